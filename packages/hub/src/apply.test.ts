import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { shadowReport } from './look-in-shadow'
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
const measure = (organisatie: string, kind: string, sequence = 1) =>
  says(
    organisatie,
    'maatregel.opgelegd',
    `ots ${kind}`,
    { personen: [ref(organisatie, kind)], soort: 'ots' },
    sequence,
  )
const treatment = (organisatie: string, client: string) =>
  says(organisatie, 'traject.gestart', `traject ${client}`, {
    personen: [ref(organisatie, client)],
    begindatum: '2026-01-05',
    soort: 'jeugd-ggz',
  })
const involved = (organisatie: string, ...persons: readonly string[]) =>
  says(organisatie, 'betrokkenheid.gestart', `betrokken ${persons}`, {
    personen: persons.map((p) => ref(organisatie, p)),
    rol: 'jeugdbescherming',
    begindatum: '2026-02-01',
    regie: true,
    contactpersoon: { naam: 'J. Bescherm', telefoon: '085-0000000' },
  })

const partners = [registers('gi', 'gi'), registers('gi2', 'gi'), registers('ggz', 'ggz')]
const family = [
  person('gi', 'eva', eva),
  person('gi', 'moeder', moeder),
  relation('gi', 'moeder', 'ouder', 'eva'),
]

describe('who may see a family', () => {
  test('its own measure over a minor opens the whole of it to a gi', () => {
    const sent = start(...partners, ...family).when(measure('gi', 'eva'))
    expect(sent.map((s) => `${s.ontvanger} ${s.naam}`)).toEqual([
      'gi toegang.geopend',
      'gi gezin.momentopname',
    ])
    expect(sent[0]?.data).toMatchObject({ niveau: 'volledig', reden: 'eigen-maatregel' })
    expect(sent[1]?.data.leden.map((l: { rol: string }) => l.rol).sort()).toEqual(['kind', 'ouder'])
  })

  test('saying of itself that it is involved gives a gi bekendheid at most', () => {
    const s = start(
      ...partners,
      ...family,
      measure('gi', 'eva'),
      person('gi2', 'eva', eva),
      involved('gi2', 'eva'),
    )
    const [view] = s.sees('gi2')
    expect(view?.beeld.niveau).toBe('bekendheid')
    expect(view?.beeld.leden).toHaveLength(1)
    expect(view?.beeld.feiten.filter((f) => f.organisatie === 'gi')).toEqual([])
  })

  test('a measure that ended, or was withdrawn, ends the access', () => {
    const s = start(...partners, ...family, measure('gi', 'eva'))
    const sent = s.when(says('gi', 'maatregel.ingetrokken', 'ots eva', {}, 2))
    expect(sent.map((x) => x.naam)).toEqual(['toegang.beeindigd'])
    expect(s.sees('gi')).toEqual([])
  })

  test('a measure that is entered with its last day gives access until that day', () => {
    const until = says('gi', 'maatregel.beeindigd', 'ots eva', {
      personen: [ref('gi', 'eva')],
      soort: 'ots',
      einddatum: '2026-11-25',
    })
    const s = start(...partners, ...family, until)
    expect(s.sees('gi')[0]?.toegang.niveau).toBe('volledig')
    expect(s.when(day('2026-11-24'))).toEqual([])
    expect(s.when(day('2026-11-25')).map((x) => x.naam)).toEqual(['toegang.beeindigd'])
    expect(s.sees('gi')).toEqual([])
  })

  test('an organisation in the shadow is told nothing and tells nothing', () => {
    const s = start(
      ...partners,
      ...family,
      measure('gi', 'eva'),
      person('ggz', 'e', eva),
      treatment('ggz', 'e'),
    )
    const shadow = registers('ggz', 'ggz', true)
    const sent = s.when(shadow)
    expect(sent.filter((x) => x.ontvanger === 'ggz').map((x) => x.naam)).toEqual(['toegang.beeindigd'])
    expect(s.sees('gi')[0]?.beeld.feiten.some((f) => f.organisatie === 'ggz')).toBe(false)
  })

  test('what an organisation in the shadow would lead to is counted, and is what it then leads to', () => {
    const messages = [
      ...[...partners, ...family, measure('gi', 'eva'), registers('ggz', 'ggz', true)],
      ...[person('ggz', 'e', eva), person('ggz', 'alleen daar'), treatment('ggz', 'e')],
    ]
    const report = shadowReport(start(...messages).tables, 'ggz')
    expect(report).toMatchObject({ schaduw: true, positie: messages.length, personen: 2, gekoppeld: 1 })
    expect(report).toMatchObject({ gezinnen: 1, voorstellen: 0, apart: {} })
    const sent = start(...messages).when(registers('ggz', 'ggz'))
    for (const ontvanger of ['gi', 'ggz']) {
      const told = report?.bezorgingen.find((each) => each.ontvanger === ontvanger)
      const berichten = Object.values(told?.berichten ?? {}).reduce((sum, each) => sum + each, 0)
      expect(berichten).toBe(sent.filter((each) => each.ontvanger === ontvanger).length)
      expect(told?.gezinnen).toBe(1)
    }
    expect(report?.bezorgingen.find(({ ontvanger }) => ontvanger === 'gi')?.berichten).toEqual({
      persoon: 1,
      traject: 1,
    })
    expect(shadowReport(start(...partners).tables, 'onbekend')).toBeUndefined()
  })

  test('who is no organisation of this family sees nothing', () => {
    expect(start(...partners, ...family, measure('gi', 'eva')).sees('gi2')).toEqual([])
  })
})

