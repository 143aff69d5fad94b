import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ContractError, type Site, siteOfContract, siteOfDocument } from '@gezinsbeeld/contracts/docs'
import { hasErrors, renderFindings } from '@gezinsbeeld/contracts/findings'
import { FindingError } from '../tell.js'

export interface ContractDocsOptions {
  readonly out: string
  readonly repository: string
  readonly root?: string
}

const siteOf = (document: string | undefined, { repository, root }: ContractDocsOptions): Site => {
  try {
    return document === undefined ? siteOfContract(repository) : siteOfDocument(document, root)
  } catch (cause) {
    if (cause instanceof ContractError) throw new FindingError(`contract: ${cause.message}`, { cause })
    throw cause
  }
}

/**
 * Writes the site of a document, or of the clone's contract, and says where it begins. What cannot be resolved in the document is told
 * and left out of the site; the exit code is then 1.
 *
 * @throws FindingError when the document cannot be read.
 */
export const contractDocs = async (
  document: string | undefined,
  options: ContractDocsOptions,
): Promise<void> => {
  const { files, findings } = siteOf(document, options)
  if (findings.length > 0) process.stderr.write(renderFindings(findings, 'text'))
  if (files.size === 0) throw new FindingError('no site was made')
  mkdirSync(options.out, { recursive: true })
  for (const [name, content] of files) writeFileSync(join(options.out, name), content)
  process.stdout.write(`${join(options.out, 'index.html')}\n`)
  if (hasErrors(findings)) process.exitCode = 1
}
