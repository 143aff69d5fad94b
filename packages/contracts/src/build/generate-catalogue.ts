import type { Contract, JsonObject, Message } from './load-contract'

/** `maatregel.opgelegd` of `nl.gezinsbeeld.maatregel-opgelegd.v1`. */
const nameOf = (type: string): string =>
  type
    .replace(/^nl\.gezinsbeeld\./, '')
    .replace(/\.v\d+$/, '')
    .replace('-', '.')

const record = (of: JsonObject): string =>
  `{ ${Object.entries(of)
    .map(
      ([key, value]) =>
        `'${key}': ${typeof value === 'object' && value !== null ? record(value as JsonObject) : `'${value}'`}`,
    )
    .join(', ')} }`

const entry = (message: Message): string => `  '${nameOf(message.type)}': {
    titel: '${message.title}',
    omschrijving: ${JSON.stringify(message.summary)},
    type: '${message.type}',
    schema: 'urn:nld:gezinsbeeld:schema:${message.schemaPath.replace('.yaml', '').replaceAll('/', ':')}',
    grondslag: ${JSON.stringify(message.grondslag)},
    doelbinding: ${record(message.doelbinding)},
    doelbindingVan: ${record(message.doelbindingVan)},
  },
`

/** The messages as data, and the map from a message's name to its type. */
export const generateCatalogue = (contract: Contract): string => {
  // What the hub delivers has the name of the event that it carries; the envelope is not an event of its own.
  const messages = contract.messages.filter(({ type }) => nameOf(type).includes('.'))
  return `import type { ${messages
    .map(({ title }) => title)
    .sort()
    .join(', ')} } from './types'

/** Every message of the contract by name, \`<domein>.<gebeurtenis>\`. */
export interface EventMap {
${messages.map((message) => `  '${nameOf(message.type)}': ${message.title}\n`).join('')}}

export const berichten = {
${messages.map(entry).join('')}} as const
`
}

/** The type of the generated validators; each answers whether the payload is valid and leaves its errors on itself. */
export const generateValidatorTypes = (contract: Contract): string => `import type { ErrorObject } from 'ajv'

interface Validator {
  (payload: unknown): boolean
  errors?: ErrorObject[] | null
}

${contract.messages.map(({ title }) => `export const ${title}: Validator\n`).join('')}`
