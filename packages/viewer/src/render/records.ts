import type { Picture } from '../picture/picture'
import type { RecordDomein } from '../picture/record-words'
import type { Entry } from '../picture/records'
import { type Html, html } from './html'
import { about, folded, section } from './section'
import { sourceLine } from './sources'

type Chapter =
  | 'signalen'
  | 'meldingen'
  | 'verblijf'
  | 'plannen'
  | 'voorzieningen'
  | 'huishouden'
  | 'toestemmingen'

const titles: Readonly<Record<Chapter, string>> = {
  signalen: 'Signalen',
  meldingen: 'Meldingen en onderzoeken',
  verblijf: 'Verblijf',
  plannen: 'Plan en afspraken',
  voorzieningen: 'Voorzieningen en bestaanszekerheid',
  huishouden: 'Huishouden',
  toestemmingen: 'Toestemmingen',
}

const chapters: Readonly<Record<RecordDomein, Chapter>> = {
  signaal: 'signalen',
  melding: 'meldingen',
  onderzoek: 'meldingen',
  verblijf: 'verblijf',
  plan: 'plannen',
  doel: 'plannen',
  afspraak: 'plannen',
  overleg: 'plannen',
  voorziening: 'voorzieningen',
  bestaanszekerheid: 'voorzieningen',
  huishouden: 'huishouden',
  toestemming: 'toestemmingen',
}

const card = (one: Entry, nameOf: Picture['nameOf']): Html => html`<article class="kaart">
<h3>${one.heading}</h3>
${about(one.personen, nameOf)}
<p class="stand">${one.standWords}</p>
${one.rows.length > 0 && html`<dl>${one.rows.map(({ label, text }) => html`<div><dt>${label}</dt><dd>${text}</dd></div>`)}</dl>`}
<p class="kaart-bron">${sourceLine([one.source])}</p>
</article>`

/** One chapter of records; nothing when there are none, since not everybody is told of all of them. */
export const recordsSection = ({ records, nameOf }: Picture, chapter: Chapter): Html | undefined => {
  const of = records.filter(({ domein }) => chapters[domein] === chapter)
  if (of.length === 0) return undefined
  const present = of.filter(({ ended }) => !ended)
  const ended = of.filter((one) => one.ended)
  const cards = (some: readonly Entry[]) =>
    html`<div class="kaarten">${some.map((one) => card(one, nameOf))}</div>`
  return section(
    chapter,
    titles[chapter],
    html`${present.length > 0 && cards(present)}
${ended.length > 0 && folded(`${chapter}-eerder`, `Eerder (${ended.length})`, cards(ended))}`,
  )
}
