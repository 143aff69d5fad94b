/**
 * Keeps the page up to date: server-sent events say that something changed, and the page is then fetched anew and the parts
 * that differ are put in place. Nothing but this needs a script.
 */

const main = document.querySelector('main')
const connection = document.getElementById('verbinding')
const notice = document.getElementById('bericht')
const time = new Intl.DateTimeFormat('nl-NL', { timeStyle: 'short', timeZone: 'Europe/Amsterdam' })

/** What stands there although nothing changes, such as how fresh a source is, is looked at again this often (ms). */
const unasked = 5 * 60_000
const retryAfter = 3_000

const partsOf = (root) => [...root.querySelectorAll('[data-deel]')]

/** The server's markup of each part as it was put in place: what a reader unfolded is not a change. */
let placed = new Map(partsOf(document).map((part) => [part.id, part.outerHTML]))
let shownAt = new Date()

const say = (text) => {
  notice.textContent = text
  setTimeout(() => {
    if (notice.textContent === text) notice.textContent = ''
  }, 6_000)
}

const away = () => {
  // An error page says itself what is the matter, and shows nothing that could be old.
  if ('opnieuw' in main.dataset) return
  connection.textContent = `Deze pagina wordt nu niet bijgewerkt: er is geen verbinding. Wat u ziet is van ${time.format(shownAt)}.`
  connection.hidden = false
}

const there = () => {
  shownAt = new Date()
  connection.hidden = true
}

/** Puts `fresh` where `old` is; what was unfolded and what had the focus stay so. */
const swap = (old, fresh) => {
  const open = [...old.querySelectorAll('details[open]')].map((one) => one.id)
  const focused = old.contains(document.activeElement) ? document.activeElement : undefined
  const path = focused?.id || focused?.getAttribute('href')
  old.replaceWith(fresh)
  for (const id of open) if (id) fresh.querySelector(`#${CSS.escape(id)}`)?.setAttribute('open', '')
  if (!path) return
  const again = [...fresh.querySelectorAll('[id], [href]')].find(
    (one) => one.id === path || one.getAttribute('href') === path,
  )
  again?.focus({ preventScroll: true })
}

const place = (fresh) => {
  const parts = partsOf(fresh)
  const same =
    parts.map(({ id }) => id).join() ===
    partsOf(main)
      .map(({ id }) => id)
      .join()
  const before = placed
  placed = new Map(parts.map((part) => [part.id, part.outerHTML]))
  // Other parts than there were: an error page that is over, or a section that came or went.
  if (!same) {
    const next = document.adoptNode(fresh)
    main.replaceChildren(...next.childNodes)
    return true
  }
  let told = false
  for (const part of parts) {
    if (before.get(part.id) === part.outerHTML) continue
    const next = document.adoptNode(part)
    swap(document.getElementById(part.id), next)
    if ('stil' in next.dataset) continue
    next.classList.add('gewijzigd')
    told = true
  }
  return told
}

let running = false
let wanted = false

/**
 * Fetches the page once more. Requests that come meanwhile become one, at least a second later, and later still where the
 * answer is long in coming: a busy list must not ask for itself all the time.
 */
const refresh = async () => {
  wanted = true
  if (running) return
  running = true
  while (wanted) {
    wanted = false
    const began = Date.now()
    await once()
    const rest = Math.max(1_000, 5 * (Date.now() - began))
    await new Promise((resolve) => setTimeout(resolve, rest))
  }
  running = false
}

let soon = false

/** For what changes all the time, such as up to when a source is read: not at once, and many together. */
const refreshSoon = () => {
  if (soon) return
  soon = true
  setTimeout(() => {
    soon = false
    refresh()
  }, 30_000)
}

const once = async () => {
  const reply = await fetch(location.href, { headers: { 'x-ververs': 'ja' } }).catch(() => undefined)
  // Logged out: what is on the screen is not for whoever sits there now.
  if (reply?.status === 401) return location.reload()
  if (reply?.ok !== true && reply?.status !== 404) {
    away()
    setTimeout(refresh, retryAfter)
    return
  }
  const page = new DOMParser().parseFromString(await reply.text(), 'text/html')
  const fresh = page.querySelector('main')
  if (fresh.dataset.merk) main.dataset.merk = fresh.dataset.merk
  document.title = page.title
  const errorPage = 'opnieuw' in main.dataset
  delete main.dataset.opnieuw
  if (place(fresh) && !errorPage) say(`Bijgewerkt om ${time.format(new Date())}`)
  there()
  // An error page that is over has something to listen to now; a family that is no longer ours has nothing any more.
  if (fresh.dataset.live) main.dataset.live = fresh.dataset.live
  else {
    delete main.dataset.live
    stop()
  }
  listen()
}

let source

const stop = () => {
  source?.close()
  source = undefined
}

const listen = () => {
  if (!main.dataset.live || source || document.hidden) return
  const url = new URL(main.dataset.live, location.href)
  url.searchParams.set('merk', main.dataset.merk)
  source = new EventSource(url)
  source.addEventListener('gewijzigd', refresh)
  source.addEventListener('bron', refreshSoon)
  source.addEventListener('weg', away)
  source.addEventListener('terug', refresh)
  source.addEventListener('vol', () => {
    stop()
    connection.textContent = `U hebt te veel van deze pagina's tegelijk open. Deze wordt niet vanzelf bijgewerkt: sluit er een paar en ververs. Wat u ziet is van ${time.format(shownAt)}.`
    connection.hidden = false
  })
  source.addEventListener('afgemeld', () => location.reload())
  source.addEventListener('open', () => {
    if (!connection.hidden) refresh()
  })
  source.addEventListener('error', () => {
    // Also heard when the reader goes on to another page; then this page, and its timer, are gone.
    setTimeout(lost, 1_000)
  })
}

const lost = () => {
  if (!source || source.readyState === EventSource.OPEN) return
  away()
  // The browser tries again by itself, except after a refusal; then the page itself tells why.
  if (source.readyState !== EventSource.CLOSED) return
  stop()
  setTimeout(listen, retryAfter)
  refresh()
}

// A browser has few connections to one server: a tab that nobody sees holds none, and hears what it missed on its return.
document.addEventListener('visibilitychange', () => (document.hidden ? stop() : listen()))
// The back button shows a page from memory, perhaps after logging out.
addEventListener('pageshow', (event) => event.persisted && location.reload())

listen()
setInterval(() => main.dataset.live && !document.hidden && refresh(), unasked)
if ('opnieuw' in main.dataset) setTimeout(refresh, retryAfter)
