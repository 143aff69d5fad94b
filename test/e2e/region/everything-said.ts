import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { streamNames } from '@gezinsbeeld/bus'
import { inClone } from '@gezinsbeeld/local/region'
import type { RunningRegion } from './running-region'
import { everythingIn } from './stream'

/** Something that was written where people who may not know who the clients are can read it. */
export interface Said {
  readonly name: string
  readonly text: string
}

type Adapter = RunningRegion['processes']['hub']

const adaptersOf = ({ processes }: RunningRegion): readonly (readonly [string, Adapter])[] =>
  Object.entries(processes.adapters)

/** How many records each adapter has in quarantine. */
export const quarantined = async (running: RunningRegion): Promise<Readonly<Record<string, number>>> =>
  Object.fromEntries(
    await Promise.all(
      adaptersOf(running).map(async ([name, { address }]) => {
        const text = await (await fetch(`${address}/metrics`)).text()
        const counts = [...text.matchAll(/^gezinsbeeld_quarantined_records\{[^}]*\} (\d+)/gm)]
        return [name, counts.reduce((sum, [, count]) => sum + Number(count), 0)] as const
      }),
    ),
  )

const logs = ({ folder }: RunningRegion): readonly Said[] =>
  ['logs', 'nats', 'postgres'].flatMap((room) =>
    readdirSync(join(folder, room))
      .filter((name) => name.endsWith('.log'))
      .map((name) => ({ name: `${room}/${name}`, text: readFileSync(join(folder, room, name), 'utf8') })),
  )

/** What every process answers to who watches it. */
const health = async ({ processes }: RunningRegion): Promise<readonly Said[]> => {
  const { pseudoniem, hub, adapters, pages } = processes
  const watched = [pseudoniem, hub, ...Object.values(adapters), ...Object.values(pages)]
  const said = watched.flatMap(({ name, address }) =>
    ['/gezond', '/gereed', '/metrics'].map(async (path) => ({
      name: `${name} ${path}`,
      text: await (await fetch(`${address}${path}`)).text(),
    })),
  )
  return Promise.all(said)
}

const command = ({ configuration, secrets }: Adapter, args: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    const whole = [inClone('packages/cli/dist/main.js'), 'adapter', ...args, '--config', configuration]
    const env = { PATH: process.env['PATH'], ...secrets }
    execFile(process.execPath, whole, { env, maxBuffer: 64_000_000 }, (_, out, err) => resolve(out + err))
  })

/** What an adapter's commands print that are not meant for who repairs a record. */
const lookedAt = async (running: RunningRegion): Promise<readonly Said[]> => {
  const said: Said[] = []
  for (const [name, adapter] of adaptersOf(running)) {
    const each = [['preview', '--aantal', '500', '--tonen', '500'], ['check'], ['quarantine', 'list']]
    const texts = await Promise.all(each.map((args) => command(adapter, args)))
    for (const [i, text] of texts.entries()) said.push({ name: `${name} ${each[i]?.[0]}`, text })
  }
  return said
}

/** Subjects and headers, which the bus's own tools and logs show. */
const envelopes = async ({ bus }: RunningRegion): Promise<readonly Said[]> =>
  Promise.all(
    streamNames.map(async (stream) => {
      const lines = (await everythingIn(bus.operator, stream)).flatMap(({ subject, headers }) => [
        subject,
        ...headers,
      ])
      return { name: `stream ${stream}`, text: [stream, ...new Set(lines)].join('\n') }
    }),
  )

/** Everything that the region's processes, servers, streams and commands have said, but for payloads. */
export const everythingSaid = async (running: RunningRegion): Promise<readonly Said[]> => [
  ...(await health(running)),
  ...(await lookedAt(running)),
  ...(await envelopes(running)),
  ...logs(running).filter(({ text }) => text !== ''),
]
