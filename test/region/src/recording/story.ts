import { minusYears, plusDays } from '../dates'
import { type GiOrganisatie, gis } from '../organisations'
import type { Random } from '../random'
import { achternaam, straatnaam, voornamenOf } from '../world/names'
import type { Adres, RelatieSoort, TruePerson, TrueRelation } from '../world/world'
import { type GgzFile, ggzFile } from './ggz-file'
import { type GiFile, giFile } from './gi-file'
import { mobilePhone } from './professionals'
import type { Published } from './published'
import type { StoryContext } from './story-context'

export type PersonDetails = Partial<Omit<TruePerson, 'key' | 'geslacht'>> & {
  readonly geslacht?: 'M' | 'V'
}

/** One instance of an archetype: its people, and what each organisation recorded about them. */
export interface Story {
  readonly random: Random
  readonly vandaag: string
  readonly ggz: GgzFile
  gi(organisatie: GiOrganisatie): GiFile
  address(): Adres
  /** Somebody born that many years (and some days) ago. */
  adult(age: number, details?: PersonDetails): TruePerson
  child(age: number, details?: PersonDetails): TruePerson
  unborn(details?: PersonDetails): TruePerson
  /** The BSN that somebody had before: whoever has not heard still uses it. Only the BRP knows that it has changed. */
  formerBsn(who: TruePerson): string | undefined
  /** Those of everybody whose BSN has changed. */
  readonly formerBsns: ReadonlyMap<TruePerson, string>
  /** A BSN of nobody: what a typing error makes of one. */
  strayBsn(): string | undefined
  relate(van: TruePerson, soort: RelatieSoort, naar: TruePerson, more?: RelationDetails): void
  /** The days' date, before today. */
  ago(days: number): string
  /** How its people really stand to each other. */
  readonly relations: readonly TrueRelation[]
  /** What is written beside the three systems of the smallest region. */
  also(published: Published, secrets: readonly string[]): void
  /** Lets each GI write down the relations among the people it knows; once, at the end. */
  finish(): FinishedStory
}

export type RelationDetails = Pick<TrueRelation, 'gezag' | 'begindatum' | 'einddatum'>

export interface FinishedStory extends Published {
  readonly gi: Readonly<Record<GiOrganisatie, GiFile['rows']>>
  readonly ggz: GgzFile['resources']
  readonly secrets: readonly string[]
}

export const tellStory = (context: StoryContext): Story => {
  const { random, vandaag, ids } = context
  const relations: TrueRelation[] = []
  const ggz = ggzFile(context, 'ggz-oost')
  const files = { 'gi-noord': giFile('gi-noord', context), 'gi-zuid': giFile('gi-zuid', context) }
  const secrets = new Set<string>()
  const beside: Published[] = []
  const formerBsns = new Map<TruePerson, string>()

  const person = (details: PersonDetails): TruePerson => {
    const geslacht = details.geslacht ?? (random.chance(0.5) ? 'V' : 'M')
    const bsn = details.verwachteDatum ? undefined : context.bsn()
    const voornamen = details.voornamen ?? voornamenOf(random, geslacht)
    if (details.geheim && details.adres) secrets.add(details.adres.postcode)
    return {
      key: `p${ids.next('person')}`,
      geslachtsnaam: '',
      ...(details.geslachtsnaam === undefined && achternaam(random)),
      voornamen,
      ...(voornamen[0] && random.chance(0.4) && { roepnaam: voornamen[0].slice(0, 4) }),
      geslacht,
      ...(bsn && { bsn }),
      ...details,
    }
  }
  const born = (age: number): string => plusDays(minusYears(vandaag, age), -random.between(20, 340))

  return {
    random,
    vandaag,
    ggz,
    gi: (organisatie) => files[organisatie],
    address: () => newAddress(random, ids.next('address')),
    adult: (age, details = {}) =>
      person({ geboortedatum: born(age), telefoon: mobilePhone(random), ...details }),
    child: (age, details = {}) => person({ geboortedatum: born(age), ...details }),
    unborn: (details = {}) =>
      person({ ...details, verwachteDatum: plusDays(vandaag, random.between(20, 150)) }),
    strayBsn: () => context.bsn(),
    formerBsns,
    formerBsn(who) {
      const former = context.bsn()
      if (former !== undefined) formerBsns.set(who, former)
      return former
    },
    relate: (van, soort, naar, more = {}) => void relations.push({ van, soort, naar, ...more }),
    ago: (days) => plusDays(vandaag, -days),
    relations,
    also(published, more) {
      beside.push(published)
      for (const secret of more) secrets.add(secret)
    },
    finish() {
      for (const organisatie of gis) {
        const file = files[organisatie]
        for (const relation of relations) {
          if (file.knows(relation.van) && file.knows(relation.naar)) file.relation(relation)
        }
      }
      const parts = [files['gi-noord'], files['gi-zuid'], ggz, ...beside]
      return {
        persons: parts.flatMap(({ persons }) => persons),
        relations: parts.flatMap(({ relations }) => relations),
        facts: parts.flatMap(({ facts }) => facts),
        gi: { 'gi-noord': files['gi-noord'].rows, 'gi-zuid': files['gi-zuid'].rows },
        ggz: ggz.resources,
        secrets: [...secrets],
      }
    },
  }
}

const towns = ['Noorddam', 'Zuidveen', 'Oosterwaarde', 'Westhaven', 'Middelburen']
const letters = 'ABCDEGHJKLMNPRTVWXZ'

/** Every address has a postcode and number of its own, so that no two households meet by chance. */
const newAddress = (random: Random, number: number): Adres => {
  const letter = (at: number): string =>
    letters[Math.floor(number / letters.length ** at) % letters.length] ?? 'A'
  const block = Math.floor(number / letters.length ** 2)
  const suffix = random.int(10)
  return {
    straat: straatnaam(random),
    huisnummer: String(random.between(1, 240)),
    ...(suffix === 0 && { huisletter: random.pick(['A', 'B', 'C']) }),
    ...(suffix === 1 && { toevoeging: random.pick(['bis', '2', 'hs']) }),
    postcode: `${1001 + (block % 8998)}${letter(1)}${letter(0)}`,
    woonplaats: random.pick(towns),
  }
}
