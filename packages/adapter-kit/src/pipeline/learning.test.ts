import { expect, test } from 'vitest'
import { RetryError, StopError } from '../failures'
import { persoonFeed } from '../testing/feeds'
import { deletionOf, pageOf, record, remembering, workshop } from '../testing/harness'
import { learning, waitsForPseudonym } from './learning'
import { pipeline } from './pipeline'

const [een, twee] = ['999900006', '999900018']
const signal = new AbortController().signal
const quick = { firstMs: 1, longestMs: 2 }

/** A service that answers as the test says, one question after the other, and the last way from then on. */
const answering = (...answers: readonly ('answers' | 'is away' | 'refuses')[]) => {
  const asked: string[][] = []
  const fetch = async (bsns: readonly string[]) => {
    const how = answers[Math.min(asked.length, answers.length - 1)]
    asked.push([...bsns])
    if (how === 'is away') throw new RetryError('away')
    if (how === 'refuses') throw new StopError('refused')
    return new Map(bsns.map((bsn) => [bsn, `1.${bsn}`]))
  }
  return { asked, client: { atOnce: 256, fetch, fetchOlder: async () => undefined } }
}

const { ledger } = workshop({ sink: remembering() })
const references = { bsn: (bsn: string) => `#${bsn}` }
const untilThere = async (isThere: () => boolean): Promise<void> => {
  while (!isThere()) await new Promise((resolve) => setImmediate(resolve))
}

test('while the service is away nobody waits for it; it is asked for one only, until it answers', async () => {
  const { asked, client } = answering('is away', 'is away', 'is away', 'answers')
  const { learn, isThere } = learning(ledger, references, client, signal, quick)
  expect(await learn([een, twee])).toBe(false)
  expect(isThere()).toBe(false)
  expect(await learn([twee])).toBe(false)
  await untilThere(isThere)
  expect(asked).toEqual([[een, twee], [een], [een], [een]])
  expect(await learn([twee])).toBe(true)
  expect(ledger.pseudonyms.get(references.bsn(twee))).toBe(`1.${twee}`)
})

test('a service that refuses ends the feed, also when it does so later', async () => {
  const { learn, isThere } = learning(
    ledger,
    references,
    answering('is away', 'refuses').client,
    signal,
    quick,
  )
  expect(await learn([een])).toBe(false)
  await untilThere(isThere)
  await expect(learn([een])).rejects.toThrow('refused')
})

test('a record whose pseudonym does not come holds up no other, and goes out when it does', async () => {
  const sink = remembering()
  let there = false
  const shop = workshop({ sink, pseudonyms: () => there })
  const line = pipeline(shop.of(persoonFeed))
  const [late, other] = [record({ id: '1', naam: 'Een', bsn: een }), record({ id: '2', naam: 'Twee' })]
  await line.accept(pageOf(late, other))
  await line.drain()
  expect(sink.events).toHaveLength(1)
  const { quarantine } = shop.shared
  expect([...quarantine.keys('persoon', waitsForPseudonym.reden)]).toEqual(['1'])
  expect(shop.ledger.feeds.get('persoon')?.cursor).toBe('next')
  there = true
  await line.accept(pageOf(...[quarantine.parked('persoon', '1')].flatMap((each) => each ?? [])))
  await line.drain()
  expect(sink.events).toHaveLength(2)
  expect(sink.events[1]?.payload).toContain('pseudoniemen')
  expect(quarantine.size('persoon')).toBe(0)
})

test('a newer version, or a deletion, takes the place of one that waits: the old one never comes after it', async () => {
  const sink = remembering()
  let there = false
  const shop = workshop({ sink, pseudonyms: () => there })
  const line = pipeline(shop.of(persoonFeed))
  await line.accept(
    pageOf(record({ id: '1', naam: 'Oud', bsn: een }), record({ id: '2', naam: 'Weg', bsn: twee })),
  )
  await line.accept(pageOf(record({ id: '1', naam: 'Nieuw', bsn: een })))
  await line.accept(deletionOf('2'))
  there = true
  await line.drain()
  const waiting = [...shop.shared.quarantine.keys('persoon')]
  expect(waiting).toEqual(['1'])
  await line.accept(pageOf(...waiting.flatMap((key) => shop.shared.quarantine.parked('persoon', key) ?? [])))
  await line.drain()
  expect(sink.events.map(({ payload }) => JSON.parse(payload).naam.geslachtsnaam)).toEqual(['Nieuw'])
})
