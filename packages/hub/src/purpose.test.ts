import type { Rol } from '@gezinsbeeld/contracts'
import { afterEach, describe, expect, test } from 'vitest'
import {
  day,
  type Given,
  person,
  pseudonym,
  ref,
  registers,
  relation,
  type Scenario,
  says,
  scenario,
} from './scenario'

/** DESIGN.md, "Who may see what", sentence by sentence, each with its counter-example. */

const open: Scenario[] = []
const start = (...messages: readonly Given[]): Scenario => {
  const s = scenario(...messages)
  open.push(s)
  return s
}
afterEach(() => {
  for (const s of open.splice(0)) s.close()
})

const eva = { pseudoniemen: [pseudonym('eva')], geboortedatum: '2015-03-02' }
const moeder = { pseudoniemen: [pseudonym('moeder')], geboortedatum: '1988-01-01' }

const partners = [
  day('2026-11-22'),
  registers('gi', 'gi'),
  registers('gi2', 'gi'),
  registers('vt', 'veilig-thuis'),
  registers('rvdk', 'rvdk'),
  registers('gemeente', 'gemeente'),
  registers('ggz', 'ggz'),
  registers('opvang', 'opvang'),
]
/** The gi's family: its own child and mother, and with `measure` its measure. */
const family = [
  person('gi', 'eva', eva),
  person('gi', 'moeder', moeder),
  relation('gi', 'moeder', 'ouder', 'eva'),
]
const of = (organisatie: string, ...names: readonly string[]) => ({
  personen: names.map((n) => ref(organisatie, n)),
})
const measure = (organisatie = 'gi', more: object = {}, sequence = 1) =>
  says(
    organisatie,
    'maatregel.opgelegd',
    'ots',
    { ...of(organisatie, 'eva'), soort: 'ots', ...more },
    sequence,
  )
const involved = (organisatie: string, name = 'eva', more: object = {}, sequence = 1) =>
  says(
    organisatie,
    'betrokkenheid.gestart',
    `betrokken ${name}`,
    { ...of(organisatie, name), rol: 'overig', ...more },
    sequence,
  )
const knows = (organisatie: string) => [person(organisatie, 'eva', eva), involved(organisatie)]
const report = (more: object = {}, sequence = 1) =>
  says(
    'vt',
    'melding.ontvangen',
    'melding',
    { ...of('vt', 'eva'), soort: 'vt-melding', datumMelding: '2026-11-01', ...more },
    sequence,
  )
const research = says('rvdk', 'onderzoek.gestart', 'onderzoek', {
  ...of('rvdk', 'eva'),
  soort: 'raadsonderzoek',
})

const level = (s: Scenario, ontvanger: string) => {
  const [view] = s.sees(ontvanger)
  return view && `${view.toegang.niveau} ${view.toegang.reden}`
}
const levelOf = (s: Scenario, ontvanger: string, domein: string, from: string) =>
  s.sees(ontvanger)[0]?.beeld.feiten.find((f) => f.domein === domein && f.organisatie === from)?.niveau

