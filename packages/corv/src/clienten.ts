import type { Rejection, TranslateContext } from '@gezinsbeeld/adapter-kit'
import { meaning } from '@gezinsbeeld/adapter-kit/fields'
import { type Either, isLeft, left, right } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { type Betrokkenen, betrokkenenOf, type Genoemde } from './betrokkenen'
import { folded } from './fields'
import { type Belanghebbende, type Client, clienten, clientOf } from './onderzoek'
import { type Bekende, eenmaal } from './persoon'

const noClient: Rejection = {
  reden: 'geen-betrokkene',
  pad: 'object.heeftBetrekkingOp',
  uitleg: 'found no natuurlijkPersoon; expected the child that this is about',
}

/** What a description that is not there means: a child. */
const usual = 'client (kind)'

/** The children of a zaak. */
export const kinderenOf = (
  clients: readonly t.TypeOf<typeof Client>[],
  zaak: string,
  context: TranslateContext,
): Either<Rejection, readonly Bekende[]> => {
  const kinderen: Bekende[] = []
  let unborn = 0
  for (const { gerelateerde, omschrijving } of clients) {
    const soort = meaning(clienten, folded(omschrijving ?? usual), 'object.heeftBetrekkingOp.omschrijving')
    if (isLeft(soort)) return soort
    for (const persoon of gerelateerde?.natuurlijkPersoon ?? []) {
      const plaats = soort.right === 'ongeboren' ? unborn : kinderen.length
      if (soort.right === 'ongeboren') unborn += 1
      kinderen.push(clientOf(soort.right, persoon, zaak, plaats, context))
    }
  }
  return kinderen.length === 0 ? left(noClient) : right(eenmaal(kinderen))
}

/** The children with those who have an interest, by the role that the message gives them. */
export const gezinOf = (
  kinderen: readonly Bekende[],
  belanghebbenden: readonly t.TypeOf<typeof Belanghebbende>[],
  zaak: string,
  context: TranslateContext,
): Either<Rejection, Betrokkenen> => {
  const genoemden = belanghebbenden.flatMap(({ gerelateerde, omschrijving, code }): readonly Genoemde[] => {
    const persoon = gerelateerde?.natuurlijkPersoon
    if (persoon === undefined) return []
    const pad = 'object.heeftAlsBelanghebbende.omschrijving'
    return [{ persoon, rol: omschrijving ?? code ?? 'ouder, gezag niet benoemd', pad }]
  })
  return betrokkenenOf(genoemden, kinderen, zaak, context)
}
