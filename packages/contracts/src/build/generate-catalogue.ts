import type { Json, JsonObject } from './json'
import type { Contract } from './load-contract'

const value = (json: Json): string => JSON.stringify(json, undefined, 2).replaceAll('\n', '\n  ')

/** The annotations that the message has: most have none of them. */
const present = (annotations: Readonly<Record<string, JsonObject>>): JsonObject =>
  Object.fromEntries(Object.entries(annotations).filter(([, levels]) => Object.keys(levels).length > 0))

/** The messages as data, and the map from a message's name to its type. */
export const generateCatalogue = ({ messages, versie }: Contract): string => {
  // What the hub delivers has the name of the event that it carries; the envelope is not an event of its own.
  const events = messages.flatMap((message) =>
    message.naam === undefined ? [] : [{ ...message, naam: message.naam }],
  )
  const titles = events.map(({ title }) => title).sort()
  return `import type {
${titles.map((title) => `  ${title},\n`).join('')}} from './types'

/** Every message of the contract by name, \`<domein>.<gebeurtenis>\`. */
export interface EventMap {
${events.map(({ naam, title }) => `  '${naam}': ${title}\n`).join('')}}

/** Of the contract as a whole: major, minor, patch. */
export const contractVersie = '${versie}'

export const berichten = {
${events
  .map(({ naam, title, summary, type, schemaPath, ...message }) => {
    const entry = {
      titel: title,
      omschrijving: summary,
      type,
      schema: `urn:nld:gezinsbeeld:schema:${schemaPath.replace('.yaml', '').replaceAll('/', ':')}`,
      grondslag: message.grondslag,
      doelbinding: message.doelbinding,
      ...present({
        doelbindingVan: message.doelbindingVan,
        doelbindingSoort: message.doelbindingSoort,
        doelbindingToestemming: message.doelbindingToestemming,
        doelbindingOverdracht: message.doelbindingOverdracht,
        doelbindingGenoemd: message.doelbindingGenoemd,
      }),
    }
    return `  '${naam}': ${value(entry)},\n`
  })
  .join('')}} as const
`
}

/** The type of the generated validators; each answers whether the payload is valid and leaves its errors on itself. */
export const generateValidatorTypes = ({
  messages,
}: Contract): string => `import type { ErrorObject } from 'ajv'

interface Validator {
  (payload: unknown): boolean
  errors?: ErrorObject[] | null
}

${messages.map(({ title }) => `export const ${title}: Validator\n`).join('')}`
