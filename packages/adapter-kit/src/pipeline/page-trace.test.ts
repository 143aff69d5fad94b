import { expect, test } from 'vitest'
import { tracePage } from './page-trace'

test('what a message came with goes along with its events, also while nobody traces here', () => {
  const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
  const page = { records: [], deleted: [], cursor: undefined }
  expect(tracePage('melding', { ...page, traceparent }, 1, Date.now(), 0)).toMatchObject({
    from: traceparent,
  })
  expect(tracePage('melding', page, 1, Date.now(), 0).from).toBeUndefined()
})
