import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ContractError } from './contract-error'
import { loadApplications } from './load-applications'

/** A copy of the contract in which one document of an application says something else. */
const withChange = (change: (text: string) => string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  cpSync(join(import.meta.dirname, '../../../../contracts'), folder, { recursive: true })
  const path = join(folder, 'toepassingen/adapter-ggz.asyncapi.yaml')
  const before = readFileSync(path, 'utf8')
  const after = change(before)
  expect(after).not.toBe(before)
  writeFileSync(path, after)
  return folder
}

test.each([
  [
    'refers to a channel that is not there',
    (text: string) => text.replace('#/channels/invoer-bron-gemeld', '#/channels/invoer-bron-vermoed'),
    /adapter-ggz\.asyncapi\.yaml:\d+:\d+ .*not there/,
  ],
  [
    'refers out of the contract',
    (text: string) => text.replaceAll('../gezinsbeeld', '../../gezinsbeeld'),
    /adapter-ggz\.asyncapi\.yaml:\d+:\d+ .*leaves the contract/,
  ],
  [
    'does what AsyncAPI does not know',
    (text: string) => text.replace('action: send', 'action: publish'),
    /operations\.\w+: expected the action/,
  ],
  [
    'is in no account',
    (text: string) => text.replace('account: PARTNERS', 'account: SYS'),
    /x-toepassing\.account/,
  ],
])('a document that %s is refused, with its place', (_, change, message) => {
  const folder = withChange(change)
  expect(() => loadApplications(folder)).toThrow(message)
  expect(() => loadApplications(folder)).toThrow(ContractError)
})
