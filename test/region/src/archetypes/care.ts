import type { GiOrganisatie } from '../organisations'
import type { Random } from '../random'
import type { EpisodeChoices } from '../recording/ggz-file'
import type { RoleCode } from '../recording/ggz-person'
import type { Story } from '../recording/story'
import type { TruePerson } from '../world/world'
import { ageOf } from './household'

type GiCare = 'maatregel' | 'betrokken' | 'beeindigd'

interface OpenFile {
  readonly organisatie?: GiOrganisatie
  /** All the people in the file, adults too. */
  readonly people: readonly TruePerson[]
  readonly children: readonly TruePerson[]
  readonly care?: GiCare
  /** Everybody with their own BSN and whole birth date: for stories that would fall apart without. */
  readonly exact?: boolean
  readonly uithuis?: boolean
}

export const someGi = (random: Random): GiOrganisatie => (random.chance(0.55) ? 'gi-noord' : 'gi-zuid')

/** A GI opens a file: it records the people, and is involved with the children. */
export const openFile = (story: Story, given: OpenFile): GiOrganisatie => {
  const { random } = story
  const organisatie = given.organisatie ?? someGi(random)
  const care = given.care ?? (random.chance(0.75) ? 'maatregel' : 'betrokken')
  const file = story.gi(organisatie)
  for (const who of given.people) file.person(who, given.exact ? { bsn: 'goed', datum: 'heel' } : {})
  for (const [at, child] of given.children.entries()) {
    if (at > 0 && random.chance(0.2)) {
      // A sibling in the file for whom the GI does nothing itself.
      file.person(child)
      continue
    }
    const sinds = random.between(30, 700)
    const age = ageOf(child, story.vandaag)
    if (care === 'beeindigd') {
      const tot = random.between(2, 25)
      file.involvement(child, { sinds, tot })
      if (random.chance(0.7))
        file.measure(child, { soort: 'OTS', sinds, tot, reden: random.pick(['EINDE_TERMIJN', 'OPGEHEVEN']) })
      continue
    }
    const probation = age >= 12 && !given.uithuis && random.chance(0.25)
    file.involvement(child, { sinds, rol: care === 'betrokken' ? 'GM' : probation ? 'JR' : 'JB' })
    if (random.chance(0.15)) file.involvement(child, { sinds: sinds + 300, tot: sinds })
    if (care === 'maatregel' && (at === 0 || random.chance(0.8))) {
      const ward = given.uithuis && random.chance(0.15)
      file.measure(child, { soort: probation ? 'JR' : ward ? 'VOOGDIJ' : 'OTS', sinds })
      if (given.uithuis) file.measure(child, { soort: 'MUHP', sinds: Math.max(2, sinds - 20) })
      if (random.chance(0.1)) file.measure(child, { soort: 'VOTS', sinds: sinds + 90, tot: sinds })
    }
  }
  return organisatie
}

interface Treatment {
  readonly client: TruePerson
  readonly ouders?: readonly TruePerson[]
  /** Others in the child's file: a step-parent, a guardian. */
  readonly anderen?: readonly { readonly who: TruePerson; readonly code: RoleCode }[]
  readonly exact?: boolean
  /** The client is registered with the right BSN, whatever happens to the rest. */
  readonly zeker?: boolean
  readonly status?: 'active' | 'onhold' | 'waitlist' | 'planned' | 'finished'
  /** Recorded under another BSN or birth date than the client's own. */
  readonly getypt?: { readonly bsn?: string; readonly datum?: string }
}

/** A child becomes a client of the GGZ, with the parents as contact persons in the file. */
export const treatChild = (
  story: Story,
  { client, ouders = [], anderen = [], exact, zeker, status, getypt }: Treatment,
): void => {
  const { random, ggz } = story
  const old = !exact && !client.geheim && random.chance(0.06)
  ggz.client(client, {
    ...(exact && { bsn: 'goed', datum: 'heel' }),
    ...(zeker && { bsn: 'goed' }),
    ...(old && { oudAdres: story.address() }),
    ...(getypt?.bsn && { bsn: { getypt: getypt.bsn } }),
    ...(getypt?.datum && { datum: { getypt: getypt.datum } }),
  })
  for (const [at, ouder] of ouders.entries()) {
    if (at > 0 && random.chance(0.4)) continue
    relate(story, client, ouder, ouder.geslacht === 'V' ? 'MTH' : 'FTH', exact)
  }
  for (const { who, code } of anderen) relate(story, client, who, code, exact)
  if (!exact && random.chance(0.1)) {
    ggz.related(client, story.adult(random.between(25, 60)), 'FRND', { bsn: 'geen', datum: 'geen' })
  }
  const soort = random.chance(0.06) ? 'crisiszorg' : 'jeugd-ggz'
  episodes(story, client, status ?? (exact ? 'active' : someStatus(story)), soort)
}

/** A parent is a client of the GGZ's adult care, maybe with the partner as contact person. */
export const treatAdult = (story: Story, client: TruePerson, partner?: TruePerson): void => {
  const { random, ggz } = story
  ggz.client(client, { bsn: 'goed', datum: 'heel', naamExact: true })
  if (partner && random.chance(0.5)) relate(story, client, partner, random.pick(['SPS', 'DOMPART']), false)
  if (random.chance(0.2)) {
    ggz.related(client, story.adult(random.between(25, 60)), 'FRND', { bsn: 'geen', datum: 'geen' })
  }
  episodes(story, client, 'active', random.pick(['volwassenen-ggz', 'verslavingszorg']))
}

/** With a BSN the name is exact too: one organisation that writes one BSN under two names is in doubt itself. */
const relate = (
  { random, ggz }: Story,
  client: TruePerson,
  who: TruePerson,
  code: RoleCode,
  exact: boolean | undefined,
): void => {
  const bsn = exact || random.chance(0.65) ? 'goed' : 'geen'
  ggz.related(client, who, code, { naamExact: true, bsn, datum: random.pick(['heel', 'geen']) })
}

const someStatus = (story: Story): NonNullable<Treatment['status']> =>
  story.random.weighted([
    { gewicht: 12, waarde: 'active' },
    { gewicht: 1, waarde: 'onhold' },
    { gewicht: 3, waarde: 'waitlist' },
    { gewicht: 1, waarde: 'planned' },
    { gewicht: 2, waarde: 'finished' },
  ])

const episodes = (
  { random, ggz }: Story,
  client: TruePerson,
  status: NonNullable<Treatment['status']>,
  soort: NonNullable<EpisodeChoices['soort']>,
): void => {
  const sinds = random.between(20, 600)
  const ended = status === 'finished' ? { tot: random.between(2, 15) } : {}
  ggz.episode(client, { status, sinds, soort, ...ended })
  ggz.team(client, sinds, ended.tot)
  if (random.chance(0.15))
    ggz.episode(client, { status: 'finished', sinds: sinds + 400, tot: sinds + 100, soort })
  if (random.chance(0.05)) ggz.episode(client, { status: 'entered-in-error', sinds, soort })
}
