import { afterEach, expect, test, vi } from 'vitest'
import { print } from './table.js'

afterEach(() => vi.restoreAllMocks())

const hostile = 'arts\u001b[2J\n2026-11-22 gi-noord toon\u202e\u009b31m'
const shown = 'arts\\u001b[2J\\u000a2026-11-22 gi-noord toon\\u202e\\u009b31m'

test('what others wrote moves no cursor, colours nothing and begins no line on the terminal of whoever reads it', () => {
  const written: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  print([{ gebruiker: hostile }], undefined)
  expect(written).toEqual(['gebruiker\n', `${shown}\n`])
})
