import type { GezinMomentopname } from '@gezinsbeeld/contracts'
import { describe, expect, it } from 'vitest'
import { pictureOf } from '../picture/picture'
import { feit, lid, momentopname, now, voorbeeld } from '../test-momentopname'
import { familyContent } from './family'

const markup = (picture: GezinMomentopname): string =>
  String(
    familyContent({
      picture: pictureOf(picture, { now, eigen: 'gi-noord', staleAfter: 60 }),
      now,
      gebruiker: 'Mirjam van Dam',
    }),
  )

/** What a reader reads: the text of one section, or of everything. */
const text = (page: string, id?: string): string => {
  const part =
    id === undefined ? page : (new RegExp(`<section id="${id}"[\\s\\S]*?</section>`).exec(page)?.[0] ?? '')
  return part
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:])/g, '$1')
    .trim()
}

describe('the page of a family', () => {
  const page = markup(voorbeeld())

  it('says of each fact which organisation said it and when', () => {
    expect(text(page, 'maatregelen')).toContain('volgens GI Noord, vastgelegd 17 mei 2025')
    expect(text(page, 'leden')).toContain('volgens GGZ Oost, vastgelegd 3 juni 2025')
    for (const entry of page.match(/<li class="gebeurtenis[\s\S]*?<\/li>/g) ?? [])
      expect(entry).toContain('volgens ')
  })

  it('gives a number to call, dialled without the zero of a trunk', () => {
    expect(page).toContain('<a class="telefoon" href="tel:0570123456">0570 123 456</a>')
    expect(page).toContain('href="tel:+31570654321">+31 (0)570 654 321</a>')
  })

  it('shows contradictions side by side, and names them at the head', () => {
    expect(text(page, 'leden')).toContain('Dit spreekt elkaar tegen 27 mei 2009 volgens GGZ Oost')
    expect(text(page, 'leden')).toContain('17 mei 2009 volgens GI Noord')
    expect(page).toContain('<a href="#leden">Daan de Vries: naam en geboortedatum</a>')
  })

  it('says clearly that an address is secret, and who is dead or not yet born', () => {
    expect(text(page, 'leden')).toContain('Adres geheim')
    expect(text(page, 'leden')).toContain('Karim El Yılmaz ouder overleden')
    expect(text(page, 'leden')).toContain('Ongeboren kind kind nog niet geboren')
  })

  it('tells at bekendheid only who is involved and whom to call', () => {
    expect(text(page, 'trajecten')).toContain(
      'GGZ Oost is betrokken sinds 10 februari 2025; bel +31 (0)570 654 321 (Team Jeugd).',
    )
  })

  it('says how fresh each source is, what is stale, and how much could not be read', () => {
    const fresh = text(page, 'actualiteit')
    expect(fresh).toContain('Gegevens van GI Noord bijgewerkt tot 09:14')
    expect(fresh).toContain('3 gegevens konden niet worden gelezen')
    expect(fresh).toContain('Gegevens van GGZ Oost bijgewerkt tot 21 november 2025 om 16:03 verouderd')
    expect(text(page)).toContain('de gegevens van GGZ Oost en GI Zuid zijn niet actueel')
  })

  it('says on paper who printed it and when, also after it was brought up to date', () => {
    const replaced = /<div id="stand" data-deel.*?<\/div>/s.exec(page)?.[0]
    expect(replaced).toMatch(/Afgedrukt op \d+ november 2025 om \d\d:\d\d door /)
  })

  it('has one first heading, and no heading that skips a level', () => {
    const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1)
  })

  it('uses each id once, and links only to ids that exist', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
  })

  it('has no script, no style and no handler in it, which the policy of the page would refuse', () => {
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/)
  })
})

describe('the page of a family at bekendheid', () => {
  const page = markup(
    momentopname({
      niveau: 'bekendheid',
      leden: [lid('daan', 'kind')],
      feiten: [
        feit(
          'gi-noord',
          'maatregel.opgelegd',
          ['daan'],
          { begindatum: '2024-03-01' },
          { niveau: 'bekendheid' },
        ),
      ],
    }),
  )

  it('explains why little is shown', () => {
    expect(text(page)).toContain('U ziet van dit gezin alleen wie betrokken is.')
  })

  it('does not say that there is no measure, only that it is not shown', () => {
    expect(page).not.toContain('id="maatregelen"')
    expect(text(page, 'betrokken')).toContain('GI Noord')
  })
})

describe('what people typed in', () => {
  const evil = `<script>alert('x')</script><img src=x onerror="a">`
  const page = markup(
    momentopname({
      leden: [lid('daan', 'kind')],
      feiten: [
        feit(
          'gi-noord',
          'persoon.vastgelegd',
          ['daan'],
          {
            naam: { roepnaam: evil, geslachtsnaam: evil },
            geboortedatum: evil,
            geslacht: evil,
            overlijdensdatum: evil,
            telefoon: `javascript:${evil}`,
            adres: { straat: evil, woonplaats: evil },
          },
          { organisatieNaam: evil, vastgelegdOp: evil },
        ),
        feit('gi-noord', 'maatregel.opgelegd', ['daan'], {
          soort: evil,
          uitvoerder: evil,
          ingangsdatum: evil,
        }),
        feit('gi-noord', 'betrokkenheid.gestart', ['daan'], {
          rol: evil,
          begindatum: evil,
          contactpersoon: { naam: evil, functie: evil, telefoon: evil, email: `${evil}@x` },
        }),
        feit('gi-noord', 'relatie.vastgelegd', ['daan'], { van: evil, naar: evil, soort: evil, gezag: evil }),
        feit('gi-noord', evil, ['daan'], {}),
      ],
      bronnen: [{ organisatie: 'x', organisatieNaam: evil, bronsysteem: evil, standPer: evil }],
    }),
  )

  it('is text, wherever it comes', () => {
    expect(page).toContain('&lt;script&gt;')
    expect(page).not.toMatch(/<script|<img|onerror="/)
    for (const [, href] of page.matchAll(/href="([^"]*)"/g))
      expect(href).toMatch(/^(\/|#[\w-]+$|tel:\+?\d*$|mailto:[\w.+-]+@)/)
  })
})
