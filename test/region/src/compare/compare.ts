import type { Momentopname } from '../momentopname'
import { allOrganisations, type Organisatie } from '../organisations'
import type { Truth } from '../truth/truth'
import { compareFacts } from './facts'
import { matchFamilies, nameOf, type ReferenceOf } from './families'
import { leaks } from './leaks'
import { matchMembers } from './members'

/**
 * Every difference between what the organisations see and the truth, a readable line each; none when all is right.
 * `referenceOf` gives the reference (`<organisatie>:<22>`) under which an organisation's adapter publishes a
 * record: the HMAC with its reference key over the key space and the local key.
 */
export const comparePictures = (
  truth: Truth,
  seen: Readonly<Partial<Record<Organisatie, readonly Momentopname[]>>>,
  referenceOf: (organisatie: Organisatie, sleutelruimte: string, sleutel: string) => string,
): readonly string[] => {
  const secrets = new Set(truth.secrets)
  const reference: ReferenceOf = ({ organisatie, sleutelruimte, sleutel }) =>
    referenceOf(organisatie, sleutelruimte, sleutel)
  return allOrganisations.flatMap((organisatie) => {
    const own = seen[organisatie] ?? []
    const { pairs, differences } = matchFamilies(
      truth.pictures[organisatie],
      truth.hidden[organisatie],
      own,
      reference,
    )
    const within = pairs.flatMap((pair) => {
      const { memberOf, differences } = matchMembers(pair, reference)
      const level =
        pair.seen.niveau === pair.expected.niveau
          ? []
          : [`wrong level ${pair.seen.niveau}, expected ${pair.expected.niveau}`]
      return [...level, ...differences, ...compareFacts(pair, memberOf, organisatie)].map(
        (line) => `${nameOf(pair.expected)}: ${line}`,
      )
    })
    const leaking = own.flatMap((one) => leaks(one, secrets).map((line) => `${one.gezin}: ${line}`))
    return [...differences, ...within, ...leaking].map((line) => `${organisatie}: ${line}`)
  })
}