describe('what a receiver is told', () => {
  test("a care provider's trajectory reaches the gi as bekendheid: since when and nothing else", () => {
    const s = start(...partners, ...family, measure('gi', 'eva'), person('ggz', 'e', eva))
    const sent = s.when(treatment('ggz', 'e')).filter((x) => x.ontvanger === 'gi')
    expect(sent.map((x) => x.naam)).toEqual(['traject.gestart'])
    expect(sent[0]?.data.feit).toMatchObject({
      niveau: 'bekendheid',
      organisatie: 'ggz',
      gegevens: { begindatum: '2026-01-05' },
    })
    expect(Object.keys(sent[0]?.data.feit.gegevens)).toEqual(['begindatum'])
  })

  test('the care provider learns that the gi is involved, since when and whom to call, and knows only its own client', () => {
    const s = start(
      ...partners,
      ...family,
      involved('gi', 'eva', 'moeder'),
      person('ggz', 'e', eva),
      treatment('ggz', 'e'),
    )
    const [view] = s.sees('ggz')
    expect(view?.beeld.leden.map((l) => l.eigenReferentie)).toEqual([ref('ggz', 'e')])
    const foreign = view?.beeld.feiten.filter((f) => f.organisatie !== 'ggz') ?? []
    expect(foreign).toHaveLength(1)
    expect(foreign[0]?.gegevens).toEqual({
      begindatum: '2026-02-01',
      contactpersoon: { naam: 'J. Bescherm', telefoon: '085-0000000' },
    })
    expect(foreign[0]?.personen).toHaveLength(1)
  })

  test('an event that is repeated or late changes nothing and sends nothing', () => {
    const s = start(...partners, ...family, measure('gi', 'eva', 5))
    const before = s.sees('gi')
    expect(s.when(measure('gi', 'eva', 5), says('gi', 'maatregel.ingetrokken', 'ots eva', {}, 4))).toEqual([])
    expect(s.sees('gi')).toEqual(before)
  })

  test('a changed fact is told once, and a withdrawn one as withdrawn without content', () => {
    const s = start(...partners, ...family, measure('gi', 'eva'))
    const changed = s.when(person('gi', 'moeder', { ...moeder, telefoon: '085-1111111' }, 2))
    expect(changed.map((x) => x.naam)).toEqual(['persoon.vastgelegd'])
    const gone = s
      .when(says('gi', 'relatie.ingetrokken', 'moeder ouder eva', {}, 2))
      .filter((x) => x.ontvanger === 'gi')
    expect(gone.map((x) => x.naam).sort()).toEqual([
      'gezin.momentopname',
      'persoon.ingetrokken',
      'relatie.ingetrokken',
    ])
    for (const { data } of gone.slice(1)) expect(data.feit.gegevens).toEqual({})
  })

  test('no delivery holds a pseudonym or a reference of another organisation', () => {
    const s = start(...partners)
    const sent = s.when(
      ...family,
      measure('gi', 'eva'),
      person('ggz', 'e', eva),
      person('ggz', 'm', moeder),
      treatment('ggz', 'e'),
    )
    for (const { ontvanger, naam, data } of sent) {
      if (naam.startsWith('bekendheid.')) continue
      const text = JSON.stringify(data)
      expect(text).not.toContain(pseudonym('eva'))
      for (const other of ['gi', 'gi2', 'ggz'].filter((o) => o !== ontvanger))
        expect(text).not.toContain(`"${other}:`)
    }
  })

  test('every delivery names persons by one id, whichever organisation said it', () => {
    const s = start(
      ...partners,
      ...family,
      measure('gi', 'eva'),
      person('ggz', 'e', eva),
      treatment('ggz', 'e'),
    )
    const [view] = s.sees('gi')
    const kind = view?.beeld.leden.find((l) => l.rol === 'kind')?.persoon
    expect(
      view?.beeld.feiten
        .filter((f) => f.domein === 'traject' || f.domein === 'maatregel')
        .map((f) => f.personen),
    ).toEqual([[kind], [kind]])
  })
})

