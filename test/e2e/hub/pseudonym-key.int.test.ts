import { randomBytes } from 'node:crypto'
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { configurationOf, csv, defineAdapter, defineFeed, files, runAdapter } from '@gezinsbeeld/adapter-kit'
import { Bsn, record, text } from '@gezinsbeeld/adapter-kit/fields'
import { type Bus, readStored } from '@gezinsbeeld/bus'
import { announceOrganisation, pseudonymConfiguration, runHub, runPseudonymService } from '@gezinsbeeld/hub'
import { pictures } from '@gezinsbeeld/subscriber'
import { startRegion, type TestRegion, temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { right } from 'fp-ts/lib/Either.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'

/** The key of the pseudonyms is replaced while adapters run: nobody may come apart, and who is new must be found. */
const source = 'urn:nld:oin:00000099000000009000:systeem:test'
const [eva, noor, sam, finn] = ['999990007', '999990019', '999990020', '999990032']

const gi = defineAdapter({
  ...{ naam: 'proef', rol: 'gi', opentGezinnen: true },
  feeds: [
    defineFeed({
      naam: 'kind',
      source: files({
        ...{
          vorm: csv({ kolommen: ['nr', 'bsn'] }),
          bestanden: ['kind*.csv'],
          sleutel: ['nr'],
          volledig: true,
        },
      }),
      record: record({ nr: text(20), bsn: Bsn }),
      translate: ({ nr, bsn }, context) => {
        const personen = [context.persoon('kind', nr)]
        const object = context.object('maatregel', nr)
        const pseudoniem = context.pseudoniem(bsn)
        return right([
          {
            naam: 'persoon.vastgelegd',
            object: context.object('kind', nr),
            data: {
              ...{ referentie: context.persoon('kind', nr), personen, geboortedatum: '2019-05-17' },
              ...(pseudoniem === undefined ? {} : { pseudoniemen: [pseudoniem] }),
            },
          },
          {
            naam: 'maatregel.opgelegd' as const,
            object,
            data: { referentie: `${context.organisatie}:${object}`, personen, soort: 'ots' as const },
          },
        ])
      },
    }),
  ],
})

let region: TestRegion
let operator: Bus
const stops: (() => Promise<void>)[] = []
const running = (run: (signal: AbortSignal) => Promise<void>): (() => Promise<void>) => {
  const controller = new AbortController()
  const done = run(controller.signal)
  const stop = async (): Promise<void> => {
    controller.abort()
    await done
  }
  stops.push(stop)
  return stop
}
const credential = async (
  role: 'hub' | 'pseudoniem' | 'adapter-gi',
  organisatie?: string,
): Promise<string> => {
  const path = join(temporaryFolder('creds'), 'een.creds')
  const of = organisatie === undefined ? {} : { organisatie }
  writeFileSync(path, await region.credential({ role, name: role, ...of }))
  return path
}

beforeAll(async () => {
  region = await startRegion()
  operator = await region.connect({ role: 'operator', name: 'beheer' })
  const nats = { servers: [region.url], credentials: await credential('hub') }
  const gegevens = temporaryFolder('hub')
  running((signal) =>
    runHub({ nats, oin: '00000099000000009000', gegevens, poort: 0, overnameNa: 1_500 }, signal),
  )
})
afterAll(async () => {
  for (const stop of stops.reverse()) await stop()
  await region.stop()
})

const serve = async (versie: string, ...vorige: readonly string[]): Promise<() => Promise<void>> => {
  const key = (name: string) => ({ versie: name, geheim: name.repeat(64) })
  const nats = { servers: [region.url], credentials: await credential('pseudoniem') }
  const configuration = pseudonymConfiguration.parse({
    nats,
    ...key(versie),
    vorige: vorige.map(key),
    poort: 0,
  })
  return running((signal) => runPseudonymService(configuration, signal))
}

const leave = (map: string, clients: readonly string[]): void => {
  const unfinished = join(map, '.bezig')
  writeFileSync(unfinished, ['nr;bsn', ...clients.map((bsn, n) => `${n};${bsn}`), ''].join('\n'))
  renameSync(unfinished, join(map, 'kind.csv'))
}

/** An organisation with an adapter that keeps running; gives where its lists are left. */
const joins = async (organisatie: string, clients: readonly string[]): Promise<string> => {
  await announceOrganisation(operator, source, {
    ...{ organisatie, rol: 'gi', naam: organisatie, oin: '00000099000000001000', opentGezinnen: true },
  })
  const map = temporaryFolder('drop')
  leave(map, clients)
  const configuration = configurationOf(gi).parse({
    ...{ adapter: 'proef', organisatie, oin: '00000099000000001000', bronsysteem: 'Dossier', poort: 0 },
    gegevens: temporaryFolder('ledger'),
    nats: { servers: [region.url], credentials: await credential('adapter-gi', organisatie) },
    sleutels: { referentie: randomBytes(32).toString('hex'), quarantaine: randomBytes(32).toString('hex') },
    ...{ bron: { files: { map, rust: 0 } }, feeds: { kind: { interval: 20 } } },
  })
  running((signal) => runAdapter(gi, configuration, signal))
  return map
}

const buses = new Map<string, Bus>()
/** Who is told to have a measure in each family that an organisation sees. */
const sharedWith = async (organisatie: string): Promise<readonly string[]> => {
  const bus =
    buses.get(organisatie) ?? (await region.connect({ role: 'beeld-pagina', organisatie, name: 'pagina' }))
  buses.set(organisatie, bus)
  const asked = pictures(bus)
  const look = { gebruiker: 'proef', doel: 'proef' }
  const families = await Promise.all((await asked.list(look)).map(({ gezin }) => asked.get(gezin, look)))
  return families
    .map((picture) =>
      (picture?.feiten ?? [])
        .filter(({ domein }) => domein === 'maatregel')
        .map((feit) => feit.organisatie)
        .toSorted()
        .join(' '),
    )
    .toSorted()
}
const untilShared = (organisatie: string, ...families: readonly string[]): Promise<boolean> =>
  waitFor(
    async () => (await sharedWith(organisatie).catch(() => [])).join() === families.toSorted().join(),
    `what ${organisatie} shares`,
    60_000,
  )

/** Under which keys an organisation's newest records of its clients have pseudonyms. */
const versionsOf = async (organisatie: string): Promise<readonly string[]> => {
  const newest = new Map<string, string>()
  const { state } = await operator.jsm.streams.info('invoer')
  for await (const { subject, data } of readStored(operator, {
    stream: 'invoer',
    max: state.last_seq,
    from: 'begin',
  })) {
    if (!subject.startsWith(`gezin.v1.${organisatie}.persoon.`)) continue
    const { pseudoniemen } = z
      .object({ pseudoniemen: z.array(z.string()).default([]) })
      .parse(JSON.parse(new TextDecoder().decode(data)))
    // Read from the start, a list of before is read first: then whoever is new on the last one goes and comes again.
    const person = subject.slice(subject.lastIndexOf('.'))
    if (subject.includes('.ingetrokken.')) newest.delete(person)
    else newest.set(person, pseudoniemen.map((each) => each.slice(0, each.indexOf('.'))).join('+'))
  }
  return [...newest.values()].toSorted()
}
const untilUnder = (organisatie: string, ...versions: readonly string[]): Promise<boolean> =>
  waitFor(
    async () => (await versionsOf(organisatie)).join() === versions.join(),
    `${organisatie} to be under ${versions}`,
    60_000,
  )

test('while the key is replaced records carry one of each, running adapters move on, and who is new is linked to who was there', async () => {
  const stopFirst = await serve('a')
  const noord = await joins('gi-noord', [eva, noor])
  await joins('gi-zuid', [eva])
  await untilShared('gi-noord', 'gi-noord gi-zuid', 'gi-noord')
  expect(await versionsOf('gi-noord')).toEqual(['a', 'a'])
  await stopFirst()

  const stopBoth = await serve('b', 'a')
  // Somebody new shows gi-noord that the key is another; all that it has moves on, without a restart.
  leave(noord, [eva, noor, sam])
  await untilUnder('gi-noord', 'b+a', 'b+a', 'b+a')
  // gi-zuid has not: it has met nobody. They stay together.
  expect(await versionsOf('gi-zuid')).toEqual(['a'])
  await untilShared('gi-noord', 'gi-noord gi-zuid', 'gi-noord', 'gi-noord')

  // Who comes now knows of no key of before.
  await joins('gi-oost', [eva, sam])
  await untilUnder('gi-oost', 'b', 'b')
  await untilShared('gi-oost', 'gi-noord gi-oost gi-zuid', 'gi-noord gi-oost')
  await stopBoth()

  await serve('b')
  leave(noord, [eva, noor, sam, finn])
  await untilUnder('gi-noord', 'b', 'b', 'b', 'b')
  await untilShared('gi-noord', 'gi-noord', 'gi-noord', 'gi-noord gi-oost', 'gi-noord gi-oost')
})
