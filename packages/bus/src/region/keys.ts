import { randomUUID } from 'node:crypto'
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createAccount, createOperator, fromSeed, type KeyPair } from '@nats-io/jwt'
import { asError, StopError } from '../failure'
import { type BusRole, busRoles } from './permissions'

export type AccountName = 'SYS' | 'HUB' | 'PARTNERS'

/** Who holds these can make credentials of the region. */
export interface RegionKeys {
  readonly operator: KeyPair
  readonly accounts: Readonly<Record<AccountName, KeyPair>>
  /** One signing key per role: what a role may do hangs on its key, not on the credential. */
  readonly ofRole: (role: BusRole) => KeyPair
}

const hasCode = (thrown: unknown, code: string): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === code

/** Whole or not at all, and never over an older one: of two processes that start together one makes the key. */
const writeOnce = async (path: string, seed: Uint8Array): Promise<void> => {
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, seed, { mode: 0o600 })
  try {
    await link(draft, path)
  } catch (thrown) {
    if (!hasCode(thrown, 'EEXIST')) throw thrown
  } finally {
    await rm(draft)
  }
}

const readIfThere = async (path: string): Promise<Uint8Array | undefined> => {
  try {
    return await readFile(path)
  } catch (thrown) {
    if (hasCode(thrown, 'ENOENT')) return undefined
    throw thrown
  }
}

/** A public key begins with its kind. */
type Kind = 'O' | 'A'

const loadOrMake = async (path: string, kind: Kind): Promise<KeyPair> => {
  const found = await readIfThere(path)
  if (found === undefined) {
    await writeOnce(path, (kind === 'O' ? createOperator() : createAccount()).getSeed())
    return loadOrMake(path, kind)
  }
  try {
    const key = fromSeed(found)
    if (key.getPublicKey().startsWith(kind)) return key
  } catch (thrown) {
    throw new StopError(`${path} holds no NATS seed: restore it from the backup`, { cause: asError(thrown) })
  }
  throw new StopError(`${path} holds a seed of another kind: restore it from the backup`)
}

/** Loads the seeds under `<folder>/sleutels`, readable by the owner only, and makes those that are missing. */
export const loadKeys = async (folder: string): Promise<RegionKeys> => {
  const keys = join(folder, 'sleutels')
  await mkdir(keys, { recursive: true })
  await chmod(keys, 0o700)
  const account = (name: AccountName): Promise<KeyPair> => loadOrMake(join(keys, `account-${name}.nk`), 'A')
  const role = (name: BusRole): Promise<KeyPair> => loadOrMake(join(keys, `rol-${name}.nk`), 'A')
  const roles = new Map<BusRole, KeyPair>()
  for (const name of busRoles) roles.set(name, await role(name))
  return {
    operator: await loadOrMake(join(keys, 'operator.nk'), 'O'),
    accounts: { SYS: await account('SYS'), HUB: await account('HUB'), PARTNERS: await account('PARTNERS') },
    ofRole: (name) => {
      const key = roles.get(name)
      if (key === undefined) throw new StopError(`no signing key for ${name}`)
      return key
    },
  }
}
