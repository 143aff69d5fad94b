import { readFileSync } from 'node:fs'
import { connectBus, readStream } from '@gezinsbeeld/bus'
import { createInbox } from '@nats-io/transport-node'
import { makeReady, messagesSchema, publishAll, replay } from './replay'

/**
 * A process that does what the hub does, without thinking: reads `invoer` and publishes what is given, spread evenly over what it
 * reads. `bare-relay <url to read> <creds> <url to publish> <creds> <file of messages> client|wire`: publishing with the
 * library's own `publish`, or with nothing that is not on the wire. Prints `{"ms": …, "cpu": …}`.
 */
const [from = '', fromCredentials = '', to = '', toCredentials = '', file = '', way = ''] =
  process.argv.slice(2)
const messages = makeReady(messagesSchema.parse(JSON.parse(readFileSync(file, 'utf8'))))
const connect = (servers: string, path: string) =>
  connectBus({ servers, credentials: readFileSync(path, 'utf8'), name: 'kaal' })
const [source, target] = [await connect(from, fromCredentials), await connect(to, toCredentials)]

await Promise.all([source.nc.flush(), target.nc.flush()])
const { state } = await source.jsm.streams.info('invoer')
const reading = new AbortController()
const before = process.cpuUsage()
const startedAt = performance.now()
const inbox = createInbox(`_INBOX.${target.identity.subject}`)
const out = way === 'client' ? publishAll(target.js, messages, 0) : replay(target.nc, inbox, messages, 0)
const stream = readStream(source, { stream: 'invoer', fromSequence: 1, signal: reading.signal })
let read = 0
for await (const { pending } of stream) {
  read += 1
  out.allow(pending === 0 ? messages.length : Math.floor((messages.length * read) / state.messages))
  if (pending === 0) reading.abort()
}
await out.done
const ms = performance.now() - startedAt
const { user, system } = process.cpuUsage(before)
process.stdout.write(`${JSON.stringify({ ms, cpu: (user + system) / 1e6 })}\n`)
await Promise.all([source.close(), target.close()])
