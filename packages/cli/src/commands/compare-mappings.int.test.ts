import { expect, test } from 'vitest'
import { UserError } from '../tell'
import { definitionAt } from './compare-mappings'

test('an adapter is built as it was at a revision of this clone', async () => {
  const definition = await definitionAt('HEAD', 'gi')
  expect(definition.naam).toBe('gi')
  expect(definition.feeds.map(({ naam }) => naam)).toContain('maatregel')
  const [feed] = definition.feeds
  expect(feed?.translate({}, Object.create(null))).toMatchObject({ _tag: 'Left' })
})

test('a revision that is not there is a mistake of who asks', async () => {
  await expect(definitionAt('niet-hier', 'gi')).rejects.toBeInstanceOf(UserError)
})
