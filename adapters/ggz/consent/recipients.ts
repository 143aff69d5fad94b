import type { Rejection } from '@gezinsbeeld/adapter-kit'
import { codeList, meaning } from '@gezinsbeeld/adapter-kit/fields'
import type { Rol } from '@gezinsbeeld/contracts'
import { type Either, isLeft, left, right } from 'fp-ts/lib/Either.js'
import { recipientRoles } from '../codes'
import { codingsOf } from '../fhir/coding'
import { targetOf } from '../fhir/reference'
import type { ConsentSettings } from '../settings'
import type { Provision } from './record'

export interface Recipients {
  readonly organisaties: readonly string[]
  readonly rollen: readonly Rol[]
}

const isRecipient = ({ role }: Provision['actor'][number]): boolean =>
  codingsOf(role === undefined ? [] : [role]).some(({ system, code }) =>
    recipientRoles.has(`${system}|${code}`),
  )

const pad = 'provision.actor'

/** To whom the rules give, in the region's own names. An Organization that the configuration does not name parks the consent. */
export const recipientsOf = (
  rules: readonly Provision[],
  { ontvangers }: Pick<ConsentSettings, 'ontvangers'>,
): Either<Rejection, Recipients> => {
  const list = codeList('ontvangers', ontvangers)
  const organisaties = new Set<string>()
  const rollen = new Set<Rol>()
  for (const { reference } of rules.flatMap(({ actor }) => actor.filter(isRecipient))) {
    const target = reference === undefined ? undefined : targetOf(reference)
    if (target?.type !== 'Organization' || target.contained)
      return left({ reden: 'verwijzing-onleesbaar', pad, uitleg: 'expected a reference to an Organization' })
    const found = meaning(list, target.id, pad)
    if (isLeft(found)) return found
    if (found.right === 'niet-delen') continue
    if ('organisatie' in found.right) organisaties.add(found.right.organisatie)
    else rollen.add(found.right.rol)
  }
  return right({ organisaties: [...organisaties].sort(), rollen: [...rollen].sort() })
}