describe('what opens a family', () => {
  test.each<[string, string, readonly Given[], string]>([
    ["a gi's own measure", 'gi', [measure()], 'volledig eigen-maatregel'],
    ["Veilig Thuis's own report", 'vt', [person('vt', 'eva', eva), report()], 'volledig eigen-melding'],
    ["the Raad's own research", 'rvdk', [person('rvdk', 'eva', eva), research], 'volledig eigen-onderzoek'],
    ['saying that one is involved, for a gatekeeper', 'gi2', knows('gi2'), 'bekendheid eigen-betrokkenheid'],
    ['a client of a care provider', 'ggz', knows('ggz'), 'bekendheid eigen-client'],
  ])('%s', (_, ontvanger, more, expected) => {
    expect(level(start(...partners, ...family, ...more), ontvanger)).toBe(expected)
  })

  test.each<[string, string, readonly Given[]]>([
    ['a measure by who is not charged with any', 'ggz', [person('ggz', 'eva', eva), measure('ggz')]],
    [
      'a measure over an adult',
      'gi2',
      [
        person('gi2', 'm', moeder),
        says('gi2', 'maatregel.opgelegd', 'x', { ...of('gi2', 'm'), soort: 'jeugdreclassering' }),
      ],
    ],
    ['recording a person and nothing else', 'gi2', [person('gi2', 'eva', eva)]],
    ['being registered', 'gemeente', []],
  ])('not: %s', (_, ontvanger, more) => {
    expect(level(start(...partners, ...family, ...more), ontvanger)).toBeUndefined()
  })

  test('a report that is closed opens no longer', () => {
    const s = start(...partners, ...family, person('vt', 'eva', eva), report())
    s.when(
      says(
        'vt',
        'melding.afgesloten',
        'melding',
        { ...of('vt', 'eva'), soort: 'vt-melding', einddatum: '2026-11-20' },
        2,
      ),
    )
    expect(level(s, 'vt')).toBeUndefined()
  })
})

