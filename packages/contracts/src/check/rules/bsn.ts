import { isList, isObject, type Json } from '../../build/json'
import type { Place } from '../../document/load-document'
import { below } from '../../document/pointer'
import { memberOf, type Node, textOf } from '../node'
import { patternOf } from '../regular-expression'
import type { Rule, Violation } from '../rule'

const remark = 'expected a pseudonym or a reference: a BSN never leaves the organisation'

/** The 11-proef of a BSN: weights 9 to 2, and -1 for the last digit. Nine zeros pass it and are nobody's. */
const passes = (digits: string): boolean =>
  Number(digits) > 0 &&
  [...digits].reduce((sum, digit, i) => sum + Number(digit) * (i === 8 ? -1 : 9 - i), 0) % 11 === 0

/** Whether a text holds nine digits, and no more, that could be a BSN. */
const holdsBsn = (text: string): boolean => (text.match(/(?<![\d])\d{9}(?![\d])/g) ?? []).some(passes)

/** `bsn`, `bsnKind`, `inpBsn`, `kind_bsn`, `burgerServiceNummer`, and what it was called before 2007. */
const namesBsn = (name: string): boolean => {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
  return (
    words.some((word) => word.startsWith('bsn') || word.endsWith('bsn')) ||
    /burgerservicen|sofin(umme)?r|citizenservicen/.test(words.join(''))
  )
}

const numbers = ['111222333', '123456782', '999990019'] as const
const others = ['12345', '12345678901', 'abcdefghi', ''] as const

/** Whether a schema takes nine digits and neither fewer nor more nor letters: a BSN by another name. */
const takesBsn = (node: Node): boolean => {
  const at = (keyword: string): Json | undefined => memberOf(node, keyword)?.value
  const bound = (keyword: string): number | undefined => {
    const value = at(keyword)
    return typeof value === 'number' ? value : undefined
  }
  const pattern = textOf(memberOf(node, 'pattern'))
  const expression = pattern === undefined ? undefined : patternOf(pattern)
  if (expression !== undefined) {
    const takes = (text: string): boolean =>
      expression.test(text) &&
      text.length >= (bound('minLength') ?? 0) &&
      text.length <= (bound('maxLength') ?? Number.POSITIVE_INFINITY)
    return numbers.every(takes) && !others.some(takes)
  }
  const type = at('type')
  if (type !== 'integer' && type !== 'number') return false
  const [low, high] = [
    bound('minimum') ?? bound('exclusiveMinimum'),
    bound('maximum') ?? bound('exclusiveMaximum'),
  ]
  return (
    low !== undefined &&
    high !== undefined &&
    low > 9_999_999 &&
    low <= 111_222_333 &&
    high >= 999_990_019 &&
    high <= 1_000_000_000
  )
}

/** Bounds are numbers of the schema, not of a person. */
const bounds = new Set([
  'exclusiveMaximum',
  'exclusiveMinimum',
  'maximum',
  'maxItems',
  'maxLength',
  'minimum',
  'minItems',
  'minLength',
  'multipleOf',
])

/** Every value that holds what could be a BSN, and every name that says so; `false` forbids what it names. */
export const bsnsIn = (value: Json, place: Place, key: string): readonly Violation[] => {
  const { file, pointer } = place
  if (isList(value))
    return value.flatMap((item, i) => bsnsIn(item, { file, pointer: below(pointer, i) }, key))
  if (isObject(value))
    return Object.entries(value).flatMap(([name, member]) => {
      const at = { file, pointer: below(pointer, name) }
      const inside = bsnsIn(member, at, name)
      return namesBsn(name) && member !== false
        ? [{ place: at, message: `found ${name}, named as a BSN; ${remark}` }, ...inside]
        : inside
    })
  const digits =
    typeof value === 'string' ? value : typeof value === 'number' && !bounds.has(key) ? String(value) : ''
  return holdsBsn(digits)
    ? [{ place, message: 'found nine digits that pass the 11-proef of a BSN; expected none anywhere' }]
    : []
}

export const bsn: Rule = {
  name: 'bsn',
  severity: 'error',
  description:
    'Nothing is or looks like a BSN: not the name of a field, header or parameter, not a format or pattern, not a value.',
  check: ({ view }) => {
    const { document } = view
    const fields = view.schemas.flatMap(({ node }): readonly Violation[] => {
      const title = memberOf(node, 'title')
      const format = memberOf(node, 'format')
      return [
        ...[title, format].flatMap((place) =>
          place !== undefined && namesBsn(textOf(place) ?? '')
            ? [{ place, message: `found a schema that calls itself a BSN; ${remark}` }]
            : [],
        ),
        ...(takesBsn(node)
          ? [
              {
                place: memberOf(node, 'pattern') ?? node,
                message: `found a schema of nine digits, as a BSN has; ${remark}`,
              },
            ]
          : []),
      ]
    })
    const values = [...document.files.values()].flatMap((file) =>
      bsnsIn(file.tree, { file, pointer: '' }, ''),
    )
    return [...fields, ...values]
  },
}
