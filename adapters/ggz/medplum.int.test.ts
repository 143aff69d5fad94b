import { readFileSync } from 'node:fs'
import { runAdapter } from '@gezinsbeeld/adapter-kit'
import { startMedplum } from '@gezinsbeeld/partners/medplum'
import { waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
// The kit's own surroundings: a bus, a pseudonym service, somebody who looks at what arrives.
import { pseudonymOf } from '../../packages/adapter-kit/src/testing/pseudonym-service'
import { questionsTo } from '../../packages/adapter-kit/src/testing/questions'
import {
  type Surroundings,
  startSurroundings,
  untilReady,
} from '../../packages/adapter-kit/src/testing/surroundings'
import { adapter } from './adapter'
import { settings } from './testing/settings'

let around: Surroundings
beforeAll(async () => {
  around = await startSurroundings()
})
afterAll(() => around.stop())

interface Resource {
  readonly resourceType: string
  readonly id: string
}

const resource = (feed: string, fixture: string): Resource => {
  const { meta: _, ...found } = JSON.parse(
    readFileSync(new URL(`${feed}/fixtures/${fixture}/record.json`, import.meta.url), 'utf8'),
  )
  return found
}

const bsn = '999944010'
const client = resource('patient', 'gewone-client')
const others = Array.from({ length: 7 }, (_, number) => ({
  ...{ resourceType: 'Patient', id: `ander-${number}` },
  name: [{ use: 'official', family: `Ander${number}` }],
}))

test.each([
  ['without links to next pages', false],
  ['with links to next pages', true],
])(
  'what changes on a FHIR server that nobody here wrote, %s, is told, corrected and withdrawn',
  async (_, links) => {
    const server = await startMedplum({ links })
    const read = await around.configure(adapter, {
      // Pages so small that nothing fits in one.
      bron: { fhir: { basis: server.basis, pagina: 2, overlap: 0 } },
      role: 'adapter-ggz',
    })
    const feeds = Object.fromEntries(
      adapter.feeds.map(({ naam }) => [
        naam,
        { aan: true, ...read.feeds[naam], interval: 50, reconcileer: 1, instellingen: settings[naam] ?? {} },
      ]),
    )
    const configuration = { ...read, feeds }
    const { organisatie } = configuration
    const say = await questionsTo(around.region, organisatie)
    const asked = pseudonymOf(bsn)
    const last = async () => [
      ...new Map((await around.seen(organisatie)).map((event) => [event.object, event])).values(),
    ]
    const until = (names: readonly string[]) =>
      waitFor(
        async () => {
          const events = await last()
          const found = events.map(({ naam }) => naam).sort()
          return JSON.stringify(found) === JSON.stringify(names.toSorted()) && events
        },
        `as the last word on each object ${names.join(', ')}`,
      )

    for (const each of others) await server.put(each)
    await server.put(client)
    await server.put(resource('relatedperson', 'moeder-als-contactpersoon'))
    await server.put(resource('episodeofcare', 'wachtlijst'))
    const controller = new AbortController()
    let port = 0
    const done = runAdapter(adapter, configuration, controller.signal, { onServing: (at) => (port = at) })
    try {
      await waitFor(() => port > 0, 'the health server')
      await untilReady(port)
      expect(await around.seen(organisatie)).toEqual([])
      await say('bekendheid.gevraagd', asked)
      const people = ['persoon.vastgelegd', 'persoon.vastgelegd', 'relatie.vastgelegd']
      await until([...people, 'traject.aangemeld'])
      // A new resource, and a change of one.
      await server.put(resource('careteam', 'team-met-behandelaar'))
      const { id } = resource('episodeofcare', 'wachtlijst')
      await server.put({ ...resource('episodeofcare', 'actief'), id })
      const told = await until([...people, 'traject.gestart', 'betrokkenheid.gestart'])
      expect(told.find(({ naam }) => naam === 'traject.gestart')?.data).toMatchObject({ soort: 'jeugd-ggz' })
      // Entered in error is withdrawn at once; what disappears, when ids are compared: this server keeps no history of a type.
      await server.put({ ...resource('careteam', 'foutief-ingevoerd-wordt-ingetrokken'), id: 'team-1' })
      await until([...people, 'traject.gestart', 'betrokkenheid.ingetrokken'])
      await server.remove('RelatedPerson', 'rel-1')
      const [, ...without] = people
      await until([
        ...without.filter((naam) => naam !== 'relatie.vastgelegd'),
        ...['persoon.ingetrokken', 'relatie.ingetrokken', 'traject.gestart', 'betrokkenheid.ingetrokken'],
      ])
      await say('bekendheid.beeindigd', asked)
      await waitFor(
        async () => (await last()).every(({ naam }) => naam.endsWith('.ingetrokken')),
        'everything withdrawn',
      )
      const all = JSON.stringify(await around.seen(organisatie))
      for (const word of [bsn, 'Ander0', 'pat-1']) expect(all).not.toContain(word)
    } finally {
      controller.abort()
      await done
      await server.close()
    }
  },
)
