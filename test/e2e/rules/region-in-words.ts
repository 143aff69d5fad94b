import type { EventName } from '@gezinsbeeld/contracts'
import { type Given, published, registers, type Scenario } from '@gezinsbeeld/hub/scenario'
import { referenceToken } from '@gezinsbeeld/identity'
import { type createRegion, type Organisatie, organisations, type PersonRecord } from '@gezinsbeeld/region'

/** As the kit makes it, under a key of each organisation's own. */
export const token = (organisatie: string, keySpace: string, localKey: string) =>
  referenceToken(new TextEncoder().encode(`sleutel van ${organisatie}`), keySpace, localKey)

export const pseudonym = (bsn: string) => `1.${token('pseudoniem', 'bsn', bsn)}${'A'.repeat(21)}`

export const registered = (organisatie: Organisatie): Given => {
  const { naam, rol, oin, opentGezinnen } = organisations[organisatie]
  const { event, ...rest } = registers(organisatie, rol)
  if (event === undefined) throw new Error('a registration is an event')
  return {
    ...rest,
    event: { ...event, data: { organisatie, rol, naam, oin, opentGezinnen, schaduw: false } },
  }
}

type ToldStory = ReturnType<ReturnType<typeof createRegion>['stories']> extends Iterable<infer S> ? S : never

export interface Item {
  readonly organisatie: Organisatie
  readonly given: Given
  /** Shared once one of these clients is asked for; undefined is unasked. */
  readonly dossiers?: readonly string[]
}

/** In whose files it stands: any of these that is asked for opens it. */
const filesOf = ({
  dossier,
  ookIn = [],
}: {
  readonly dossier?: string
  readonly ookIn?: readonly string[]
}): readonly string[] | undefined => (dossier === undefined ? undefined : [dossier, ...ookIn])

/** What every organisation's records say, in the words of the contract; and whose clients are asked for by which pseudonym. */
export const itemsOf = (stories: Iterable<ToldStory>) => {
  const items: Item[] = []
  /** By organisation and pseudonym, which clients. */
  const clients = new Map<string, string[]>()
  let number = 0
  for (const { persons, relations, facts } of stories) {
    const recordOf = new Map<string, PersonRecord>(persons.map((record) => [record.id, record]))
    const personToken = (id: string): string => {
      const record = recordOf.get(id)
      if (record === undefined) throw new Error(`nobody is ${id}`)
      return token(record.organisatie, record.sleutelruimte, record.sleutel)
    }
    const ref = (id: string) => `${recordOf.get(id)?.organisatie}:${personToken(id)}`
    const say = (
      organisatie: Organisatie,
      naam: string,
      object: string,
      data: object,
      vastgelegdOp: string,
      dossiers: readonly string[] | undefined,
      sequence = 1,
    ) => {
      const herkomst = { bronsysteem: 'systeem', vastgelegdOp, adapterversie: '1' }
      const whole = { referentie: `${organisatie}:${object}`, herkomst, ...data }
      const given = published(organisatie, naam as EventName, object, whole, sequence)
      items.push({ organisatie, given, ...(dossiers && { dossiers }) })
    }
    const moment = '2025-06-01T10:00:00Z'
    const fresh = (organisatie: string) => token(organisatie, 'object', String(++number))
    for (const record of persons) {
      const { id, organisatie, bsn, eerdereBsns = [], velden, geheim } = record
      const bsns = bsn === undefined ? [] : [bsn, ...eerdereBsns]
      for (const one of bsns) {
        const key = `${organisatie} ${pseudonym(one)}`
        clients.set(key, [...(clients.get(key) ?? []), id])
      }
      const { adres, overlijdensdatum, ...named } = velden
      const about = {
        personen: [ref(id)],
        ...(bsns.length > 0 && !record.ongeboren && { pseudoniemen: bsns.map(pseudonym) }),
        ...named,
        naam: { geslachtsnaam: record.naam.slice(0, 200), ...Object(velden['naam']) },
      }
      const whole = {
        ...about,
        ...(adres !== undefined && { adres }),
        ...(overlijdensdatum !== undefined && { overlijdensdatum }),
        ...(geheim && { geheimhouding: true }),
      }
      const tell = (data: object, files: readonly string[] | undefined, sequence?: number) =>
        say(organisatie, 'persoon.vastgelegd', personToken(id), data, record.vastgelegdOp, files, sequence)
      // In others' files they are only named; where they live stands in their own.
      if (record.dossier === id) {
        tell(about, record.ookIn ?? [])
        tell(whole, [id], 2)
      } else tell(whole, filesOf(record))
    }
    for (const relation of relations) {
      const { organisatie, van, naar, soort, einddatum } = relation
      const [from, to] = [ref(van), ref(naar)]
      say(
        organisatie,
        'relatie.vastgelegd',
        fresh(organisatie),
        { personen: [from, to], van: from, naar: to, soort, ...(einddatum && { einddatum }) },
        moment,
        filesOf(relation),
      )
    }
    for (const fact of facts) {
      const { organisatie, domein, gebeurtenis, personen, velden } = fact
      say(
        organisatie,
        `${domein}.${gebeurtenis}`,
        fresh(organisatie),
        {
          personen: [...new Set(personen.map(ref))],
          ...(domein === 'betrokkenheid' && { rol: 'overig' }),
          ...velden,
        },
        moment,
        filesOf(fact),
      )
    }
  }
  return { items, clients }
}

/**
 * Says everything to a hub as the adapters would: what is shared unasked first, and a client's file once that client is asked for. Gives
 * what was said, in that order.
 */
export const sayAll = (
  hub: Pick<Scenario, 'when'>,
  { items, clients }: ReturnType<typeof itemsOf>,
): readonly Item[] => {
  const waiting = new Map<string, Item[]>()
  for (const item of items)
    for (const dossier of item.dossiers ?? []) waiting.set(dossier, [...(waiting.get(dossier) ?? []), item])
  const said = new Set<Item>()
  const open = new Set<string>()
  const asked: string[] = []
  const say = (some: readonly Item[]): void => {
    const fresh = some.filter((item) => !said.has(item))
    for (const item of fresh) said.add(item)
    for (const { naam, ontvanger, data } of hub.when(...fresh.map(({ given }) => given)))
      if (naam === 'bekendheid.gevraagd') asked.push(`${ontvanger} ${data.pseudoniem}`)
  }
  say(items.filter(({ dossiers }) => dossiers === undefined))
  for (let next = asked.pop(); next !== undefined; next = asked.pop()) {
    for (const client of clients.get(next) ?? []) {
      if (open.has(client)) continue
      open.add(client)
      say(waiting.get(client) ?? [])
    }
  }
  return [...said]
}
