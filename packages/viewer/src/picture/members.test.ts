import { describe, expect, it } from 'vitest'
import { feit, gezin, lid, momentopname, now, persoon } from '../test-momentopname'
import { pictureOf } from './picture'

const circumstances = { now, eigen: 'gi-noord', staleAfter: 60 }

/** The only member of a family, as these records tell of them. */
const member = (...records: readonly Parameters<typeof feit>[]) => {
  const feiten = records.map((record) => feit(...record))
  const { members } = pictureOf(momentopname({ leden: [lid('daan', 'kind')], feiten }), circumstances)
  const [one] = members
  if (one === undefined || members.length !== 1) throw new Error(`expected one member, got ${members.length}`)
  return { ...one, aspect: (label: string) => one.aspects.find((aspect) => aspect.label === label) }
}

const says = (
  organisatie: string,
  gegevens: object,
  vastgelegdOp = '2025-05-17T10:00:00Z',
): Parameters<typeof feit> => [organisatie, 'persoon.vastgelegd', ['daan'], { ...gegevens }, { vastgelegdOp }]

const texts = (aspect: ReturnType<ReturnType<typeof member>['aspect']>) =>
  aspect?.values.map(({ text }) => text)

describe('what several organisations say of one person', () => {
  it('stands side by side as a contradiction when it differs, with who says which', () => {
    const daan = member(
      says('gi-noord', { geboortedatum: '2009-05-17' }),
      says('ggz-oost', { geboortedatum: '2009-05-27' }, '2025-06-03T10:00:00Z'),
    )
    expect(daan.aspect('Geboren')).toMatchObject({
      contradictory: true,
      values: [
        { text: '27 mei 2009', sources: [{ organisatieNaam: 'GGZ Oost' }] },
        { text: '17 mei 2009', sources: [{ organisatieNaam: 'GI Noord' }] },
      ],
    })
  })

  it('gives every age that follows from contradicting birth dates', () => {
    const daan = member(
      says('gi-noord', { geboortedatum: '2009-05-17' }),
      says('ggz-oost', { geboortedatum: '2008-05-17' }),
    )
    expect(daan.leeftijd).toBe('16 jaar of 17 jaar')
  })

  it('is one value with both sources when it is the same', () => {
    const daan = member(
      says('gi-noord', { geboortedatum: '2009-05-17' }),
      says('ggz-oost', { geboortedatum: '2009-05-17' }),
    )
    expect(daan.aspect('Geboren')?.values).toHaveLength(1)
    expect(daan.aspect('Geboren')?.values[0]?.sources).toHaveLength(2)
  })

  it('shows both an incomplete and a complete date, without calling that a contradiction', () => {
    const daan = member(
      says('gi-noord', { geboortedatum: '2009' }),
      says('ggz-oost', { geboortedatum: '2009-05-17' }),
    )
    expect(texts(daan.aspect('Geboren'))).toEqual(['2009', '17 mei 2009'])
    expect(daan.aspect('Geboren')?.contradictory).toBe(false)
    expect(daan.leeftijd).toBe('16 jaar')
  })

  it('contradicts itself when one spelling of the name differs from the other', () => {
    const yilmaz = { naam: { voornamen: 'Elif', geslachtsnaam: 'Yilmaz' } }
    const daan = member(
      says('gi-noord', { naam: { voornamen: 'Elif', geslachtsnaam: 'Yılmaz' } }),
      says('ggz-oost', yilmaz),
    )
    expect(daan.aspect('Naam')).toMatchObject({ contradictory: true })
    expect(texts(daan.aspect('Naam'))).toEqual(['Elif Yılmaz', 'Elif Yilmaz'])
  })

  it('does not contradict itself when one only knows the initials', () => {
    const daan = member(
      says('gi-noord', { naam: { voornamen: 'Daan', geslachtsnaam: 'Vries', voorvoegsel: 'de' } }),
      says('ggz-oost', { naam: { voorletters: 'D.', geslachtsnaam: 'Vries', voorvoegsel: 'de' } }),
    )
    expect(daan.aspect('Naam')?.contradictory).toBe(false)
  })

  it('contradicts itself when one says born and the other unborn', () => {
    const daan = member(
      says('gi-noord', { geboortedatum: '2025-11-01' }),
      says('ggz-oost', { ongeboren: {} }),
    )
    expect(daan.aspect('Geboren')?.contradictory).toBe(true)
    expect(daan.ongeboren).toBe(false)
  })

  it('calls the person by the name that the reader’s own organisation uses', () => {
    const daan = member(
      says('gi-noord', { naam: { roepnaam: 'Daan' } }),
      says('ggz-oost', { naam: { roepnaam: 'Daniel' } }, '2025-06-03T10:00:00Z'),
    )
    expect(daan.naam).toBe('Daan')
  })

  it('is one address when the street is spelt otherwise, and two when the number differs', () => {
    const brink = { postcode: '7411BT', huisnummer: 12, woonplaats: 'Deventer' }
    const same = member(
      says('gi-noord', { adres: { ...brink, straat: 'Brink' } }),
      says('ggz-oost', { adres: { ...brink, straat: 'De Brink' } }),
    )
    expect(same.aspect('Adres')?.values).toHaveLength(1)
    const other = member(
      says('gi-noord', { adres: brink }),
      says('ggz-oost', { adres: { ...brink, huisnummer: 14 } }),
    )
    expect(other.aspect('Adres')?.contradictory).toBe(true)
  })

  it('may be two telephone numbers', () => {
    const daan = member(
      says('gi-noord', { telefoon: '06 12345678' }),
      says('ggz-oost', { telefoon: '0687654321' }),
    )
    expect(daan.aspect('Telefoon')).toMatchObject({ contradictory: false, values: [{}, {}] })
  })

  it('hides address and telephone number as soon as one source says that the address is secret', () => {
    const daan = member(
      says('gi-noord', { adres: { straat: 'Brink', huisnummer: 12 }, telefoon: '0612345678' }),
      says('ggz-oost', { geheimhouding: true }),
    )
    expect(daan.adresGeheim).toBe(true)
    expect(daan.aspect('Adres')).toBeUndefined()
    expect(daan.aspect('Telefoon')).toBeUndefined()
    expect(daan.onbekend).not.toContain('adres')
  })

  it('takes unknown sex for no answer', () => {
    const daan = member(says('gi-noord', { geslacht: 'man' }), says('ggz-oost', { geslacht: 'onbekend' }))
    expect(daan.aspect('Geslacht')).toMatchObject({ contradictory: false, values: [{ text: 'man' }] })
  })
})

