import { isObject } from './json'
import type { Contract } from './load-contract'

/** Every channel with an address, as literal types: from them the compiler knows which parameters a subject takes. */
export const generateAddresses = ({ document }: Contract): string => {
  const { channels } = document
  const entries = Object.entries(isObject(channels) ? channels : {}).flatMap(([naam, channel]) => {
    const address = isObject(channel) ? channel['address'] : undefined
    return typeof address === 'string' ? [`  '${naam}': '${address}',\n`] : []
  })
  return `/** The address of every channel by its name in the contract. */\nexport const adressen = {\n${entries.join('')}} as const\n`
}
