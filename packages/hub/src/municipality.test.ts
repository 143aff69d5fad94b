import { registerSubject } from '@gezinsbeeld/contracts'
import { expect, test } from 'vitest'
import { type Given, given, person, pseudonym, ref, registers, relation, says, scenario } from './scenario'

/** A municipality, and how everybody else may come to know of it: as who says something, and in what others say. */
const town = 'gemeente-veldhoek'
const municipality: Given = given(registerSubject('organisatie', town), {
  ...{ organisatie: town, rol: 'gemeente', naam: 'Gemeente Veldhoek', oin: '00000099000000001000' },
  ...{ opentGezinnen: true, schaduw: false },
})
const anywhere = /veldhoek|0499/i

const eva = { pseudoniemen: [pseudonym('eva')], geboortedatum: '2015-03-02' }
const moeder = { pseudoniemen: [pseudonym('moeder')], geboortedatum: '1985-01-01' }
const about = (organisatie: string) => ({ personen: [ref(organisatie, 'eva')] })
const knows = (organisatie: string): readonly Given[] => [
  person(organisatie, 'eva', eva),
  person(organisatie, 'moeder', moeder),
  relation(organisatie, 'moeder', 'ouder', 'eva'),
]

const contact = { naam: 'A. Jansen', functie: 'jeugdconsulent Veldhoek' }
const saidByTown: readonly Given[] = [
  ...knows(town),
  says(town, 'betrokkenheid.gestart', 'team', {
    ...about(town),
    ...{ rol: 'lokaal-team', begindatum: '2026-01-01' },
    contactpersoon: { ...contact, telefoon: '06-12345678', email: 'a.jansen@gemeenteveldhoek.nl' },
  }),
  says(town, 'betrokkenheid.gestart', 'loket', {
    ...about(town),
    ...{ rol: 'lokaal-team', contactpersoon: { telefoon: '0499-123456' } },
  }),
  says(town, 'signaal.afgegeven', 'zorg', {
    ...about(town),
    soort: 'stagnatie',
    toelichting: 'In VELDHOEK.',
  }),
  says(town, 'bron.gemeld', 'feed', {
    ...{
      feed: 'zaken',
      standPer: '2026-11-22T08:00:00Z',
      achterstand: 0,
      inQuarantaine: 0,
      aantalRecords: 5,
    },
  }),
]
const saidByOthers: readonly Given[] = [
  ...knows('vt'),
  says('vt', 'melding.afgesloten', 'melding', {
    ...about('vt'),
    ...{ soort: 'vt-melding', besluit: 'overdracht' },
    overdrachtAan: [{ organisatie: town, naam: 'Gemeente Veldhoek' }, { naam: 'wijkteam Veldhoek-Noord' }],
  }),
  says('vt', 'onderzoek.gestart', 'onderzoek', {
    ...about('vt'),
    ...{ soort: 'onderzoek-vt', verzoeker: { organisatie: town } },
  }),
  says('vt', 'overleg.gepland', 'overleg', {
    ...about('vt'),
    soort: 'casusoverleg',
    deelnemers: [{ organisatie: town }, { naam: 'leerplicht Veldhoek' }, { organisatie: 'gi' }],
  }),
  says('vt', 'toestemming.verleend', 'toestemming', {
    ...about('vt'),
    ...{ domeinen: ['melding'], organisaties: [town, 'gi'] },
  }),
  says('vt', 'betrokkenheid.gestart', 'vt', {
    ...about('vt'),
    ...{ rol: 'overig', contactpersoon: { naam: 'B. Vries', email: 'b.vries@regio-veldhoek.nl' } },
  }),
]
const receivers: readonly Given[] = [
  ...knows('gi'),
  says('gi', 'maatregel.opgelegd', 'ots', { ...about('gi'), soort: 'ots' }),
  ...knows('ggz'),
  says('ggz', 'betrokkenheid.gestart', 'ggz', { ...about('ggz'), rol: 'behandeling' }),
]
const registered = [
  municipality,
  registers('vt', 'veilig-thuis'),
  registers('gi', 'gi'),
  registers('ggz', 'ggz'),
]
const isSecret = person('gi', 'moeder', { ...moeder, geheimhouding: true }, 9)

const open = () => {
  const s = scenario(...registered)
  return { s, sent: s.when(...saidByTown, ...saidByOthers, ...receivers) }
}

