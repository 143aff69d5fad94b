import type { EventName } from '@gezinsbeeld/contracts'
import { published } from '@gezinsbeeld/hub/scenario'
import { linkPersons, type Organisatie, organisations, type PersonRecord } from '@gezinsbeeld/region'
import { type Item, type itemsOf, pseudonym, token } from './region-in-words'

type Told = Parameters<typeof itemsOf>[0]

/** A text that nobody may be told but who said it. */
export interface Planted {
  readonly tekst: string
  readonly doorWie: Organisatie
  /** The records, as references, that say that it is secret. */
  readonly geheimVolgens: readonly string[]
}

export interface Secrets {
  /** Said first: what was published before it was known that it is secret. */
  readonly before: readonly Item[]
  /** Said last: where they are, in every field of the contract that can tell it. */
  readonly after: readonly Item[]
  readonly planted: readonly Planted[]
}

const referenceOf = ({ organisatie, sleutelruimte, sleutel }: PersonRecord): string =>
  `${organisatie}:${token(organisatie, sleutelruimte, sleutel)}`

/**
 * Puts places that can be recognised wherever an organisation can name one about somebody whose address is secret: at an organisation
 * that does not know of the secret, and at the one that knows, from before it did.
 */
export const plantSecrets = (stories: Told): Secrets => {
  const before: Item[] = []
  const after: Item[] = []
  const planted: Planted[] = []
  let number = 0
  const next = (): number => {
    number += 1
    return number
  }
  /** Who knows of the secret that is being planted. */
  let geheimVolgens: readonly string[] = []
  const plant = (doorWie: Organisatie, word: string): string => {
    const tekst = `${word} Schuil${next()}weg`
    planted.push({ tekst, doorWie, geheimVolgens })
    return tekst
  }
  const telephone = (doorWie: Organisatie): string => {
    const tekst = `06-00${String(next()).padStart(6, '0')}`
    planted.push({ tekst, doorWie, geheimVolgens })
    return tekst
  }
  const postcode = (doorWie: Organisatie): string => {
    const tekst = `${9000 + next()}XZ`
    planted.push({ tekst, doorWie, geheimVolgens })
    return tekst
  }
  const placed = (doorWie: Organisatie) => ({
    adres: {
      ...{ straat: plant(doorWie, 'Aan de'), huisnummer: 1 },
      ...{ postcode: postcode(doorWie), woonplaats: plant(doorWie, 'Dorp') },
    },
    telefoon: telephone(doorWie),
  })
  const say = (
    to: Item[],
    record: PersonRecord,
    naam: EventName,
    object: string,
    data: object,
    sequence = 1,
  ): void => {
    const { organisatie, dossier } = record
    const herkomst = { bronsysteem: 'systeem', vastgelegdOp: '2025-07-01T10:00:00Z', adapterversie: '1' }
    const whole = {
      referentie: `${organisatie}:${object}`,
      personen: [referenceOf(record)],
      herkomst,
      ...data,
    }
    to.push({
      organisatie,
      given: published(organisatie, naam, object, whole, sequence),
      ...(dossier !== undefined && { dossiers: [dossier] }),
    })
  }
  const inAnyField = (to: Item[], record: PersonRecord): void => {
    const { organisatie } = record
    const { rol } = organisations[organisatie]
    const object = () => token(organisatie, 'geplant', String(next()))
    const aanbieder = () => ({ naam: plant(organisatie, 'Huis') })
    if (rol === 'gi' || rol === 'gemeente') {
      say(to, record, 'overleg.gepland', object(), {
        soort: 'rondetafel',
        plaats: plant(organisatie, 'Zaal'),
      })
      const locatie = { naam: plant(organisatie, 'Groep'), adres: placed(organisatie).adres }
      say(to, record, 'verblijf.gestart', object(), { soort: 'instelling', locatie, aanbieder: aanbieder() })
    }
    // So that somebody sees all of the family.
    if (rol === 'gi' && (record.geboortedatum ?? '') > '2009')
      say(to, record, 'maatregel.opgelegd', object(), { soort: 'ots', ingangsdatum: '2025-01-01' })
    if (rol === 'gemeente')
      say(to, record, 'voorziening.toegewezen', object(), { wet: 'wmo', aanbieder: aanbieder() })
  }
  for (const { persons } of stories)
    for (const { records } of linkPersons(persons)) {
      const knowing = records.filter(({ geheim }) => geheim)
      if (knowing.length === 0) continue
      geheimVolgens = knowing.map(referenceOf)
      for (const record of records) {
        const { organisatie, sleutelruimte, sleutel, bsn, velden, naam, ongeboren } = record
        const open = {
          ...(bsn !== undefined && { pseudoniemen: [pseudonym(bsn)] }),
          ...velden,
          naam: { geslachtsnaam: naam.slice(0, 200), ...Object(velden['naam']) },
          ...placed(organisatie),
        }
        if (ongeboren) continue
        inAnyField(before, record)
        inAnyField(after, record)
        const object = token(organisatie, sleutelruimte, sleutel)
        if (record.geheim) say(before, record, 'persoon.vastgelegd', object, open, 0)
        else say(after, record, 'persoon.vastgelegd', object, open, 2)
      }
    }
  return { before, after, planted }
}
