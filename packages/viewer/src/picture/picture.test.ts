import { describe, expect, it } from 'vitest'
import { feit, lid, momentopname, now, persoon, relatie, voorbeeld } from '../test-momentopname'
import { pictureOf } from './picture'

const picture = (over: Parameters<typeof momentopname>[0]) =>
  pictureOf(momentopname(over), { now, eigen: 'gi-noord', staleAfter: 60 })

const ots = (organisatie: string, gegevens: object, gebeurtenis = 'opgelegd') =>
  feit(organisatie, `maatregel.${gebeurtenis}`, ['daan'], { soort: 'ots', ...gegevens })

describe('the family', () => {
  it('is called after its children', () => {
    expect(pictureOf(voorbeeld(), { now, eigen: 'gi-noord', staleAfter: 60 }).titel).toBe(
      'Gezin van Daan en Noor de Vries',
    )
  })

  it('has a name as well when no name is known', () => {
    expect(picture({ leden: [lid('daan', 'kind')] }).titel).toBe('Gezin zonder bekende namen')
  })

  it('speaks of persons without a record by what is known of them', () => {
    const { nameOf } = picture({ leden: [lid('daan', 'kind')] })
    expect(nameOf(persoon('daan'))).toBe('kind van wie de naam niet bekend is')
    expect(nameOf(persoon('vreemde'))).toBe('iemand buiten dit beeld')
  })
})

describe('a measure', () => {
  const stand = (gegevens: object, gebeurtenis = 'opgelegd') => {
    const [measure] = picture({ feiten: [ots('gi-noord', gegevens, gebeurtenis)] }).measures
    return [measure?.stand, measure?.standWords]
  }

  it.each([
    [{ ingangsdatum: '2025-01-01', einddatum: '2026-06-01' }, 'loopt', 'Loopt tot 1 juni 2026'],
    [
      { ingangsdatum: '2025-01-01', einddatum: '2025-11-30' },
      'loopt',
      'Loopt tot 30 november 2025 (nog 8 dagen)',
    ],
    [
      { ingangsdatum: '2025-01-01', einddatum: '2025-11-22' },
      'loopt',
      'Loopt tot 22 november 2025 (vandaag)',
    ],
    [{ einddatum: '2025-01-01', verlengdTot: '2026-06-01' }, 'loopt', 'Loopt tot 1 juni 2026'],
    [{ ingangsdatum: '2025-01-01' }, 'loopt', 'Loopt, einde niet bekend'],
    [{ ingangsdatum: '2026-01-01' }, 'komt', 'Gaat in op 1 januari 2026'],
    [
      { einddatum: '2025-11-21' },
      'verstreken',
      'Einddatum 21 november 2025 is voorbij, maar een einde is niet gemeld',
    ],
  ])('with %j %s: "%s"', (gegevens, kind, words) => expect(stand(gegevens)).toEqual([kind, words]))

  it('that ended says when and why', () => {
    expect(stand({ einddatum: '2025-03-01', redenBeeindiging: 'opgeheven' }, 'beeindigd')).toEqual([
      'beeindigd',
      'Beëindigd op 1 maart 2025 (opgeheven)',
    ])
  })

  it('for which two organisations give other dates is a contradiction', () => {
    const { measures, contradictions } = picture({
      feiten: [
        ots('gi-noord', { ingangsdatum: '2025-01-01' }),
        ots('gi-zuid', { ingangsdatum: '2025-02-01' }),
      ],
    })
    expect(measures.map(({ contradictedBy }) => contradictedBy)).toEqual([['GI Noord'], ['GI Zuid']])
    expect(contradictions).toHaveLength(1)
  })

  it('of a kind that this page does not know is shown by its code', () => {
    const { measures } = picture({
      feiten: [feit('gi-noord', 'maatregel.opgelegd', [], { soort: 'nieuwe-soort' })],
    })
    expect(measures[0]?.soort).toBe('nieuwe soort')
  })
})