describe('what makes an involvement volledig', () => {
  test('a measure by another that names it, and not when that measure names somebody else', () => {
    const s = start(
      ...partners,
      ...family,
      ...knows('gemeente'),
      measure('gi', { uitvoerderOrganisatie: 'gi2' }),
    )
    expect(level(s, 'gemeente')).toBe(
      'bekendheid eigen-betrokkenheid'.replace('eigen-betrokkenheid', 'eigen-client'),
    )
    s.when(measure('gi', { uitvoerderOrganisatie: 'gemeente' }, 2))
    expect(level(s, 'gemeente')).toBe('volledig genoemd-in-maatregel')
    expect(level(s, 'gi2')).toBeUndefined()
  })

  test('a handing over that names it, also when the report is closed with it, until it is done itself', () => {
    const handed = says(
      'vt',
      'melding.afgesloten',
      'melding',
      {
        ...of('vt', 'eva'),
        soort: 'vt-melding',
        besluit: 'overdracht',
        overdrachtAan: [{ organisatie: 'gemeente' }],
      },
      2,
    )
    const s = start(...partners, ...family, person('vt', 'eva', eva), report(), handed)
    expect(level(s, 'gemeente')).toBe('volledig genoemd-in-overdracht')
    expect(levelOf(s, 'gemeente', 'melding', 'vt')).toBe('volledig')
    s.when(...knows('gemeente'))
    expect(level(s, 'gemeente')).toBe('volledig genoemd-in-overdracht')
    s.when(
      says(
        'gemeente',
        'betrokkenheid.beeindigd',
        'betrokken eva',
        { ...of('gemeente', 'eva'), rol: 'overig', einddatum: '2026-11-21' },
        2,
      ),
    )
    expect(level(s, 'gemeente')).toBeUndefined()
  })

  test('its own word that a report was handed over to it opens nothing', () => {
    const own = says('gemeente', 'melding.ontvangen', 'm', {
      ...of('gemeente', 'eva'),
      soort: 'zorgmelding',
      overdrachtAan: [{ organisatie: 'gemeente' }],
    })
    const s = start(...partners, ...family, ...knows('gemeente'), own)
    expect(level(s, 'gemeente')).toBe('bekendheid eigen-client')
  })

  const accepts = (organisatie: string, name: string, more: object = {}) =>
    says(organisatie, 'toegang.aanvaard', `aanvaard ${name}`, {
      ...of(organisatie, 'eva'),
      organisatie: name,
      ...more,
    })
  const directing = involved('gi', 'eva', { regie: true })

  test('acceptance by who directs, until its last day', () => {
    const s = start(
      ...partners,
      ...family,
      measure(),
      directing,
      ...knows('ggz'),
      accepts('gi', 'ggz', { geldigTot: '2026-11-30' }),
    )
    expect(level(s, 'ggz')).toBe('volledig aanvaard')
    s.when(day('2026-11-30'))
    expect(level(s, 'ggz')).toBe('volledig aanvaard')
    expect(
      s
        .when(day('2026-12-01'))
        .filter((x) => x.ontvanger === 'ggz')
        .map((x) => x.naam),
    ).toContain('toegang.gewijzigd')
    expect(level(s, 'ggz')).toBe('bekendheid eigen-client')
  })

  test.each<[string, readonly Given[]]>([
    ['who does not direct', [measure(), involved('gi')]],
    ['who only says that it directs', [directing]],
    ['itself', [measure(), directing, accepts('ggz', 'ggz'), involved('ggz', 'eva', { regie: true }, 2)]],
  ])('no acceptance by %s', (who, more) => {
    const acceptance = who === 'itself' ? [] : [accepts('gi', 'ggz')]
    expect(level(start(...partners, ...family, ...knows('ggz'), ...more, ...acceptance), 'ggz')).toBe(
      'bekendheid eigen-client',
    )
  })

  test('an acceptance of somebody who is not involved opens nothing', () => {
    expect(
      level(start(...partners, ...family, measure(), directing, accepts('gi', 'ggz')), 'ggz'),
    ).toBeUndefined()
  })

  const asks = (soort: 'noodgeval' | 'aanvaarding', more: object = {}) =>
    says('ggz', 'toegang.gevraagd', 'vraag', {
      ...of('ggz', 'eva'),
      soort,
      reden: 'moeder belde in nood',
      gebruiker: 'g1',
      ...more,
    })

  test('an emergency, at once and with a reason, and who directs hears of it', () => {
    const s = start(...partners, ...family, measure(), directing, ...knows('ggz'))
    const sent = s.when(asks('noodgeval', { geldigTot: '2026-11-22' }))
    expect(level(s, 'ggz')).toBe('volledig noodgeval')
    const told = sent.find((x) => x.naam === 'toegang.gevraagd')
    expect(told).toMatchObject({
      ontvanger: 'gi',
      data: {
        organisatie: 'ggz',
        soort: 'noodgeval',
        reden: 'moeder belde in nood',
        personen: [ref('gi', 'eva')],
      },
    })
    s.when(day('2026-11-23'))
    expect(level(s, 'ggz')).toBe('bekendheid eigen-client')
  })

  test('an emergency that says no end is over with the day after it, and asking alone opens nothing', () => {
    const s = start(
      ...partners,
      ...family,
      measure(),
      directing,
      ...knows('ggz'),
      asks('aanvaarding', { geldigTot: '2026-12-31' }),
    )
    expect(level(s, 'ggz')).toBe('bekendheid eigen-client')
    const other = start(
      day('2026-11-20'),
      ...partners.slice(1),
      ...family,
      ...knows('ggz'),
      asks('noodgeval'),
    )
    other.when(day('2026-11-21'))
    expect(level(other, 'ggz')).toBe('volledig noodgeval')
    other.when(day('2026-11-22'))
    expect(level(other, 'ggz')).toBe('bekendheid eigen-client')
  })

  test('an emergency about somebody whom nobody links to this family opens it to nobody', () => {
    const stranger = person('ggz', 'eva', { pseudoniemen: [pseudonym('ander')], geboortedatum: '2015-03-02' })
    expect(
      level(start(...partners, ...family, measure(), stranger, asks('noodgeval')), 'ggz'),
    ).toBeUndefined()
  })
})

