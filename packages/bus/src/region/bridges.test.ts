import { expect, test } from 'vitest'
import { covers } from '../testing/subjects'
import { bridges } from './accounts'
import { busRoles, rolePermissions } from './permissions'

const partners = busRoles.filter((role) => rolePermissions[role].account === 'PARTNERS')

test.each(partners)('all that %s may publish reaches the hub’s account', (role) => {
  const lost = rolePermissions[role].publish.filter(
    (subject) => !bridges.some((bridge) => covers(bridge.subject, subject)),
  )
  expect(lost).toEqual([])
})
