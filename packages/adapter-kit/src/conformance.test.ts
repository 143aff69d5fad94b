import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@gezinsbeeld/test-kit'
import { left, right } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { expect, it } from 'vitest'
import { conformance } from './conformance'
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

const failing = (adapter: ReturnType<typeof adapterWith>, folder: string): readonly string[] =>
  conformance(adapter, { folder }).flatMap(({ naam, check }) => {
    try {
      check()
      return []
    } catch {
      return [naam]
    }
  })

const usual = adapterWith((found, context) => right([eventOf(found, context)]))

it('an adapter that does what its fixtures say passes', () => {
  expect(failing(usual, folderWith([good]))).toEqual([])
})

it('another outcome than what stands beside the record fails', () => {
  expect(failing(usual, folderWith([]))).toEqual(['maatregel/goed becomes what stands beside it'])
})

it('a translation that remembers, or writes in its record, fails', () => {
  let seen = 0
  const remembering = adapterWith((found, context) => {
    seen += 1
    return right(seen === 1 ? [eventOf(found, context)] : [])
  })
  expect(failing(remembering, folderWith([good]))).toContain('maatregel/goed becomes what stands beside it')
  const writing = adapterWith((found, context) => {
    found.id = found.id.trim()
    return right([eventOf(found, context)])
  })
  expect(failing(writing, folderWith([good]))).toEqual([
    'maatregel/goed becomes the same each time, and is left as it is',
  ])
})

it('a rejection that quotes its record fails', () => {
  const quoting = adapterWith(({ toelichting }) =>
    left({ reden: 'onbekend', pad: 'toelichting', uitleg: `found ${toelichting}` }),
  )
  expect(failing(quoting, folderWith([good]))).toContain('maatregel/goed is not quoted when it is rejected')
})

it('a feed without fixtures fails', () => {
  expect(failing(usual, temporaryFolder('conformance'))).toEqual([
    'maatregel has fixtures that are translated and fixtures that are rejected',
  ])
})
