import { join } from 'node:path'
import { Parser } from '@asyncapi/parser'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { beforeAll, expect, test, vi } from 'vitest'
import { build, generate } from './build'
import { isObject, type Json } from './build/json'
import { loadContract } from './build/load-contract'
import { loadExamples } from './build/load-examples'

// Compiling every validator takes a second; the limit only ends a test that hangs.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const repository = join(import.meta.dirname, '../../..')
const contracts = join(repository, 'contracts')

let generated: ReadonlyMap<string, string>
beforeAll(async () => {
  generated = await generate(repository)
})

const document = (): string => generated.get('contracts/gegenereerd/gezinsbeeld.asyncapi.json') ?? ''

test('what is committed is what the contract generates', async () => {
  expect(await build(repository, { check: true })).toEqual([])
})

test('the same contract gives the same bytes', async () => {
  expect([...(await generate(repository))]).toEqual([...generated])
})

test('the validators of all messages, in both forms, stay under 400 kB', () => {
  const code = [...generated].filter(([path]) => path.endsWith('.js'))
  expect(code).toHaveLength(2)
  expect(code.reduce((total, [, content]) => total + Buffer.byteLength(content), 0)).toBeLessThan(400_000)
})

test('the single document has no error for the AsyncAPI parser and refers to no other file', async () => {
  const { document: parsed, diagnostics } = await new Parser().parse(document())
  expect(diagnostics.filter(({ severity }) => severity === 0)).toEqual([])
  expect(parsed?.messages().length).toBe(loadContract(contracts).messages.length)
  expect(document().match(/"\$ref": "(?!#\/)/g)).toBeNull()
})

test('the single document accepts and refuses the same examples as the schemas it was made from', () => {
  const ajv = new Ajv({ strict: false })
  formats.default(ajv)
  ajv.addSchema(JSON.parse(document()), 'document')
  for (const { title, schemaPath } of loadContract(contracts).messages) {
    const accepts = (payload: Json) =>
      ajv.validate({ $ref: `document#/components/schemas/${title}` }, payload)
    const { geldig, ongeldig } = loadExamples(contracts, schemaPath)
    expect(geldig.filter(({ payload }) => !accepts(payload))).toEqual([])
    expect(ongeldig.filter(({ payload }) => accepts(payload))).toEqual([])
  }
})

test('in the single document a field keeps its own words beside the type that it refers to', () => {
  const whole: Json = JSON.parse(document())
  const at = (json: Json | undefined, ...path: readonly string[]): Json | undefined =>
    path.reduce<Json | undefined>((node, key) => (isObject(node) ? node[key] : undefined), json)
  expect(at(whole, 'components', 'schemas', 'Maatregel', 'properties', 'ingangsdatum')).toEqual({
    title: 'Ingangsdatum',
    description: expect.stringContaining('eerste dag'),
    allOf: [{ $ref: '#/components/schemas/OnvolledigeDatum' }],
  })
})