describe('a relation', () => {
  it('that two organisations tell is one, with both as source', () => {
    const { relations } = picture({
      feiten: [
        relatie('gi-noord', 'sanne', 'partner', 'karim'),
        relatie('ggz-oost', 'karim', 'partner', 'sanne'),
      ],
    })
    expect(relations).toHaveLength(1)
    expect(relations[0]?.sources.map(({ organisatie }) => organisatie).toSorted()).toEqual([
      'ggz-oost',
      'gi-noord',
    ])
  })

  it('shows other custody as a contradiction', () => {
    const { relations } = picture({
      feiten: [
        relatie('gi-noord', 'sanne', 'ouder', 'daan', { gezag: 'gezamenlijk-ouderlijk-gezag' }),
        relatie('ggz-oost', 'sanne', 'ouder', 'daan', { gezag: 'geen-gezag' }),
      ],
    })
    expect(relations[0]?.aspects).toMatchObject([{ label: 'Gezag', contradictory: true }])
  })

  it('contradicts another kind for the same two persons', () => {
    const { relations, contradictions } = picture({
      feiten: [
        relatie('gi-noord', 'sanne', 'partner', 'karim'),
        relatie('ggz-oost', 'karim', 'ex-partner', 'sanne'),
      ],
    })
    expect(relations.map(({ contradictedBy }) => contradictedBy)).toEqual([['ex-partner'], ['partner']])
    expect(contradictions).toHaveLength(1)
  })

  it('does not contradict one that has ended', () => {
    const { contradictions } = picture({
      feiten: [
        relatie('gi-noord', 'sanne', 'partner', 'karim', { einddatum: '2020' }),
        relatie('ggz-oost', 'karim', 'ex-partner', 'sanne'),
      ],
    })
    expect(contradictions).toEqual([])
  })
})

describe('who is involved', () => {
  const started = (organisatie: string, gegevens: object) =>
    feit(organisatie, 'betrokkenheid.gestart', ['daan'], { rol: 'jeugdbescherming', ...gegevens })

  it('is told once an organisation, the one with regie first', () => {
    const { involved } = picture({
      feiten: [
        started('ggz-oost', { contactpersoon: { naam: 'A' } }),
        started('gi-zuid', { regie: true, contactpersoon: { naam: 'B', telefoon: '0570 1' } }),
        started('gi-zuid', { contactpersoon: { naam: 'b', telefoon: '05701' } }),
      ],
    })
    expect(involved.map(({ naam, regie }) => [naam, regie])).toEqual([
      ['GI Zuid', true],
      ['GGZ Oost', false],
    ])
    expect(involved[0]?.contacts).toHaveLength(1)
    expect(involved[0]?.involvements).toHaveLength(2)
  })

  it('is a contradiction when two claim the regie', () => {
    const { contradictions } = picture({
      feiten: [started('gi-noord', { regie: true }), started('gi-zuid', { regie: true })],
    })
    expect(contradictions).toMatchObject([{ section: 'betrokken' }])
  })

  it('also those of whom only that is told, since when and whom to call', () => {
    const { involved, trajectories } = picture({
      niveau: 'bekendheid',
      feiten: [
        feit(
          'ggz-oost',
          'betrokkenheid.gestart',
          [],
          { contactpersoon: { telefoon: '0570 654321' } },
          { niveau: 'bekendheid' },
        ),
        feit('ggz-oost', 'traject.gestart', [], { begindatum: '2025-02' }, { niveau: 'bekendheid' }),
      ],
    })
    expect(involved).toMatchObject([{ naam: 'GGZ Oost', contacts: [{ telefoon: '0570 654321' }] }])
    expect(trajectories).toMatchObject([
      {
        soort: undefined,
        standWords: 'GGZ Oost is betrokken sinds februari 2025',
        contact: { telefoon: '0570 654321' },
      },
    ])
  })

  it('keeps those who were, apart', () => {
    const { involved } = picture({
      feiten: [
        started('gi-zuid', { einddatum: '2024-01-01' }),
        feit('ggz-oost', 'betrokkenheid.beeindigd', [], { rol: 'behandeling' }),
      ],
    })
    expect(involved.map(({ ended }) => ended)).toEqual([true, true])
  })
})

