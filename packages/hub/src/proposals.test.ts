import type { EventName } from '@gezinsbeeld/contracts'
import { afterEach, describe, expect, test } from 'vitest'
import {
  type Given,
  person,
  pseudonym,
  published,
  ref,
  registers,
  relation,
  type Scenario,
  type Sent,
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

const partners = [registers('gi', 'gi'), registers('vt', 'veilig-thuis')]
const eva = {
  geboortedatum: '2015-03-02',
  geslacht: 'vrouw',
  naam: { voornamen: 'Eva Maria', geslachtsnaam: 'Vos' },
} as const
const bsn = { pseudoniemen: [pseudonym('eva')] }

const proposals = (sent: readonly Sent[]) => sent.filter(({ naam }) => naam.startsWith('koppeling.'))

/** An organisation's answer to what was proposed to it. */
const answers = (proposal: Sent | undefined, naam: EventName, sequence = 1): Given => {
  const { ontvanger = '', data } = proposal ?? {}
  return published(
    ontvanger,
    naam,
    data.referentie.split(':')[1],
    { ...data, besluitDoor: 'organisatie' },
    sequence,
  )
}
const isOne = (s: Scenario) =>
  s.tables.persoonVan.get(ref('gi', 'eva')) === s.tables.persoonVan.get(ref('vt', 'e'))

describe('without a BSN', () => {
  const propose = (more: object = {}, mine: object = {}) => {
    const s = start(...partners, person('gi', 'eva', { ...eva, ...mine }))
    return { s, sent: proposals(s.when(person('vt', 'e', { ...eva, ...more }))) }
  }

  test('name, birth date and sex propose a link, and each organisation sees only its own record', () => {
    const { s, sent } = propose({ naam: { voornamen: 'EVA', geslachtsnaam: 'vos' } })
    expect(
      sent.map(({ ontvanger, naam, data }) => [ontvanger, naam, data.personen, data.andereOrganisatie]),
    ).toEqual([
      ['gi', 'koppeling.voorgesteld', [ref('gi', 'eva')], 'vt'],
      ['vt', 'koppeling.voorgesteld', [ref('vt', 'e')], 'gi'],
    ])
    expect(JSON.stringify(sent)).not.toContain('Vos')
    expect(isOne(s)).toBe(false)
  })

  test.each<[string, object, object]>([
    ['another surname', { naam: { voornamen: 'Eva', geslachtsnaam: 'Bos' } }, {}],
    ['another birth date', { geboortedatum: '2015-03-03' }, {}],
    ['an incomplete birth date', { geboortedatum: '2015' }, { geboortedatum: '2015' }],
    ['another sex', { geslacht: 'man' }, {}],
    ['a BSN each that differ', { pseudoniemen: [pseudonym('a')] }, { pseudoniemen: [pseudonym('b')] }],
  ])('nothing is proposed with %s', (_, more, mine) => {
    expect(propose(more, mine).sent).toEqual([])
  })

  test('is proposed once, however often the record comes', () => {
    const { s } = propose()
    expect(proposals(s.when(person('vt', 'e', { ...eva, telefoon: '085-0000001' }, 2)))).toEqual([])
  })
})

describe('what was proposed', () => {
  const proposed = () => {
    const s = start(...partners, person('gi', 'eva', eva))
    const [gi, vt] = proposals(s.when(person('vt', 'e', eva)))
    return { s, gi, vt }
  }

  test('is linked when both organisations confirm, and not before', () => {
    const { s, gi, vt } = proposed()
    expect(proposals(s.when(answers(gi, 'koppeling.bevestigd')))).toEqual([])
    expect(isOne(s)).toBe(false)
    const told = proposals(s.when(answers(vt, 'koppeling.bevestigd')))
    expect(told.map(({ ontvanger, naam, data }) => [ontvanger, naam, data.besluitDoor])).toEqual([
      ['gi', 'koppeling.bevestigd', 'andere-organisatie'],
      ['vt', 'koppeling.bevestigd', 'organisatie'],
    ])
    expect(isOne(s)).toBe(true)
  })

  test('is not linked when one of them rejects, and not proposed again', () => {
    const { s, gi, vt } = proposed()
    s.when(answers(gi, 'koppeling.verworpen'))
    s.when(answers(vt, 'koppeling.bevestigd'))
    expect(isOne(s)).toBe(false)
    expect(proposals(s.when(person('vt', 'e', { ...eva, telefoon: '085-0000001' }, 2)))).toEqual([])
  })

  test('and confirmed can be undone, as if it had never been', () => {
    const { s, gi, vt } = proposed()
    const before = s.tables.persoonVan.get(ref('gi', 'eva'))
    s.when(answers(gi, 'koppeling.bevestigd'), answers(vt, 'koppeling.bevestigd'))
    s.when(answers(vt, 'koppeling.verworpen', 2))
    expect(isOne(s)).toBe(false)
    expect(s.tables.persoonVan.get(ref('gi', 'eva'))).toBe(before)
  })

  test('is nothing that a third organisation has a say in, nor what nobody proposed', () => {
    const { s, gi } = proposed()
    const third = {
      ...gi,
      ontvanger: 'gi2',
      data: { ...gi?.data, referentie: `gi2:${'x'.repeat(22)}`, personen: [ref('gi2', 'q')] },
    }
    s.when(registers('gi2', 'gi'), answers(gi, 'koppeling.bevestigd'))
    if (gi !== undefined) s.when(answers({ ...gi, ...third }, 'koppeling.bevestigd'))
    expect(isOne(s)).toBe(false)
    expect(s.tables.quarantaine.entries()).toEqual([])
  })
})

describe('an equal BSN', () => {
  test('with another birth date is only proposed, and confirmed is linked', () => {
    const s = start(
      ...partners,
      person('gi', 'eva', { ...eva, ...bsn }),
      relation('gi', 'moeder', 'ouder', 'eva'),
    )
    const sent = proposals(s.when(person('vt', 'e', { ...eva, ...bsn, geboortedatum: '1988-01-01' })))
    expect(sent.map(({ data }) => data.bewijs)).toEqual([
      ['zelfde-bsn', 'andere-geboortedatum'],
      ['zelfde-bsn', 'andere-geboortedatum'],
    ])
    expect(isOne(s)).toBe(false)
    s.when(answers(sent[0], 'koppeling.bevestigd'), answers(sent[1], 'koppeling.bevestigd'))
    expect(isOne(s)).toBe(true)
  })

  test('that links two records keeps to it, and says nothing', () => {
    const s = start(...partners, person('gi', 'eva', { ...eva, ...bsn }))
    expect(proposals(s.when(person('vt', 'e', { ...eva, ...bsn })))).toEqual([])
    expect(isOne(s)).toBe(true)
  })
})
