import { type Html, html } from './html'
import { baseOf, level, otherRows, rolesOf } from './levels'
import type { ChannelDoc, FieldDoc, MessageDoc, SiteModel } from './model'

const fieldRow = ({ naam, titel, verplicht, soort, waarden, grenzen, omschrijving }: FieldDoc): Html => {
  const values = waarden.map((waarde) => html`<code>${waarde}</code> `)
  return html`<tr>
<th scope="row"><code>${naam}</code></th>
<td data-label="Verplicht">${verplicht ? 'ja' : 'nee'}</td>
<td data-label="Soort">${soort}${values.length === 0 ? '' : html`: ${values}`}${grenzen.length === 0 ? '' : html`<br><span class="soft">${grenzen.join('; ')}</span>`}</td>
<td>${titel === '' ? '' : html`<strong>${titel}</strong><br>`}${omschrijving}</td>
</tr>
`
}

const fieldsTable = (caption: string, fields: readonly FieldDoc[]): Html =>
  html`<table class="fields">
<caption>${caption}</caption>
<thead><tr><th scope="col">Veld</th><th scope="col">Verplicht</th><th scope="col">Soort</th><th scope="col">Betekenis</th></tr></thead>
<tbody>
${fields.map(fieldRow)}</tbody>
</table>
`

const levelsTable = (message: MessageDoc): Html => {
  const roles = rolesOf([message])
  const rows = [
    { wanneer: 'gewoonlijk', levels: baseOf(message.doelbinding) },
    ...otherRows(message.doelbinding),
  ]
  const head = roles.map((role) => html`<th scope="col">${role}</th>`)
  return html`<h2 id="doelbinding">Wie mag hoeveel zien</h2>
<div class="wide" role="region" aria-labelledby="doelbinding" tabindex="0">
<table>
<thead><tr><th scope="col">Wanneer</th>${head}</tr></thead>
<tbody>
${rows.map(
  ({ wanneer, levels }) => html`<tr><th scope="row">${wanneer}</th>${roles.map(
    (role) =>
      html`<td>${levels[role] === undefined && wanneer !== 'gewoonlijk' ? '–' : level(levels[role])}</td>`,
  )}</tr>
`,
)}</tbody>
</table>
</div>
`
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)]

const list = (names: readonly string[]): string => (names.length === 0 ? 'niemand' : unique(names).join(', '))

const channelRow = (channel: ChannelDoc, links: ReadonlyMap<string, string>): Html =>
  html`<li><a href="${links.get(channel.id)}">${channel.titel}</a><br>
${channel.adres === undefined ? 'naar de inbox van wie vroeg' : html`<code>${channel.adres}</code>`}<br>
<span class="soft">zendt: ${list(channel.zenders)}; ontvangt: ${list(channel.ontvangers)}</span></li>
`

/** The body of a message's page. `links`: a channel's page by its id. */
export const messageBody = (
  model: SiteModel,
  message: MessageDoc,
  links: ReadonlyMap<string, string>,
): Html => {
  const channels = model.kanalen.filter(({ berichten }) => berichten.includes(message.id))
  const { samenvatting, omschrijving, naam, grondslag, contentType, velden, koppen, voorbeelden } = message
  return html`<p>${samenvatting}</p>
${omschrijving === '' ? '' : html`<p>${omschrijving}</p>`}
<dl>
<dt>Type</dt><dd><code>${naam || message.id}</code></dd>
${contentType === '' ? '' : html`<dt>Inhoud</dt><dd>${contentType}</dd>`}
${grondslag === '' ? '' : html`<dt>Grondslag</dt><dd>${grondslag}</dd>`}
</dl>
<h2>Velden</h2>
${velden.length === 0 ? html`<p class="soft">Geen beschreven velden.</p>` : fieldsTable('De inhoud van het bericht', velden)}
${
  voorbeelden.length === 0
    ? ''
    : html`<h2>Voorbeelden</h2>
${voorbeelden.map(
  (
    { naam: name, json },
    index,
  ) => html`<details${index === 0 ? html` open` : ''}><summary>${name.replaceAll('-', ' ')}</summary>
<pre tabindex="0"><code>${json}</code></pre></details>
`,
)}`
}
${Object.keys(message.doelbinding).length === 0 ? '' : levelsTable(message)}
<h2>Kanalen</h2>
${channels.length === 0 ? html`<p class="soft">Op geen kanaal.</p>` : html`<ul class="plain">${channels.map((each) => channelRow(each, links))}</ul>`}
${
  koppen.length === 0
    ? ''
    : html`<h2>Headers</h2>
${fieldsTable('De attributen, als headers van het bericht', koppen)}`
}
`
}