describe('asking who knows a person', () => {
  test('members are asked about once, of those who do not open families, and no longer when nobody opens theirs', () => {
    const s = start(...partners)
    const asked = s.when(...family)
    expect(asked.map((x) => `${x.ontvanger} ${x.gezin} ${x.naam}`)).toEqual([
      'ggz - bekendheid.gevraagd',
      'ggz - bekendheid.gevraagd',
    ])
    expect(asked.map((x) => x.data)).toEqual([
      { pseudoniem: pseudonym('eva') },
      { pseudoniem: pseudonym('moeder') },
    ])
    expect(s.when(measure('gi', 'eva')).some((x) => x.naam.startsWith('bekendheid'))).toBe(false)
    const ended = s.when(says('gi', 'persoon.ingetrokken', 'eva', {}, 2))
    expect(
      ended
        .filter((x) => x.naam === 'bekendheid.beeindigd')
        .map((x) => x.data.pseudoniem)
        .sort(),
    ).toEqual([pseudonym('eva'), pseudonym('moeder')])
  })

  test('an organisation that joins later is asked about everybody', () => {
    const s = start(registers('gi', 'gi'), ...family)
    expect(s.when(registers('ggz', 'ggz')).map((x) => x.naam)).toEqual([
      'bekendheid.gevraagd',
      'bekendheid.gevraagd',
    ])
  })

  test('a person who is no member, or whom only a care provider publishes, opens no family', () => {
    const s = start(...partners)
    expect(s.when(person('ggz', 'los kind', eva), treatment('ggz', 'los kind'))).toEqual([])
    expect(s.sees('ggz')).toEqual([])
  })

  test('a new BSN is asked about and the old one no longer', () => {
    const s = start(...partners, ...family)
    const sent = s.when(person('gi', 'eva', { ...eva, pseudoniemen: [pseudonym('nieuw')] }, 2))
    expect(sent.map((x) => `${x.naam} ${x.data.pseudoniem}`)).toEqual([
      `bekendheid.beeindigd ${pseudonym('eva')}`,
      `bekendheid.gevraagd ${pseudonym('nieuw')}`,
    ])
  })
})

describe('a secret address', () => {
  const adres = { postcode: '1234AB', huisnummer: 5 }
  const home = [
    ...partners,
    person('gi', 'eva', { ...eva, geheimhouding: true }),
    person('gi', 'moeder', { ...moeder, geheimhouding: true }),
    relation('gi', 'moeder', 'ouder', 'eva'),
    measure('gi', 'eva'),
    person('gi2', 'eva', { ...eva, adres, telefoon: '085-2222222' }),
    person('gi2', 'broer', { geboortedatum: '2017', adres, telefoon: '085-3333333' }),
    person('gi2', 'm', { ...moeder, adres, telefoon: '085-4444444' }),
    relation('gi2', 'm', 'ouder', 'broer'),
    relation('gi2', 'm', 'ouder', 'eva'),
  ]

  test('known to one organisation holds for what others say, and for everyone who lives there', () => {
    const text = JSON.stringify(start(...home).sees('gi'))
    expect(text).toContain('broer')
    for (const secret of ['1234AB', '085-2222222', '085-3333333', '085-4444444'])
      expect(text).not.toContain(secret)
  })

  test('without secrecy the same address is told', () => {
    const plain = home.map((g, i) =>
      i === 3 ? person('gi', 'eva', eva) : i === 4 ? person('gi', 'moeder', moeder) : g,
    )
    expect(JSON.stringify(start(...plain).sees('gi'))).toContain('1234AB')
  })
})

