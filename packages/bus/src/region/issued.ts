import { randomUUID } from 'node:crypto'
import { appendFile, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AccountName } from './keys'
import type { BusRole } from './permissions'

/** A credential that was given out: without this nobody could be shut out whose creds file is no longer at hand. */
export interface Issued {
  /** `<organisatie>_<app>` */
  readonly naam: string
  /** Its public key; no secret. */
  readonly sleutel: string
  readonly rol: BusRole
  /** Unix seconds. */
  readonly uitgegevenOp: number
  readonly verlooptOp: number
}

/** Per account: public key → since when (Unix seconds) nothing that was signed for it counts. */
export type Revoked = Readonly<Partial<Record<AccountName, Readonly<Record<string, number>>>>>

const issuedFile = (folder: string): string => join(folder, 'uitgegeven.jsonl')
const revokedFile = (folder: string): string => join(folder, 'ingetrokken.json')

const textOf = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8')
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return undefined
    throw thrown
  }
}

/** Written before the credential is handed over: one that is written down and never used does no harm. */
export const noteIssued = (folder: string, issued: Issued): Promise<void> =>
  appendFile(issuedFile(folder), `${JSON.stringify(issued)}\n`, { mode: 0o600 })

/** Oldest first. */
export const readIssued = async (folder: string): Promise<readonly Issued[]> =>
  ((await textOf(issuedFile(folder))) ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Issued => JSON.parse(line))

export const readRevoked = async (folder: string): Promise<Revoked> => {
  const text = await textOf(revokedFile(folder))
  return text === undefined ? {} : JSON.parse(text)
}

/** Whole or not at all: a list that is lost lets everybody in again. */
export const writeRevoked = async (folder: string, revoked: Revoked): Promise<void> => {
  const draft = `${revokedFile(folder)}.${randomUUID()}`
  await writeFile(draft, `${JSON.stringify(revoked, undefined, 2)}\n`, { mode: 0o600 })
  await rename(draft, revokedFile(folder))
}
