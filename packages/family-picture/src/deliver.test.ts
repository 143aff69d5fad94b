import type { Rol } from '@gezinsbeeld/contracts'
import { describe, expect, it } from 'vitest'
import { deliver, limit, type PictureContent } from './deliver'
import type { PartnerEvent, StoredObject } from './evolve'
import { municipalitiesOf } from './municipality'
import { outlineOf } from './outline'
import type { Organisation, Picture } from './picture'

const token = (name: string): string => name.padEnd(22, '0')
const ref = (organisatie: string, name: string): string => `${organisatie}:${token(name)}`

const organisation = (organisatie: string, rol: Rol): [string, Organisation] => [
  organisatie,
  { organisatie, naam: organisatie, rol, opentGezinnen: true, schaduw: false },
]
const policy = new Map([
  organisation('gi-noord', 'gi'),
  organisation('gi-zuid', 'gi'),
  organisation('veilig-thuis-oost', 'veilig-thuis'),
])

const base = (organisatie: string, name: string) => ({
  referentie: ref(organisatie, name),
  personen: [ref(organisatie, 'kind')],
  herkomst: { bronsysteem: 'x', vastgelegdOp: '2026-03-02T09:14:00+01:00', adapterversie: '1.0.0' },
})

const stored = (organisatie: string, event: PartnerEvent): StoredObject => ({
  sleutel: token(`feit-${event.data.referentie.slice(organisatie.length + 1).replace(/0+$/, '')}`),
  organisatie,
  event,
  sequence: '0000000000000001',
})

const own = stored('gi-noord', {
  naam: 'maatregel.opgelegd',
  data: { ...base('gi-noord', 'ots'), soort: 'ots' },
})

const picture = (...objecten: StoredObject[]): Picture => ({
  gezin: token('gezin'),
  leden: [
    { persoon: `persoon:${token('kind')}`, rol: 'kind' },
    { persoon: `persoon:${token('ouder')}`, rol: 'ouder' },
  ],
  persoonVan: new Map(
    ['gi-noord', 'gi-zuid', 'veilig-thuis-oost'].flatMap((organisatie): [string, string][] => [
      [ref(organisatie, 'kind'), `persoon:${token('kind')}`],
      [ref(organisatie, 'ouder'), `persoon:${token('ouder')}`],
    ]),
  ),
  objecten: [own, ...objecten].map(outlineOf),
  kentElders: new Map(),
  vandaag: '2026-03-02',
})

const content = (...objecten: StoredObject[]): PictureContent => {
  const all = [own, ...objecten]
  const found = (referentie: string) => all.find(({ event }) => event.data.referentie === referentie)
  return {
    eventOf: ({ referentie }) => found(referentie)?.event ?? own.event,
    persoonVan: (reference) => picture().persoonVan.get(reference),
    sleutelVan: (referentie) => found(referentie)?.sleutel,
    naamVan: (organisatie) => organisatie,
    municipalities: () => municipalitiesOf(policy),
    sourcesOf: () => [],
    standPer: '2026-03-02T09:14:00+01:00',
  }
}

/** What gi-noord, which has a measure of its own, is told of this domein. */
const told = (domein: string, ...objecten: StoredObject[]) =>
  deliver(policy, picture(...objecten), content(...objecten), 'gi-noord')
    ?.beeld.feiten.filter((feit) => feit.domein === domein)
    .map(({ niveau, gegevens }) => ({ niveau, gegevens }))

const stay = (soort: 'opvang' | 'pleeggezin') =>
  stored('gi-zuid', {
    naam: 'verblijf.gestart',
    data: {
      ...base('gi-zuid', 'verblijf'),
      soort,
      begindatum: '2026-01-01',
      ...(soort === 'opvang' ? {} : { aanbieder: { naam: 'De Brug' }, locatie: { naam: 'Huis Eik' } }),
    },
  })

const secret = stored('gi-zuid', {
  naam: 'persoon.vastgelegd',
  data: { ...base('gi-zuid', 'kind'), geheimhouding: true },
})

const meeting = stored('gi-zuid', {
  naam: 'overleg.gepland',
  data: { ...base('gi-zuid', 'overleg'), soort: 'rondetafel', plaats: 'De Spil' },
})

const provision = (categorie: 'begeleiding' | 'beschermd-wonen' | 'opvang') =>
  stored('gi-zuid', {
    naam: 'voorziening.toegewezen',
    data: { ...base('gi-zuid', 'voorziening'), wet: 'wmo', categorie, aanbieder: { naam: 'De Brug' } },
  })

describe('what is told of a stay', () => {
  it('of another organisation than a shelter is all of it', () => {
    expect(told('verblijf', stay('pleeggezin'))).toMatchObject([
      { niveau: 'volledig', gegevens: { soort: 'pleeggezin', locatie: { naam: 'Huis Eik' } } },
    ])
  })

  it('in a shelter is only that somebody is involved, whoever says so', () => {
    expect(told('verblijf', stay('opvang'))).toEqual([
      { niveau: 'bekendheid', gegevens: { begindatum: '2026-01-01' } },
    ])
  })
})

