import { keySpaces, type Organisatie } from '../organisations'
import type { WrittenName } from './name-noise'
import type { Ids } from './story-context'

/** Where the local key is the BSN; who is written down without one is somebody else each time. */
export const keyByBsn =
  (organisatie: Organisatie, ids: Ids) =>
  (bsn: string | undefined): readonly [string, string] => [
    keySpaces.bsn,
    bsn ?? `zonder-${ids.next(`${organisatie}/zonder-bsn`)}`,
  ]

const folded = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase()

/**
 * Where messages have no number for a person either: without a BSN somebody is the same person only within one zaak, by family name, first
 * names (or initials, where the message has them) and birth date.
 */
export const keyInZaak =
  (zaak: string, initials: boolean) =>
  (
    { geslachtsnaam, voornamen, voorletters }: WrittenName,
    geboortedatum: string | undefined,
  ): readonly [string, string] => {
    const given = voorletters ? (initials ? voornamen.join('') : '') : voornamen.join(' ')
    const said = [zaak, geslachtsnaam, given, geboortedatum ?? '']
    return ['corv-persoon', JSON.stringify(said.map(folded))]
  }

/** Where the system numbers its clients. */
export const keyByNumber = (organisatie: Organisatie, ids: Ids) => (): readonly [string, string] => [
  keySpaces.opvangClient,
  String(ids.next(`${organisatie}/client`)),
]
