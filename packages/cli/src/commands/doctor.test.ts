import { expect, test } from 'vitest'
import { serverFinding } from './doctor'

test.each([
  ['2.9.10', 'fout'],
  ['2.10.27', 'let op'],
  ['2.12.3', 'goed'],
  ['2.15.1', 'let op'],
  ['2.15.2', 'goed'],
  ['3.0.0', 'goed'],
])('doctor says of nats-server %s: %s', (version, oordeel) => {
  expect(serverFinding(version).oordeel).toBe(oordeel)
})