describe('a secret address', () => {
  it('takes the places of a stay and of a meeting with it', () => {
    expect(told('overleg', meeting)).toMatchObject([{ gegevens: { plaats: 'De Spil' } }])
    expect(told('overleg', meeting, secret)).toEqual([
      { niveau: 'volledig', gegevens: { soort: 'rondetafel' } },
    ])
    expect(told('verblijf', stay('pleeggezin'), secret)).toEqual([
      { niveau: 'volledig', gegevens: { soort: 'pleeggezin', begindatum: '2026-01-01' } },
    ])
  })
})

describe('who provides', () => {
  it('is told, but not of a bed in a shelter, nor where somebody whose address is secret lives', () => {
    const aanbieder = { naam: 'De Brug' }
    for (const facts of [
      [provision('begeleiding')],
      [provision('beschermd-wonen')],
      [provision('begeleiding'), secret],
    ])
      expect(told('voorziening', ...facts)).toMatchObject([{ gegevens: { aanbieder } }])
    for (const facts of [[provision('opvang')], [provision('beschermd-wonen'), secret]])
      expect(told('voorziening', ...facts)?.[0]?.gegevens).not.toHaveProperty('aanbieder')
    expect(told('voorziening', provision('opvang'))).toHaveLength(1)
  })
})

describe('an organisation’s references', () => {
  const goal = stored('gi-zuid', {
    naam: 'doel.gesteld',
    data: { ...base('gi-zuid', 'doel'), omschrijving: 'Thuis slapen' },
  })
  const agreement = stored('gi-zuid', {
    naam: 'afspraak.gemaakt',
    data: {
      ...base('gi-zuid', 'afspraak'),
      omschrijving: 'Bellen',
      plan: ref('gi-zuid', 'plan'),
      doel: ref('gi-zuid', 'doel'),
      wie: [{ persoon: ref('gi-zuid', 'ouder') }, { persoon: ref('gi-zuid', 'vreemde'), naam: 'buurvrouw' }],
    },
  })

  it('make another version of the fact when what they point to becomes known later', () => {
    const pointsTo = (...objecten: StoredObject[]) =>
      limit(policy, picture(...objecten))('gi-noord')?.feiten.get(agreement.sleutel)?.wijstNaar
    expect(pointsTo(agreement)).toEqual(pointsTo(agreement, meeting))
    expect(pointsTo(agreement, goal)).toEqual([goal.sleutel, ...(pointsTo(agreement) ?? [])])
  })

  it('become persons and facts of the hub, however deep, and go no further when the hub does not know them', () => {
    expect(told('afspraak', goal, agreement)).toEqual([
      {
        niveau: 'volledig',
        gegevens: {
          omschrijving: 'Bellen',
          doel: goal.sleutel,
          wie: [{ persoon: `persoon:${token('ouder')}` }, { naam: 'buurvrouw' }],
        },
      },
    ])
  })
})

it('a report is told to a gi with all that is in it, but for who reported, of which there is no field', () => {
  const report = stored('veilig-thuis-oost', {
    naam: 'melding.ontvangen',
    data: { ...base('veilig-thuis-oost', 'melding'), soort: 'vt-melding', melder: 'onderwijs' },
  })
  expect(told('melding', report)).toEqual([
    { niveau: 'volledig', gegevens: { soort: 'vt-melding', melder: 'onderwijs' } },
  ])
})

describe('what gi-zuid says of a parent, and of nobody else', () => {
  const parent = stored('gi-zuid', {
    naam: 'persoon.vastgelegd',
    data: {
      ...base('gi-zuid', 'ouder'),
      personen: [ref('gi-zuid', 'ouder')],
      naam: { geslachtsnaam: 'Proef' },
      geboortedatum: '1985-05-17',
    },
  })
  const toldWhereItKnows = (elsewhere: readonly string[]) =>
    deliver(
      policy,
      {
        ...picture(parent),
        kentElders: new Map(elsewhere.map((name) => [`persoon:${token(name)}`, new Set(['gi-zuid'])])),
      },
      content(parent),
      'gi-noord',
    )?.beeld.feiten.filter(({ organisatie }) => organisatie === 'gi-zuid').length

  it('belongs here while it knows no minor of that parent elsewhere', () => {
    expect(toldWhereItKnows([])).toBe(1)
  })
  it('stays with that parent’s other family where it does', () => {
    expect(toldWhereItKnows(['ouder'])).toBe(0)
  })
  it('belongs here also when it knows a minor of another adult, who cares for children of both families', () => {
    expect(toldWhereItKnows(['pleegouder'])).toBe(1)
  })
})
