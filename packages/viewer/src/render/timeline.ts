import type { Picture } from '../picture/picture'
import { entryDate, type Piece, type TimelineEntry, yearsOf } from '../picture/timeline'
import { type Html, html, type Value } from './html'
import { section } from './section'
import { sourceLine } from './sources'

type NameOf = Picture['nameOf']

const piece = (part: Piece, nameOf: NameOf): Value => (typeof part === 'string' ? part : nameOf(part.persoon))

const entry = (
  one: TimelineEntry,
  nameOf: NameOf,
): Html => html`<li class="gebeurtenis gebeurtenis-${one.soort}">
<time datetime="${one.datum}">${entryDate(one)}</time>
<div><p>${one.wat.map((part) => piece(part, nameOf))}${one.personen.length > 0 && html` <span class="betreft">${one.personen.map(nameOf).join(', ')}</span>`}</p>
${sourceLine(one.sources)}</div>
</li>`

export const timelineSection = ({ timeline, nameOf }: Picture): Html =>
  section(
    'tijdlijn',
    'Tijdlijn',
    timeline.length === 0
      ? html`<p class="zacht">Nog niets vastgelegd.</p>`
      : yearsOf(timeline).map(
          ([year, entries]) => html`<h3>${year}</h3>
<ol class="tijdlijn">${entries.map((one) => entry(one, nameOf))}</ol>`,
        ),
  )