test('which municipality is involved is told where no address is secret', () => {
  const { s, sent } = open()
  for (const ontvanger of ['gi', 'ggz', 'vt'])
    expect(JSON.stringify(s.sees(ontvanger))).toContain('Gemeente Veldhoek')
  expect(JSON.stringify(sent.filter(({ ontvanger }) => ontvanger === 'gi'))).toMatch(anywhere)
  s.close()
})

test('with a secret address the town is in no field of any delivery or picture of anybody else', () => {
  const s = scenario(...registered)
  const sent = s.when(...knows('gi'), isSecret, ...saidByTown, ...saidByOthers, ...receivers.slice(3))
  for (const ontvanger of ['gi', 'ggz']) {
    expect(sent.some((one) => one.ontvanger === ontvanger)).toBe(true)
    expect(JSON.stringify(sent.filter((one) => one.ontvanger === ontvanger))).not.toMatch(anywhere)
    expect(JSON.stringify(s.sees(ontvanger))).not.toMatch(anywhere)
  }
  const others = s
    .sees('vt')
    .flatMap(({ beeld }) => beeld.feiten.filter(({ organisatie }) => organisatie !== 'vt'))
  expect(others.length).toBeGreaterThan(3)
  expect(JSON.stringify(others)).not.toMatch(anywhere)
  s.close()
})

test('who it is stays known to the municipality itself, and to who said so, of what they said', () => {
  const { s } = open()
  s.when(isSecret)
  const own = (ontvanger: string) =>
    s
      .sees(ontvanger)
      .flatMap(({ beeld }) => beeld.feiten.filter(({ organisatie }) => organisatie === ontvanger))
  expect(JSON.stringify(own(town))).toMatch(/Veldhoek.*0499-123456/)
  expect(JSON.stringify(own('vt'))).toContain('Veldhoek-Noord')
  s.close()
})

test('that a municipality is involved, since when and whom to call stays known, by a number that says nothing of where', () => {
  const { s } = open()
  s.when(isSecret)
  for (const [ontvanger, aantal] of [
    ['gi', 2],
    ['ggz', 2],
  ] as const) {
    const teams = s
      .sees(ontvanger)
      .flatMap(({ beeld }) => beeld.feiten)
      .filter(({ organisatie, domein }) => organisatie === 'gemeente-geheim' && domein === 'betrokkenheid')
    expect(teams).toHaveLength(aantal)
    expect(teams.map(({ organisatieNaam }) => organisatieNaam)).toContain('Gemeente (naam geheim)')
    expect(teams.map(({ gegevens }) => gegevens['contactpersoon'])).toContainEqual({
      ...{ naam: 'A. Jansen', functie: 'jeugdconsulent (naam geheim)', telefoon: '06-12345678' },
    })
    expect(teams.some(({ gegevens }) => gegevens['begindatum'] === '2026-01-01')).toBe(true)
  }
  s.close()
})

test('when it becomes secret everybody who was told gets a picture without it, and what waited is taken out', () => {
  const { s } = open()
  const sent = s.when(isSecret)
  for (const ontvanger of ['gi', 'ggz', 'vt']) {
    const [family] = s.sees(ontvanger)
    const pictures = sent.filter((one) => one.ontvanger === ontvanger && one.naam === 'gezin.momentopname')
    expect(pictures).toHaveLength(1)
    expect(s.tables.opruimen.get(`${ontvanger} ${family?.beeld.gezin}`)).toBeDefined()
    if (ontvanger !== 'vt') expect(JSON.stringify(pictures)).not.toMatch(anywhere)
  }
  s.close()
})

test('how current its data are is not told with it: it is as current in other families', () => {
  const { s } = open()
  const current = () =>
    s.sees('gi').flatMap(({ beeld }) => beeld.bronnen.map(({ organisatie }) => organisatie))
  expect(current()).toContain(town)
  s.when(isSecret)
  expect(current()).toEqual(['ggz', 'gi', 'vt'])
  s.close()
})

test("somebody's own name is theirs, also when a town is called so", () => {
  const { s } = open()
  s.when(isSecret, person('vt', 'moeder', { ...moeder, naam: { geslachtsnaam: 'Veldhoek' } }, 3))
  const named = s.sees('gi').flatMap(({ beeld }) => beeld.feiten.filter(({ domein }) => domein === 'persoon'))
  expect(JSON.stringify(named)).toContain('"geslachtsnaam":"Veldhoek"')
  s.close()
})
