import { isLeft } from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'
import { gezagOver } from './gezag'
import { BrpRecord } from './record'

const kind = '999990019'
const moeder = '999990020'

/** Custody as the BRP gives it. */
const over = (gezag: object) => {
  const persoon = {
    burgerservicenummer: kind,
    gezag: [{ minderjarige: { burgerservicenummer: kind }, ...gezag }],
  }
  const read = BrpRecord.decode({ gevraagd: kind, persoon, leden: [], geheimAdres: false })
  if (isLeft(read)) throw new Error('the record of the test cannot be read')
  const found = gezagOver(kind, read.right.persoon?.gezag ?? [])
  if (isLeft(found)) throw new Error(found.left.uitleg)
  const { van, anders, zonderBsn } = found.right
  return { moeder: van.get(moeder), anders, zonderBsn }
}

const naam = { volledigeNaam: 'Een Vader' }

test('a parent without a BSN who shares the authority has it', () => {
  const gezag = { type: 'GezamenlijkOuderlijkGezag', ouders: [{ burgerservicenummer: moeder }, { naam }] }
  expect(over(gezag)).toMatchObject({
    moeder: 'gezamenlijk-ouderlijk-gezag',
    zonderBsn: 'gezamenlijk-ouderlijk-gezag',
  })
})

test.each(['EenhoofdigOuderlijkGezag', 'GezamenlijkGezag'])(
  'where the one parent with %s has no BSN, nothing is said of a parent without one',
  (type) => {
    expect(over({ type, ouder: { naam } })).toEqual({
      moeder: undefined,
      anders: 'geen-gezag',
      zonderBsn: undefined,
    })
    expect(over({ type })).toEqual({ moeder: undefined, anders: undefined, zonderBsn: undefined })
  },
)

test('beside a parent with a BSN who has it alone, a parent without one has none', () => {
  const gezag = { type: 'EenhoofdigOuderlijkGezag', ouder: { burgerservicenummer: moeder } }
  expect(over(gezag)).toMatchObject({ moeder: 'eenhoofdig-ouderlijk-gezag', zonderBsn: 'geen-gezag' })
})