describe('families', () => {
  test('a child that turns eighteen ends a family without minors', () => {
    const s = start(...partners, person('gi', 'eva', { geboortedatum: '2008-11-23' }), measure('gi', 'eva'))
    expect(s.sees('gi')).toHaveLength(1)
    expect(s.when(day('2026-11-23')).map((x) => x.naam)).toEqual(['gezin.beeindigd', 'toegang.beeindigd'])
    expect(s.sees('gi')).toEqual([])
  })

  test('families that turn out to be one are joined, and those who were told hear of it', () => {
    const s = start(
      ...partners,
      ...family,
      measure('gi', 'eva'),
      person('gi', 'tim', { geboortedatum: '2018' }),
      measure('gi', 'tim'),
    )
    expect(s.sees('gi')).toHaveLength(2)
    const sent = s.when(relation('gi', 'moeder', 'ouder', 'tim'))
    expect(sent.map((x) => x.naam)).toContain('gezin.samengevoegd')
    expect(s.sees('gi')).toHaveLength(1)
    const apart = s.when(says('gi', 'relatie.ingetrokken', 'moeder ouder tim', {}, 2))
    expect(apart.map((x) => x.naam)).toContain('gezin.gesplitst')
    expect(s.sees('gi')).toHaveLength(2)
  })

  test("an adult's facts do not cross to that adult's other family", () => {
    const s = start(
      ...partners,
      ...family,
      person('gi', 'vader', {
        pseudoniemen: [pseudonym('vader')],
        geboortedatum: '1980-05-05',
        telefoon: '085-5555555',
      }),
      relation('gi', 'vader', 'ouder', 'eva'),
      measure('gi', 'eva'),
      person('gi2', 'ander kind', { geboortedatum: '2020-01-01' }),
      person('gi2', 'v', { pseudoniemen: [pseudonym('vader')], geboortedatum: '1980-05-05' }),
      relation('gi2', 'v', 'ouder', 'ander kind'),
      measure('gi2', 'ander kind'),
    )
    const [view] = s.sees('gi2')
    expect(view?.beeld.leden).toHaveLength(2)
    expect(view?.beeld.feiten.filter((f) => f.organisatie === 'gi')).toEqual([])
  })
})

describe('bad input', () => {
  const good = person('gi', 'eva', eva)
  const { event, ...empty } = good
  const bad = (change: Partial<Given>): Given => ({ ...good, ...change })
  const withEvent = (change: object): Given => ({
    ...empty,
    event: { type: '', data: null, ...event, ...change },
  })
  test.each([
    ['no CloudEvent', empty],
    ['a payload off the contract', withEvent({ data: { referentie: 1 } })],
    ['no sequence', withEvent({ sequence: undefined })],
    ['a type that contradicts the subject', withEvent({ type: 'nl.gezinsbeeld.maatregel-opgelegd.v1' })],
    ['a subject that is not of the contract', bad({ subject: 'gezin.v1.gi.iets.anders.x' })],
    ["another object's subject", bad({ subject: person('gi', 'ander', eva).subject })],
    [
      "another organisation's person",
      says('gi', 'maatregel.opgelegd', 'x', { personen: [ref('gi2', 'eva')], soort: 'ots' }),
    ],
    ['a day that contradicts its subject', { ...day('2026-11-23'), subject: 'register.v1.dag.2026-11-24' }],
    [
      'an event that only the hub sends',
      bad({ subject: 'gezin.v1.gi.toegang.geopend.AAAAAAAAAAAAAAAAAAAAAA' }),
    ],
  ])('%s is set apart with a reason and stops nothing', (_, given) => {
    const s = start(...partners)
    expect(s.when(given, ...family, measure('gi', 'eva')).map((x) => x.naam)).toContain('gezin.momentopname')
    expect([...s.tables.quarantaine.entries()].map(({ value }) => value.reden)).toEqual([
      expect.stringMatching(/\w/),
    ])
    expect(JSON.stringify([...s.tables.quarantaine.entries()])).not.toContain('Proef')
  })

  test('a cycle of parents and a reference to somebody never seen are no problem', () => {
    const s = start(
      ...partners,
      ...family,
      relation('gi', 'eva', 'ouder', 'moeder'),
      relation('gi', 'nooit gezien', 'ouder', 'eva'),
    )
    expect(s.when(measure('gi', 'eva')).map((x) => x.naam)).toContain('toegang.geopend')
  })
})

test('the order of arrival does not matter but for the names of ids', () => {
  const messages = [
    ...family,
    measure('gi', 'eva'),
    involved('gi', 'eva'),
    person('ggz', 'e', eva),
    person('ggz', 'm', moeder),
    treatment('ggz', 'e'),
    person('gi2', 'tim', { geboortedatum: '2018' }),
    person('gi2', 'm', moeder),
    relation('gi2', 'm', 'ouder', 'tim'),
    measure('gi2', 'tim'),
  ]
  const outcome = (list: readonly Given[]): unknown => {
    const s = scenario(...list)
    try {
      return ['gi', 'gi2', 'ggz'].map((o) =>
        s
          .sees(o)
          .map(
            (v) =>
              JSON.stringify(
                v.beeld.feiten.map(({ sleutel, niveau, personen }) => [sleutel, niveau, personen.length]),
              ) + v.beeld.leden.map((l) => `${l.rol} ${l.eigenReferentie}`).sort(),
          )
          .sort(),
      )
    } finally {
      s.close()
    }
  }
  const all = [...partners, ...messages]
  const expected = outcome(all)
  // Positions are shuffled, not messages: a counterexample is then short enough to read.
  const positions = fc.shuffledSubarray([...all.keys()], { minLength: all.length, maxLength: all.length })
  fc.assert(
    fc.property(positions, (order) => {
      expect(outcome(order.flatMap((i) => all[i] ?? []))).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})
