import { badLogeerhuis, badOpvang } from './bad-exports'
import { badGemeente } from './bad-gemeente'
import { badGiRows, badKeys, badResources } from './bad-records'
import { momentOn, plusDays } from './dates'
import { dayOf } from './day/day'
import type { DayChange } from './day-operations'
import type { GgzSysteem } from './fhir-resources'
import type { GiSysteem, GiWerk, VerwijderingRij } from './gi-rows'
import { type GemeenteOrganisatie, type GiOrganisatie, gemeenten, gis, ofEach } from './organisations'
import { randomOf } from './random'
import type { CorvBericht } from './recording/corv/parts'
import type { GemeenteSysteem } from './recording/gemeente-file'
import type { LogeerhuisSysteem } from './recording/logeerhuis-file'
import type { OpvangSysteem } from './recording/opvang-file'
import { type RegionChoices, type ToldStory, tellStories } from './stories'
import type { HiddenFamily, PictureTruth, Truth } from './truth/truth'

export interface Systems {
  readonly 'gi-noord': GiSysteem
  readonly 'gi-zuid': GiSysteem
  readonly 'ggz-oost': GgzSysteem
  readonly 'ggz-west': GgzSysteem
  /** Messages as the gateway leaves them, in the order in which they came. */
  readonly 'veilig-thuis': readonly CorvBericht[]
  readonly rvdk: readonly CorvBericht[]
  readonly 'gemeente-noorddam': GemeenteSysteem
  readonly 'gemeente-zuidveen': GemeenteSysteem
  readonly 'opvang-oost': OpvangSysteem
  readonly logeerhuis: LogeerhuisSysteem
}

export interface Region {
  /** Each system's own records. Made when first asked for. */
  readonly systems: Systems
  /** What every organisation's picture must show. Made when first asked for. */
  readonly truth: Truth
  /** Small changes without end, from the one after `after` on; the truth does not follow them. */
  day(after?: number): Generator<DayChange, never>
  /** The same region story by story, for who cannot hold all of it. */
  stories(): Generator<ToldStory>
}

