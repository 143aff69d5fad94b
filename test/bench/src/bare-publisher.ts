import { readFileSync } from 'node:fs'
import { connectBus } from '@gezinsbeeld/bus'
import { createInbox } from '@nats-io/transport-node'
import { makeReady, messagesSchema, publishAll, replay } from './replay'

/**
 * A process that does nothing but publish: `bare-publisher <url> <creds file> <file of messages> client|wire`: with the
 * library's own `publish`, or with nothing that is not on the wire. Everything is read and made ready before the clock starts. Prints `{"ms": …, "cpu": …}`.
 */
const [servers = '', credentials = '', file = '', way = ''] = process.argv.slice(2)
const messages = makeReady(messagesSchema.parse(JSON.parse(readFileSync(file, 'utf8'))))
const bus = await connectBus({ servers, credentials: readFileSync(credentials, 'utf8'), name: 'kaal' })

await bus.nc.flush()
const before = process.cpuUsage()
const startedAt = performance.now()
const inbox = createInbox(`_INBOX.${bus.identity.subject}`)
await (way === 'client' ? publishAll(bus.js, messages) : replay(bus.nc, inbox, messages)).done
const ms = performance.now() - startedAt
const { user, system } = process.cpuUsage(before)
process.stdout.write(`${JSON.stringify({ ms, cpu: (user + system) / 1e6 })}\n`)
await bus.close()
