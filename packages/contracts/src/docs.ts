import { join, resolve } from 'node:path'
import { ContractError } from './build/contract-error'
import { generateBundle } from './build/generate-bundle'
import { loadApplications } from './build/load-applications'
import { loadContract } from './build/load-contract'
import { loadExamples } from './build/load-examples'
import { generateSite } from './docs/generate-site'
import { readModel, type Traffic } from './docs/read-model'
import { contractRoot } from './document/contract-root'
import { type Loaded, loadDocument } from './document/load-document'
import type { Finding } from './findings/finding'

export interface Site {
  /** File name → content; empty when the document could not be read. */
  readonly files: ReadonlyMap<string, string>
  /** What could not be read or resolved. */
  readonly findings: readonly Finding[]
}

const siteOf = ({ document, findings }: Loaded, traffic: readonly Traffic[]): Site => ({
  files: document === undefined ? new Map() : generateSite(readModel(document, traffic)),
  findings,
})

/**
 * The site of any AsyncAPI 3 document; who sends and receives is what its operations say. No reference leaves `root`, by default the
 * document's folder, or the contract's for a document of an application.
 */
export const siteOfDocument = (path: string, root = contractRoot(resolve(path))): Site =>
  siteOf(loadDocument(path, { root }), [])

/**
 * The site of the contract below `repository`: with the examples, and with who sends and receives by the documents of the
 * applications.
 *
 * @throws ContractError for a contract that cannot be read.
 */
export const siteOfContract = (repository: string): Site => {
  const contracts = join(repository, 'contracts')
  const bundle = generateBundle(loadContract(contracts), (schemaPath) => loadExamples(contracts, schemaPath))
  const traffic = loadApplications(contracts).map(({ naam, titel, omschrijving, operaties }): Traffic => {
    // Who receives a question sends the answer.
    const channels = (wanted: 'send' | 'receive'): ReadonlySet<string> =>
      new Set(
        operaties.flatMap(({ actie, kanaal, antwoord }) =>
          actie === wanted ? [kanaal.naam] : antwoord === undefined ? [] : [antwoord],
        ),
      )
    return {
      toepassing: { naam, titel, omschrijving },
      zendt: channels('send'),
      ontvangt: channels('receive'),
    }
  })
  const entry = 'gezinsbeeld.asyncapi.json'
  return siteOf(loadDocument({ entry, files: new Map([[entry, bundle]]) }), traffic)
}

export { ContractError }
