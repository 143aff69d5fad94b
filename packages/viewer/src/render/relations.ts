import type { AspectValue } from '../picture/aspect'
import type { Source } from '../picture/facts'
import { enumerate } from '../picture/names'
import type { Picture } from '../picture/picture'
import type { Relation } from '../picture/relations'
import { relatieWords } from '../picture/words'
import { sideBySide } from './aspects'
import { type Html, html } from './html'
import { folded, section } from './section'
import { sourceLine } from './sources'

/** What not all of the relation's organisations say names those that do. */
const said = ({ text, sources }: AspectValue, all: readonly Source[]): string =>
  sources.length === all.length
    ? text
    : `${text} (volgens ${enumerate([...new Set(sources.map(({ organisatieNaam }) => organisatieNaam))])})`

const agreedWords = ({ aspects, sources }: Relation): string =>
  aspects
    .filter(({ contradictory }) => !contradictory)
    .map(({ label, values }) => {
      const words = values.map((value) => said(value, sources)).join(' of ')
      return label === 'Gezag' ? words : `${label.toLowerCase()} ${words}`
    })
    .join(', ')

const item = (relation: Relation, nameOf: Picture['nameOf']): Html => {
  const agreed = agreedWords(relation)
  const others = enumerate(relation.contradictedBy.map(relatieWords))
  return html`<li><strong>${nameOf(relation.van)}</strong> ${relatieWords(relation.soort)} <strong>${nameOf(relation.naar)}</strong>${agreed !== '' && html`<span class="toelichting"> — ${agreed}</span>`}
${sourceLine(relation.sources)}
${relation.aspects
  .filter(({ contradictory }) => contradictory)
  .map(({ label, values }) => html`<p class="toelichting">${label}:</p>${sideBySide(values)}`)}
${others !== '' && html`<p class="verschil"><span aria-hidden="true">≠</span> Dit spreekt elkaar tegen: er is ook vastgelegd “${others}”.</p>`}</li>`
}

export const relationsSection = ({ relations, nameOf }: Picture): Html => {
  const list = (some: readonly Relation[]) =>
    html`<ul class="regels ruim">${some.map((relation) => item(relation, nameOf))}</ul>`
  const present = relations.filter(({ ended }) => !ended)
  const ended = relations.filter((relation) => relation.ended)
  return section(
    'relaties',
    'Relaties',
    html`${present.length === 0 ? html`<p class="zacht">Geen relaties bekend.</p>` : list(present)}
${ended.length > 0 && folded('eerdere-relaties', `Eerdere relaties (${ended.length})`, list(ended))}`,
  )
}
