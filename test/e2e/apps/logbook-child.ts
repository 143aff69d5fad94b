import { appendFileSync } from 'node:fs'
import { subscribe } from '@gezinsbeeld/subscriber'

/** An app in a process of its own, to be killed: writes down each measure that it hears of. */
const [servers = '', creds = '', remember = '', logbook = ''] = process.argv.slice(2)

await subscribe({
  ...{ servers, creds: { file: creds }, remember, app: 'logboek' },
  on: {
    'maatregel.opgelegd': ({ id }) => appendFileSync(logbook, `${id}\n`),
  },
})
