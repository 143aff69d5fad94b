import { expect, test } from 'vitest'
import { scopesFinding } from '../rights-finding'
import { isReadingScope } from './smart-scope'

test.each([
  ['system/*.read', 'goed'],
  ['system/Patient.rs system/CareTeam.s?status=active', 'goed'],
  ['system/*.*', 'let op'],
  ['system/*.read system/Patient.write', 'let op'],
  ['system/*.cruds', 'let op'],
])('the scope %s is %s', (scope, oordeel) => {
  expect(scopesFinding('x', scope.split(' '), isReadingScope).oordeel).toBe(oordeel)
})
