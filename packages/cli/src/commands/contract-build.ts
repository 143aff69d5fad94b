import { build, ContractError } from '@gezinsbeeld/contracts/build'
import { FindingError } from '../tell.js'

/**
 * Writes what follows from the contract, and says which files changed. With `check` it writes nothing.
 *
 * @throws FindingError when the contract cannot be read, or with `check` when what is committed differs from what it generates.
 */
export const contractBuild = async (options: {
  readonly repository: string
  readonly check?: true
}): Promise<void> => {
  const different = await build(options.repository, { check: options.check ?? false }).catch(
    (cause: unknown) => {
      if (cause instanceof ContractError) throw new FindingError(`contract: ${cause.message}`, { cause })
      throw cause
    },
  )
  if (options.check && different.length > 0)
    throw new FindingError(
      [
        'not what the contract generates:',
        ...different,
        'run gezinsbeeld contract build, and commit what it writes',
      ].join('\n  '),
    )
  process.stdout.write(
    different.length === 0 ? 'up to date\n' : different.map((path) => `wrote ${path}\n`).join(''),
  )
}
