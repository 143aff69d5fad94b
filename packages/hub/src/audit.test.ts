import { expect, test } from 'vitest'
import { auditOf } from './audit'
import type { Output } from './tables'

const output = (n: number, personen: readonly string[]): Output => ({
  ...{ positie: n, tijd: '2026-11-22T09:00:00.000Z', ontvanger: 'gi', gezin: 'x'.repeat(22) },
  ...{ naam: 'gezin.momentopname', id: `bezorging-${n}`, payload: Buffer.from('{}'), personen },
})

test('of pictures with many people the audit is written in messages that the server takes', () => {
  const personen = Array.from({ length: 400 }, (_, n) => `persoon:${String(n).padEnd(22, '-')}`)
  const outputs = Array.from({ length: 499 }, (_, n) => output(n, personen))
  const messages = auditOf(outputs, { source: 'urn:nld:oin:00000099000000009000:systeem:hub' })
  expect(Math.max(...messages.map(({ data }) => data.length))).toBeLessThan(600_000)
  const told = messages.flatMap(({ data }) => String(data).match(/bezorging-[0-9]+/g) ?? [])
  expect(told).toEqual(outputs.map(({ id }) => id))
  expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length)
})
