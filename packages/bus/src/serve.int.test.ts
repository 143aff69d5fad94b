import { setImmediate } from 'node:timers/promises'
import { startRegion, type TestRegion, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Bus } from './connect'
import { RefusedError, RetryError } from './failure'
import { ProblemError } from './problem'
import { request } from './request'
import { type Handler, type ServeOptions, type Service, serve } from './serve'

let region: TestRegion
let pseudoniem: Bus
let noord: Bus
let service: Service | undefined

const subject = 'dienst.v1.pseudoniem.gi-noord.evalueer'

beforeAll(async () => {
  region = await startRegion({ streams: false })
  pseudoniem = await region.connect({ role: 'pseudoniem', name: 'pseudoniem' })
  noord = await region.connect({ role: 'adapter-gi', organisatie: 'gi-noord', name: 'adapter' })
})
afterEach(async () => {
  await service?.stop()
  service = undefined
})
afterAll(() => region.stop())

const start = async (handler: Handler, options: ServeOptions = {}): Promise<void> => {
  service = serve(pseudoniem, 'dienst.v1.pseudoniem.*.evalueer', handler, options)
  await pseudoniem.nc.flush()
}
const problemOf = async (asked: Promise<unknown>): Promise<ProblemError> => {
  const thrown: unknown = await asked.catch((reason) => reason)
  if (thrown instanceof ProblemError) return thrown
  throw new Error('expected a problem', { cause: thrown })
}
const hold = () => {
  let goOn: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    goOn = resolve
  })
  return { held, goOn }
}

test('a request is answered, and the service knows who asks', async () => {
  await start(async ({ organisatie, verb, body }) => ({ organisatie, verb, body }))
  const answer = await request(noord, subject, { geblindeerd: ['é'] })
  expect(answer).toEqual({ organisatie: 'gi-noord', verb: 'evalueer', body: { geblindeerd: ['é'] } })
})

test("asking in another's name is refused at once", async () => {
  await start(async () => 'never')
  const asked = request(noord, 'dienst.v1.pseudoniem.gi-zuid.evalueer', {}, { timeout: 3_600_000 })
  await expect(asked).rejects.toThrow(RefusedError)
})

test('a problem that the service tells arrives as it was told', async () => {
  const problem = { status: 404, title: 'Onbekend gezin', detail: 'Uw organisatie kent dit gezin niet.' }
  await start(async () => {
    throw new ProblemError(problem)
  })
  expect(await problemOf(request(noord, subject, {}))).toMatchObject(problem)
})

test('an unexpected error is a 500 that tells nothing of what was in it', async () => {
  await start(async () => {
    throw new Error('BSN 999900006')
  })
  const problem = await problemOf(request(noord, subject, {}))
  expect(problem).toMatchObject({ status: 500 })
  expect(JSON.stringify([problem, problem.message])).not.toContain('999900006')
})

test('a request that is no JSON is a 400', async () => {
  await start(async () => 'never')
  const answer = await noord.nc.request(subject, '{', { timeout: 10_000 })
  expect(answer.headers?.get('Content-Type')).toBe('application/problem+json')
  expect(answer.json()).toMatchObject({ status: 400 })
})

test('an answer that does not fit in a message is a 500', async () => {
  await start(async () => 'x'.repeat(1_048_577))
  expect(await problemOf(request(noord, subject, {}))).toMatchObject({
    status: 500,
    title: 'Antwoord te groot',
  })
})

test('a service that is not there may be there later', async () => {
  await expect(request(noord, subject, {})).rejects.toThrow(RetryError)
})

test('a service that does not answer in time may do so later', async () => {
  const { held, goOn } = hold()
  await start(() => held)
  await expect(request(noord, subject, {}, { timeout: 20 })).rejects.toThrow(RetryError)
  goOn()
})

test('no more requests are handled at a time than the service allows', async () => {
  let [now, most] = [0, 0]
  await start(
    async ({ body }) => {
      now += 1
      most = Math.max(most, now)
      await pseudoniem.nc.flush()
      now -= 1
      return body
    },
    { concurrency: 3 },
  )
  const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => request(noord, subject, n)))
  expect(answers).toEqual(Array.from({ length: 50 }, (_, n) => n))
  expect(most).toBe(3)
})

test('two processes share the requests of a group, and each is answered once', async () => {
  const second = await region.connect({ role: 'pseudoniem', name: 'tweede' })
  const counts = { first: 0, second: 0 }
  await start(async () => {
    counts.first += 1
  })
  const other = serve(second, 'dienst.v1.pseudoniem.*.evalueer', async () => {
    counts.second += 1
  })
  await second.nc.flush()
  await waitFor(async () => {
    await request(noord, subject, {})
    return counts.first > 0 && counts.second > 0
  })
  await other.stop()
})

test('stopping answers what came in', async () => {
  const { held, goOn } = hold()
  let received = 0
  await start(async ({ body }) => {
    received += 1
    await held
    return body
  })
  const asked = request(noord, subject, 1)
  await waitFor(() => received === 1)
  let stopped = false
  const stopping = service?.stop().then(() => {
    stopped = true
  })
  // It has had its chance to end too early.
  await pseudoniem.nc.flush()
  await setImmediate()
  expect(stopped).toBe(false)
  goOn()
  expect(await asked).toBe(1)
  await stopping
})

test('a service goes on when the server comes back', async () => {
  await start(async ({ body }) => body)
  await region.away()
  await region.back()
  expect(await waitFor(() => request(noord, subject, 1).catch(() => undefined))).toBe(1)
})

test('a credential that may not serve is told', async () => {
  const refused = serve(noord, 'dienst.v1.pseudoniem.*.evalueer', async () => 'never')
  await expect(refused.done).rejects.toThrow(RefusedError)
})

test('an organisation that asks without end waits for itself: the others are answered, and it is told', async () => {
  const zuid = await region.connect({ role: 'adapter-gi', organisatie: 'gi-zuid', name: 'adapter' })
  const { held, goOn } = hold()
  const answered: string[] = []
  await start(
    async ({ organisatie }) => {
      await held
      answered.push(organisatie)
    },
    { concurrency: 1, waiting: 10 },
  )
  const flood = Array.from({ length: 100 }, () => request(noord, subject, {}, { timeout: 60_000 }))
  const outcomes = Promise.allSettled(flood)
  // One is being answered, ten wait, and the others are told at once.
  const refused = await problemOf(Promise.any(flood.slice(11)).catch((all) => Promise.reject(all.errors[88])))
  expect(refused).toMatchObject({ status: 429 })
  const other = request(zuid, 'dienst.v1.pseudoniem.gi-zuid.evalueer', {}, { timeout: 60_000 })
  await zuid.nc.flush()
  await pseudoniem.nc.flush()
  goOn()
  await other
  expect(answered.indexOf('gi-zuid')).toBeLessThan(4)
  expect((await outcomes).filter(({ status }) => status === 'fulfilled')).toHaveLength(11)
  await zuid.close()
})

test('a question that is larger than any question is refused unread', async () => {
  await start(async () => 'never')
  const problem = await problemOf(request(noord, subject, { geblindeerd: ['x'.repeat(100_000)] }))
  expect(problem).toMatchObject({ status: 413 })
})
