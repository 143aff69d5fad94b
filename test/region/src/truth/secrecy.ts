import { gemeenten, type Organisatie, organisations } from '../organisations'
import type { PersonRecord } from '../recording/published'
import { addressText } from '../world/address'
import type { Family } from './families'
import type { LinkedPerson } from './linking'
import type { FactTruth } from './truth'

/**
 * Whose address and telephone go to nobody (DESIGN.md): one source's secret holds for the person and everyone living with them.
 * `onzeker` are the others of such a family: where it is not known who lives with whom, a hub that says nothing does
 * right, and so does one that knows better.
 */
export interface Secrecy {
  readonly geheim: ReadonlySet<LinkedPerson>
  readonly onzeker: ReadonlySet<LinkedPerson>
}

export const secrecyOf = ({ members }: Family): Secrecy => {
  const people = [...members.keys()]
  const geheim = new Set(people.filter(({ records }) => records.some((record) => record.geheim)))
  if (geheim.size === 0) return { geheim, onzeker: geheim }
  const informed = new Set(
    people.flatMap(({ records }) =>
      records.filter((record) => record.geheim).map((record) => record.organisatie),
    ),
  )
  for (let before = -1; before !== geheim.size; ) {
    before = geheim.size
    const addresses = new Set([...geheim].flatMap(addressesOf))
    for (const person of people) {
      if (addressesOf(person).some((address) => addresses.has(address))) geheim.add(person)
    }
  }
  // Who knows of the secret and still records another address openly, says that they do not live there.
  const apart = (record: PersonRecord): boolean =>
    record.adres !== undefined && informed.has(record.organisatie)
  const onzeker = new Set(
    people.filter(
      (person) => !geheim.has(person) && (members.get(person) === 'kind' || !person.records.some(apart)),
    ),
  )
  // And whoever may live with somebody of whom it is not known.
  for (const person of people) {
    const near = [...onzeker].flatMap(addressesOf)
    if (!geheim.has(person) && addressesOf(person).some((address) => near.includes(address)))
      onzeker.add(person)
  }
  return { geheim, onzeker }
}

const addressesOf = ({ records }: LinkedPerson): readonly string[] =>
  records.flatMap(({ adres }) => (adres ? [addressText(adres)] : []))

/** What says where somebody is. Who provides help does not, unless it is where they stay. */
export const secretFieldsOf = (domein: FactTruth['domein']): readonly string[] => [
  ...['adres', 'telefoon', 'plaats', 'locatie'],
  ...(domein === 'verblijf' ? ['aanbieder'] : []),
]

export const isMunicipality = (organisatie: Organisatie): boolean =>
  gemeenten.some((one) => one === organisatie)

/** Whether a field says in which municipality somebody lives. */
const namesMunicipality = (value: unknown): boolean =>
  gemeenten.some((gemeente) => {
    const town = organisations[gemeente].naam.replace('Gemeente ', '').toLowerCase()
    return JSON.stringify(value).toLowerCase().includes(town)
  })

/** Fields as somebody else may be told them. What names a municipality is told in other words, which are not looked at here. */
export const withoutSecrets = ({ domein, organisatie, velden }: FactTruth): FactTruth['velden'] =>
  Object.fromEntries(
    Object.entries(velden).filter(
      ([field, value]) =>
        !secretFieldsOf(domein).some((name) => name === field) &&
        !(field === 'contactpersoon' && isMunicipality(organisatie)) &&
        !(domein !== 'persoon' && namesMunicipality(value)),
    ),
  )
