import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { bench, describe } from 'vitest'
import { loadContract } from './build/load-contract'
import { mapSchema } from './build/schema'
import { validate } from './validate'

const contracts = join(import.meta.dirname, '../../../contracts')
const event: unknown = JSON.parse(
  readFileSync(join(contracts, 'voorbeelden/maatregel/opgelegd/geldig/gewoon.json'), 'utf8'),
)

const ajv = new Ajv({ strict: false })
formats.default(ajv)
for (const { path, schema } of loadContract(contracts).schemas)
  ajv.addSchema(
    mapSchema(schema, ({ $ref: ref, ...node }) =>
      typeof ref === 'string' ? { ...node, $ref: `/${ref}` } : node,
    ),
    `/${path}`,
  )
const plain = ajv.compile({ $ref: '/maatregel/opgelegd.v1.yaml' })

/** What our own call adds to ajv with its own settings, on a valid event: `node_modules/.bin/vitest bench --run packages/contracts`. */
describe('a maatregel.opgelegd', () => {
  bench('plain ajv', () => {
    if (!plain(event)) throw new Error('expected a valid example')
  })
  bench('validate, strict', () => {
    if (validate('maatregel.opgelegd', event, 'strict').length > 0)
      throw new Error('expected a valid example')
  })
  bench('validate, tolerant', () => {
    if (validate('maatregel.opgelegd', event, 'tolerant').length > 0)
      throw new Error('expected a valid example')
  })
})
