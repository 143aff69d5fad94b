import { readableContext } from '@gezinsbeeld/adapter-kit/conformance'
import { isRight } from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { NatuurlijkPersoon, persoonOf } from './persoon'

const referenceOf = (bsn: string): string | undefined => {
  const read = NatuurlijkPersoon.decode({ 'inp.bsn': bsn, geslachtsnaam: 'Voorbeeld' })
  return isRight(read)
    ? persoonOf(read.right, 'Z-1', 0, readableContext('voorbeeld', {})).referentie
    : undefined
}

it('a BSN that lost the zero in front, or has dots in it, is of the same person', () => {
  expect(referenceOf('00000012')).toBe(referenceOf('000000012'))
  expect(referenceOf('9999.00.031')).toBe(referenceOf('999900031'))
  expect(referenceOf('999900043')).not.toBe(referenceOf('999900031'))
})
