import { type Html, html } from './html'
import { baseOf, level, otherRows, rolesOf } from './levels'
import type { ChannelDoc, MessageDoc, SiteModel } from './model'

/** Pages by the id of what they are of. */
export interface Links {
  readonly berichten: ReadonlyMap<string, string>
  readonly kanalen: ReadonlyMap<string, string>
}

const grouped = (messages: readonly MessageDoc[]): readonly (readonly [string, readonly MessageDoc[]])[] => {
  const groups = new Map<string, MessageDoc[]>()
  for (const message of messages) groups.set(message.groep, [...(groups.get(message.groep) ?? []), message])
  return [...groups]
}

const messageLink = (message: MessageDoc | undefined, links: Links): Html =>
  message === undefined ? html`` : html`<a href="${links.berichten.get(message.id)}">${message.label}</a>`

export const overviewBody = (model: SiteModel, links: Links): Html => html`<p>${model.omschrijving}</p>
<dl>
<dt>Berichten</dt><dd>${model.berichten.length}</dd>
<dt>Kanalen</dt><dd>${model.kanalen.length}</dd>
<dt>Toepassingen</dt><dd>${model.toepassingen.length}</dd>
</dl>
<h2>Alle berichten</h2>
<div class="columns">
${grouped(model.berichten).map(
  ([groep, messages]) => html`<section><h3>${groep}</h3>
<ul>${messages.map(
    (message) => html`<li>${messageLink(message, links)}</li>
`,
  )}</ul></section>
`,
)}</div>
`

export const messagesBody = (model: SiteModel, links: Links): Html =>
  html`${grouped(model.berichten).map(
    ([groep, messages]) => html`<h2>${groep}</h2>
<ul class="plain">
${messages.map(
  (message) => html`<li>${messageLink(message, links)}<br>${message.samenvatting}</li>
`,
)}</ul>
`,
  )}`

export const channelsBody = (model: SiteModel, links: Links): Html => html`<ul class="plain">
${model.kanalen.map(
  ({ id, titel, adres }) =>
    html`<li><a href="${links.kanalen.get(id)}">${titel}</a><br>${adres === undefined ? html`<span class="soft">een antwoord, naar wie vroeg</span>` : html`<code>${adres}</code>`}</li>
`,
)}</ul>
`

const names = (of: readonly string[]): string => (of.length === 0 ? 'niemand' : of.join(', '))

export const channelBody = (
  model: SiteModel,
  channel: ChannelDoc,
  links: Links,
): Html => html`<p>${channel.omschrijving}</p>
<dl>
<dt>Onderwerp</dt><dd>${channel.adres === undefined ? 'de inbox van wie vroeg' : html`<code>${channel.adres}</code>`}</dd>
${
  channel.stroom === ''
    ? ''
    : html`<dt>Stroom</dt><dd>${channel.stroom}</dd>
<dt>Bewaard</dt><dd>${channel.bewaren}</dd>`
}
<dt>Zendt</dt><dd>${names(channel.zenders)}</dd>
<dt>Ontvangt</dt><dd>${names(channel.ontvangers)}</dd>
</dl>
<h2>Berichten</h2>
<ul>${channel.berichten.map(
  (id) => html`<li>${messageLink(
    model.berichten.find((message) => message.id === id),
    links,
  )}</li>
`,
)}</ul>
${
  channel.parameters.length === 0
    ? ''
    : html`<h2>Delen van het onderwerp</h2>
<dl>${channel.parameters.map(
        ({ naam, omschrijving }) => html`<dt><code>${naam}</code></dt><dd>${omschrijving}</dd>
`,
      )}</dl>`
}
`

const sentOn = (model: SiteModel, naam: string, side: 'zenders' | 'ontvangers', links: Links): Html => {
  const channels = model.kanalen.filter((channel) => channel[side].includes(naam))
  if (channels.length === 0) return html`<p>niets</p>`
  return html`<ul>${channels.map(
    ({ id, titel }) => html`<li><a href="${links.kanalen.get(id)}">${titel}</a></li>
`,
  )}</ul>`
}

export const applicationsBody = (model: SiteModel, links: Links): Html =>
  html`${
    model.toepassingen.length === 0 ? html`<p>Het document noemt geen toepassingen.</p>` : ''
  }${model.toepassingen.map(({ naam, titel, omschrijving }) => {
    const count = (side: 'zenders' | 'ontvangers'): number =>
      model.kanalen.filter((channel) => channel[side].includes(naam)).length
    return html`<h2>${titel}</h2>
<p>${omschrijving} <span class="soft">(<code>${naam}</code>)</span></p>
<details><summary>Zendt op ${count('zenders')} kanalen</summary>${sentOn(model, naam, 'zenders', links)}</details>
<details><summary>Ontvangt van ${count('ontvangers')} kanalen</summary>${sentOn(model, naam, 'ontvangers', links)}</details>
`
  })}`

/** Each message against each role; below it, what decides besides the role. */
export const doelbindingBody = (model: SiteModel, links: Links): Html => {
  const messages = model.berichten.filter(({ doelbinding }) => Object.keys(doelbinding).length > 0)
  const roles = rolesOf(messages)
  if (messages.length === 0) return html`<p>Het document zegt niet wie wat mag ontvangen.</p>`
  const rows = messages.flatMap((message) => [
    { message, wanneer: '', levels: baseOf(message.doelbinding) },
    ...otherRows(message.doelbinding).map((row) => ({ message, ...row })),
  ])
  return html`<p>Hoeveel een organisatie van een bericht mag ontvangen, naar haar rol: <span class="level volledig">volledig</span> alles,
<span class="level bekendheid">bekendheid</span> alleen dat een organisatie betrokken is, sinds wanneer en wie te bellen,
<span class="level geen">geen</span> niets. Een regel eronder geldt in het geval dat erbij staat.</p>
<div class="wide" role="region" aria-label="Doelbinding van elk bericht" tabindex="0">
<table>
<thead><tr><th scope="col">Bericht</th><th scope="col">Wanneer</th>${roles.map((role) => html`<th scope="col">${role}</th>`)}</tr></thead>
<tbody>
${rows.map(
  ({
    message,
    wanneer,
    levels,
  }) => html`<tr><th scope="row">${messageLink(message, links)}</th><td>${wanneer || 'gewoonlijk'}</td>${roles.map(
    (role) => html`<td>${levels[role] === undefined && wanneer !== '' ? '–' : level(levels[role])}</td>`,
  )}</tr>
`,
)}</tbody>
</table>
</div>
`
}
