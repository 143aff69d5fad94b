import type { Member } from '../picture/members'
import type { Picture } from '../picture/picture'
import { lidWords } from '../picture/words'
import { aspectRows } from './aspects'
import { type Html, html } from './html'
import { section } from './section'
import { sourceLine } from './sources'

const label = (text: string, kind = ''): Html => html`<span class="label ${kind}">${text}</span>`

const roleless = 'geen rol in dit gezin'

const labels = ({ rollen, overleden, ongeboren }: Member): Html =>
  html`${rollen.length === 0 ? label(roleless) : rollen.map((rol) => label(lidWords(rol)))}
  ${overleden && label('overleden', 'label-ernst')}
  ${ongeboren && label('nog niet geboren', 'label-let-op')}`

/** The name alone says nothing that the heading does not, unless organisations write it differently. */
const shown = (member: Member) =>
  member.aspects.filter(
    ({ label: of, values }) => of !== 'Naam' || values.length > 1 || values[0]?.text !== member.naam,
  )

const card = (member: Member, name: string): Html => html`<article class="kaart" aria-label="${name}">
<h3>${name}${member.leeftijd !== undefined && !member.overleden && html` <span class="leeftijd">${member.leeftijd}</span>`}</h3>
<p class="labels">${labels(member)}</p>
<dl>
${aspectRows(shown(member), member.sources)}
${
  member.overleden &&
  member.leeftijd !== undefined &&
  html`<div><dt>Leeftijd</dt><dd>${member.leeftijd} geworden</dd></div>`
}
${
  member.adresGeheim &&
  html`<div><dt>Adres</dt><dd><span class="geheim">Adres geheim</span> Adres en telefoonnummer worden niet gedeeld.</dd></div>`
}
${member.onbekend.length > 0 && html`<div><dt>Niet bekend</dt><dd class="zacht">${member.onbekend.join(', ')}</dd></div>`}
</dl>
${member.sources.length > 0 && html`<p class="kaart-bron">${sourceLine(member.sources)}</p>`}
</article>`

export const membersSection = ({ members, niveau, nameOf }: Picture): Html =>
  section(
    'leden',
    niveau === 'volledig' ? 'Wie horen bij dit gezin' : 'Wie u van dit gezin kent',
    members.length === 0
      ? html`<p class="zacht">Geen personen.</p>`
      : html`<div class="kaarten">${members.map((member) => card(member, upperFirst(nameOf(member.persoon))))}</div>`,
  )

const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase('nl') + text.slice(1)
