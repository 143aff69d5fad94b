import { RetryError, StopError } from '@gezinsbeeld/bus'
import { expect, test } from 'vitest'
import { keepTrying } from './keep-trying'

const failing = (...failures: readonly Error[]) => {
  const left = [...failures]
  const told: string[] = []
  const asked = {
    what: 'it could not be done',
    log: { info: () => undefined, warn: (_: object, text: string) => told.push(text) },
    signal: new AbortController().signal,
  }
  const work = async (): Promise<void> => {
    const failure = left.shift()
    if (failure !== undefined) throw failure
  }
  return { work, asked, told, left }
}

test('what fails is begun again until it is done, and each failure is told', async () => {
  const { work, asked, told } = failing(new RetryError('away'), new Error('something else'))
  await keepTrying(work, asked)
  expect(told).toEqual(['it could not be done yet', 'it could not be done yet'])
})

test('what is refused ends it', async () => {
  const { work, asked, left } = failing(new StopError('refused'), new RetryError('away'))
  await expect(keepTrying(work, asked)).rejects.toThrow('refused')
  expect(left).toHaveLength(1)
})

test('it ends with the signal', async () => {
  const { work, asked, left } = failing(new RetryError('away'), new RetryError('away'))
  const stopping = new AbortController()
  const stopped = keepTrying(
    async () => {
      stopping.abort()
      await work()
    },
    { ...asked, signal: stopping.signal },
  )
  await stopped
  expect(left).toHaveLength(1)
})
