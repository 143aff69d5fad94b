import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import {
  type Bus,
  createPublisher,
  decodeEvent,
  eventMessage,
  type IncomingMessage,
  readStream,
} from '@gezinsbeeld/bus'
import { bundlePrograms, startRegion, temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { expect } from 'vitest'
import { z } from 'zod'
import { process as applyAll } from '../machine'
import type { Step } from '../outbox'
import { announceOrganisation } from '../register'
import { type Given, person, pseudonym, ref, relation, says } from '../scenario'
import { positionSubject } from '../stream-end'
import { openTables } from '../tables'
import { toMessage } from '../to-message'

const source = 'urn:nld:oin:00000099000000009000:systeem:test'
const organisations = ['gi-een', 'gi-twee'] as const
const auditRecords = z.object({ bezorgingen: z.array(z.object({ bezorging: z.string() })).default([]) })

/** The hub as one file, beside node_modules: there the process finds what is not bundled, and no build sweeps it away. */
const bundle = async (): Promise<string> => {
  const folder = fileURLToPath(new URL('../../node_modules/.crash', import.meta.url))
  await bundlePrograms({ 'crash-child': fileURLToPath(new URL('crash-child.ts', import.meta.url)) }, folder)
  return join(folder, 'crash-child.mjs')
}

/** Some families of two organisations, and hubs in processes of their own, to be killed. */
export const startHubProcesses = async () => {
  const child = await bundle()
  const region = await startRegion()
  const operator = await region.connect({ role: 'operator', name: 'beheer' })
  const adapters = new Map<string, Bus>()
  const alive = new Set<ChildProcess>()
  for (const organisatie of organisations) {
    await announceOrganisation(operator, source, {
      ...{ organisatie, naam: organisatie, rol: 'gi', oin: '00000099000000001000', opentGezinnen: true },
    })
    adapters.set(organisatie, await region.connect({ role: 'adapter-gi', organisatie, name: 'adapter' }))
  }

  let published = 0
  /** Another version of everything in some families of two organisations. */
  const publishSome = async (families: readonly number[] = [1, 2, 3]): Promise<void> => {
    for (const [organisatie, bus] of adapters) {
      const publisher = createPublisher(bus)
      const version = ++published
      const about = (n: number): readonly Given[] => [
        person(
          organisatie,
          `kind${n}`,
          { pseudoniemen: [pseudonym(`kind${n}`)], geboortedatum: '2015-03-02' },
          version,
        ),
        person(
          organisatie,
          `moeder${n}`,
          { pseudoniemen: [pseudonym(`moeder${n}`)], telefoon: `085-${1_000_000 + version}` },
          version,
        ),
        ...(version > 4 ? [] : [relation(organisatie, `moeder${n}`, 'ouder', `kind${n}`)]),
        says(
          organisatie,
          'maatregel.opgelegd',
          `ots${n}`,
          { personen: [ref(organisatie, `kind${n}`)], soort: 'ots' },
          version,
        ),
      ]
      for (const { subject, event } of families.flatMap(about))
        await publisher.publish(
          eventMessage(
            subject,
            {
              id: `${organisatie}-${version}-${subject}`,
              source,
              type: event?.type ?? '',
              sequence: event?.sequence ?? '',
            },
            JSON.stringify(event?.data),
          ),
        )
      await publisher.close()
    }
  }

  /** Publishes on and on until it is stopped; then what it had begun is out as well, so that what must follow is known. */
  const feeding = (everyMs: number): { readonly stop: () => Promise<void> } => {
    const ending = new AbortController()
    const fed = (async () => {
      while (!ending.signal.aborted) {
        await publishSome()
        await delay(everyMs, undefined, { signal: ending.signal }).catch(() => undefined)
      }
    })()
    return {
      stop: () => {
        ending.abort()
        return fed
      },
    }
  }

  /** `url`: the server, or what stands between it and this hub. */
  const configure = async (gegevens: string, poort = 0, url = region.url): Promise<string> => {
    const folder = temporaryFolder('configuration')
    const credentials = join(folder, 'hub.creds')
    writeFileSync(credentials, await region.credential({ role: 'hub', name: 'hub' }))
    const file = join(folder, 'hub.json')
    const nats = { servers: [url], credentials }
    writeFileSync(
      file,
      JSON.stringify({ nats, oin: '00000099000000009000', gegevens, poort, overnameNa: 1_500 }),
    )
    return file
  }

  const start = (file: string, step: Step | '-' = '-', times = 0): ChildProcess => {
    const hub = spawn(globalThis.process.execPath, [child, file, step, String(times)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    alive.add(hub)
    hub.once('exit', () => alive.delete(hub))
    return hub
  }

  const everything = async (stream: 'invoer' | 'bezorgd' | 'audit'): Promise<readonly IncomingMessage[]> => {
    const all: IncomingMessage[] = []
    const { state } = await operator.jsm.streams.info(stream)
    if (state.messages === 0) return all
    const reading = new AbortController()
    for await (const message of readStream(operator, { stream, fromSequence: 1, signal: reading.signal })) {
      all.push(message)
      if (message.sequence >= state.last_seq) break
    }
    reading.abort()
    return all
  }

  const countOf = async (stream: string, subjects_filter: string): Promise<number> => {
    const { state } = await operator.jsm.streams.info(stream, { subjects_filter })
    return Object.values(state.subjects ?? {}).reduce((sum, count) => sum + count, 0)
  }

  /** What the inputs lead to, by applying them once, with nothing in between. */
  const expected = async (): Promise<readonly string[]> => {
    const tables = openTables(join(temporaryFolder('state'), 'staat.lmdb'), { durable: false })
    const { outputs } = applyAll(tables, (await everything('invoer')).map(toMessage))
    await tables.close()
    return outputs.map(({ id }) => id)
  }

  const delivered = async (): Promise<readonly string[]> =>
    (await everything('bezorgd'))
      .filter(({ subject }) => subject !== positionSubject)
      .map((message) => decodeEvent(message).attributes.id)

  const audited = async (): Promise<ReadonlySet<string>> =>
    new Set(
      (await everything('audit')).flatMap((message) =>
        auditRecords.parse(decodeEvent(message).data).bezorgingen.map(({ bezorging }) => bezorging),
      ),
    )

  /** Lets hubs run until everything is out, ends them, and holds the stream against what it should be. */
  const settle = async (hubs: readonly ChildProcess[]): Promise<void> => {
    const must = await expected()
    // Reading it all takes its time on a busy machine: first only the number is looked at.
    await waitFor(
      async () => (await countOf('bezorgd', 'bezorgd.v1.>')) >= must.length,
      'every delivery',
      300_000,
    )
    for (const hub of hubs) {
      hub.kill('SIGTERM')
      await once(hub, 'exit')
    }
    const found = await delivered()
    const first = must.findIndex((id, at) => id !== found[at])
    expect({ count: found.length, first }).toEqual({ count: must.length, first: -1 })
    const inAudit = await audited()
    expect(must.filter((id) => !inAudit.has(id))).toEqual([])
  }

  return {
    region,
    operator,
    publishSome,
    feeding,
    configure,
    start,
    countOf,
    everything,
    expected,
    delivered,
    settle,
    /** The same with hubs on these folders. */
    settleAndCompare: (...files: readonly string[]): Promise<void> =>
      settle(files.map((file) => start(file))),
    stop: async () => {
      for (const one of alive) one.kill('SIGKILL')
      await region.stop()
    },
  }
}

export type HubProcesses = Awaited<ReturnType<typeof startHubProcesses>>
