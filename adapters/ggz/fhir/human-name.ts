import type { Rejection } from '@gezinsbeeld/adapter-kit'
import {
  type CodeList,
  meaningIfAny,
  optional,
  presentOrNone,
  readAs,
  readOrNone,
  record,
  text,
  wherePossible,
} from '@gezinsbeeld/adapter-kit/fields'
import type { Naam } from '@gezinsbeeld/contracts'
import { type Either, isLeft, right } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { Extended, Extensions, extensionOf, RawString, slots } from './extension'
import { hasEnded, Validity } from './period'

/** FHIR R4 HumanName (zib-NameInformation). `text`, free text, is not read. */
export const HumanName = record(
  {
    use: wherePossible(RawString),
    family: wherePossible(RawString),
    _family: wherePossible(Extended),
    given: slots(RawString),
    _given: slots(Extended),
    period: wherePossible(Validity),
    extension: Extensions,
  },
  'a HumanName',
)
export type HumanName = t.TypeOf<typeof HumanName>

const core = 'http://hl7.org/fhir/StructureDefinition'

/** BR a name of birth, IN an initial, CL what somebody is called (ISO 21090 EN qualifier). */
type Qualifier = 'BR' | 'IN' | 'CL'

const qualifierAt = (name: HumanName, index: number): Qualifier => {
  const code = extensionOf(name._given[index]?.extension, `${core}/iso21090-EN-qualifier`)?.valueCode
  return code === 'IN' || code === 'CL' ? code : 'BR'
}

const givenOf = (name: HumanName | undefined, qualifier: Qualifier): string | undefined => {
  const found = name?.given.filter(
    (given, index) => given !== undefined && qualifierAt(name, index) === qualifier,
  )
  return found === undefined || found.length === 0 ? undefined : found.join(qualifier === 'IN' ? '' : ' ')
}

const partOf = (name: HumanName | undefined, part: string): string | undefined =>
  extensionOf(name?._family?.extension, `${core}/humanname-${part}`)?.valueString

/** Of the names still in use: the official one, or the one without a use; then the everyday one. */
const nameFor = (
  names: readonly HumanName[],
  ...uses: readonly (string | undefined)[]
): HumanName | undefined => {
  const inUse = names.filter((name) => !hasEnded(name.period))
  return uses.map((use) => inUse.find((name) => name.use === use)).find((name) => name !== undefined)
}

interface Parts {
  readonly voornamen: string | undefined
  readonly voorletters: string | undefined
  readonly roepnaam: string | undefined
  readonly voorvoegsel: string | undefined
  readonly geslachtsnaam: string | undefined
  readonly partnervoorvoegsel: string | undefined
  readonly partnernaam: string | undefined
  readonly volgorde: string | undefined
}

const partsOf = (names: readonly HumanName[]): Parts => {
  const official = nameFor(names, 'official', undefined, 'usual')
  const everyday = nameFor(names, 'usual', 'nickname')
  const maiden = nameFor(names, 'maiden')
  const own = partOf(official, 'own-name') ?? partOf(maiden, 'own-name')
  const called = givenOf(official, 'CL') ?? givenOf(everyday, 'CL')
  return {
    voornamen: givenOf(official, 'BR'),
    voorletters: givenOf(official, 'BR') === undefined ? givenOf(official, 'IN') : undefined,
    // In a usual name of its own, the given name is what somebody is called (nl-core).
    roepnaam: called ?? (everyday === official ? undefined : givenOf(everyday, 'BR')),
    voorvoegsel: partOf(official, 'own-prefix') ?? partOf(maiden, 'own-prefix'),
    // Without its parts, `family` is not taken apart: which piece is whose would be a guess.
    geslachtsnaam: own ?? maiden?.family ?? official?.family,
    partnervoorvoegsel: partOf(official, 'partner-prefix'),
    partnernaam: partOf(official, 'partner-name'),
    volgorde: extensionOf(official?.extension, `${core}/humanname-assembly-order`)?.valueCode,
  }
}

const partFields = [
  ['voornamen', optional(text(200)), 'name.given'],
  ['voorletters', optional(text(40)), 'name.given'],
  ['roepnaam', wherePossible(text(100)), 'name.given'],
  ['voorvoegsel', optional(text(20)), 'name.family'],
  ['geslachtsnaam', optional(text(200)), 'name.family'],
  ['partnervoorvoegsel', optional(text(20)), 'name.family'],
  ['partnernaam', optional(text(200)), 'name.family'],
] as const

/** The contract's name, or a rejection for a part that is too long or holds a BSN. */
export const naamOf = (
  names: readonly HumanName[],
  volgorden: CodeList<Naam['naamgebruik']>,
): Either<Rejection, Naam | undefined> => {
  const parts = partsOf(names)
  const read: Partial<Record<(typeof partFields)[number][0], string | undefined>> = {}
  for (const [name, field, pad] of partFields) {
    const part = readAs(field, parts[name], pad)
    if (isLeft(part)) return part
    read[name] = part.right
  }
  const naamgebruik = meaningIfAny(volgorden, parts.volgorde, 'name.extension')
  return isLeft(naamgebruik) ? naamgebruik : right(presentOrNone({ ...read, naamgebruik: naamgebruik.right }))
}

const spoken = text(200)

/** How a professional is named: given names or initials, and the family name as it is written. */
export const spokenName = (names: readonly HumanName[]): string | undefined => {
  const name = nameFor(names, 'official', undefined, 'usual')
  const given = givenOf(name, 'IN') ?? givenOf(name, 'BR') ?? givenOf(name, 'CL')
  return readOrNone(spoken, [given, name?.family].filter((part) => part !== undefined).join(' '))
}
