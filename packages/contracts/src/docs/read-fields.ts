import { isList, isObject, type Json, type JsonObject } from '../build/json'
import type { Found, LoadedDocument } from '../document/load-document'
import { below } from '../document/pointer'
import type { FieldDoc } from './model'

const objectOr = (node: Json | undefined): JsonObject => (isObject(node) ? node : {})
const textOf = (node: Json | undefined): string => (typeof node === 'string' ? node : '')
const show = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** As deep as a reader still follows; a schema that contains itself ends here at the latest. */
const deepest = 6

const words: Readonly<Record<string, string>> = {
  string: 'tekst',
  integer: 'geheel getal',
  number: 'getal',
  boolean: 'waar of onwaar',
  array: 'lijst',
  object: 'object',
  null: 'leeg',
}
const formats: Readonly<Record<string, string>> = {
  'date-time': 'moment, RFC 3339',
  date: 'datum',
  time: 'tijd',
  email: 'e-mailadres',
  uri: 'URI',
  uuid: 'UUID',
}

/** The parts of a schema: itself, and what its `allOf` adds, each where its `$ref`s end. */
const partsOf = (document: LoadedDocument, found: Found, depth = 0): readonly Found[] => {
  const end = document.follow(found)
  if (end === undefined || depth > deepest) return []
  const { allOf } = objectOr(end.value)
  const more = (isList(allOf) ? allOf : []).flatMap((_, index) => {
    const part = document.at({ file: end.file, pointer: below(end.pointer, 'allOf', index) })
    return part === undefined ? [] : partsOf(document, part, depth + 1)
  })
  return [end, ...more]
}

const first = (parts: readonly Found[], key: string): Json | undefined =>
  parts.map(({ value }) => objectOr(value)[key]).find((each) => each !== undefined)

const child = (
  document: LoadedDocument,
  parent: Found,
  ...steps: readonly (string | number)[]
): Found | undefined => document.at({ file: parent.file, pointer: below(parent.pointer, ...steps) })

/** A type with a name of its own, and not a field's: its title says what kind of thing it is. */
const isShared = ({ pointer }: Found): boolean => !/\/(properties\/[^/]+|items)$/.test(pointer)

const typeOf = (document: LoadedDocument, parts: readonly Found[]): string => {
  const type = first(parts, 'type')
  const types = typeof type === 'string' ? [type] : isList(type) ? type.map(textOf) : []
  const holder = parts.find(({ value }) => isObject(objectOr(value)['items']))
  const items = holder && child(document, holder, 'items')
  if (types[0] === 'array' && items !== undefined)
    return `lijst van ${typeOf(document, partsOf(document, items))}`
  const format = formats[textOf(first(parts, 'format'))]
  const plain = format ?? types.map((each) => words[each] ?? each).join(' of ')
  const title = textOf(first(parts.filter(isShared), 'title'))
  return title === '' ? plain || 'alles' : plain === '' ? title : `${title} (${plain})`
}

const valuesOf = (parts: readonly Found[]): readonly string[] => {
  const constant = first(parts, 'const')
  if (constant !== undefined) return [show(constant)]
  const values = first(parts, 'enum')
  return isList(values) ? values.map(show) : []
}

const range = (low: Json | undefined, high: Json | undefined, unit: string): readonly string[] => {
  if (low === undefined && high === undefined) return []
  if (low === undefined) return [`hoogstens ${show(high ?? '')}${unit}`]
  if (high === undefined) return [`minstens ${show(low)}${unit}`]
  return [`${show(low)} tot en met ${show(high)}${unit}`]
}

const boundsOf = (parts: readonly Found[]): readonly string[] => {
  const of = (key: string): Json | undefined => first(parts, key)
  const pattern = of('pattern')
  return [
    ...range(of('minLength'), of('maxLength'), ' tekens'),
    ...range(of('minimum'), of('maximum'), ''),
    ...range(of('minItems'), of('maxItems'), ' stuks'),
    ...(of('uniqueItems') === true ? ['elk één keer'] : []),
    ...(typeof pattern === 'string' ? [`patroon ${pattern}`] : []),
  ]
}

/** Fields of one of several forms, under a heading of their own. */
const choicesOf = (document: LoadedDocument, part: Found, path: string, depth: number): readonly FieldDoc[] =>
  ['oneOf', 'anyOf'].flatMap((key) => {
    const forms = objectOr(part.value)[key]
    if (!isList(forms)) return []
    return forms.flatMap((_, index) => {
      const form = child(document, part, key, index)
      const fields = form === undefined ? [] : fieldsOf(document, form, path, depth + 1)
      return fields.map((field) => ({
        ...field,
        grenzen: [...field.grenzen, `in vorm ${index + 1} van ${forms.length}`],
      }))
    })
  })

/**
 * The fields of a schema (JSON Schema draft-07 and what AsyncAPI makes of it), those of the objects inside it too, by their path.
 * `from`: where the schema stands.
 */
export const fieldsOf = (
  document: LoadedDocument,
  from: Found,
  path = '',
  depth = 0,
): readonly FieldDoc[] => {
  if (depth > deepest) return []
  const parts = partsOf(document, from)
  const required = new Set(
    parts.flatMap(({ value }) => {
      const names = objectOr(value)['required']
      return isList(names) ? names : []
    }),
  )
  const rows = new Map<string, readonly FieldDoc[]>()
  for (const part of parts) {
    for (const name of Object.keys(objectOr(objectOr(part.value)['properties']))) {
      const field = child(document, part, 'properties', name)
      if (rows.has(name) || field === undefined || !isObject(field.value)) continue
      rows.set(name, fieldRows(document, field, `${path}${name}`, required.has(name), depth))
    }
    for (const each of choicesOf(document, part, path, depth))
      if (!rows.has(each.naam)) rows.set(each.naam, [each])
  }
  return [...rows.values()].flat()
}

const fieldRows = (
  document: LoadedDocument,
  field: Found,
  naam: string,
  verplicht: boolean,
  depth: number,
): readonly FieldDoc[] => {
  const parts = partsOf(document, field)
  // What stands beside a $ref is the field's own: that it is ignored in validating does not make it untrue.
  const own = objectOr(field.value)
  const holder = parts.find(({ value }) => isObject(objectOr(value)['items']))
  const items = holder && child(document, holder, 'items')
  const row = {
    ...{
      naam,
      verplicht,
      soort: typeOf(document, parts),
      waarden: valuesOf(parts),
      grenzen: boundsOf(parts),
    },
    titel: textOf(own['title']),
    omschrijving: textOf(own['description']) || textOf(first(parts, 'description')),
  }
  const inside =
    items === undefined
      ? fieldsOf(document, field, `${naam}.`, depth + 1)
      : fieldsOf(document, items, `${naam}[].`, depth + 1)
  return [row, ...inside]
}
