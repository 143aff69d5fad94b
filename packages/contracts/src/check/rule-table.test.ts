import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ruleMarkdown, ruleTable } from './rule-table'

test("the README's table is what the rules say of themselves (gezinsbeeld contract check --rules prints it)", () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
  expect(readme).toContain(ruleMarkdown())
})

test('a name is of one rule', () => {
  const names = ruleTable.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})
