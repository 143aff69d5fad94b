import { once } from 'node:events'
import { readdirSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { consumeDurable, decodeEvent, ensureConsumer } from '@gezinsbeeld/bus'
import { temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HubProcesses, startHubProcesses } from './testing/hub-processes'

let processes: HubProcesses
beforeAll(async () => {
  processes = await startHubProcesses()
})
afterAll(() => processes.stop())

/** What the receiver was ever delivered. */
const seen = new Set<string>()

const receiver = { organisatie: 'gi-een', name: 'adapter' }

/** The server is killed, and what it had not synced yet is gone with its machine: here the last part of the deliveries. */
const loseDeliveries = async (part: number): Promise<void> => {
  await processes.region.kill()
  const accounts = join(processes.region.folder, 'jetstream', 'jetstream')
  const [folder] = readdirSync(accounts)
    .map((account) => join(accounts, account, 'streams', 'bezorgd', 'msgs'))
    .filter((path) => statSync(path, { throwIfNoEntry: false }) !== undefined)
  const [block] = readdirSync(folder ?? '').filter((name) => name.endsWith('.blk'))
  const file = join(folder ?? '', block ?? '')
  truncateSync(file, Math.floor(statSync(file).size * (1 - part)))
  await processes.region.back()
}

const count = (): Promise<number> => processes.countOf('bezorgd', 'bezorgd.v1.>')

test.each(['stands still', 'leads'])(
  'deliveries that the server lost while the hub %s are sent again, and received',
  async (how) => {
    const bus = await processes.region.connect({ role: 'adapter-gi', ...receiver })
    await ensureConsumer(processes.operator.jsm, receiver)
    const reading = consumeDurable(bus, {
      onMessage: async (message) => {
        seen.add(decodeEvent(message).attributes.id)
      },
    })
    const file = await processes.configure(temporaryFolder('hub'))
    const hub = processes.start(file)
    await processes.publishSome()
    await processes.publishSome()
    const must = (await processes.expected()).length
    await waitFor(async () => (await count()) >= must, 'the deliveries')
    const all = async (): Promise<number> => {
      const { num_pending, num_ack_pending } = await processes.operator.jsm.consumers.info(
        'bezorgd',
        'gi-een_adapter',
      )
      return num_pending + num_ack_pending
    }
    await waitFor(async () => (await all()) === 0, 'the receiver')
    if (how === 'stands still') {
      hub.kill('SIGTERM')
      await once(hub, 'exit')
    }
    await loseDeliveries(0.3)
    const again = how === 'leads' ? hub : processes.start(file)
    await waitFor(async () => (await count()) >= must, 'what was lost')
    // As many as were lost, at least: the server would have passed over these.
    const before = seen.size
    await processes.publishSome([9])
    await waitFor(() => seen.size > before, 'what comes behind it')
    await processes.settle([again])
    await waitFor(async () => (await all()) === 0, 'the receiver')
    const delivered = (await processes.everything('bezorgd')).filter(({ subject }) =>
      subject.startsWith('bezorgd.v1.gi-een.'),
    )
    expect(
      delivered.map((message) => decodeEvent(message).attributes.id).filter((id) => !seen.has(id)),
    ).toEqual([])
    await reading.stop()
  },
)
