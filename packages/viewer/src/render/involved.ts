import { type Involved, type Involvement, periodWords } from '../picture/involved'
import type { Picture } from '../picture/picture'
import { contactCard } from './contact'
import { type Html, html, join } from './html'
import { folded, section } from './section'
import { sourceLine } from './sources'

type NameOf = Picture['nameOf']

const involvement = ({ rol, personen, sinds, tot, source }: Involvement, nameOf: NameOf): Html => {
  const who = personen.length > 0 && html`bij ${personen.map(nameOf).join(', ')}`
  const parts = [rol, periodWords(sinds, tot), who].filter((part) => part !== undefined && part !== false)
  return html`<li>${parts.length === 0 ? 'betrokken' : join(parts, ' · ')} ${sourceLine([source])}</li>`
}

const card = (one: Involved, nameOf: NameOf): Html => html`<article class="kaart" aria-label="${one.naam}">
<h3>${one.naam}${one.regie && html` <span class="label label-regie">heeft de regie</span>`}</h3>
${
  one.contacts.length === 0
    ? html`<p class="zacht">Geen contactpersoon bekend.</p>`
    : one.contacts.map(contactCard)
}
<ul class="regels">${one.involvements.map((i) => involvement(i, nameOf))}</ul>
</article>`

export const involvedSection = ({ involved, nameOf }: Picture): Html => {
  const present = involved.filter(({ ended }) => !ended)
  const earlier = involved.filter(({ ended }) => ended)
  const claims = present.filter(({ regie }) => regie)
  return section(
    'betrokken',
    'Wie is betrokken en wie kunt u bellen',
    html`${
      claims.length > 1 &&
      html`<p class="verschil"><span aria-hidden="true">≠</span> ${claims.length} organisaties zeggen de regie te hebben.</p>`
    }
${
  present.length === 0
    ? html`<p class="zacht">Geen organisatie heeft gemeld dat zij nu betrokken is.</p>`
    : html`<div class="kaarten">${present.map((one) => card(one, nameOf))}</div>`
}
${
  earlier.length > 0 &&
  folded(
    'eerder-betrokken',
    `Eerder betrokken (${earlier.length})`,
    html`<div class="kaarten">${earlier.map((one) => card(one, nameOf))}</div>`,
  )
}`,
  )
}
