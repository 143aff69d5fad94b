import { gemeenten, gis, type Organisatie } from '../organisations'
import { type GemeenteFile, gemeenteFile } from '../recording/gemeente-file'
import { type GgzFile, ggzFile } from '../recording/ggz-file'
import { type GgzMoreFile, ggzMore } from '../recording/ggz-more'
import { type GiWorkFile, giWork } from '../recording/gi-work'
import { type LogeerhuisFile, logeerhuisFile } from '../recording/logeerhuis-file'
import { type OpvangFile, opvangFile } from '../recording/opvang-file'
import { type RvdkFile, rvdkFile } from '../recording/rvdk-file'
import type { Story } from '../recording/story'
import type { StoryContext } from '../recording/story-context'
import { type VeiligThuisFile, veiligThuisFile } from '../recording/veilig-thuis-file'
import type { TruePerson } from '../world/world'

/** What the other organisations of the whole region wrote down about one story. */
export interface WiderFiles {
  readonly gis: readonly GiWorkFile[]
  readonly 'ggz-west': GgzFile
  /** Of ggz-west as well. */
  readonly ggzMeer: GgzMoreFile
  readonly 'veilig-thuis': VeiligThuisFile
  readonly rvdk: RvdkFile
  readonly gemeenten: readonly GemeenteFile[]
  readonly 'opvang-oost': OpvangFile
  readonly logeerhuis: LogeerhuisFile
}

interface Household {
  readonly kinderen: readonly TruePerson[]
  readonly ouders: readonly TruePerson[]
}

/**
 * Tells a story further: who else is involved with its families. `context.random` is a stream of its own, so that the records of
 * the organisations of the archetype stay as they are.
 */
export const tellWider = (
  story: Story,
  families: readonly (readonly TruePerson[])[],
  archetype: string,
  context: StoryContext,
  organisaties: readonly Organisatie[],
): WiderFiles => {
  const { random } = context
  const metBrp = random.chance(0.7)
  const files: WiderFiles = {
    gis: gis.map((gi) => giWork(gi, context)),
    'ggz-west': ggzFile(context, 'ggz-west'),
    ggzMeer: ggzMore('ggz-west', context),
    'veilig-thuis': veiligThuisFile(context),
    rvdk: rvdkFile(context),
    gemeenten: gemeenten.map((gemeente) => gemeenteFile(gemeente, context)),
    'opvang-oost': opvangFile(context),
    logeerhuis: logeerhuisFile(context),
  }
  const takesPart = (organisatie: Organisatie): boolean => organisaties.includes(organisatie)
  const parentsOf = (child: TruePerson): readonly TruePerson[] =>
    story.relations.flatMap(({ van, naar, soort, einddatum }) =>
      naar === child && soort === 'ouder' && einddatum === undefined ? [van] : [],
    )
  const told = new Set<TruePerson>()
  for (const family of families) {
    const [eldest] = family.filter((child) => !told.has(child))
    if (eldest === undefined) continue
    for (const child of family) told.add(child)
    const ouders = parentsOf(eldest)
    // Whole siblings only: a message tells of each parent in it that they are every child's.
    const kinderen = family.filter((child) => same(parentsOf(child), ouders))
    const household = { kinderen, ouders }
    const gemeente = random.pick(files.gemeenten)
    for (const file of files.gis) atGi(file, household, story, random)
    // Decided for all, whoever takes part, so that leaving one out changes nothing for the others.
    const tell: Readonly<Record<string, boolean>> = {
      'veilig-thuis': random.chance(0.35),
      rvdk: random.chance(0.25),
      gemeente: random.chance(0.5),
      'ggz-west': random.chance(0.2),
      'opvang-oost': archetype === 'opvang' ? random.chance(0.8) : random.chance(0.04),
      logeerhuis: random.chance(0.1),
    }
    if (tell['gemeente'] && takesPart(gemeente.organisatie)) atGemeente(gemeente, household, story, random)
    if (tell['veilig-thuis'] && takesPart('veilig-thuis'))
      atVeiligThuis(files['veilig-thuis'], household, random, gemeente.organisatie)
    if (tell['rvdk'] && takesPart('rvdk')) atRvdk(files.rvdk, household, random, gemeente.organisatie)
    if (tell['ggz-west'] && takesPart('ggz-west')) atGgzWest(files, household, random)
    if (tell['opvang-oost'] && takesPart('opvang-oost') && !eldest.geheim) {
      const [moeder] = ouders.filter(({ overlijdensdatum }) => overlijdensdatum === undefined)
      const sinds = random.between(3, 200)
      files['opvang-oost'].verblijf({
        ...{ moeder, kinderen: kinderen.filter(born), sinds },
        ...(random.chance(0.3) && { tot: Math.max(1, Math.floor(sinds / 2)) }),
        ...{ geheim: random.chance(0.4), deelNiet: random.chance(0.1), huisvesting: random.chance(0.4) },
      })
    }
    if (tell['logeerhuis'] && takesPart('logeerhuis') && born(eldest))
      files.logeerhuis.logeert(eldest, random.between(20, 500), random.chance(0.2) ? 5 : undefined)
  }
  if (metBrp) for (const file of files.gemeenten) file.lookUp(story.relations, story.formerBsns)
  for (const { facts } of [...files.gis, files.ggzMeer]) story.also({ persons: [], relations: [], facts }, [])
  for (const file of [
    files['ggz-west'],
    ...files.gemeenten,
    files['veilig-thuis'],
    files.rvdk,
    files['opvang-oost'],
    files.logeerhuis,
  ])
    story.also(file, [])
  story.also({ persons: [], relations: [], facts: [] }, [
    ...files['veilig-thuis'].geheimen,
    ...files['opvang-oost'].geheimen,
    ...files.gemeenten.flatMap(({ geheimen }) => geheimen),
  ])
  return files
}

