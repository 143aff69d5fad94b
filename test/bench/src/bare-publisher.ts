import { readFileSync } from 'node:fs'
import { connect, createInbox, credsAuthenticator, headers } from '@nats-io/transport-node'
import { z } from 'zod'

/**
 * A process that does nothing but publish: `bare-publisher <url> <creds file> <file of messages>`. Everything is read and
 * made ready before the clock starts; then each message goes out once, up to a thousand of them under way, and is done
 * when JetStream has acknowledged it. Prints `{"ms": …, "cpu": …}`.
 */
const messages = z.array(
  z.object({ subject: z.string(), headers: z.array(z.tuple([z.string(), z.string()])), data: z.string() }),
)
const atOnce = 1_000

const [url = '', credentials = '', file = ''] = process.argv.slice(2)
const prepared = messages.parse(JSON.parse(readFileSync(file, 'utf8'))).map((message) => {
  const made = headers()
  for (const [name, value] of message.headers) made.set(name, value)
  return { subject: message.subject, headers: made, data: new TextEncoder().encode(message.data) }
})

const authenticator = credsAuthenticator(readFileSync(credentials))
const claims: unknown = JSON.parse(
  Buffer.from(readFileSync(credentials, 'utf8').split(/[.\n]/)[2] ?? '', 'base64url').toString(),
)
const { sub } = z.object({ sub: z.string() }).parse(claims)
const connection = await connect({ servers: url, authenticator, inboxPrefix: `_INBOX.${sub}` })
const inbox = createInbox(`_INBOX.${sub}`)

const publishAll = (): Promise<void> =>
  new Promise((resolve, reject) => {
    let [next, acknowledged] = [0, 0]
    const fill = (): void => {
      while (next < prepared.length && next - acknowledged < atOnce) {
        const message = prepared[next++]
        if (message)
          connection.publish(message.subject, message.data, { headers: message.headers, reply: inbox })
      }
    }
    connection.subscribe(inbox, {
      callback: (error, answer) => {
        const text = error === null ? answer.string() : ''
        // A message that was not stored anew measures nothing.
        if (error !== null || !text.includes('"seq":') || text.includes('"duplicate":true')) {
          reject(error ?? new Error(`a message was not stored: ${text}`))
          return
        }
        acknowledged += 1
        if (acknowledged === prepared.length) resolve()
        else fill()
      },
    })
    fill()
  })

await connection.flush()
const before = process.cpuUsage()
const startedAt = performance.now()
await publishAll()
const ms = performance.now() - startedAt
const { user, system } = process.cpuUsage(before)
process.stdout.write(`${JSON.stringify({ ms, cpu: (user + system) / 1e6 })}\n`)
await connection.close()
