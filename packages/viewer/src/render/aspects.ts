import type { Aspect, AspectValue } from '../picture/aspect'
import type { Source } from '../picture/facts'
import { telephone } from './contact'
import { type Html, html } from './html'
import { sourceLine } from './sources'

/** Values that contradict each other, side by side, none of them above the others. */
export const sideBySide = (values: readonly AspectValue[]): Html => html`<div class="verschil">
  <p class="verschil-kop"><span aria-hidden="true">≠</span> Dit spreekt elkaar tegen</p>
  <ul class="naast-elkaar">${values.map(
    ({ text, sources }) => html`<li><strong>${text}</strong>${sourceLine(sources)}</li>`,
  )}</ul>
</div>`

/** The source is left out where everyone in `all` says the same: the line under the card names them. */
const agreed = ({ label, values }: Aspect, all: readonly Source[]): Html =>
  html`${values.map(
    ({ text, sources }) =>
      html`<span class="waarde">${label === 'Telefoon' ? telephone(text) : text}${sources.length < all.length && html` ${sourceLine(sources)}`}</span>`,
  )}`

/** Rows of a description list. */
export const aspectRows = (aspects: readonly Aspect[], all: readonly Source[]): Html =>
  html`${aspects.map(
    (aspect) =>
      html`<div><dt>${aspect.label}</dt><dd>${aspect.contradictory ? sideBySide(aspect.values) : agreed(aspect, all)}</dd></div>`,
  )}`
