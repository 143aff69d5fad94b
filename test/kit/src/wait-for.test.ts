import { expect, test } from 'vitest'
import { waitFor } from './wait-for.js'

test('gives what the condition gives once it gives something', async () => {
  const outcomes = [undefined, false, 0] as const
  let asked = 0
  expect(await waitFor(() => outcomes[asked++])).toBe(0)
})

test('a condition that never comes, or fails, is an error', async () => {
  await expect(waitFor(() => undefined, 'the family', 20)).rejects.toThrow(
    'the family did not come within 0.02 s',
  )
  await expect(waitFor(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused')
})
