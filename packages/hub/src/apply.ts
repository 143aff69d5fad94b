import { createHash } from 'node:crypto'
import { bericht, bezorgdSubject, type EventName, geenGezin } from '@gezinsbeeld/contracts'
import {
  changes,
  deliver,
  evolve,
  goesOn,
  isWithdrawn,
  kindOf,
  type PartnerEvent,
  type Policy,
  personsOf,
  type StoredObject,
} from '@gezinsbeeld/family-picture'
import { type Regrouped, regroup } from './families'
import type { Input, Message } from './input'
import { indexPseudonyms, isOfAge, type Mint, memberRoles, personData, relink } from './persons'
import { pictureOf, policyOf } from './picture-of'
import { type Output, setValue, type Tables, todayOf, valuesOf } from './tables'

const token = (...parts: readonly (string | number)[]): string =>
  createHash('sha256').update(parts.join('\u0000')).digest('base64url').slice(0, 22)

/** The hub as a CloudEvents source. */
export interface HubIdentity {
  /** `urn:nld:oin:<20 digits>:systeem:hub`. */
  readonly source: string
}

/** Applies one input: changes the state and gives what must be sent, in order. Runs inside a transaction; no clock, no chance. */
export const apply = (
  tables: Tables,
  identity: HubIdentity,
  message: Message,
  input: Input,
): readonly Output[] => {
  const { positie, ontvangenOp } = message
  let minted = 0
  const mint: Mint = () => token('id', positie, minted++)
  const vandaag = todayOf(tables)
  const outputs: Output[] = []
  const send = (ontvanger: string, gezin: string, naam: EventName, data: object): void => {
    outputs.push({
      subject: bezorgdSubject(ontvanger, gezin, naam),
      payload: JSON.stringify(data),
      attributes: {
        id: token('bezorging', positie, outputs.length, ontvanger),
        source: identity.source,
        type: bericht(naam).type,
        time: ontvangenOp,
        dataschema: bericht(naam).schema,
        sequence: String(positie).padStart(16, '0'),
        ...(message.event?.traceparent === undefined ? {} : { traceparent: message.event.traceparent }),
      },
    })
  }

  switch (input.soort) {
    case 'onleesbaar':
      tables.quarantaine.putSync(positie, { subject: message.subject, reden: input.reden })
      return []
    case 'partner': {
      const touched = store(tables, input)
      if (touched === undefined) return []
      if (touched.structural === undefined) {
        tell(tables, new Set(touched.persons.flatMap((p) => valuesOf(tables.gezinnenVan, p))), send)
        return outputs
      }
      const persons = relink(tables, touched.structural.refs, touched.structural.pseudonyms, mint)
      const regrouped = regroup(tables, persons, vandaag, mint)
      settle(tables, persons, touched.structural.pseudonyms, regrouped, send)
      return outputs
    }
    case 'organisatie': {
      const { organisatie, opentGezinnen } = input.organisatie
      const before = tables.organisaties.get(organisatie)
      tables.organisaties.putSync(organisatie, input.organisatie)
      if (before === undefined && !opentGezinnen)
        for (const pseudoniem of tables.gevraagd.getKeys())
          send(organisatie, geenGezin, 'bekendheid.gevraagd', { pseudoniem })
      // What it published before it was registered counts from now on, and what it may do has changed.
      const known = tables.persoonVan.getRange({ start: `${organisatie}:`, end: `${organisatie};` })
      const persons = new Set([...known].map(({ value }) => value))
      settle(tables, persons, [], regroup(tables, persons, vandaag, mint), send)
      return outputs
    }
    case 'dag': {
      const minors = new Set([...tables.gezinnen.getRange()].flatMap(({ value }) => value.minderjarigen))
      for (const person of [...minors].filter((minor) => isOfAge(tables, minor, vandaag))) {
        const regrouped = regroup(tables, [person], vandaag, mint)
        settle(tables, new Set([person]), [], regrouped, send)
      }
      tell(tables, familiesWithEnd(tables, vandaag), send)
      return outputs
    }
  }
}

type Send = (ontvanger: string, gezin: string, naam: EventName, data: object) => void

interface Touched {
  /** The hub's persons that the object names, now or before. */
  readonly persons: readonly string[]
  /** Set when the change may alter who is who or which family is which. */
  readonly structural?: { readonly refs: readonly string[]; readonly pseudonyms: readonly string[] }
}

/** What of a person decides links and families; a corrected spelling of a street does not. */
const decisive = (event: PartnerEvent | undefined): string => {
  if (event?.naam !== 'persoon.vastgelegd') return ''
  const { pseudoniemen, geboortedatum, ongeboren, geslacht, naam, adres, geheimhouding } = event.data
  return JSON.stringify([pseudoniemen, geboortedatum, ongeboren, geslacht, naam, adres, geheimhouding])
}

const familiesNaming = (tables: Tables, object: string): readonly string[] => {
  const event = tables.objecten.get(object)?.event
  if (event === undefined) return []
  return personsOf(event).flatMap((ref) => valuesOf(tables.gezinnenVan, tables.persoonVan.get(ref) ?? ''))
}

/** The families of which something ends today or ended since the day before; those days are forgotten. */
const familiesWithEnd = (tables: Tables, vandaag: string): ReadonlySet<string> => {
  const ended = [...tables.eindes.getRange({ end: `${vandaag}~` })]
  for (const { key } of ended) tables.eindes.removeSync(key)
  return new Set(ended.flatMap(({ value }) => value.flatMap((object) => familiesNaming(tables, object))))
}