describe('what each may see, by message and role', () => {
  const roles: readonly (readonly [string, Rol])[] = [
    ['vt', 'veilig-thuis'],
    ['rvdk', 'rvdk'],
    ['gemeente', 'gemeente'],
    ['ggz', 'ggz'],
    ['opvang', 'opvang'],
  ]
  /** Everybody has volledig access, so that only the message's own level is left. */
  const everybody = [
    ...family,
    measure(),
    involved('gi', 'eva', { regie: true }),
    ...roles.flatMap(([organisatie]) => [
      ...knows(organisatie),
      says('gi', 'toegang.aanvaard', `aanvaard ${organisatie}`, { ...of('gi', 'eva'), organisatie }),
    ]),
  ]
  const seen = (domein: string, from: string, ...more: readonly Given[]) => {
    const s = start(...partners, ...everybody, ...more)
    return Object.fromEntries(
      ['gi', ...roles.map(([o]) => o)].filter((o) => o !== from).map((o) => [o, levelOf(s, o, domein, from)]),
    )
  }

  test("a care provider's trajectory is bekendheid to all, and volledig to whom a toestemming names", () => {
    const treatment = says('ggz', 'traject.gestart', 'traject', {
      ...of('ggz', 'eva'),
      begindatum: '2026-01-05',
    })
    const all = {
      gi: 'bekendheid',
      vt: 'bekendheid',
      rvdk: 'bekendheid',
      gemeente: 'bekendheid',
      opvang: 'bekendheid',
    }
    expect(seen('traject', 'ggz', treatment)).toEqual(all)
    const consent = says('ggz', 'toestemming.verleend', 'toestemming', {
      ...of('ggz', 'eva'),
      domeinen: ['traject'],
      organisaties: ['gi'],
    })
    expect(seen('traject', 'ggz', treatment, consent)).toEqual({ ...all, gi: 'volledig' })
  })

  test('a report is volledig to gatekeepers, and to others bekendheid unless the handing over names them', () => {
    expect(seen('melding', 'vt', report())).toEqual({
      gi: 'volledig',
      rvdk: 'volledig',
      gemeente: 'bekendheid',
      ggz: 'bekendheid',
      opvang: 'bekendheid',
    })
    const handed = says('vt', 'melding.beoordeeld', 'melding', {
      ...of('vt', 'eva'),
      soort: 'vt-melding',
      veiligheidsbeoordeling: { uitkomst: 'overdracht' },
      besluit: 'overdracht',
      overdrachtAan: [{ organisatie: 'gemeente' }],
    })
    expect(seen('melding', 'vt', handed)).toMatchObject({
      gemeente: 'volledig',
      ggz: 'bekendheid',
    })
  })

  test('a stay in a shelter is bekendheid, another stay volledig to who works with the child', () => {
    const stay = (soort: 'opvang' | 'thuis', organisatie: string) =>
      says(organisatie, 'verblijf.gestart', 'verblijf', {
        ...of(organisatie, 'eva'),
        soort,
        begindatum: '2026-01-05',
      })
    expect(seen('verblijf', 'opvang', stay('opvang', 'opvang'))).toMatchObject({
      gi: 'bekendheid',
      ggz: 'bekendheid',
    })
    expect(seen('verblijf', 'gi', stay('thuis', 'gi'))).toMatchObject({
      vt: 'bekendheid',
      gemeente: 'volledig',
    })
  })

  test('a toestemming reaches those whom it names and nobody else', () => {
    const consent = says('ggz', 'toestemming.verleend', 't', {
      ...of('ggz', 'eva'),
      domeinen: ['traject'],
      rollen: ['gi'],
    })
    expect(seen('toestemming', 'ggz', consent)).toEqual({
      gi: 'volledig',
      vt: undefined,
      rvdk: undefined,
      gemeente: undefined,
      opvang: undefined,
    })
  })
})

