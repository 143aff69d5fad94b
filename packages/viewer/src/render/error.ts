import { type Html, html } from './html'

export interface ErrorPage {
  readonly kop: string
  readonly uitleg: string
  readonly naarOverzicht: boolean
}

/** What went wrong and what the reader can do; no codes, no traces. */
export const errorContent = ({ kop, uitleg, naarOverzicht }: ErrorPage): Html => html`<div class="smal">
<h1>${kop}</h1>
<p>${uitleg}</p>
${naarOverzicht && html`<p><a href="/">Naar alle gezinnen</a></p>`}
</div>`
