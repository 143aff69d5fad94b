import { expect, test } from 'vitest'
import { tableIn } from './figures'

test('a table fits a terminal of 80 columns: which system it is may be left out, where its page is may not', () => {
  const name = 'Raad voor de Kinderbescherming'
  const rows = [
    ['organisation', 'system', 'read', 'published', 'parked', 'page'],
    [name, 'ZGW, iJw, BRP', '1234', '1234', '6', 'http://127.0.0.1:8086'],
  ]
  expect(tableIn(120, rows)).toContain('ZGW')
  const narrow = tableIn(80, rows)
  expect(narrow).not.toContain('ZGW')
  expect(narrow).toContain('http://127.0.0.1:8086')
  expect(Math.max(...narrow.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
})