describe('one person', () => {
  it('who died has the age of that day', () => {
    const daan = member(says('gi-noord', { geboortedatum: '1981-11-30', overlijdensdatum: '2023-04-09' }))
    expect(daan).toMatchObject({ overleden: true, leeftijd: '41 jaar' })
  })

  it('who is expected has no age, and says so when the day is past', () => {
    const daan = member(says('gi-noord', { ongeboren: { verwachteDatum: '2025-11-01' } }))
    expect(daan).toMatchObject({ ongeboren: true, leeftijd: undefined, onbekend: [] })
    expect(texts(daan.aspect('Geboren'))).toEqual([
      'nog niet geboren, verwacht 1 november 2025 (die datum is voorbij)',
    ])
  })

  it('of whom nothing is known is still there, with what is not known', () => {
    expect(member()).toMatchObject({ naam: undefined, onbekend: ['naam', 'geboortedatum', 'adres'] })
  })
})

describe('the members', () => {
  it('are children first, the eldest first, and then by role; who has no role comes last', () => {
    const picture = pictureOf(
      momentopname({
        leden: [lid('opa', 'netwerk'), lid('moeder', 'ouder'), lid('jong', 'kind'), lid('oud', 'kind')],
        feiten: [
          feit('gi-noord', 'persoon.vastgelegd', ['oud'], { geboortedatum: '2009' }),
          feit('gi-noord', 'persoon.vastgelegd', ['jong'], { geboortedatum: '2014-01-01' }),
          feit('gi-noord', 'persoon.vastgelegd', ['buur'], { naam: { roepnaam: 'Buur' } }),
        ],
      }),
      circumstances,
    )
    expect(picture.members.map((one) => one.persoon)).toEqual(
      ['oud', 'jong', 'moeder', 'opa', 'buur'].map(persoon),
    )
    expect(picture.gezin).toBe(gezin)
  })

  it('with two roles are shown once', () => {
    const leden = [lid('sanne', 'ouder'), lid('sanne', 'voogd')]
    expect(pictureOf(momentopname({ leden }), circumstances).members).toMatchObject([
      { rollen: ['ouder', 'voogd'] },
    ])
  })
})
