import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@gezinsbeeld/test-kit'
import { left, right } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { expect, it } from 'vitest'
import { type ConformanceOptions, conformance } from './conformance'
import { defineAdapter, defineFeed, type TranslateContext, type TranslatedEvent } from './define'
import { sql } from './sources/declaration'

const record = t.type({ id: t.string, toelichting: t.string })
type Record = t.TypeOf<typeof record>

const eventOf = (found: Record, context: TranslateContext): TranslatedEvent => ({
  naam: 'maatregel.opgelegd',
  object: context.object('maatregel', found.id),
  data: {
    referentie: `${context.organisatie}:${context.object('maatregel', found.id)}`,
    personen: [context.persoon('persoon', '1')],
    soort: 'ots',
  },
})

const source = sql({ view: 'v.m', sleutel: 'id', gewijzigdOp: 'op', kolommen: ['id', 'toelichting'] })

const adapterWith = (translate: Parameters<typeof defineFeed<Record>>[0]['translate']) =>
  defineAdapter({
    naam: 'proef',
    rol: 'gi',
    opentGezinnen: true,
    feeds: [defineFeed({ naam: 'maatregel', source, record, translate })],
  })

const good = {
  naam: 'maatregel.opgelegd',
  object: 'maatregel-7___________',
  data: {
    referentie: 'voorbeeld:maatregel-7___________',
    personen: ['voorbeeld:persoon-1_____________'],
    soort: 'ots',
  },
}

/** An adapter's folder with one good and one bad fixture. */
const folderWith = (events: unknown): string => {
  const folder = temporaryFolder('conformance')
  const write = (fixture: string, file: string, content: unknown): void => {
    mkdirSync(join(folder, 'maatregel/fixtures', fixture), { recursive: true })
    writeFileSync(join(folder, 'maatregel/fixtures', fixture, file), JSON.stringify(content))
  }
  write('goed', 'record.json', { id: '7', toelichting: 'vader belt iedere avond op' })
  write('goed', 'events.json', events)
  write('slecht', 'record.json', { id: '8' })
  write('slecht', 'rejection.json', {
    reden: 'onleesbaar',
    pad: 'toelichting',
    uitleg: 'expected string, found nothing',
  })
  return folder
}

const failing = async (
  adapter: ReturnType<typeof adapterWith>,
  folder: string,
  more: Partial<ConformanceOptions> = {},
): Promise<readonly string[]> => {
  const names: string[] = []
  for (const { naam, check } of conformance(adapter, { folder, repetities: 0, ...more })) {
    await Promise.resolve()
      .then(check)
      .catch(() => names.push(naam))
  }
  return names
}

const usual = adapterWith((found, context) => right([eventOf(found, context)]))

it('an adapter that does what its fixtures say passes', async () => {
  expect(await failing(usual, folderWith([good]))).toEqual([])
})

it('another outcome than what stands beside the record fails', async () => {
  expect(await failing(usual, folderWith([]))).toEqual(['maatregel/goed becomes what stands beside it'])
})

it('a translation that remembers, or writes in its record, fails', async () => {
  let seen = 0
  const remembering = adapterWith((found, context) => {
    seen += 1
    return right(seen === 1 ? [eventOf(found, context)] : [])
  })
  expect(await failing(remembering, folderWith([good]))).toContain(
    'maatregel/goed becomes what stands beside it',
  )
  const writing = adapterWith((found, context) => {
    found.id = found.id.trim()
    return right([eventOf(found, context)])
  })
  expect(await failing(writing, folderWith([good]))).toEqual([
    'maatregel/goed becomes the same each time, and is left as it is',
  ])
})

it('a rejection that quotes its record fails', async () => {
  const quoting = adapterWith(({ toelichting }) =>
    left({ reden: 'onbekend', pad: 'toelichting', uitleg: `found ${toelichting}` }),
  )
  expect(await failing(quoting, folderWith([good]))).toContain(
    'maatregel/goed is not quoted when it is rejected',
  )
})

it('a feed without fixtures fails', async () => {
  expect(await failing(usual, temporaryFolder('conformance'))).toEqual([
    'maatregel has fixtures that are translated and fixtures that are rejected',
  ])
})

it('a rehearsal holds an adapter to the truth of its source', async () => {
  expect(await failing(usual, folderWith([good]), { repetities: 4 })).toEqual([])
  const counting = adapterWith((found, context) => {
    const [{ length }] = [Math.random().toString()]
    const event = eventOf(found, context)
    return right(length % 2 === 0 ? [event] : [])
  })
  const rehearsals = await failing(counting, folderWith([good]), { repetities: 4 })
  expect(rehearsals.some((naam) => naam.includes('whatever the source does'))).toBe(true)
})

it('a waiver is for what fails; one for what passes, or for nothing, fails itself', async () => {
  const folder = folderWith([])
  const check = 'maatregel/goed becomes what stands beside it'
  const reden = 'until the source says more'
  expect(await failing(usual, folder, { uitzonderingen: [{ check, reden }] })).toEqual([])
  expect(await failing(usual, folderWith([good]), { uitzonderingen: [{ check, reden }] })).toEqual([
    `${check} — waived: ${reden}`,
  ])
  expect(await failing(usual, folderWith([good]), { uitzonderingen: [{ check: 'iets', reden }] })).toEqual([
    'the waiver of "iets" waives something',
  ])
})
