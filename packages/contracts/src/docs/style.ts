/** The site's only style sheet: light and dark, phone and desk. Colours keep a contrast of 4.5 to 1 (WCAG 2.1, 1.4.3). */
export const style = `:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --shade: #f4f6f8; --link: #0b57a4; --mark: #fff3c4;
  --full-bg: #dcf0e2; --full: #0f5a2a; --known-bg: #fdebc8; --known: #6b4400; --none-bg: #eceff2; --none: #4a525b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181d; --ink: #e6eaef; --soft: #a7b1bc; --line: #38414b; --shade: #1c2229; --link: #7db8f5; --mark: #4a4015;
    --full-bg: #12391f; --full: #9fe0b4; --known-bg: #43310b; --known: #f3cf86; --none-bg: #262d35; --none: #b4bdc7;
  }
}
* { box-sizing: border-box; }
html { font: 17px/1.55 system-ui, -apple-system, "Segoe UI", sans-serif; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: break-word; }
a { color: var(--link); text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--paper); padding: 0.5rem 1rem; z-index: 2; }
header, main, footer { max-width: 76rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 1rem; border-bottom: 1px solid var(--line); }
header p { margin: 0; font-weight: 650; }
header p a { color: inherit; text-decoration: none; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; padding: 0; margin: 0.5rem 0 0.75rem; }
nav a { display: inline-block; padding: 0.25rem 0; }
nav a[aria-current] { color: inherit; font-weight: 650; text-decoration: none; border-bottom: 3px solid var(--link); }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 1.5rem 0 0.5rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 0.5rem; }
h3 { font-size: 1.05rem; margin: 1.25rem 0 0.25rem; }
p, ul, dl { margin: 0.5rem 0; }
.soft { color: var(--soft); }
code, pre { font: 0.88em/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
code { background: var(--shade); padding: 0.1em 0.3em; border-radius: 4px; }
pre { background: var(--shade); border: 1px solid var(--line); border-radius: 6px; padding: 0.75rem 1rem; overflow-x: auto; margin: 0.5rem 0; }
pre code { background: none; padding: 0; overflow-wrap: normal; }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: 0.3rem 1.25rem; }
dt { color: var(--soft); }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0; }
caption { text-align: left; color: var(--soft); padding-bottom: 0.35rem; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); }
thead th { font-weight: 600; color: var(--soft); }
tbody th { font-weight: 500; }
details { border: 1px solid var(--line); border-radius: 6px; padding: 0.4rem 0.9rem; margin: 0.5rem 0; }
summary { cursor: pointer; }
.level { display: inline-block; padding: 0 0.5em; border-radius: 1em; font-size: 0.9em; white-space: nowrap; }
.volledig { background: var(--full-bg); color: var(--full); }
.bekendheid { background: var(--known-bg); color: var(--known); }
.geen { background: var(--none-bg); color: var(--none); }
.wide { overflow-x: auto; }
.wide table { min-width: 44rem; }
.wide th:first-child { min-width: 15rem; }
.fields th { max-width: 20rem; }
.fields td:nth-child(3) { overflow-wrap: anywhere; min-width: 14rem; }
.plain { list-style: none; padding: 0; }
.plain > li { padding: 0.35rem 0; border-bottom: 1px solid var(--line); }
.columns { columns: 18rem 3; column-gap: 2rem; }
.columns section { break-inside: avoid; }
.columns h3 { margin-top: 0.25rem; }
.search { margin: 1rem 0; }
.search label { display: block; font-weight: 600; }
.search input { font: inherit; width: 100%; max-width: 34rem; padding: 0.5rem 0.75rem; margin-top: 0.25rem; color: inherit;
  background: var(--paper); border: 1px solid var(--soft); border-radius: 6px; }
mark { background: var(--mark); color: inherit; }
footer { margin-top: 3rem; padding-top: 1rem; padding-bottom: 2rem; border-top: 1px solid var(--line); color: var(--soft); }
@media (max-width: 44rem) {
  dl { grid-template-columns: 1fr; gap: 0 0; }
  dd { margin-bottom: 0.5rem; }
  .fields thead { position: absolute; left: -999rem; }
  .fields, .fields caption, .fields tbody, .fields tr, .fields th, .fields td { display: block; width: 100%; }
  .fields tr { padding: 0.6rem 0; border-bottom: 1px solid var(--line); }
  .fields th, .fields td { border: 0; padding: 0.1rem 0; }
  .fields td[data-label]::before { content: attr(data-label) ": "; color: var(--soft); }
  .fields td:empty { display: none; }
  .fields th { max-width: none; overflow-wrap: anywhere; }
}
@media print { .search, nav, .skip { display: none; } details > * { display: block; } }
`
