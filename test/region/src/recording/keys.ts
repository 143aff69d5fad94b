import { keySpaces, type Organisatie } from '../organisations'
import type { Ids } from './story-context'

/** Where the local key is the BSN; who is written down without one is somebody else each time. */
export const keyByBsn =
  (organisatie: Organisatie, ids: Ids) =>
  (bsn: string | undefined): readonly [string, string] => [
    keySpaces.bsn,
    bsn ?? `zonder-${ids.next(`${organisatie}/zonder-bsn`)}`,
  ]

/** Where the system numbers its clients. */
export const keyByNumber = (organisatie: Organisatie, ids: Ids) => (): readonly [string, string] => [
  keySpaces.opvangClient,
  String(ids.next(`${organisatie}/client`)),
]
