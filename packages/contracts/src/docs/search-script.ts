/**
 * The search: over an index that stands beside it in `zoekindex.js`, because a page that is opened from a file may fetch nothing.
 * Without JavaScript the form stays hidden, and the lists of the site do the same work.
 */
export const searchScript = `(() => {
  const form = document.querySelector('.search')
  const input = document.querySelector('#zoek')
  const status = document.querySelector('#zoek-stand')
  const list = document.querySelector('#zoek-gevonden')
  if (!form || !input || !status || !list) return
  form.hidden = false
  const plain = (text) => text.normalize('NFD').replace(/[\\u0300-\\u036f]/g, '').toLowerCase()
  const entries = window.zoekindex.map(([titel, soort, pagina, woorden]) =>
    ({ titel, soort, pagina, naam: plain(titel), alles: plain(titel + ' ' + soort + ' ' + woorden) }))
  const show = () => {
    const terms = plain(input.value).split(/\\s+/).filter((term) => term !== '')
    const rank = (entry) => terms.filter((term) => entry.naam.includes(term)).length
    const found = terms.length === 0 ? [] : entries
      .filter((entry) => terms.every((term) => entry.alles.includes(term)))
      .sort((a, b) => rank(b) - rank(a))
    list.replaceChildren(...found.slice(0, 40).map(({ titel, soort, pagina }) => {
      const item = document.createElement('li')
      const link = document.createElement('a')
      link.href = pagina
      link.textContent = titel
      item.append(link, ' ', Object.assign(document.createElement('span'), { className: 'soft', textContent: soort }))
      return item
    }))
    status.textContent = terms.length === 0 ? ''
      : found.length === 0 ? 'Niets gevonden.'
      : found.length > 40 ? found.length + ' gevonden, de eerste 40 staan hier.'
      : found.length + ' gevonden.'
  }
  input.addEventListener('input', show)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    list.querySelector('a')?.focus()
  })
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') { input.value = ''; show() }
    if (event.key === 'ArrowDown') { event.preventDefault(); list.querySelector('a')?.focus() }
  })
  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof Element && event.target.closest('input, textarea, select')
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); input.focus() }
  })
  if (input.value !== '') show()
})()
`