type Random = Story['random']

const born = ({ geboortedatum }: TruePerson): boolean => geboortedatum !== undefined

const same = (a: readonly TruePerson[], b: readonly TruePerson[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one))

/** Where a GI is at work with a family. */
const atGi = (file: GiWorkFile, { kinderen, ouders }: Household, story: Story, random: Random): void => {
  const gi = story.gi(file.organisatie)
  const at = (who: TruePerson) => (gi.knows(who) ? [{ who, id: gi.person(who).id }] : [])
  const children = kinderen.filter((kind) => born(kind) && gi.isAtWork(kind)).flatMap(at)
  if (children.length === 0 || !random.chance(0.5)) return
  if (random.chance(0.6)) file.plan([...children, ...ouders.flatMap(at)], random.between(20, 400))
  const [kind] = children
  if (kind && random.chance(0.4))
    file.verblijf(kind, random.between(20, 400), random.chance(0.3) ? 7 : undefined)
}

/** A parent in adult care, or a child whose first provider was another. */
const atGgzWest = (
  { 'ggz-west': file, ggzMeer }: WiderFiles,
  { kinderen, ouders }: Household,
  random: Random,
): void => {
  const people = [...ouders.filter(({ overlijdensdatum }) => !overlijdensdatum), ...kinderen.filter(born)]
  if (people.length === 0) return
  const client = random.pick(people)
  file.client(client, { bsn: 'goed', datum: 'heel', naamExact: true })
  const soort = ouders.includes(client) ? 'volwassenen-ggz' : 'jeugd-ggz'
  const sinds = random.between(20, 500)
  const status = random.pick(['active', 'active', 'waitlist', 'finished'] as const)
  const tot = status === 'finished' ? random.between(2, 15) : undefined
  file.episode(client, { status, sinds, soort, ...(tot && { tot }) })
  file.team(client, sinds, tot)
  const record = file.client(client)
  if (random.chance(0.3)) ggzMeer.crisis(record, random.between(1, 60), random.chance(0.5) ? 1 : undefined)
  if (random.chance(0.3)) ggzMeer.contact(record, random.between(3, 60))
  if (random.chance(0.25))
    ggzMeer.kindermishandeling(record, random.between(5, 200), random.chance(0.3) ? 4 : undefined)
  if (random.chance(0.15)) ggzMeer.allergie(record)
  if (random.chance(0.5))
    ggzMeer.toestemming(
      record,
      random.between(1, sinds),
      random.pick(['org-gi-noord', 'org-gi-zuid', 'org-gemeenten', 'org-huisarts'] as const),
      random.chance(0.2),
    )
}

