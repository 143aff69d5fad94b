import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generateCatalogue, generateValidatorTypes } from './build/generate-catalogue'
import { generateTypes } from './build/generate-types'
import { generateValidators } from './build/generate-validators'
import { loadContract } from './build/load-contract'

export { ContractError } from './build/contract-error'

const banner =
  '// Generated from contracts/ by `gezinsbeeld contract build`; change the contract, not this file.\n'

/** What `gezinsbeeld contract build` writes: path below the repository → content. The same contract gives the same bytes. */
export const generate = async (repository: string): Promise<ReadonlyMap<string, string>> => {
  const contract = loadContract(join(repository, 'contracts'))
  const to = 'packages/contracts/src/gegenereerd'
  const validators = await generateValidators(contract, join(repository, 'packages/contracts'))
  const types = generateValidatorTypes(contract)
  return new Map([
    [`${to}/types.ts`, banner + generateTypes(contract)],
    [`${to}/catalogue.ts`, banner + generateCatalogue(contract)],
    [`${to}/strict.js`, banner + validators.strict],
    [`${to}/strict.d.ts`, banner + types],
    [`${to}/tolerant.js`, banner + validators.tolerant],
    [`${to}/tolerant.d.ts`, banner + types],
  ])
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
