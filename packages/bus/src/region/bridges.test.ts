import { expect, test } from 'vitest'
import { bridges } from './accounts'
import { busRoles, rolePermissions } from './permissions'

const covers = (wide: string, narrow: string): boolean => {
  const [wanted, found] = [wide.split('.'), narrow.split('.')]
  const open = wanted.at(-1) === '>'
  if (open ? found.length < wanted.length : found.length !== wanted.length) return false
  return wanted.every((token, i) => token === '*' || (open && i === wanted.length - 1) || token === found[i])
}

const partners = busRoles.filter((role) => rolePermissions[role].account === 'PARTNERS')

test.each(partners)('all that %s may publish reaches the hub’s account', (role) => {
  const lost = rolePermissions[role].publish.filter(
    (subject) => !bridges.some((bridge) => covers(bridge.subject, subject)),
  )
  expect(lost).toEqual([])
})
