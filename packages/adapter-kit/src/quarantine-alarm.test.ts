import { expect, test } from 'vitest'
import { quarantine } from './quarantine'
import { quarantineAlarm } from './quarantine-alarm'
import { remembering, workshop } from './testing/harness'

const limits = { hoogstens: 3, dagen: 14 }
const day = 86_400_000
const begun = Date.parse('2026-03-01T09:00:00Z')

/** A quarantine with records that were parked on successive days, and what it says on a later one. */
const parkedFor = async (records: number) => {
  const { ledger } = workshop({ sink: remembering() })
  const place = quarantine(ledger, new Uint8Array(32))
  const rejection = { reden: 'onbekende-code', pad: 'soort', uitleg: 'not in the list' }
  await ledger.commit(() => {
    for (let i = 0; i < records; i += 1) {
      const at = new Date(begun + i * day).toISOString()
      place.park('maatregel', String(i), {
        raw: { i },
        rejection,
        hash: String(i),
        moment: { at, versie: '1' },
      })
    }
  })
  return {
    ledger,
    place,
    on: (days: number) => quarantineAlarm(place, 'maatregel', limits, begun + days * day),
  }
}

test('a quarantine within its limits is no alarm, one that is empty neither', async () => {
  expect((await parkedFor(0)).on(100)).toBeUndefined()
  expect((await parkedFor(3)).on(13)).toBeUndefined()
})

test('beyond so many records it is, and beyond so many days that the longest waits; nothing is dropped', async () => {
  const many = await parkedFor(4)
  expect(many.on(4)).toBe('feed maatregel: 4 records in quarantaine, meer dan 3')
  const old = await parkedFor(2)
  expect(old.on(14)).toBe('feed maatregel: een record wacht al 14 dagen in quarantaine')
  expect(old.on(1_000)).toContain('1000 dagen')
  expect([...old.place.list()].map(({ record }) => record)).toEqual(['0', '1'])
  await old.ledger.commit(() => old.place.resolve('maatregel', '0'))
  expect(old.on(14)).toBeUndefined()
  expect(old.on(15)).toContain('14 dagen')
})
