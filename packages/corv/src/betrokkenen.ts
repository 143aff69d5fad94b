import type { Rejection, TranslateContext, TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import { meaning } from '@gezinsbeeld/adapter-kit/fields'
import { type Either, isLeft, left, right } from 'fp-ts/lib/Either.js'
import { folded } from './fields'
import { type Bekende, eenmaal, type NatuurlijkPersoon, persoonOf } from './persoon'
import { relatieOf } from './relatie'
import { jeugdzorgrollen, type Rol } from './rollen'

export interface Genoemde {
  readonly persoon: NatuurlijkPersoon
  /** Description or code of the JZR list. */
  readonly rol: string
  readonly pad: string
}

export interface Betrokkenen {
  /** References of those whom the message is about, and of those around them. */
  readonly jeugdigen: readonly string[]
  readonly personen: readonly string[]
  readonly events: readonly TranslatedEvent[]
}

type Naaste = Extract<Rol, { wie: 'naaste' }>

const band = (rol: Naaste, naaste: string, jeugdige: string, context: TranslateContext): TranslatedEvent => {
  const { soort, gezag } = rol
  return rol.omgekeerd === true
    ? relatieOf({ van: jeugdige, naar: naaste, soort }, context)
    : relatieOf({ van: naaste, naar: jeugdige, soort, gezag }, context)
}

const nobody: Rejection = {
  reden: 'geen-betrokkene',
  pad: 'object',
  uitleg: 'found nobody whom this may be told about; expected a jeugdige or somebody around one',
}

/**
 * The persons of a message and how they are related. A role is a role towards "the jeugdige": of several jeugdigen the message does not
 * say towards which, and then no relation is told, because a parent of one of them must not become the parent of all.
 *
 * Somebody with a role that is not in the list may be who reported: they are left out.
 *
 * @param kinderen who is the subject of the message already, beside those with the role jeugdige.
 */
export const betrokkenenOf = (
  genoemden: readonly Genoemde[],
  kinderen: readonly Bekende[],
  zaak: string,
  context: TranslateContext,
): Either<Rejection, Betrokkenen> => {
  const jeugdigen: Bekende[] = [...kinderen]
  const naasten: { readonly bekende: Bekende; readonly rol: Naaste }[] = []
  let unknown: Rejection | undefined
  for (const [plaats, { persoon, rol, pad }] of genoemden.entries()) {
    const found = meaning(jeugdzorgrollen, folded(rol), pad)
    if (isLeft(found)) {
      unknown ??= found.left
      context.laatWeg(found.left)
      continue
    }
    switch (found.right.wie) {
      case 'niemand':
        continue
      case 'jeugdige':
        jeugdigen.push(persoonOf(persoon, zaak, plaats, context))
        continue
      case 'naaste':
        naasten.push({ bekende: persoonOf(persoon, zaak, plaats, context), rol: found.right })
        continue
    }
  }
  const children = eenmaal(jeugdigen)
  const everybody = eenmaal([...children, ...naasten.map(({ bekende }) => bekende)])
  if (everybody.length === 0) return left(unknown ?? nobody)
  const [only, ...others] = children
  // Whose role is not known may be another jeugdige, where the message tells who that is by role alone.
  const isSure = others.length === 0 && (unknown === undefined || kinderen.length > 0)
  const bands =
    only === undefined || !isSure
      ? []
      : naasten
          .filter(({ bekende }) => bekende.referentie !== only.referentie)
          .map(({ bekende, rol }) => band(rol, bekende.referentie, only.referentie, context))
  return right({
    jeugdigen: children.map(({ referentie }) => referentie),
    personen: everybody.map(({ referentie }) => referentie),
    events: [...everybody.map(({ event }) => event), ...onceEach(bands)],
  })
}

/** Two roles may mean the same relation. */
export const onceEach = (events: readonly TranslatedEvent[]): readonly TranslatedEvent[] => [
  ...new Map(events.map((event) => [event.object, event])).values(),
]
