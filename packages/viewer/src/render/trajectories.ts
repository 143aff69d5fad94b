import type { Picture } from '../picture/picture'
import type { Trajectory } from '../picture/trajectories'
import { callWords } from './contact'
import { type Html, html } from './html'
import { about, folded, section } from './section'
import { sourceLine } from './sources'

const sentence = ({ standWords, contact }: Trajectory): Html =>
  html`<p>${standWords}${contact === undefined ? '.' : html`; ${callWords(contact)}.`}</p>`

const full = ({ soort, standWords, crisis }: Trajectory): Html =>
  html`<h3>${soort}${crisis && html` <span class="label label-ernst">crisis</span>`}</h3><p class="stand">${standWords}</p>`

const card = (one: Trajectory, nameOf: Picture['nameOf']): Html => html`<article class="kaart">
${one.soort === undefined ? sentence(one) : full(one)}
${about(one.personen, nameOf)}
<p class="kaart-bron">${sourceLine([one.source])}</p>
</article>`

export const trajectoriesSection = ({ trajectories, nameOf }: Picture): Html => {
  const present = trajectories.filter(({ ended }) => !ended)
  const ended = trajectories.filter((one) => one.ended)
  const cards = (some: readonly Trajectory[]) =>
    html`<div class="kaarten">${some.map((one) => card(one, nameOf))}</div>`
  return section(
    'trajecten',
    'Trajecten',
    html`${present.length === 0 ? html`<p class="zacht">Geen lopend traject bekend.</p>` : cards(present)}
${ended.length > 0 && folded('afgeronde-trajecten', `Afgeronde trajecten (${ended.length})`, cards(ended))}`,
  )
}