const atVeiligThuis = (
  file: VeiligThuisFile,
  { kinderen, ouders }: Household,
  random: Random,
  gemeente: Organisatie,
): void => {
  const fase = random.weighted([
    { gewicht: 3, waarde: 'ontvangen' as const },
    { gewicht: 4, waarde: 'bij-veilig-thuis' as const },
    { gewicht: 2, waarde: 'maatwerk' as const },
    { gewicht: 4, waarde: 'overdracht' as const },
    { gewicht: 3, waarde: 'zonder-overdracht' as const },
    { gewicht: 1, waarde: 'niet-ontvankelijk' as const },
  ])
  const children = kinderen.filter(born)
  if (children.length === 0) return
  file.melding({
    ...{ kinderen: children, ouders, fase },
    sinds: random.between(3, 300),
    dubbel: random.chance(0.15),
    ...(fase === 'overdracht' && {
      overdrachtAan: random.chance(0.7) ? gemeente : random.pick(['gi-noord', 'gi-zuid'] as const),
    }),
  })
}

const atRvdk = (
  file: RvdkFile,
  { kinderen, ouders }: Household,
  random: Random,
  gemeente: Organisatie,
): void => {
  const [kind] = kinderen.filter(born)
  if (kind === undefined || ouders.length === 0) return
  file.onderzoek({
    ...{ kind, ouders },
    fase: random.pick([
      'verzocht',
      'gestart',
      'gestart',
      'afgewezen',
      'geen-rekest',
      'geen-maatregel',
      'maatregel',
    ]),
    sinds: random.between(20, 400),
    verzoeker: random.chance(0.5) ? 'veilig-thuis' : gemeente,
    uitvoerder: random.pick(['gi-noord', 'gi-zuid'] as const),
  })
}

const atGemeente = (
  file: GemeenteFile,
  { kinderen, ouders }: Household,
  { formerBsns }: Story,
  random: Random,
): void => {
  const children = kinderen.filter(born)
  const sinds = random.between(10, 600)
  if (random.chance(0.65))
    file.lokaalTeam({
      ...{ ouders, kinderen: children, sinds, plan: random.chance(0.4) },
      ...(random.chance(0.2) && { tot: 3 }),
      ...{ formerBsns },
      ...(random.chance(0.08) && { nietDelen: random.pick(['geheim', 'ingetrokken'] as const) }),
    })
  const [kind] = children
  const [ouder] = random.shuffle(ouders)
  if (kind?.bsn && random.chance(0.5)) {
    const stand = random.pick(['toegewezen', 'gestart', 'gestart', 'beeindigd', 'verwijderd'] as const)
    file.voorziening(kind, { wet: 'jeugdwet', sinds: random.between(30, 500), stand })
  }
  if (ouder?.bsn && random.chance(0.2))
    file.voorziening(ouder, {
      wet: 'wmo',
      sinds: random.between(30, 500),
      stand: random.pick(['toegewezen', 'gestart']),
    })
  if (ouder?.bsn && random.chance(0.15))
    file.begeleiding(ouder, random.between(40, 500), random.pick(['toegewezen', 'gestart', 'beeindigd']))
  const beiden = ouders.filter(({ bsn }) => bsn !== undefined)
  if (ouder?.bsn && random.chance(0.35))
    file.bestaanszekerheid(
      random.chance(0.3) ? beiden : [ouder],
      random.pick(['schuldhulp', 'schuldhulp', 'inkomen', 'huisvesting'] as const),
      random.between(20, 500),
      random.chance(0.25) ? 8 : undefined,
    )
  if (ouder && random.chance(0.1)) file.kapvergunning(ouder, random.between(5, 50))
}
