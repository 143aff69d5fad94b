import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generateAddresses } from './build/generate-addresses'
import { generateBundle } from './build/generate-bundle'
import { generateCatalogue, generateValidatorTypes } from './build/generate-catalogue'
import { generateConformity } from './build/generate-conformity'
import { generatePermissions } from './build/generate-permissions'
import { generateReadme } from './build/generate-readme'
import { generateTypes } from './build/generate-types'
import { generateValidators } from './build/generate-validators'
import { loadApplications } from './build/load-applications'
import { loadContract } from './build/load-contract'
import { loadExamples } from './build/load-examples'
import { readText } from './build/read-file'

export { ContractError } from './build/contract-error'
export { derivePermissions, type Permissions, subjectOf } from './build/derive-permissions'
export { type Application, type Channel, loadApplications } from './build/load-applications'

const banner =
  '// Generated from contracts/ by `gezinsbeeld contract build`; change the contract, not this file.\n'

/** What `gezinsbeeld contract build` writes: path below the repository → content. The same contract gives the same bytes. */
export const generate = async (repository: string): Promise<ReadonlyMap<string, string>> => {
  const contracts = join(repository, 'contracts')
  const contract = loadContract(contracts)
  const to = 'packages/contracts/src/gegenereerd'
  const validatorTypes = banner + generateValidatorTypes(contract)
  const written: readonly [string, string][] = [
    ['contracts/README.md', generateReadme(contract, readText(contracts, 'README.md'))],
    [
      'contracts/gegenereerd/gezinsbeeld.asyncapi.json',
      generateBundle(contract, (schemaPath) => loadExamples(contracts, schemaPath)),
    ],
    [
      'packages/bus/src/gegenereerd/permissions.ts',
      banner + generatePermissions(loadApplications(contracts)),
    ],
    [`${to}/types.ts`, banner + generateTypes(contract)],
    [`${to}/addresses.ts`, banner + generateAddresses(contract)],
    [`${to}/conformity.ts`, banner + generateConformity(contract)],
    [`${to}/catalogue.ts`, banner + generateCatalogue(contract)],
    [`${to}/strict.d.ts`, validatorTypes],
    [`${to}/tolerant.d.ts`, validatorTypes],
  ]
  const { strict, tolerant } = await generateValidators(contract)
  return new Map([...written, [`${to}/strict.js`, banner + strict], [`${to}/tolerant.js`, banner + tolerant]])
}

/** Writes what is generated, or with `check` only says which files differ from what is committed. Returns their paths. */
export const build = async (
  repository: string,
  options: { readonly check: boolean },
): Promise<readonly string[]> => {
  const different: string[] = []
  for (const [path, content] of await generate(repository)) {
    const file = join(repository, path)
    if (existsSync(file) && readFileSync(file, 'utf8') === content) continue
    different.push(path)
    if (options.check) continue
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
  return different
}