describe('toestemming', () => {
  const treatment = says('ggz', 'traject.gestart', 'traject', {
    ...of('ggz', 'eva'),
    begindatum: '2026-01-05',
    crisis: true,
  })
  const consent = (more: object = {}, sequence = 1) =>
    says(
      'ggz',
      'toestemming.verleend',
      'toestemming',
      { ...of('ggz', 'eva'), domeinen: ['traject'], organisaties: ['gi'], ...more },
      sequence,
    )
  const base = [...partners, ...family, measure(), ...knows('ggz'), treatment]

  test('withdrawn, the receiver sees less, gets a new picture, and what still waits for it is to be removed', () => {
    const s = start(...base, consent())
    expect(levelOf(s, 'gi', 'traject', 'ggz')).toBe('volledig')
    const sent = s
      .when(says('ggz', 'toestemming.ingetrokken', 'toestemming', {}, 2))
      .filter((x) => x.ontvanger === 'gi')
    expect(sent.map((x) => x.naam)).toContain('gezin.momentopname')
    expect(JSON.stringify(sent)).not.toContain('crisis')
    expect(levelOf(s, 'gi', 'traject', 'ggz')).toBe('bekendheid')
    expect(s.tables.opruimen.entries().map(({ key }) => key.split(' ')[0])).toEqual(['gi'])
  })

  test('ends with its last day, and begins with its first', () => {
    const s = start(...base, consent({ begindatum: '2026-11-24', geldigTot: '2026-11-25' }))
    const levels = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'].map((d) => {
      s.when(day(d))
      return levelOf(s, 'gi', 'traject', 'ggz')
    })
    expect(levels).toEqual(['bekendheid', 'volledig', 'volledig', 'bekendheid'])
  })

  test.each<[string, object]>([
    ['another domein', { domeinen: ['voorziening'] }],
    ['another organisation', { organisaties: ['gi2'] }],
    ['another role', { organisaties: ['gi2'], rollen: ['gemeente'] }],
    ['another person', { personen: [ref('ggz', 'moeder')] }],
  ])('for %s raises nothing', (_, more) => {
    expect(levelOf(start(...base, consent(more)), 'gi', 'traject', 'ggz')).toBe('bekendheid')
  })

  test("somebody else's toestemming for this organisation's facts raises nothing", () => {
    const foreign = says('gi', 'toestemming.verleend', 't', {
      ...of('gi', 'eva'),
      domeinen: ['traject'],
      organisaties: ['gi'],
    })
    expect(levelOf(start(...base, foreign), 'gi', 'traject', 'ggz')).toBe('bekendheid')
  })
})

describe('who left', () => {
  const phone = (telefoon: string, sequence: number) =>
    person('gi', 'moeder', { ...moeder, telefoon }, sequence)
  const left = () => {
    const s = start(
      ...partners,
      ...family,
      measure(),
      person('gi2', 'eva', eva),
      measure('gi2'),
      phone('085-0000001', 2),
    )
    s.when(says('gi2', 'maatregel.ingetrokken', 'ots', {}, 2))
    return s
  }
  const forLeaver = (sent: ReturnType<Scenario['when']>) => sent.filter((x) => x.ontvanger === 'gi2')

  test('hears of a correction and of a withdrawal of what it was told', () => {
    const s = left()
    expect(forLeaver(s.when(phone('085-0000002', 3))).map((x) => x.data.feit.gegevens.telefoon)).toEqual([
      '085-0000002',
    ])
    const gone = forLeaver(s.when(says('gi', 'persoon.ingetrokken', 'moeder', {}, 4)))
    expect(gone.map((x) => [x.naam, x.data.feit.gegevens])).toEqual([['persoon.ingetrokken', {}]])
    expect(forLeaver(s.when(phone('085-0000003', 5)))).toEqual([])
  })

  test('hears nothing new, and not that what it knew of went on', () => {
    const s = left()
    expect(forLeaver(s.when(involved('gi')))).toEqual([])
    const ended = says(
      'gi',
      'maatregel.beeindigd',
      'ots',
      { ...of('gi', 'eva'), soort: 'ots', einddatum: '2026-12-31' },
      2,
    )
    expect(forLeaver(s.when(ended))).toEqual([])
  })

  test('gets a corrected person without the address that has become secret since', () => {
    const adres = { postcode: '1234AB', huisnummer: 5 }
    const s = left()
    s.when(person('vt', 'moeder', { ...moeder, geheimhouding: true }))
    const [told] = forLeaver(s.when(person('gi', 'moeder', { ...moeder, adres, telefoon: '085-0000009' }, 3)))
    expect(told?.naam).toBe('persoon.vastgelegd')
    expect(JSON.stringify(told)).not.toMatch(/1234AB|085-0000009/)
  })

  test('and comes back gets a new picture and is no leaver any more', () => {
    const s = left()
    const sent = forLeaver(s.when(measure('gi2', {}, 3)))
    expect(sent.map((x) => x.naam)).toEqual(['toegang.geopend', 'gezin.momentopname'])
    expect(forLeaver(s.when(phone('085-0000004', 6)))).toHaveLength(1)
  })
})