/** Stores the object when it is newer than what is there; undefined when it is not. */
const store = (tables: Tables, input: Extract<Input, { soort: 'partner' }>): Touched | undefined => {
  const { event, organisatie, sequence } = input
  const kind = kindOf(event.naam)
  const key = `${kind} ${event.data.referentie}`
  const before = tables.objecten.get(key)
  const next: StoredObject = { sleutel: token('feit', key), organisatie, event, sequence }
  if (evolve(before, next) !== next) return undefined
  tables.objecten.putSync(key, next)
  if (kind === 'bron') {
    setValue(tables.bronnen, organisatie, key, !isWithdrawn(event))
    return { persons: [] }
  }
  const were = before === undefined ? [] : personsOf(before.event)
  const are = personsOf(event)
  for (const ref of new Set([...were, ...are])) setValue(tables.bijPersoon, ref, key, are.includes(ref))
  if (goesOn(event, todayOf(tables)) && 'einddatum' in event.data && event.data.einddatum !== undefined)
    setValue(tables.eindes, event.data.einddatum, key, true)
  const refs = [...new Set([...were, ...are])]
  const persons = refs.flatMap((ref) => tables.persoonVan.get(ref) ?? [])

  const newcomers = refs.some((ref) => tables.persoonVan.get(ref) === undefined)
  const undated = () => refs.some((ref) => personData(tables, ref)?.geboortedatum === undefined)
  const structural =
    newcomers ||
    kind === 'relatie' ||
    (kind === 'persoon' && decisive(before?.event) !== decisive(event)) ||
    (kind === 'maatregel' && undated())
  if (!structural) return { persons }
  const pseudonyms = (of: PartnerEvent | undefined) =>
    of?.naam === 'persoon.vastgelegd' ? (of.data.pseudoniemen ?? []) : []
  const former = pseudonyms(before?.event)
  if (kind === 'persoon') indexPseudonyms(tables, event.data.referentie, former, pseudonyms(event))
  return { persons, structural: { refs, pseudonyms: former } }
}

/** Tells receivers of families that came, went or split, asks about new members, and tells what changed in the pictures. */
const settle = (
  tables: Tables,
  persons: ReadonlySet<string>,
  formerPseudonyms: readonly string[],
  { gewijzigd, opgeheven, gesplitst, betrokkenen }: Regrouped,
  send: Send,
): void => {
  for (const [gezin, into] of opgeheven)
    for (const ontvanger of valuesOf(tables.ontvangers, gezin))
      if (into === undefined) send(ontvanger, gezin, 'gezin.beeindigd', { gezin })
      else send(ontvanger, gezin, 'gezin.samengevoegd', { gezin, in: into })
  for (const [gezin, into] of gesplitst)
    for (const ontvanger of valuesOf(tables.ontvangers, gezin))
      send(ontvanger, gezin, 'gezin.gesplitst', { gezin, in: [gezin, ...into] })

  const families = new Set([...gewijzigd, ...opgeheven.keys()])
  for (const persoon of persons)
    for (const gezin of valuesOf(tables.gezinnenVan, persoon)) families.add(gezin)
  ask(tables, new Set([...persons, ...betrokkenen]), formerPseudonyms, send)
  tell(tables, families, send)
}

/** Asks those who do not open families about everybody who became a member of one, and ends it for who no longer is. */
const ask = (
  tables: Tables,
  persons: Iterable<string>,
  formerPseudonyms: readonly string[],
  send: Send,
): void => {
  const isMember = (persoon: string): boolean =>
    valuesOf(tables.gezinnenVan, persoon).some((gezin) =>
      tables.gezinnen.get(gezin)?.leden.some((lid) => lid.persoon === persoon && memberRoles.has(lid.rol)),
    )
  const concerned = new Set(formerPseudonyms)
  for (const persoon of persons)
    for (const ref of valuesOf(tables.referenties, persoon))
      for (const pseudoniem of personData(tables, ref)?.pseudoniemen ?? []) concerned.add(pseudoniem)
  const receivers = [...tables.organisaties.getRange()]
    .filter(({ value }) => !value.opentGezinnen)
    .map(({ key }) => key)
  for (const pseudoniem of [...concerned].sort()) {
    const wanted = valuesOf(tables.bijPseudoniem, pseudoniem).some((ref) =>
      isMember(tables.persoonVan.get(ref) ?? ''),
    )
    if (wanted === (tables.gevraagd.get(pseudoniem) === true)) continue
    if (wanted) tables.gevraagd.putSync(pseudoniem, true)
    else tables.gevraagd.removeSync(pseudoniem)
    for (const ontvanger of receivers)
      send(ontvanger, geenGezin, wanted ? 'bekendheid.gevraagd' : 'bekendheid.beeindigd', { pseudoniem })
  }
}

/** Tells every receiver of these families what changed for it. */
const tell = (tables: Tables, families: Iterable<string>, send: Send): void => {
  const policy: Policy = policyOf(tables)
  for (const gezin of [...families].sort()) {
    const picture = pictureOf(tables, gezin)
    const told = valuesOf(tables.ontvangers, gezin)
    const receivers = new Set([...told, ...(picture?.objecten.map(({ organisatie }) => organisatie) ?? [])])
    for (const ontvanger of [...receivers].sort()) {
      const key = `${ontvanger} ${gezin}`
      const before = tables.bezorgd.get(key)
      const view = picture === undefined ? undefined : deliver(policy, picture, ontvanger)
      const { deliveries, delivered } = changes(gezin, before, view)
      if (deliveries.length === 0) continue
      for (const { naam, data } of deliveries) send(ontvanger, gezin, naam, data)
      setValue(tables.ontvangers, gezin, ontvanger, delivered !== undefined)
      if (delivered === undefined) tables.bezorgd.removeSync(key)
      else tables.bezorgd.putSync(key, delivered)
    }
  }
}
