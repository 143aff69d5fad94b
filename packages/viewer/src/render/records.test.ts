import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eventNames } from '@gezinsbeeld/contracts'
import { describe, expect, it } from 'vitest'
import { pictureOf } from '../picture/picture'
import { isRecordDomein } from '../picture/record-words'
import { feit, lid, momentopname, now, persoon } from '../test-momentopname'
import { familyContent } from './family'

const page = (...feiten: ReturnType<typeof feit>[]): string =>
  String(
    familyContent({
      picture: pictureOf(
        momentopname({
          leden: [lid('daan', 'kind')],
          feiten: [
            feit('gi-noord', 'persoon.vastgelegd', ['daan'], { naam: { roepnaam: 'Daan' } }),
            ...feiten,
          ],
        }),
        { now, eigen: 'gi-noord', staleAfter: 60 },
      ),
      now,
      gebruiker: 'Mirjam van Dam',
    }),
  )

/** What a reader reads in one section. */
const text = (markup: string, id: string): string =>
  (new RegExp(`<section id="${id}"[\\s\\S]*?</section>`).exec(markup)?.[0] ?? '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

describe('what partners tell in other domeinen', () => {
  it('tells of a report how it stands and to whom it was handed over', () => {
    const shown = page(
      feit('gi-zuid', 'maatregel.opgelegd', ['daan'], { soort: 'ots' }),
      feit('veilig-thuis-oost', 'melding.beoordeeld', ['daan'], {
        soort: 'vt-melding',
        datumMelding: '2025-10-01',
        aardGeweld: ['partnergeweld', 'getuige-van-geweld'],
        veiligheidsbeoordeling: { datum: '2025-10', uitkomst: 'vervolg-bij-veilig-thuis' },
        overdrachtAan: [{ organisatie: 'gi-zuid' }, { organisatie: 'onbekend', naam: 'Wijkteam Veen' }],
      }),
    )
    const said = text(shown, 'meldingen')
    expect(said).toContain('Melding bij Veilig Thuis Daan Beoordeeld, nog niet afgesloten')
    expect(said).toContain('Datum van de melding 1 oktober 2025')
    expect(said).toContain('Aard van het geweld partnergeweld en getuige van geweld')
    expect(said).toContain('Veiligheidsbeoordeling oktober 2025, vervolg bij Veilig Thuis')
    expect(said).toContain('Overgedragen aan GI Zuid en Wijkteam Veen')
    expect(text(shown, 'tijdlijn')).toContain('1 oktober 2025 Melding bij Veilig Thuis: datum van de melding')
  })

  it('says of an agreement who does it, and to which goal it belongs', () => {
    const doel = feit('gi-noord', 'doel.gesteld', ['daan'], { omschrijving: 'Daan slaapt thuis' })
    const said = text(
      page(
        doel,
        feit('gi-noord', 'afspraak.gemaakt', ['daan'], {
          omschrijving: 'Moeder belt de school',
          doel: doel.sleutel,
          wie: [{ persoon: persoon('daan') }, { organisatie: 'gi-noord' }],
          uiterlijkOp: '2025-12',
          deelbaarMetGezin: false,
        }),
      ),
      'plannen',
    )
    expect(said).toContain('Moeder belt de school Daan Staat open')
    expect(said).toContain('Doel Daan slaapt thuis Wie Daan en GI Noord Uiterlijk op december 2025')
    expect(said).toContain('Te delen met het gezin nee')
  })

  it('puts what must be known now first, and folds away what is over', () => {
    const shown = page(
      feit('gi-noord', 'signaal.afgegeven', ['daan'], { soort: 'acute-onveiligheid', urgentie: 'hoog' }),
      feit('gi-noord', 'verblijf.beeindigd', ['daan'], { soort: 'pleeggezin', einddatum: '2024' }),
    )
    expect(shown.indexOf('id="signalen"')).toBeLessThan(shown.indexOf('id="betrokken"'))
    expect(text(shown, 'signalen')).toContain('Acute onveiligheid Daan Geldt nu Urgentie hoog')
    expect(text(shown, 'verblijf')).toMatch(/^Verblijf Eerder \(1\) Verblijf: pleeggezin Daan Geëindigd/)
  })

  it('shows no chapter of which nothing is told', () => {
    expect(page()).not.toMatch(
      /id="(signalen|meldingen|verblijf|plannen|voorzieningen|huishouden|toestemmingen)"/,
    )
  })

  it('shows a field, a code and a stage of a newer contract in words as well', () => {
    const said = text(
      page(feit('gi-noord', 'verblijf.verlengd', ['daan'], { soort: 'bij-oma', nieuweDatum: '2025-12-01' })),
      'verblijf',
    )
    expect(said).toContain('Verblijf: bij oma Daan verlengd Nieuwe datum 1 december 2025')
  })
})

const voorbeelden = join(import.meta.dirname, '../../../../contracts/voorbeelden')
const told = eventNames.filter(
  (naam) => isRecordDomein(naam.split('.')[0] ?? '') && !naam.endsWith('.ingetrokken'),
)

describe.each(told)('%s', (naam) => {
  const folder = join(voorbeelden, naam.replace('.', '/'), 'geldig')
  it.each(readdirSync(folder))('%s is told in words, not in fields and codes', (file) => {
    const {
      referentie: _,
      personen: __,
      herkomst: ___,
      ...gegevens
    } = JSON.parse(
      // The hub puts its own persons where the organisation's stood.
      readFileSync(join(folder, file), 'utf8').replace(/"[a-z-]+:[\w-]{22}"/g, `"${persoon('daan')}"`),
    )
    const shown = page(feit('gi-noord', naam, ['daan'], gegevens))
    const cards = [...shown.matchAll(/<article class="kaart">[\s\S]*?<\/article>/g)].map(([card]) => card)
    expect(cards).toHaveLength(1)
    expect(cards[0]).toContain('volgens GI Noord')
    const words = cards.join().replace(/<[^>]*>/g, ' ')
    expect(words).not.toMatch(/undefined|[a-z]:\S|\[object|\b[a-z]+[A-Z]|\d{4}-\d\d/)
    expect(words.match(/\b[a-z]+(-[a-z]+)+\b/g) ?? []).toEqual(
      words.match(/\b(jeugd-ggz|niet-acute|(gi|ggz|gemeente|veilig-thuis|buurthuis)-[a-z-]+)\b/g) ?? [],
    )
  })
})
