import { type FormatName, fullFormats } from 'ajv-formats/dist/formats.js'

/** Formats of numbers are not here: `compile` writes them as bounds. */
const check = (name: string): ((text: string) => boolean) | undefined => {
  if (!isKnown(name)) return undefined
  const format = fullFormats[name]
  if (format === true) return () => true
  if (format instanceof RegExp) return (text) => format.test(text)
  if (typeof format === 'function') return (text) => format(text)
  if (typeof format !== 'object' || !('validate' in format)) return undefined
  const { validate } = format
  if (validate instanceof RegExp) return (text) => validate.test(text)
  return typeof validate === 'function'
    ? (text) => Reflect.apply(validate, undefined, [text]) === true
    : undefined
}

const isKnown = (name: string): name is FormatName => Object.hasOwn(fullFormats, name)

const checks = new Map<string, ((text: string) => boolean) | undefined>()

/** True for a format that the validator does not know: it lets everything pass. */
export const formatAccepts = (name: string, text: string): boolean => {
  if (!checks.has(name)) checks.set(name, check(name))
  const known = checks.get(name)
  return known === undefined || known(text)
}

export const isFormat = (name: string): boolean => isKnown(name)

const year = '[0-9]{4}'
const date = `${year}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])`
// Wide: a leap second may stand at any hour that is 23:59 in UTC, and the validator then looks at nothing else.
const time = '[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?([zZ]|[+-][0-9]{2}(:?[0-9]{2})?)'

/**
 * A pattern that everything of a format matches: what the pattern refuses, the format refuses. The other way round it promises
 * nothing (30 February matches). Formats that are not here are compared with themselves only.
 */
export const widerPattern: Readonly<Record<string, string>> = {
  date: `^${date}$`,
  time: `^${time}$`,
  'date-time': `^${date}[tT\\s]${time}$`,
  uuid: '^([uU][rR][nN]:[uU][uU][iI][dD]:)?[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$',
  ipv4: '^[0-9]{1,3}[.][0-9]{1,3}[.][0-9]{1,3}[.][0-9]{1,3}$',
  email: '^[^@]+@[^@]+$',
}

/** Values of each format, the ordinary and the far ends. */
export const samples: Readonly<Record<string, readonly string[]>> = {
  date: ['2026-03-02', '0001-01-01', '9999-12-31', '1800-01-01', '2024-02-29', '1999-12-31'],
  time: ['09:14:00Z', '23:59:59+01:00', '00:00:00.123Z', '23:59:60Z'],
  'date-time': [
    '2026-03-02T09:14:00Z',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59+01:00',
    '2026-03-02t09:14:00.5z',
    '2026-03-02 09:14:00Z',
  ],
  'iso-time': ['09:14:00', '09:14:00Z'],
  'iso-date-time': ['2026-03-02T09:14:00', '2026-03-02T09:14:00Z'],
  duration: ['P1D', 'PT1H', 'P1Y2M3DT4H5M6S', 'P4W'],
  uri: ['https://example.nl/a?b=c#d', 'urn:nld:oin:1', 'a:b'],
  'uri-reference': ['/a', 'https://example.nl', '#a', ''],
  'uri-template': ['https://example.nl/{a}', 'a', ''],
  url: ['https://example.nl/a', 'http://1.1.1.1', 'ftp://example.nl'],
  email: ['a@example.nl', 'jan.de.vries+gezin@sub.example.nl', 'a@b.c'],
  hostname: ['example.nl', 'a', 'sub.example.nl'],
  ipv4: ['127.0.0.1', '0.0.0.0', '255.255.255.255'],
  ipv6: ['::1', '2001:db8::1', '::'],
  regex: ['^a$', '[a-z]+', ''],
  uuid: ['123e4567-e89b-12d3-a456-426614174000', 'urn:uuid:123e4567-e89b-12d3-a456-426614174000'],
  'json-pointer': ['/a/b', ''],
  'json-pointer-uri-fragment': ['#/a', '#'],
  'relative-json-pointer': ['0/a', '1#'],
  byte: ['YQ==', ''],
  password: ['a', ''],
  binary: ['a', ''],
}
