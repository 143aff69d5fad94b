import type { EventName } from '@gezinsbeeld/contracts'
import { type Given, published, registers, scenario } from '@gezinsbeeld/hub/scenario'
import { referenceToken } from '@gezinsbeeld/identity'
import {
  allOrganisations,
  comparePictures,
  createRegion,
  type Organisatie,
  ofEach,
  organisations,
  type PersonRecord,
} from '@gezinsbeeld/region'
import { expect, test } from 'vitest'

/**
 * The rules alone, without any adapter: what each organisation's records say in the words of the contract goes into the hub, and every
 * picture must equal the truth. It holds DESIGN.md's "Who may see what" for every role and domein on a whole region.
 */

const token = (organisatie: string, keySpace: string, localKey: string) =>
  referenceToken(new TextEncoder().encode(`sleutel van ${organisatie}`), keySpace, localKey)

const pseudonym = (bsn: string) => `1.${token('pseudoniem', 'bsn', bsn)}${'A'.repeat(21)}`

const registered = (organisatie: Organisatie): Given => {
  const { naam, rol, oin, opentGezinnen } = organisations[organisatie]
  const { event, ...rest } = registers(organisatie, rol)
  if (event === undefined) throw new Error('a registration is an event')
  return {
    ...rest,
    event: { ...event, data: { organisatie, rol, naam, oin, opentGezinnen, schaduw: false } },
  }
}

interface Item {
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

const itemsOf = (stories: ReturnType<ReturnType<typeof createRegion>['stories']>) => {
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
    ) => {
      const herkomst = { bronsysteem: 'systeem', vastgelegdOp, adapterversie: '1' }
      const given = published(organisatie, naam as EventName, object, {
        referentie: `${organisatie}:${object}`,
        herkomst,
        ...data,
      })
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
      say(
        organisatie,
        'persoon.vastgelegd',
        personToken(id),
        {
          personen: [ref(id)],
          ...(bsns.length > 0 && !record.ongeboren && { pseudoniemen: bsns.map(pseudonym) }),
          ...velden,
          naam: { geslachtsnaam: record.naam.slice(0, 200), ...Object(velden['naam']) },
          ...(geheim && { geheimhouding: true }),
        },
        record.vastgelegdOp,
        filesOf(record),
      )
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

test.each([1, 2, 3, 4, 5, 7, 8, 11])(
  'a whole region gives the true pictures to every role (seed %i)',
  (seed) => {
    const region = createRegion({
      families: 150,
      seed,
      vandaag: '2026-11-22',
      organisaties: allOrganisations,
    })
    const { items, clients } = itemsOf(region.stories())
    const hub = scenario(...allOrganisations.map(registered))
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
    const seen = ofEach((organisatie) => hub.sees(organisatie).map(({ beeld }) => beeld))
    const differences = comparePictures(
      region.truth,
      seen,
      (organisatie, keySpace, localKey) => `${organisatie}:${token(organisatie, keySpace, localKey)}`,
    )
    hub.close()
    expect(differences.slice(0, 12)).toEqual([])
    for (const organisatie of allOrganisations) expect(seen[organisatie].length).toBeGreaterThan(0)
  },
)
