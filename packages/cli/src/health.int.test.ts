import { waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Cli, runCli, startCli } from './testing/cli-process'
import { type Stage, startStage } from './testing/stage'

let stage: Stage
beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.stop())

const running: Cli[] = []
afterEach(async () => {
  for (const each of running) each.kill('SIGTERM')
  await Promise.all(running.splice(0).map(({ ended }) => ended))
})

interface Watched {
  readonly cli: Cli
  readonly look: (path: '/gezond' | '/gereed') => Promise<readonly [status: number, text: string]>
}

/** A process, as soon as it tells how it is. */
const start = async (...args: readonly string[]): Promise<Watched> => {
  const cli = await startCli(args)
  running.push(cli)
  const [, port] = await cli.says(/"poort":(\d+)/)
  return {
    cli,
    look: async (path) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`)
      return [response.status, (await response.text()).trim()]
    },
  }
}

const untilReady = ({ look }: Watched) => waitFor(async () => (await look('/gereed'))[0] === 200, 'readiness')

test('a process that starts before NATS is there lives, says what it waits for, and is ready once it is there; also when it goes', async () => {
  const [hubFile, serviceFile] = [await stage.configuration('hub'), await stage.configuration('pseudoniem')]
  const mine = await stage.organisation()
  mine.leave('clienten.csv', '1;;Vandenberg;2015-04-05;V;2026-01-02;Jo Visser;')
  await stage.region.away()
  const all = await Promise.all([
    start('hub', 'run', '--config', hubFile),
    start('pseudonym', 'run', '--config', serviceFile),
    start('adapter', 'run', ...mine.args),
  ])
  for (const { look } of all) {
    expect(await look('/gezond')).toEqual([200, 'gezond'])
    const [status, why] = await look('/gereed')
    expect([status, why.includes('de NATS-server is er nog niet')]).toEqual([503, true])
  }
  await stage.region.back()
  for (const each of all) await untilReady(each)
  await stage.region.away()
  for (const { look } of all) {
    await waitFor(async () => (await look('/gereed'))[1].includes('de NATS-server is weg'), 'unreadiness')
    expect(await look('/gezond')).toEqual([200, 'gezond'])
  }
  await stage.region.back()
  for (const each of all) await untilReady(each)
  const { out } = await runCli(['adapter', 'check', ...mine.args])
  expect(out).toMatch(/^contract +goed +deze adapter heeft (\S+), de hub \1$/m)
})

test('an adapter without the pseudonym service says how many records wait for it, and goes on when it comes', async () => {
  const mine = await stage.organisation()
  mine.leave('clienten.csv', '1;999900006;Vandenberg;2015-04-05;V;2026-01-02;Jo Visser;')
  const adapter = await start('adapter', 'run', ...mine.args)
  const waits = 'feed clienten: 1 records wachten op de pseudoniemendienst'
  await waitFor(async () => (await adapter.look('/gereed'))[1].includes(waits), waits)
  expect(await adapter.look('/gezond')).toEqual([200, 'gezond'])
  await start('pseudonym', 'run', '--config', await stage.configuration('pseudoniem'))
  await waitFor(async () => !(await adapter.look('/gereed'))[1].includes(waits), 'the record')
  await untilReady(adapter)
})

test('an adapter needs no hub to be ready: what it publishes is kept in the stream', async () => {
  const mine = await stage.organisation()
  mine.leave('clienten.csv', '1;;Vandenberg;2015-04-05;V;2026-01-02;Jo Visser;')
  const adapter = await start('adapter', 'run', ...mine.args)
  await untilReady(adapter)
  const [, text] = await adapter.look('/gereed')
  expect(text.split('\n')[0]).toBe('gereed')
})
