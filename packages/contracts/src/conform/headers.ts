import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import { headerSchemas, headersOf } from '../gegenereerd/conformity'
import type { Say } from './say'

const ajv = new Ajv({ allErrors: true, strict: false })
formats.default(ajv)
const compiled = new Map<string, ValidateFunction>()

const validatorFor = (trait: string): ValidateFunction | undefined => {
  const schema = headerSchemas[trait]
  if (schema === undefined) return undefined
  const known = compiled.get(trait) ?? ajv.compile(schema)
  compiled.set(trait, known)
  return known
}

/** Header names are compared without regard to case; a value is decoded as the NATS binding encodes it (1.0.2, section 3.1.3.2). */
export const readHeaders = (
  headers: Iterable<readonly [string, readonly string[]]>,
  say: Say,
): ReadonlyMap<string, string> => {
  const values = new Map<string, string>()
  for (const [name, all] of headers) {
    const key = name.toLowerCase()
    if (all.length !== 1 || values.has(key))
      say('header-repeated', `found the header ${key} more than once, expected one value`)
    try {
      values.set(key, decodeURIComponent(all[0] ?? ''))
    } catch {
      // URIError says no more than that.
      say('header-encoding', `found the header ${key} with a percent sign that begins no UTF-8, expected %25`)
    }
  }
  return values
}

const isCloudEvent = (name: string): boolean => name.startsWith('ce-')

/** Holds the CloudEvents headers against the contract; says nothing of a message without headers of its own. */
export const checkHeaders = (titel: string, values: ReadonlyMap<string, string>, say: Say): void => {
  const validator = validatorFor(headersOf[titel] ?? '')
  if (validator === undefined) return
  const attributes = Object.fromEntries([...values].filter(([name]) => isCloudEvent(name)))
  if (validator(attributes)) return
  for (const { keyword, params, instancePath, message } of validator.errors ?? []) {
    const name = keyword === 'required' ? String(params['missingProperty']) : instancePath.slice(1)
    say(
      keyword === 'required' ? 'header-missing' : 'header-invalid',
      keyword === 'required'
        ? `expected the header ${name}`
        : `the header ${name} ${message ?? 'is not right'}`,
    )
  }
}
