import { checkAdapter, type Finding } from '@gezinsbeeld/adapter-kit/tools'
import { coloured, out } from '../show/out.js'
import { table } from '../show/table.js'
import { FindingError } from '../tell.js'
import { type AdapterOptions, chosenAdapter } from './adapter-definition.js'

/** @throws FindingError when something has to be mended before the adapter can run. */
export const adapterCheck = async (options: AdapterOptions): Promise<void> => {
  const { definition, configuration } = await chosenAdapter(options)
  const findings: Finding[] = []
  for await (const finding of checkAdapter(definition, configuration)) findings.push(finding)
  out(options.json, findings, () =>
    table(
      ['wat', 'oordeel', 'uitleg'],
      findings.map(({ wat, oordeel, uitleg }) => [wat, coloured(oordeel), uitleg]),
    ),
  )
  const faults = findings.filter(({ oordeel }) => oordeel === 'fout').length
  if (faults > 0) throw new FindingError(`${faults} of ${findings.length} must be mended`)
}
