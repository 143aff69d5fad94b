import { type Html, html, type Value } from './html'

/**
 * A part of the page that is replaced by itself when its content changes. `quiet` parts change without being announced, such as
 * the time up to which a source is read.
 */
export const section = (id: string, title: string, content: Value, quiet = false): Html =>
  html`<section id="${id}" class="deel" data-deel${quiet && html` data-stil`} aria-labelledby="${id}-kop">
<h2 id="${id}-kop">${title}</h2>
${content}
</section>`

/** What is over and done with: there, but folded away. The `id` keeps it open across a refresh. */
export const folded = (id: string, summary: string, content: Value): Html =>
  html`<details id="${id}"><summary>${summary}</summary>${content}</details>`

/** `Daan de Vries, Noor de Vries` as a short line; nothing for nobody. */
export const about = (personen: readonly string[], nameOf: (persoon: string) => string): Html | undefined =>
  personen.length === 0 ? undefined : html`<p class="betreft">${personen.map(nameOf).join(', ')}</p>`
