import { ContractError } from './contract-error'
import { isList, isObject, type Json, type JsonObject } from './json'
import type { Contract } from './load-contract'

const objectOr = (node: Json | undefined): JsonObject => (isObject(node) ? node : {})

const data = (json: Json): string => JSON.stringify(json, undefined, 2)

/** `#/components/messageTraits/cloudevent` → `cloudevent`; empty for a message without headers of its own. */
const traitOf = (message: JsonObject): string => {
  const [trait] = isList(message['traits']) ? message['traits'] : []
  const ref = objectOr(trait)['$ref']
  return typeof ref === 'string' ? (ref.split('/').at(-1) ?? '') : ''
}

/**
 * What holding real messages against the contract needs at run time: the channels with their messages, and the headers that each
 * message must have, as JSON Schema.
 */
export const generateConformity = ({ document, messages }: Contract): string => {
  const traits = objectOr(objectOr(document['components'])['messageTraits'])
  const headers = Object.entries(traits).map(([name, trait]): [string, Json] => [
    name,
    objectOr(objectOr(trait)['headers']),
  ])
  const ofMessage = messages.map(({ title, source }): [string, Json] => {
    const trait = traitOf(source)
    if (trait !== '' && traits[trait] === undefined)
      throw new ContractError(
        `gezinsbeeld.asyncapi.yaml ${title}: found the trait ${trait}, which is not there`,
      )
    return [title, trait]
  })
  const channels = Object.entries(objectOr(document['channels'])).flatMap(([naam, node]): Json[] => {
    const channel = objectOr(node)
    const { address } = channel
    if (typeof address !== 'string') return []
    const stroom = objectOr(channel['x-stroom'])['naam'] ?? 'geen'
    return [{ naam, adres: address, stroom, berichten: Object.keys(objectOr(channel['messages'])) }]
  })
  return `import type { JsonSchema, Kanaal } from '../conform/channel'

export const kanalen: readonly Kanaal[] = ${data(channels)}

/** The headers of a message by the name of its trait. */
export const headerSchemas: Readonly<Record<string, JsonSchema>> = ${data(Object.fromEntries(headers))}

/** By the message's title; empty for a message without headers of its own. */
export const headersOf: Readonly<Record<string, string>> = ${data(Object.fromEntries(ofMessage))}
`
}
