import { isList, isObject } from '../../build/json'
import { suggestion } from '../nearest'
import { memberOf, membersOf, type Node, textOf } from '../node'
import { types } from '../plain-schema'
import { patternOf } from '../regular-expression'
import type { Rule, Violation } from '../rule'

/** JSON Schema draft-07, and what AsyncAPI's Schema Object adds to it. */
const keywords: ReadonlySet<string> = new Set(
  `$comment $id $ref $schema additionalItems additionalProperties allOf anyOf const contains contentEncoding contentMediaType
   default definitions dependencies description else enum examples exclusiveMaximum exclusiveMinimum format if items maxItems
   maxLength maxProperties maximum minItems minLength minProperties minimum multipleOf not oneOf pattern patternProperties
   properties propertyNames readOnly required then title type uniqueItems writeOnly
   deprecated discriminator externalDocs`.split(/\s+/),
)

/** Of other dialects: right there, and without any effect here. */
const elsewhere: ReadonlyMap<string, string> = new Map([
  ['nullable', 'OpenAPI 3.0; draft-07 says type: [string, "null"]'],
  ['example', 'OpenAPI; draft-07 says examples, a list'],
  ['$defs', 'a later JSON Schema; draft-07 says definitions'],
  ['$anchor', 'a later JSON Schema; draft-07 refers by a JSON Pointer'],
  ['dependentRequired', 'a later JSON Schema; draft-07 says dependencies'],
  ['dependentSchemas', 'a later JSON Schema; draft-07 says dependencies'],
  ['prefixItems', 'a later JSON Schema; draft-07 says items, a list'],
  ['unevaluatedProperties', 'a later JSON Schema; draft-07 has nothing like it'],
  ['unevaluatedItems', 'a later JSON Schema; draft-07 has nothing like it'],
  ['minContains', 'a later JSON Schema; draft-07 has nothing like it'],
  ['maxContains', 'a later JSON Schema; draft-07 has nothing like it'],
])

export const schemaKeyword: Rule = {
  name: 'schema-keyword',
  severity: 'error',
  description:
    'Every keyword of a schema is one of JSON Schema draft-07 or AsyncAPI; others are silently ignored.',
  check: ({ view }) =>
    view.schemas.flatMap(({ node }) =>
      membersOf(node).flatMap(({ key, node: member }) => {
        // Beside a root schema of its own AsyncAPI's `x-` extensions may stand.
        if (keywords.has(key) || key.startsWith('x-')) return []
        const why = elsewhere.get(key)
        return [
          {
            place: member,
            message: `found the keyword ${JSON.stringify(key)}, which ${
              why === undefined
                ? `JSON Schema draft-07 does not know and so ignores${suggestion(key, keywords)}`
                : `is of ${why}`
            }`,
          },
        ]
      }),
    ),
}

/** draft-07 section 7.3, those that ajv-formats adds, and AsyncAPI's own. */
const formats: ReadonlySet<string> = new Set(
  `binary byte date date-time double duration email float hostname idn-email idn-hostname int32 int64 ipv4 ipv6 iri
   iri-reference json-pointer json-pointer-uri-fragment password regex relative-json-pointer time uri uri-reference
   uri-template uuid`.split(/\s+/),
)

export const schemaFormat: Rule = {
  name: 'schema-format',
  severity: 'error',
  description: 'Every format is one that validators know; an unknown format accepts everything.',
  check: ({ view }) =>
    view.schemas.flatMap(({ node }) => {
      const member = memberOf(node, 'format')
      const text = textOf(member)
      if (member === undefined || (text !== undefined && formats.has(text))) return []
      return [
        {
          place: member,
          message:
            text === undefined
              ? 'found a format that is no text'
              : `found the format ${JSON.stringify(text)}, which validators do not know and so do not check${suggestion(text, formats)}`,
        },
      ]
    }),
}

export const schemaPattern: Rule = {
  name: 'schema-pattern',
  severity: 'error',
  description: 'Every pattern is a regular expression (ECMA 262).',
  check: ({ view }) =>
    view.schemas.flatMap(({ node }) => {
      const pattern = memberOf(node, 'pattern')
      const bad = (place: Node, text: string | undefined): readonly Violation[] =>
        text !== undefined && patternOf(text) !== undefined
          ? []
          : [
              {
                place,
                message: `found a pattern that is no regular expression${text === undefined ? '' : `: ${text}`}`,
              },
            ]
      return [
        ...(pattern === undefined ? [] : bad(pattern, textOf(pattern))),
        ...membersOf(memberOf(node, 'patternProperties')).flatMap(({ key, node: each }) => bad(each, key)),
      ]
    }),
}

export const schemaType: Rule = {
  name: 'schema-type',
  severity: 'error',
  description: 'Every type is one of JSON Schema, and every keyword has a value of its own kind.',
  check: ({ view }) =>
    view.schemas.flatMap(({ node }) => {
      const type = memberOf(node, 'type')
      const each = isList(type?.value) ? membersOf(type).map((item) => item.node) : type ? [type] : []
      const unknown = each.flatMap((one): readonly Violation[] => {
        const text = textOf(one)
        if (text !== undefined && types.has(text)) return []
        const meant = text === undefined ? '' : suggestion(text, types)
        return [{ place: one, message: `found a type that JSON Schema does not have${meant}` }]
      })
      return [...unknown, ...wrongKinds(node)]
    }),
}

const kinds: readonly (readonly [string, (value: unknown) => boolean, readonly string[]])[] = [
  ['a list of texts', (v) => Array.isArray(v) && v.every((each) => typeof each === 'string'), ['required']],
  ['a list that is not empty', (v) => Array.isArray(v) && v.length > 0, ['allOf', 'anyOf', 'enum', 'oneOf']],
  ['a list', (v) => Array.isArray(v), ['examples']],
  [
    'an object',
    (v) => typeof v === 'object' && v !== null && !Array.isArray(v),
    ['definitions', 'dependencies', 'patternProperties', 'properties'],
  ],
  ['true or false', (v) => typeof v === 'boolean', ['deprecated', 'readOnly', 'uniqueItems', 'writeOnly']],
  ['a number', (v) => typeof v === 'number', ['exclusiveMaximum', 'exclusiveMinimum', 'maximum', 'minimum']],
  ['a number above zero', (v) => typeof v === 'number' && v > 0, ['multipleOf']],
  [
    'a whole number from zero',
    (v) => typeof v === 'number' && Number.isInteger(v) && v >= 0,
    ['maxItems', 'maxLength', 'maxProperties', 'minItems', 'minLength', 'minProperties'],
  ],
  [
    'a schema',
    (v) => typeof v === 'boolean' || (typeof v === 'object' && v !== null && !Array.isArray(v)),
    ['additionalItems', 'additionalProperties', 'contains', 'else', 'if', 'not', 'propertyNames', 'then'],
  ],
  [
    'a schema or a list of schemas',
    (v) => typeof v === 'boolean' || (typeof v === 'object' && v !== null),
    ['items'],
  ],
]

const wrongKinds = (node: Node): readonly Violation[] =>
  kinds.flatMap(([expected, fits, names]) =>
    names.flatMap((name) => {
      const member = isObject(node.value) ? memberOf(node, name) : undefined
      return member === undefined || fits(member.value)
        ? []
        : [{ place: member, message: `found ${name} that is not ${expected}; expected ${expected}` }]
    }),
  )