describe('roles and adults', () => {
  test('an organisation with two roles is two receivers, each at the level of its own role', () => {
    const s = start(
      ...partners,
      registers('groot-gi', 'gi'),
      registers('groot-ggz', 'ggz'),
      ...family,
      measure(),
      person('groot-gi', 'eva', eva),
      measure('groot-gi'),
      ...knows('groot-ggz'),
    )
    expect(level(s, 'groot-gi')).toBe('volledig eigen-maatregel')
    expect(level(s, 'groot-ggz')).toBe('bekendheid eigen-client')
  })

  test('the role of a payload counts for nothing: the registered one does', () => {
    const s = start(
      ...partners,
      ...family,
      person('ggz', 'eva', eva),
      involved('ggz', 'eva', { rol: 'jeugdbescherming' }),
    )
    expect(level(s, 'ggz')).toBe('bekendheid eigen-client')
  })

  test("an adult client opens that adult's own facts and bekendheid for the children", () => {
    const s = start(
      ...partners,
      ...family,
      measure(),
      involved('gi'),
      person('ggz', 'm', moeder),
      involved('ggz', 'm'),
    )
    const [view] = s.sees('ggz')
    expect(view?.toegang.niveau).toBe('bekendheid')
    expect(view?.beeld.leden.map((l) => l.eigenReferentie)).toEqual([ref('ggz', 'm')])
    expect(
      view?.beeld.feiten.filter((f) => f.organisatie !== 'ggz').map((f) => [f.domein, f.niveau]),
    ).toEqual([['betrokkenheid', 'bekendheid']])
  })
})

describe('apps', () => {
  const app = (name: string, ...domeinen: readonly string[]): Given => ({
    subject: `register.v1.app.${name}`,
    ontvangenOp: '2026-11-22T09:00:00.000Z',
    event: {
      type: 'nl.gezinsbeeld.register-app.v1',
      data: { app: name, organisatie: 'gi', rol: 'gi', naam: name, doel: 'een doel', domeinen },
    },
  })

  test('that read some domeinen get the facts one by one when a family opens, as whole pictures are not theirs', () => {
    const s = start(...partners, app('maatregelen', 'maatregel'), ...family)
    expect(s.when(measure()).map((x) => x.naam)).toContain('maatregel.opgelegd')
    expect(
      start(...partners, ...family)
        .when(measure())
        .map((x) => x.naam),
    ).not.toContain('maatregel.opgelegd')
  })

  test('see a toestemming go: withdrawn facts of a domein come one by one as well', () => {
    const s = start(
      ...partners,
      app('maatregelen', 'maatregel'),
      ...family,
      measure(),
      person('gi2', 'eva', eva),
      measure('gi2'),
    )
    const gone = s
      .when(says('gi2', 'maatregel.ingetrokken', 'ots', {}, 2))
      .filter((x) => x.ontvanger === 'gi')
    expect(gone.map((x) => x.naam)).toContain('maatregel.ingetrokken')
  })
})
