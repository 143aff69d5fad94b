import { dateInWords } from '../picture/dates'
import type { Measure } from '../picture/measures'
import { enumerate } from '../picture/names'
import type { Picture } from '../picture/picture'
import { type Html, html } from './html'
import { about, folded, section } from './section'
import { sourceLine } from './sources'

const row = (label: string, date: string | undefined): Html | undefined =>
  date === undefined ? undefined : html`<div><dt>${label}</dt><dd>${dateInWords(date)}</dd></div>`

const card = (
  measure: Measure,
  nameOf: Picture['nameOf'],
): Html => html`<article class="kaart" aria-label="${measure.soort}">
<h3>${measure.soort}</h3>
${about(measure.personen, nameOf)}
<p class="stand stand-${measure.stand}">${measure.standWords}</p>
<dl>
${row('Beslissing', measure.datumBeslissing)}
${row('Begin', measure.begin)}
${row('Einde', measure.eind)}
${row('Einde vóór verlenging', measure.oorspronkelijkEind)}
${measure.uitvoerder !== undefined && html`<div><dt>Uitvoerder</dt><dd>${measure.uitvoerder}</dd></div>`}
</dl>
${
  measure.contradictedBy.length > 0 &&
  html`<p class="verschil"><span aria-hidden="true">≠</span> ${enumerate(measure.contradictedBy)} geeft andere data voor deze maatregel.</p>`
}
<p class="kaart-bron">${sourceLine([measure.source])}</p>
</article>`

export const measuresSection = ({ measures, nameOf }: Picture): Html => {
  const present = measures.filter(({ stand }) => stand !== 'beeindigd')
  const ended = measures.filter(({ stand }) => stand === 'beeindigd')
  const cards = (some: readonly Measure[]) =>
    html`<div class="kaarten">${some.map((measure) => card(measure, nameOf))}</div>`
  return section(
    'maatregelen',
    'Maatregelen',
    html`${present.length === 0 ? html`<p class="zacht">Geen lopende maatregel bekend.</p>` : cards(present)}
${ended.length > 0 && folded('beeindigde-maatregelen', `Beëindigde maatregelen (${ended.length})`, cards(ended))}`,
  )
}
