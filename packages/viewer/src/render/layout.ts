import { type Html, html } from './html'

/** Where the page's own style and script are, with their content's hash in the address. */
export interface Assets {
  readonly style: string
  readonly script: string
  readonly icon: string
}

/** Who is looking; absent before logging in. */
export interface Viewer {
  readonly naam: string
  readonly doel: string
}

/** How the page stays up to date. */
export interface Live {
  /** The address of the server-sent events that belong to this page. */
  readonly url: string
  /** How the page's subject stood when it was rendered; what happened since is told at once. */
  readonly mark: string
}

export interface Page {
  /** Never holds a person's name: titles end up in the browser's history. */
  readonly title: string
  /** The organisation's name for people. */
  readonly organisatie: string
  readonly assets: Assets
  readonly viewer?: Viewer
  readonly live?: Live
  /** Seconds after which a browser without the script asks again; for what passes, such as a hub that is away. */
  readonly again?: number
  readonly content: Html
}

const who = ({ naam, doel }: Viewer): Html => html`<div class="wie">
<p><span class="wie-naam">${naam}</span> <span class="doel">Doel: ${doel}</span></p>
<form method="post" action="/afmelden"><button type="submit" class="stil">Uitloggen</button></form>
</div>`

/** A whole document. Works without a script; with it, the parts of `main` are kept up to date. */
export const page = ({ title, organisatie, assets, viewer, live, again, content }: Page): string =>
  String(html`<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
<title>${title} – ${organisatie} – Gezinsbeeld</title>
<link rel="icon" href="${assets.icon}">
<link rel="stylesheet" href="${assets.style}">
<script type="module" src="${assets.script}"></script>
${again !== undefined && html`<noscript><meta http-equiv="refresh" content="${again}"></noscript>`}
</head>
<body>
<a class="naar-inhoud" href="#inhoud">Naar de inhoud</a>
<header class="kop">
<div class="kop-binnen">
<p class="merk"><a href="/">Gezinsbeeld</a> <span class="organisatie">${organisatie}</span></p>
${viewer !== undefined && who(viewer)}
</div>
</header>
<p id="verbinding" class="verbinding" role="status" hidden></p>
<p id="bericht" class="bericht" role="status"></p>
<main id="inhoud" tabindex="-1"${live !== undefined && html` data-live="${live.url}" data-merk="${live.mark}"`}${again !== undefined && html` data-opnieuw`}>
${content}
</main>
</body>
</html>
`)
