import { ProblemError } from '@gezinsbeeld/bus'
import { derivePseudonymKey, evaluate } from '@gezinsbeeld/identity'
import { expect, test } from 'vitest'
import { RetryError, StopError } from '../failures'
import { type Ask, pseudonymClient } from './pseudonyms'

const key = derivePseudonymKey(new Uint8Array(32).fill(5))
const blindedIn = (request: unknown): readonly unknown[] =>
  typeof request === 'object' &&
  request !== null &&
  'geblindeerd' in request &&
  Array.isArray(request.geblindeerd)
    ? request.geblindeerd
    : []
const evaluating: Ask = async (_, request) => ({
  versie: '1',
  geevalueerd: blindedIn(request).map((each) => evaluate(key, String(each))),
})

test('the service sees no BSN, never the same question twice, and the same BSN has one pseudonym', async () => {
  const asked: string[] = []
  const client = pseudonymClient('gi-noord', async (subject, request) => {
    asked.push(`${subject} ${JSON.stringify(request)}`)
    return evaluating(subject, request)
  })
  const bsns = ['999900006', '999900018']
  const [first, second] = [await client.fetch(bsns), await client.fetch(bsns)]
  expect([...first]).toEqual([...second])
  expect(first.get('999900006')).toMatch(/^1\.[A-Za-z0-9_-]{43}$/)
  expect(first.get('999900006')).not.toBe(first.get('999900018'))
  expect(asked[0]).toMatch(/^dienst\.v1\.pseudoniem\.gi-noord\.evalueer /)
  expect(asked[0]).not.toBe(asked[1])
  expect(asked.join()).not.toMatch(/9999000/)
})

const problem = (status: number) => new ProblemError({ status, title: 'Nee', detail: '' })

test.each([
  ['busy', () => Promise.reject(problem(429)), RetryError],
  ['out of order', () => Promise.reject(problem(503)), RetryError],
  ['away', () => Promise.reject(new RetryError('nobody answers')), RetryError],
  ['refusing', () => Promise.reject(problem(403)), StopError],
  ['answering something else', async () => ({ hallo: 1 }), RetryError],
  ['answering too little', async () => ({ versie: '1', geevalueerd: [] }), RetryError],
  [
    'answering no element of the group',
    async () => ({ versie: '1', geevalueerd: ['x'.repeat(43)] }),
    RetryError,
  ],
] as const)('a service that is %s', async (_, ask, failure) => {
  await expect(pseudonymClient('gi-noord', ask).fetch(['999900006'])).rejects.toBeInstanceOf(failure)
})

test('a key of before is asked for by its name; a service that has it no more, or knows of none, says so', async () => {
  const asked: unknown[] = []
  const answering = (versie: string) =>
    pseudonymClient('gi-noord', async (subject, request) => {
      asked.push(Reflect.get(Object(request), 'versie'))
      const reply = await evaluating(subject, request)
      return { ...Object(reply), versie }
    })
  const older = await answering('1').fetchOlder('1', ['999900006'])
  expect(older?.get('999900006')).toMatch(/^1\./)
  expect(asked).toEqual(['1'])
  expect(await answering('2').fetchOlder('1', ['999900006'])).toBeUndefined()
  const gone = pseudonymClient('gi-noord', () => Promise.reject(problem(400)))
  expect(await gone.fetchOlder('1', ['999900006'])).toBeUndefined()
  const busy = pseudonymClient('gi-noord', () => Promise.reject(problem(429)))
  await expect(busy.fetchOlder('1', ['999900006'])).rejects.toBeInstanceOf(RetryError)
})
