import { json, webhook } from '../sources/declaration'
import { openInbox } from '../sources/webhook/inbox'
import { webhookSource } from '../sources/webhook/webhook-source'

/** An inbox in a process of its own, to be killed; says its port. */
const [folder = '', secret = ''] = process.argv.slice(2)
const inbox = openInbox(folder, new Uint8Array(32).fill(5), false)
const source = await webhookSource(webhook({ vorm: json(), sleutel: ['id'] }), inbox, {
  feed: 'melding',
  endpoint: { poort: 0, adres: '127.0.0.1', autorisatie: [secret], grootste: 10_000 },
  pageSize: 10,
  limits: { xml: { unit: 1, text: 1, depth: 1 }, depth: 10 },
  mostWaiting: 1_000,
  now: () => new Date(),
})
process.stdout.write(`${source.port}\n`)
