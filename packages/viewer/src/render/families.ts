import { whenInWords } from '../picture/dates'
import type { FamilyRow } from '../picture/families'
import { shortened } from '../picture/names'
import { type Html, html } from './html'

export interface FamiliesPage {
  readonly rows: readonly FamilyRow[]
  /** How many families there are in all, and how many of them the search found. */
  readonly total: number
  readonly found: number
  readonly zoek: string
  /** From 1. */
  readonly blad: number
  readonly bladen: number
  readonly now: Date
}

const row = (
  { gezin, niveau, titel, leeftijden, anderen, bijgewerktOp }: FamilyRow,
  now: Date,
): Html => html`<li id="gezin-${gezin}" class="gezin">
<h2><a href="/gezin/${gezin}">${titel}</a></h2>
${leeftijden.length > 0 && html`<p>${shortened(leeftijden).join('; ')}</p>`}
${anderen.length > 0 && html`<p class="zacht">${shortened(anderen.map(({ naam, rol }) => `${naam} (${rol})`)).join(', ')}</p>`}
${niveau === 'bekendheid' && html`<p><span class="label">alleen wie betrokken is</span></p>`}
<p class="bijgewerkt">Bijgewerkt <time datetime="${bijgewerktOp}">${whenInWords(bijgewerktOp, now)}</time></p>
</li>`

const count = ({ total, found, zoek }: FamiliesPage): string => {
  if (total === 0) return 'Er zijn nog geen gezinnen waarbij uw organisatie betrokken is.'
  if (zoek === '') return total === 1 ? '1 gezin' : `${total} gezinnen`
  if (found === 0) return `Geen gezin gevonden voor “${zoek}”.`
  return `${found === 1 ? '1 gezin' : `${found} gezinnen`} voor “${zoek}”, van ${total}`
}

const pages = ({ blad, bladen }: FamiliesPage): Html | undefined =>
  bladen <= 1
    ? undefined
    : html`<nav class="bladen" aria-label="Bladen">
${blad > 1 && html`<a rel="prev" href="/?blad=${blad - 1}">Vorige</a>`}
<span>Blad ${blad} van ${bladen}</span>
${blad < bladen && html`<a rel="next" href="/?blad=${blad + 1}">Volgende</a>`}
</nav>`

/** The search goes by POST: a name does not belong in an address, which ends up in histories and logs. */
export const familiesContent = (all: FamiliesPage): Html => html`<h1>Gezinnen</h1>
<form method="post" action="/zoek" class="zoek" role="search">
<label for="zoek">Zoek op naam of geboortedatum</label>
<div class="zoek-regel">
<input id="zoek" name="zoek" type="search" autocomplete="off" maxlength="100" value="${all.zoek}">
<button type="submit">Zoeken</button>
${all.zoek !== '' && html`<button type="submit" class="stil" name="wis" value="ja">Wis</button>`}
</div>
</form>
<div id="lijst" data-deel>
<p class="aantal">${count(all)}${all.found > 1 && html`<span class="zacht">, laatst bijgewerkt eerst</span>`}</p>
<ul class="gezinnen">${all.rows.map((one) => row(one, all.now))}</ul>
${pages(all)}
</div>`
