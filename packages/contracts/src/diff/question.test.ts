import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from '../build/json'
import { accepts } from './accepts'
import { inline } from './inline'
import { Questions } from './question'
import { schema, value } from './testing/arbitrary-schema'

const alone = (json: Json) => ({
  tree: inline({ value: json, at: '#' }, () => undefined).tree,
  dialect: 'draft-07' as const,
})

test('what is called compatible is never contradicted by a payload, and a witness is one', () => {
  let undecided = 0,
    total = 0
  fc.assert(
    fc.property(schema, schema, fc.array(value, { minLength: 20, maxLength: 40 }), (a, b, values) => {
      const answer = new Questions().between([alone(a)], [alone(b)])
      total++
      if (answer.verdict === 'undecided') {
        undecided++
        if (undecided < 12) console.log(JSON.stringify([a, b]))
      }
      if (answer.verdict === 'breaking') {
        expect(accepts(a, 'draft-07', answer.witness)).toBe(true)
        expect(accepts(b, 'draft-07', answer.witness)).toBe(false)
      }
      if (answer.verdict === 'compatible')
        for (const each of values)
          expect(accepts(a, 'draft-07', each) === true && accepts(b, 'draft-07', each) === false).toBe(false)
    }),
    { seed: Number(process.env.SEED ?? 1), numRuns: Number(process.env.RUNS ?? 2000) },
  )
  console.log({ undecided, total })
})
