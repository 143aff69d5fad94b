import { expect, test } from 'vitest'
import { decisionMessages } from './decision-log'
import { type Decision, readDecisions } from './decisions'
import { together } from './divide-decision'

const id = (n: number): string => String(n).padEnd(22, '-')
const decision = (positie: number, held: number): Decision => ({
  positie,
  personen: [[`gi:${id(positie)}`, `persoon:${id(positie)}`]],
  ...{ kinderen: [], voorstellen: [], gezinnenOoit: [], gewist: [], opruimen: [], openingen: [] },
  vertrokken: [
    [
      `gi ${id(1)}`,
      Array.from({ length: held }, (_, n) => [id(n), `gi plan volledig open ${'x'.repeat(900)}`]),
    ],
    [`ggz ${id(1)}`, null],
  ],
})

test('what somebody held who leaves is written down in as many messages as it takes, and read as one', () => {
  const decisions = [decision(7, 3), decision(8, 2_000), decision(9, 2)]
  const messages = decisionMessages(decisions, '2026-11-22T09:00:00Z', {
    source: 'urn:nld:oin:1:systeem:hub',
  })
  expect(Math.max(...messages.map(({ data }) => data.length))).toBeLessThan(600_000)
  const read = new Map<number, Decision>()
  const upTo: number[] = []
  for (const { data } of [...messages, ...messages]) {
    const { tot, besluiten } = readDecisions(Buffer.from(data))
    upTo.push(tot)
    for (const one of besluiten) read.set(one.positie, together(read.get(one.positie), one))
  }
  expect(upTo.slice(0, messages.length)).toEqual([...upTo.slice(0, messages.length)].sort((a, b) => a - b))
  // All but the last part of the eighth input say that more of it follows.
  expect(upTo.filter((tot) => tot === 8)).toHaveLength(2)
  for (const wanted of decisions)
    expect(new Map(read.get(wanted.positie)?.vertrokken)).toEqual(new Map(wanted.vertrokken))
})
