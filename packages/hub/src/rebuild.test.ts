import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isEventName, registerSubject } from '@gezinsbeeld/contracts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Decision, readDecisions, writeDecisions } from './decisions'
import type { Message } from './input'
import { process } from './machine'
import { day, type Given, person, pseudonym, published, ref, registers, relation, says } from './scenario'
import { type Output, openTables, type Tables } from './tables'

/** A hub without NATS, that keeps what the streams would hold. */
const openHub = () => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-'))
  const tables = openTables(join(folder, 'staat.lmdb'), { durable: false })
  return {
    tables,
    close: async () => {
      await tables.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What pictures, ids and the next deliveries follow from. */
const stateOf = (tables: Tables) => {
  const all = {
    ...{ persoonVan: tables.persoonVan, referenties: tables.referenties, gezinnen: tables.gezinnen },
    ...{ gezinnenVan: tables.gezinnenVan, gezinnenOoit: tables.gezinnenOoit, objecten: tables.objecten },
    ...{ bijPersoon: tables.bijPersoon, bijPseudoniem: tables.bijPseudoniem, gewist: tables.gewist },
    ...{ bezorgd: tables.bezorgd, ontvangers: tables.ontvangers, gevraagd: tables.gevraagd },
    ...{ vertrokken: tables.vertrokken, vertrokkenen: tables.vertrokkenen, openingen: tables.openingen },
    ...{ voorstellen: tables.voorstellen, voorgesteld: tables.voorgesteld },
  }
  // An id can wait for somebody whom no message names any more.
  const isNamed = (ref: string): boolean => tables.bijPersoon.get(ref) !== undefined
  const rows = Object.entries(all).map(([name, table]) => [name, [...table.entries()]] as const)
  return {
    ...Object.fromEntries(rows),
    persoonVan: tables.persoonVan.entries().filter(({ key }) => isNamed(key)),
    referenties: tables.referenties
      .entries()
      .map(({ key, value }) => ({ key, value: value.filter(isNamed) }))
      .filter(({ value }) => value.length > 0),
  }
}

/** The region: what stands in `invoer` and in `besluiten`, and the hub that has seen all of it. */
const region = () => {
  const hub = openHub()
  const invoer = new Map<number, Message>()
  const besluiten: Decision[] = []
  let positie = 0
  /** Another hub that reads along. */
  let along: Tables | undefined
  const publish = (given: Given): void => {
    const message = { ...given, positie: ++positie }
    invoer.set(positie, message)
    const processed = process(hub.tables, [message])
    void hub.tables.commit([processed.batch])
    if (along !== undefined) {
      const same = process(along, [message])
      void along.commit([same.batch])
      expect(same.outputs).toEqual(processed.outputs)
    }
    const { besluiten: decided } = readDecisions(
      Buffer.from(writeDecisions({ tot: positie, besluiten: processed.besluiten })),
    )
    besluiten.push(...decided)
  }
  /** What the eraser does with `invoer`. */
  const takeOut = (): void => {
    for (const { key, value } of hub.tables.teWissen.entries()) {
      for (const shared of value.gedeeld) {
        const object = hub.tables.objecten.get(shared)
        if (object === undefined) continue
        const { organisatie, event, sequence } = object
        const token = event.data.referentie.slice(organisatie.length + 1)
        publish(published(organisatie, event.naam, token, event.data, Number(sequence)))
      }
      for (const object of value.objecten) {
        const [organisatie = '', token = ''] = object.split(' ')
        for (const [at, { subject }] of invoer)
          if (
            at <= value.positie &&
            subject.startsWith(`gezin.v1.${organisatie}.`) &&
            subject.endsWith(`.${token}`)
          )
            invoer.delete(at)
      }
      for (const at of value.posities) invoer.delete(at)
      hub.tables.teWissen.remove(key)
    }
  }
  /** Another hub, that begins with nothing. */
  const rebuild = () => {
    const other = openHub()
    const outputs: Output[] = []
    const messages = [...invoer.values()]
    for (let from = 0; from < messages.length; from += 7) {
      const batch = messages.slice(from, from + 7)
      const processed = process(other.tables, batch, { tot: positie, besluiten })
      outputs.push(...processed.outputs)
      void other.tables.commit([processed.batch])
    }
    along = other.tables
    return { ...other, outputs }
  }
  return { hub, publish, takeOut, rebuild }
}

const organisations = ['gi', 'gi2', 'ggz'] as const
const children = ['kind1', 'kind2', 'kind3'] as const
const adults = ['ouder1', 'ouder2', 'ouder3'] as const
const of = <T>(values: readonly T[], at: number): T => {
  const value = values[at % values.length]
  if (value === undefined) throw new RangeError('nothing to choose from')
  return value
}

type Region = ReturnType<typeof region>
/** What an act is made of, by numbers, so that a failure shrinks. */
interface Choice {
  readonly it: Region
  readonly organisatie: string
  readonly one: number
  readonly other: number
  readonly third: number
  /** The `ce-sequence`. */
  readonly at: number
}

const anybody = [...children, ...adults]
const herkomst = {
  ...{ bronsysteem: 'systeem', vastgelegdOp: '2026-11-20T10:00:00+01:00', adapterversie: '1' },
}

const acts = {
  kind: ({ it, organisatie, one, other, third, at }: Choice) => {
    const geboortedatum = third % 4 === 0 ? '2014' : '2015-03-02'
    const naam = { voornamen: of(children, one), geslachtsnaam: of(['A', 'B'], third) }
    const pseudoniemen = other % 4 === 0 ? [] : [pseudonym(of(children, third % 5 === 0 ? other : one))]
    it.publish(person(organisatie, of(children, one), { pseudoniemen, geboortedatum, naam }, at))
  },
  volwassene: ({ it, organisatie, one, other, third, at }: Choice) => {
    const pseudoniemen = other % 4 === 0 ? [] : [pseudonym(of(adults, third % 5 === 0 ? other : one))]
    const body = { pseudoniemen, geboortedatum: '1985-01-01' }
    it.publish(
      person(organisatie, of(adults, one), third % 7 === 0 ? { ...body, geheimhouding: true } : body, at),
    )
  },
  relatie: ({ it, organisatie, one, other, third, at }: Choice) => {
    const van = of(adults, one)
    const naar = of(
      anybody.filter((name) => name !== van),
      other,
    )
    const soort = of(['ouder', 'ouder', 'voogd', 'partner'] as const, third)
    const given = relation(organisatie, van, soort, naar)
    const sequence = String(at).padStart(16, '0')
    it.publish(given.event === undefined ? given : { ...given, event: { ...given.event, sequence } })
  },
  maatregel: ({ it, organisatie, one, other, third, at }: Choice) => {
    const personen = [ref(organisatie, of(children, other))]
    it.publish(
      third % 4 === 0
        ? says(
            organisatie,
            'maatregel.beeindigd',
            `maatregel ${one % 3}`,
            { personen, soort: 'ots', einddatum: '2026-01-01' },
            at,
          )
        : says(organisatie, 'maatregel.opgelegd', `maatregel ${one % 3}`, { personen, soort: 'ots' }, at),
    )
  },
  betrokken: ({ it, organisatie, one, other, third, at }: Choice) => {
    const personen = [...new Set([of(anybody, one), of(anybody, other)])].map((name) =>
      ref(organisatie, name),
    )
    const body = { personen, rol: 'overig' as const, ...(third % 3 === 0 ? { regie: true } : {}) }
    it.publish(says(organisatie, 'betrokkenheid.gestart', `betrokken ${third % 2}`, body, at))
  },
  intrekken: ({ it, one, other, at }: Choice) => {
    const objects = it.hub.tables.objecten.entries().map(({ value }) => value)
    const object = objects[(one * 7 + other) % Math.max(1, objects.length)]
    if (object === undefined) return
    const { referentie } = object.event.data
    const naam = `${object.event.naam.split('.')[0]}.ingetrokken`
    // What cannot be withdrawn: an answer to a proposed link.
    if (!isEventName(naam)) return
    const token = referentie.slice(object.organisatie.length + 1)
    it.publish(published(object.organisatie, naam, token, { referentie, herkomst }, at))
  },
  antwoord: ({ it, one, other, third, at }: Choice) => {
    const pairs = it.hub.tables.voorstellen.entries()
    const pair = pairs[one % Math.max(1, pairs.length)]
    if (pair === undefined) return
    const mine = other % 2 === 0 ? pair.value.een : pair.value.ander
    const by = mine.slice(0, mine.indexOf(':'))
    const data = { referentie: `${by}:${pair.key}`, personen: [mine], herkomst, bewijs: ['zelfde-naam'] }
    const naam = third % 3 === 0 ? 'koppeling.verworpen' : 'koppeling.bevestigd'
    it.publish(published(by, naam, pair.key, data, at))
  },
  dag: ({ it, one, third }: Choice) => {
    const terms = third % 3 === 0 ? { maatregel: 3, betrokkenheid: 12, relatie: 1, persoon: 1 } : undefined
    it.publish(day(of(['2026-11-23', '2026-12-01', '2033-03-02', '2033-03-03'], one), terms))
  },
  wissen: ({ it, organisatie, one, other, third, at }: Choice) => {
    it.publish({
      ...day('2026-11-22'),
      subject: registerSubject('wissing', `wissing-${at}`),
      event: {
        type: 'nl.gezinsbeeld.register-wissing.v1',
        data: {
          ...{ wissing: `wissing-${at}`, personen: [ref(organisatie, of(anybody, one))] },
          bereik: other % 2 === 0 ? 'verwijzing' : 'persoon',
          opnieuw: third % 2 === 0 ? 'weigeren' : 'toestaan',
        },
      },
    })
  },
  opruimen: ({ it }: Choice) => it.takeOut(),
}

type Act = readonly [kind: keyof typeof acts, org: number, one: number, other: number, third: number]

const perform = (it: Region, [kind, org, one, other, third]: Act, at: number): void =>
  acts[kind]({ it, organisatie: of(organisations, org), one, other, third, at })

/** Two families that two organisations know, to begin with. */
const known: readonly Act[] = [0, 1].flatMap((org): readonly Act[] => [
  ...[0, 1].map((child): Act => ['kind', org, child, 1, 1]),
  ...[0, 1, 2].map((adult): Act => ['volwassene', org, adult, 1, 1]),
  ...([
    ['relatie', org, 0, 0, 0],
    ['relatie', org, 1, 0, 0],
    ['relatie', org, 2, 1, 0],
  ] as const),
  ...([
    ['maatregel', org, 0, 0, 1],
    ['maatregel', org, 1, 1, 1],
  ] as const),
])

const act = fc.tuple(
  fc.constantFrom<(keyof typeof acts)[]>(
    ...(['kind', 'kind', 'volwassene', 'relatie', 'relatie', 'maatregel', 'maatregel', 'betrokken'] as const),
    ...(['intrekken', 'antwoord', 'antwoord', 'dag', 'wissen', 'opruimen'] as const),
  ),
  ...([fc.nat(5), fc.nat(8), fc.nat(8), fc.nat(30)] as const),
)

const start = (): Region => {
  const it = region()
  for (const given of [registers('gi', 'gi'), registers('gi2', 'gi'), registers('ggz', 'ggz')])
    it.publish(given)
  return it
}

const runs = Number(globalThis.process.env['REBUILD_RUNS'] ?? 40)

test('a hub that is rebuilt after erasures has the same ids, pictures and decisions, and goes on in the same way', {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 5, maxLength: 45 }),
      fc.array(act, { maxLength: 12 }),
      fc.boolean(),
      async (random, after, isEmpty) => {
        const it = start()
        const before = isEmpty ? random : [...known, ...random]
        for (const [index, each] of before.entries()) perform(it, each, index + 10)
        it.takeOut()
        const other = it.rebuild()
        expect(other.outputs).toEqual([])
        expect(stateOf(other.tables)).toEqual(stateOf(it.hub.tables))
        // What comes next is decided by each for itself.
        for (const [index, each] of after.entries())
          if (each[0] !== 'opruimen') perform(it, each, index + 1_000)
        expect(stateOf(other.tables)).toEqual(stateOf(it.hub.tables))
        await it.hub.close()
        await other.close()
      },
    ),
    { numRuns: runs },
  )
})
