import { temporaryFolder } from '@gezinsbeeld/test-kit'
import { afterEach, expect, test } from 'vitest'
import { type Ledger, openLedger } from './open-ledger'

const owner = { organisatie: 'gi-noord', adapter: 'proef', sleutel: 'sleutel' }
const open: Ledger[] = []
const ledgerIn = (folder: string): Ledger => {
  const ledger = openLedger(folder, owner)
  open.push(ledger)
  return ledger
}
afterEach(async () => {
  for (const ledger of open.splice(0)) await ledger.close()
})

const keep = (ledger: Ledger, kept: Readonly<Record<string, string>>): Promise<void> =>
  ledger.commit(() => {
    for (const [reference, pseudonyms] of Object.entries(kept))
      ledger.pseudonyms.putSync(reference, pseudonyms)
  })
const answered = (ledger: Ledger, present: string, ...older: readonly string[]): Promise<void> =>
  ledger.commit(() => ledger.keys.set(present, older))

test('a ledger that has seen one key only has nothing to do', async () => {
  const ledger = ledgerIn(temporaryFolder('ledger'))
  expect(ledger.keys.before('1')).toEqual([])
  await answered(ledger, '1')
  await keep(ledger, { een: '1.een' })
  await answered(ledger, '1')
  expect([ledger.keys.known('een'), ledger.keys.known('twee'), ledger.keys.mark()]).toEqual([
    '1.een',
    undefined,
    '',
  ])
})

test('under another key what it has is asked for again; then it has one of each, as long as the older is offered', async () => {
  const ledger = ledgerIn(temporaryFolder('ledger'))
  await answered(ledger, '1')
  await keep(ledger, { een: '1.een', twee: '1.twee' })
  expect(ledger.keys.before('2')).toEqual(['1'])
  await answered(ledger, '2', '1')
  const during = ledger.keys.mark()
  expect(during).not.toBe('')
  expect(ledger.keys.known('een')).toBeUndefined()
  await keep(ledger, { een: '2.een 1.een' })
  expect(ledger.keys.known('een')).toBe('2.een 1.een')
  await answered(ledger, '2')
  expect(ledger.keys.known('een')).toBe('2.een')
  expect(ledger.keys.known('twee')).toBeUndefined()
  expect(['', during]).not.toContain(ledger.keys.mark())
})

test('a ledger from before it kept anything of the keys sees by what it has that there is another', async () => {
  const ledger = ledgerIn(temporaryFolder('ledger'))
  await keep(ledger, { een: '1.een' })
  expect(ledger.keys.known('een')).toBe('1.een')
  expect(ledger.keys.before('1')).toEqual([])
  expect(ledger.keys.before('2')).toEqual(['1'])
  await answered(ledger, '2', '1')
  expect(ledger.keys.mark()).not.toBe('')
})

test('the keys are known again when it is opened again', async () => {
  const folder = temporaryFolder('ledger')
  const ledger = ledgerIn(folder)
  await answered(ledger, '1')
  await answered(ledger, '2', '1')
  const mark = ledger.keys.mark()
  await ledger.close()
  open.splice(0)
  const again = ledgerIn(folder)
  expect([again.keys.mark(), again.keys.before('2')]).toEqual([mark, ['1']])
})