describe('the timeline', () => {
  const told = (over: Parameters<typeof momentopname>[0]) =>
    picture(over).timeline.map(({ datum, soort, wat }) => [
      datum,
      soort,
      wat.map((piece) => (typeof piece === 'string' ? piece : '…')).join(''),
    ])

  it('tells beginning and end of a measure, the newest first and what is to come before that', () => {
    expect(
      told({ feiten: [ots('gi-noord', { ingangsdatum: '2024-03-01', einddatum: '2026-03-01' })] }),
    ).toEqual([
      ['2026-03-01', 'verwacht', 'Ondertoezichtstelling (OTS) loopt af'],
      ['2024-03-01', 'gebeurd', 'Ondertoezichtstelling (OTS) ingegaan'],
    ])
  })

  it('tells a fact without a date at the day on which it was recorded', () => {
    expect(told({ feiten: [ots('gi-noord', {})] })).toEqual([
      ['2025-05-17', 'vastgelegd', 'maatregel opgelegd'],
    ])
  })

  it('tells once what two organisations both say', () => {
    const born = (organisatie: string) =>
      feit(organisatie, 'persoon.vastgelegd', ['daan'], { geboortedatum: '2009-05-17' })
    const { timeline } = picture({ feiten: [born('gi-noord'), born('ggz-oost')] })
    const births = timeline.filter(({ soort }) => soort === 'gebeurd')
    expect(births.map(({ sources }) => sources.length)).toEqual([2])
  })

  it('holds every fact, also of a domein that is newer than this page', () => {
    const { timeline, other } = picture({
      feiten: [feit('gi-noord', 'schoolgang.gemeld', ['daan'], { soort: 'x' })],
    })
    expect(timeline).toMatchObject([{ wat: ['schoolgang gemeld'] }])
    expect(other).toHaveLength(1)
  })
})

describe('facts', () => {
  it('that cannot be read are counted, not left out', () => {
    const { unreadable, timeline } = picture({
      feiten: [feit('gi-noord', 'relatie.vastgelegd', [], { van: 3 })],
    })
    expect(unreadable).toHaveLength(1)
    expect(timeline).toHaveLength(1)
  })

  it('that were withdrawn are gone', () => {
    expect(picture({ feiten: [ots('gi-noord', {}, 'ingetrokken')] })).toMatchObject({
      measures: [],
      timeline: [],
    })
  })
})

describe('how fresh it is', () => {
  const bron = { organisatie: 'ggz-oost', organisatieNaam: 'GGZ Oost', bronsysteem: 'epd' }

  it.each([
    ['2025-11-22T09:14:00+01:00', 'Gegevens van GGZ Oost bijgewerkt tot 09:14', false],
    ['2025-11-21T09:14:00+01:00', 'Gegevens van GGZ Oost bijgewerkt tot 21 november 2025 om 09:14', true],
  ])('with a source read up to %s: "%s", stale: %s', (standPer, words, stale) => {
    expect(picture({ bronnen: [{ ...bron, standPer }] }).freshness).toMatchObject([{ words, stale }])
  })

  it('is stale as long as a source was not read to its end', () => {
    expect(picture({ bronnen: [{ ...bron, achterstand: 5, inQuarantaine: 0 }] }).freshness).toMatchObject([
      { words: 'Gegevens van GGZ Oost zijn nog niet helemaal ingelezen', stale: true },
    ])
  })

  it('is not known of an organisation that has never said so, and that shows', () => {
    expect(picture({ bronnen: [bron] }).freshness).toMatchObject([
      {
        words: 'GGZ Oost heeft nog nooit gemeld tot wanneer de gegevens zijn bijgewerkt',
        ...{ standPer: undefined, stale: true },
      },
    ])
  })
})

describe('what is not known', () => {
  it('is said: names, birth dates, parents, telephone numbers, regie', () => {
    const { unknowns } = picture({
      leden: [lid('daan', 'kind')],
      feiten: [
        feit('gi-noord', 'persoon.vastgelegd', ['daan'], { naam: { roepnaam: 'Daan' } }),
        feit('gi-noord', 'betrokkenheid.gestart', ['daan'], { rol: 'jeugdbescherming' }),
      ],
    })
    expect(unknowns).toEqual([
      'Van Daan niet bekend: geboortedatum en adres.',
      'Van Daan is geen juridische ouder of voogd bekend.',
      'Van GI Noord is geen telefoonnummer bekend.',
      'Geen organisatie heeft gemeld dat zij de regie heeft.',
    ])
  })

  it('is not what may not be seen', () => {
    expect(picture({ niveau: 'bekendheid', leden: [lid('daan', 'kind')] }).unknowns).toEqual([])
  })
})
