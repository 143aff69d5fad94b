import { accessSync, constants, mkdirSync } from 'node:fs'
import type { AdapterConfiguration } from '../configuration'
import type { AdapterDefinition } from '../define'
import { describe } from '../failures'
import { openSource } from '../sources/open-source'
import type { Finding } from '../sources/source'
import { busFindings } from './check-bus'

const fault = (wat: string, error: unknown): Finding => ({ wat, oordeel: 'fout', uitleg: describe(error) })

const folderFinding = ({ gegevens }: AdapterConfiguration): Finding => {
  try {
    mkdirSync(gegevens, { recursive: true, mode: 0o700 })
    accessSync(gegevens, constants.R_OK | constants.W_OK)
    return { wat: 'gegevens', oordeel: 'goed', uitleg: `${gegevens} is te lezen en te schrijven` }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : describe(error)
    return {
      wat: 'gegevens',
      oordeel: 'fout',
      uitleg: `${gegevens} is niet te lezen en te schrijven (${code})`,
    }
  }
}

async function* feedFindings(
  definition: AdapterDefinition,
  configuration: AdapterConfiguration,
): AsyncIterable<Finding> {
  for (const feed of definition.feeds) {
    const wat = `feed ${feed.naam}`
    if (configuration.feeds[feed.naam]?.aan === false) {
      yield { wat, oordeel: 'let op', uitleg: 'staat uit' }
      continue
    }
    try {
      const source = await openSource(feed.source, configuration.bron, {
        feed: feed.naam,
        name: `gezinsbeeld check ${configuration.organisatie}`,
        folder: configuration.gegevens,
        key: Buffer.from(configuration.sleutels.quarantaine, 'hex'),
        // Nobody is looked up for a try.
        clients: () => [],
      })
      try {
        if (source.probe !== undefined) yield* await source.probe()
        else {
          for await (const { records } of source.pass(undefined)) {
            yield {
              wat,
              oordeel: 'goed',
              uitleg: `te lezen; ${records.length} records op de eerste bladzijde`,
            }
            break
          }
        }
      } finally {
        await source.close()
      }
    } catch (error) {
      yield fault(wat, error)
    }
  }
}

/** How long the region's server may take to answer. */
const patienceMs = 15_000

/** Looks at everything that an adapter needs, and says what to mend. Nothing is published or changed. */
export async function* checkAdapter(
  definition: AdapterDefinition,
  configuration: AdapterConfiguration,
  { patience = patienceMs }: { readonly patience?: number } = {},
): AsyncIterable<Finding> {
  yield {
    wat: 'configuratie',
    oordeel: 'goed',
    uitleg: `${definition.naam} van ${configuration.organisatie}`,
  }
  yield folderFinding(configuration)
  yield* busFindings(definition, configuration, patience)
  const said = new Set<string>()
  for await (const finding of feedFindings(definition, configuration)) {
    // The clock of one source is said once, however many feeds read it.
    const what = `${finding.oordeel} ${finding.wat}`
    if (said.has(what)) continue
    said.add(what)
    yield finding
  }
}
