import { freePort, standBetween, temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, test } from 'vitest'
import { type HubProcesses, startHubProcesses } from './testing/hub-processes'

let processes: HubProcesses
beforeAll(async () => {
  processes = await startHubProcesses()
})
afterAll(() => processes.stop())

const startHub = async (url = processes.region.url) => {
  const poort = await freePort()
  const file = await processes.configure(temporaryFolder('hub'), poort, url)
  const leads = async (): Promise<boolean> => {
    const response = await fetch(`http://127.0.0.1:${poort}/metrics`).catch(() => undefined)
    return /^gezinsbeeld_leads\S* 1$/m.test((await response?.text()) ?? '')
  }
  return { hub: processes.start(file), leads }
}

test('a hub that stood still for longer than its lease sends nothing more of what it had decided', async () => {
  const one = await startHub()
  await waitFor(one.leads, 'the first to lead')
  const other = await startHub()
  const feed = processes.feeding(100)
  one.hub.kill('SIGSTOP')
  await waitFor(other.leads, 'the other to lead')
  one.hub.kill('SIGCONT')
  await waitFor(async () => !(await one.leads()), 'it to stand by')
  // Both at once: whichever wakes first.
  for (const { hub } of [one, other]) hub.kill('SIGSTOP')
  await waitFor(async () => !(await hasLeader()), 'the lease to end')
  for (const { hub } of [one, other]) hub.kill('SIGCONT')
  await feed.stop()
  await processes.settle([one.hub, other.hub])
})

const hasLeader = (): Promise<boolean> =>
  processes.operator.jsm.consumers.info('invoer', 'hub_leider').then(
    () => true,
    () => false,
  )

test('a hub that alone is cut off from the server sends nothing more of what it had under way', async () => {
  const between = await standBetween(Number(new URL(processes.region.url).port))
  const cutOff = await startHub(`nats://127.0.0.1:${between.port}`)
  await waitFor(cutOff.leads, 'the first to lead')
  const other = await startHub()
  const feed = processes.feeding(100)
  between.hold()
  await waitFor(other.leads, 'the other to lead')
  between.goOn()
  await waitFor(async () => !(await cutOff.leads()), 'it to stand by')
  await feed.stop()
  await processes.settle([cutOff.hub, other.hub])
  await between.stop()
})
