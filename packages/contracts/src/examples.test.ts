import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isList, isObject, type Json } from './build/json'
import { loadContract, type Message } from './build/load-contract'
import { examplesFolder, loadExamples } from './build/load-examples'
import { isEventName } from './events'
import { type Problem, validate, validateMessage } from './validate'

const contracts = join(import.meta.dirname, '../../../contracts')
const { messages } = loadContract(contracts)

const problems = (
  { naam, title }: Message,
  payload: Json,
  form: 'strict' | 'tolerant',
): readonly Problem[] =>
  naam !== undefined && isEventName(naam)
    ? validate(naam, payload, form)
    : validateMessage(title, payload, form)

/** The payload once for every object in it, with a field added there that no contract knows; `gegevens` is open by design. */
const withUnknownField = (
  payload: Json,
  at = '',
): readonly { readonly at: string; readonly payload: Json }[] => {
  if (isList(payload))
    return payload.flatMap((item, index) =>
      withUnknownField(item, `${at}/${index}`).map((changed) => ({
        at: changed.at,
        payload: payload.with(index, changed.payload),
      })),
    )
  if (!isObject(payload) || at.endsWith('/gegevens')) return []
  return [
    { at, payload: { ...payload, onbekendVeld: 1 } },
    ...Object.entries(payload).flatMap(([field, value]) =>
      withUnknownField(value, `${at}/${field}`).map((changed) => ({
        at: changed.at,
        payload: { ...payload, [field]: changed.payload },
      })),
    ),
  ]
}

test('every folder of examples belongs to a message', () => {
  const folders = readdirSync(join(contracts, 'voorbeelden'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(contracts, 'voorbeelden', name)).map((of) => `${name}/${of}`))
  expect(folders.sort()).toEqual(messages.map(({ schemaPath }) => examplesFolder(schemaPath)).sort())
})

describe.each(messages)('$type', (message) => {
  const { geldig, ongeldig } = loadExamples(contracts, message.schemaPath)

  test('has at least three valid and three invalid examples', () => {
    expect(geldig.length).toBeGreaterThanOrEqual(3)
    expect(ongeldig.length).toBeGreaterThanOrEqual(3)
  })

  test.each(geldig)('$naam is accepted in both forms', ({ payload }) => {
    expect(problems(message, payload, 'strict')).toEqual([])
    expect(problems(message, payload, 'tolerant')).toEqual([])
  })

  test.each(geldig)('a producer of $naam may not add a field, a consumer lets it pass', ({ payload }) => {
    for (const { at, payload: more } of withUnknownField(payload)) {
      expect(problems(message, more, 'strict')).toEqual([
        { path: at, message: 'has a field that the contract does not know' },
      ])
      expect(problems(message, more, 'tolerant')).toEqual([])
    }
  })

  test.each(ongeldig)('$naam is refused at $pad and nowhere else', ({ payload, pad, alleenStreng }) => {
    const found = (form: 'strict' | 'tolerant') =>
      new Set(problems(message, payload, form).map((p) => p.path))
    expect(found('strict')).toEqual(new Set([pad]))
    expect(found('tolerant')).toEqual(alleenStreng ? new Set() : new Set([pad]))
  })

  test.each(geldig)('$naam has nothing in it that could be a BSN', ({ payload }) => {
    const numbers = JSON.stringify(payload).match(/(?<!\d)\d{9}(?!\d)/g) ?? []
    expect(numbers.filter(passesElevenTest)).toEqual([])
  })
})

/** The 11-proef of a BSN: weights 9 to 2, and -1 for the last digit. */
function passesElevenTest(number: string): boolean {
  const sum = [...number].reduce((total, digit, i) => total + Number(digit) * (i === 8 ? -1 : 9 - i), 0)
  return sum % 11 === 0
}
