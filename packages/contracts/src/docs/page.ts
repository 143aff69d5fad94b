import { type Html, html } from './html'
import type { SiteModel } from './model'

/** The pages that each page leads to. */
export const menu = [
  ['index.html', 'Overzicht'],
  ['berichten.html', 'Berichten'],
  ['kanalen.html', 'Kanalen'],
  ['toepassingen.html', 'Wie zendt en ontvangt'],
  ['doelbinding.html', 'Doelbinding'],
] as const

const search = html`<form class="search" role="search" hidden>
<label for="zoek">Zoeken in berichten, velden en kanalen</label>
<input id="zoek" type="search" autocomplete="off" spellcheck="false" aria-describedby="zoek-stand" aria-controls="zoek-gevonden">
<p id="zoek-stand" class="soft" role="status"></p>
<ul id="zoek-gevonden" class="plain"></ul>
</form>
`

/** A whole page. `current`: which entry of the menu it belongs to. */
export const page = (model: SiteModel, current: string, title: string, body: Html): string => {
  const items = menu.map(
    ([path, name]) =>
      html`<li><a href="${path}"${path === current ? html` aria-current="page"` : ''}>${name}</a></li>`,
  )
  const whole = title === model.titel ? title : `${title} – ${model.titel}`
  return html`<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${whole}</title>
<link rel="stylesheet" href="stijl.css">
<link rel="icon" href="data:,">
<script src="zoekindex.js" defer></script>
<script src="zoek.js" defer></script>
</head>
<body>
<a class="skip" href="#inhoud">Naar de inhoud</a>
<header>
<p><a href="index.html">${model.titel}</a> <span class="soft">${model.versie}</span></p>
<nav aria-label="Onderdelen"><ul>${items}</ul></nav>
</header>
<main id="inhoud" tabindex="-1">
<h1>${title}</h1>
${search}${body}
</main>
<footer><p>Gemaakt uit het AsyncAPI-document van ${model.titel} ${model.versie}.</p></footer>
</body>
</html>
`.html
}

/** File names of pages, one for each id: what a file system or a link would stumble over becomes a hyphen. */
export const fileNames = (prefix: string, ids: readonly string[]): ReadonlyMap<string, string> => {
  const taken = new Set<string>()
  return new Map(
    ids.map((id) => {
      const words = id.replace(/([a-z0-9])([A-Z])/g, '$1-$2').replace(/[^A-Za-z0-9]+/g, '-')
      const base = `${prefix}-${words.replace(/^-|-$/g, '').toLowerCase()}`
      let name = base
      for (let count = 2; taken.has(name); count += 1) name = `${base}-${count}`
      taken.add(name)
      return [id, `${name}.html`]
    }),
  )
}