/** A synthetic region: deterministic, the same choices give the same region byte for byte. */
export const createRegion = (choices: RegionChoices): Region => {
  // The stories of a small region are kept, those of a large one told again for who asks.
  const small = once(() => [...tellStories(choices)])
  const stories = (): Iterable<ToldStory> => (choices.families <= 2000 ? small() : tellStories(choices))
  const systems = once(() => gather(stories(), choices.vandaag))
  const truth = once(() => truthOf(stories(), choices.vandaag))
  return {
    stories: () => tellStories(choices),
    day: (after) => dayOf(choices, after),
    get systems() {
      return systems()
    },
    get truth() {
      return truth()
    },
  }
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** When the bad records were recorded: lately, so that they come after what they are about. */
const badMoment = (vandaag: string): string => momentOn(plusDays(vandaag, -1), 36_000_000)

/** With numbers of their own, above those of the stories. */
const badOf = (organisatie: GemeenteOrganisatie, vandaag: string) => {
  let last = badKeys
  const ids = { next: () => ++last }
  return badGemeente(organisatie, {
    ...{ random: randomOf(0, `fout/${organisatie}`), vandaag, ruis: false, ids },
    bsn: () => undefined,
  })
}

const gather = (stories: Iterable<ToldStory>, vandaag: string): Systems => {
  const at = badMoment(vandaag)
  const gi = { 'gi-noord': emptyGi(), 'gi-zuid': emptyGi() }
  const [ggz, west] = [emptyGgz(), emptyGgz()]
  const meldingen: CorvBericht[] = []
  const rvdk: CorvBericht[] = []
  const gemeente = { 'gemeente-noorddam': emptyGemeente(), 'gemeente-zuidveen': emptyGemeente() }
  const opvang: Filled<OpvangSysteem> = { clienten: [], verblijven: [], huisvesting: [] }
  const logeerhuis: Filled<LogeerhuisSysteem> = { personen: [], afspraken: [] }
  const addGi = (organisatie: GiOrganisatie, rows: Omit<Partial<GiSysteem>, 'verwijdering'>): void => {
    const to = gi[organisatie]
    for (const row of rows.persoon ?? []) to.persoon.push(row)
    for (const row of rows.relatie ?? []) to.relatie.push(row)
    for (const row of rows.betrokkenheid ?? []) to.betrokkenheid.push(row)
    for (const row of rows.maatregel ?? []) to.maatregel.push(row)
  }
  const addGgz = (resources: Partial<GgzSysteem>, to = ggz): void => add(to, { ...emptyGgz(), ...resources })
  for (const story of stories) {
    for (const organisatie of gis) addGi(organisatie, story.gi[organisatie])
    for (const { organisatie, rows } of story.wijd.gis) add(gi[organisatie], { ...emptyGi(), ...rows })
    addGgz(story.ggz)
    addGgz(story.wijd['ggz-west'].resources, west)
    addGgz(story.wijd.ggzMeer.resources, west)
    for (const message of story.wijd['veilig-thuis'].berichten) meldingen.push(message)
    for (const message of story.wijd.rvdk.berichten) rvdk.push(message)
    for (const { organisatie, systeem } of story.wijd.gemeenten) add(gemeente[organisatie], systeem)
    add(opvang, story.wijd['opvang-oost'].systeem)
    add(logeerhuis, story.wijd.logeerhuis.systeem)
  }
  for (const organisatie of gis) {
    addGi(organisatie, badGiRows(organisatie, at).rows)
    gi[organisatie].verwijdering.push(...earlierDeletions(at))
  }
  for (const organisatie of gemeenten)
    add(gemeente[organisatie], { ...badOf(organisatie, vandaag).systeem, personen: [] })
  add(opvang, { ...badOpvang.lines, huisvesting: [] })
  add(logeerhuis, { ...badLogeerhuis.lines, afspraken: [] })
  const [client] = ggz.Patient
  if (client) addGgz(badResources(at, client.id).resources)
  return {
    ...{ ...gi, 'ggz-oost': ggz, 'ggz-west': west, 'veilig-thuis': meldingen, rvdk, ...gemeente },
    ...{ 'opvang-oost': opvang, logeerhuis },
  }
}

/** A system that is being filled. */
type Filled<System> = {
  -readonly [Part in keyof System]: System[Part] extends readonly (infer Item)[] ? Item[] : never
}

const add = <System extends object>(to: Filled<System>, more: System): void => {
  for (const part in more) {
    const [list, items]: [unknown[], unknown] = [to[part], more[part]]
    if (Array.isArray(items)) for (const item of items) list.push(item)
  }
}

const emptyGemeente = (): Filled<GemeenteSysteem> => ({
  ...{ zaken: [], rollen: [], statussen: [], resultaten: [] },
  ...{ berichten: [], personen: [] },
})

const emptyGgz = (): Filled<GgzSysteem> => ({
  ...{ Patient: [], RelatedPerson: [], EpisodeOfCare: [], CareTeam: [] },
  ...{ Encounter: [], Flag: [], Consent: [] },
})

const emptyGi = () => ({
  persoon: [] as GiSysteem['persoon'][number][],
  relatie: [] as GiSysteem['relatie'][number][],
  betrokkenheid: [] as GiSysteem['betrokkenheid'][number][],
  maatregel: [] as GiSysteem['maatregel'][number][],
  verwijdering: [] as VerwijderingRij[],
  ...emptyWork(),
})

const emptyWork = (): Filled<GiWerk> => ({
  ...{ verblijf: [], plan: [], doel: [] },
  ...{ afspraak: [], overleg: [] },
})

/** Rows that were deleted before any adapter saw them: their lines say nothing to anybody. */
const earlierDeletions = (at: string): readonly VerwijderingRij[] => [
  { tabel: 'persoon', sleutel: badKeys + 101, gewijzigd_op: at },
  { tabel: 'relatie', sleutel: badKeys + 101, gewijzigd_op: at },
  { tabel: 'maatregel', sleutel: badKeys + 102, gewijzigd_op: at },
]

const truthOf = (stories: Iterable<ToldStory>, vandaag: string): Truth => {
  const pictures = ofEach((): PictureTruth[] => [])
  const hidden = ofEach((): HiddenFamily[] => [])
  const secrets: string[] = []
  let client: string | undefined
  for (const story of stories) {
    client ??= story.ggz.Patient[0]?.id
    const truth = story.truth()
    for (const { organisatie, picture } of truth.pictures) pictures[organisatie].push(picture)
    for (const { organisatie, family } of truth.hidden) hidden[organisatie].push(family)
    secrets.push(...story.secrets)
  }
  const at = badMoment(vandaag)
  const parked = [
    ...gis.flatMap((organisatie) => badGiRows(organisatie, at).parked),
    ...(client === undefined ? [] : badResources(at, client).parked),
    ...gemeenten.flatMap((organisatie) => badOf(organisatie, vandaag).parked),
    ...[...badOpvang.parked, ...badLogeerhuis.parked],
  ]
  return { pictures, hidden, parked, secrets }
}
