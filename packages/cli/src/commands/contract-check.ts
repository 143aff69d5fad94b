import { setFlagsFromString } from 'node:v8'
import type { Profile } from '@gezinsbeeld/contracts/check'
import { type FindingFormat, hasErrors, renderFindings } from '@gezinsbeeld/contracts/findings'

/** As `--profile` and `--format` take them. */
export interface ContractCheckOptions {
  readonly profile: Profile
  readonly format: FindingFormat
  readonly root?: string
  readonly strict?: true
  readonly rules?: true
}

/** Prints what is to be said of the contract; exit code 1 when something is wrong (with `strict`: when anything is said). */
export const contractCheck = async (path: string, options: ContractCheckOptions): Promise<void> => {
  // Nearly all of the code runs a few times only: compiling it well costs a third of the time and does not come back. The V8 of
  // Node 20 knows the setting; a later one complains about it.
  if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=4000000')
  const { checkContract, ruleMarkdown, ruleTable } = await import('@gezinsbeeld/contracts/check')
  if (options.rules) {
    process.stdout.write(ruleMarkdown())
    return
  }
  const { profile, format, root, strict } = options
  const from = process.cwd()
  const { findings, files } = await checkContract(path, {
    profile,
    from,
    ...(root === undefined ? {} : { root }),
  })
  process.stdout.write(
    renderFindings(findings, format, {
      tool: 'gezinsbeeld contract check',
      rules: new Map(ruleTable.map(({ name, description }) => [name, description])),
      files,
    }),
  )
  const said = strict ? findings.some(({ severity }) => severity !== 'info') : hasErrors(findings)
  process.exitCode = said ? 1 : 0
}
