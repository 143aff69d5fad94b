import { setTimeout as pause } from 'node:timers/promises'

/** Moments of `performance.now()`. */
export interface Seen {
  /** When the page was first told that something changed. */
  readonly toldAt: number
  /** When what it then fetched showed it. */
  readonly shownAt: number
}

export interface OpenPage {
  /** Resolves when the page, told to look again, shows this text. */
  shows(text: string): Promise<Seen>
  close(): void
}

export interface Visitor {
  /** The HTML of a page. */
  get(path: string): Promise<string>
  /** A family's page, listening as the browser's does. */
  open(gezin: string): Promise<OpenPage>
}

export interface Login {
  readonly gebruikersnaam: string
  readonly wachtwoord: string
  readonly doel: string
}

/** The names of the events of a server-sent stream, as they come. */
async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true })
    const lines = text.split('\n')
    text = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith('event: ')) yield line.slice('event: '.length)
  }
}

/** As the page's own script: what comes while it fetches becomes one more fetch, at least a second later. */
const secondsBetweenFetches = 1

/** Logs in at a picture page, as a browser does. @throws Error when it refuses. */
export const visit = async (address: string, login: Login): Promise<Visitor> => {
  const answer = await fetch(`${address}/aanmelden`, {
    method: 'POST',
    body: new URLSearchParams({ ...login, terug: '/' }),
    redirect: 'manual',
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (cookie === undefined) throw new Error(`${address} does not let us in (${answer.status})`)
  const headers = { cookie, 'x-ververs': 'ja' }
  const get = async (path: string): Promise<string> => (await fetch(address + path, { headers })).text()

  const open = async (gezin: string): Promise<OpenPage> => {
    const ending = new AbortController()
    const { signal } = ending
    const mark = /data-merk="([^"]*)"/.exec(await get(`/gezin/${gezin}`))?.[1] ?? ''
    const live = await fetch(`${address}/live?gezin=${gezin}&merk=${encodeURIComponent(mark)}`, {
      headers,
      signal,
    })
    const { body } = live
    if (!live.ok || body === null) throw new Error(`${address} does not tell what changes (${live.status})`)
    let rung: number | undefined
    let wake = (): void => undefined
    const listening = async (): Promise<void> => {
      for await (const name of eventsOf(body)) {
        if (name !== 'gewijzigd') continue
        rung ??= performance.now()
        wake()
      }
    }
    const ended = listening().then(
      () => new Error('the page stopped telling what changes'),
      (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
    )
    const ring = async (): Promise<number> => {
      for (;;) {
        if (rung !== undefined) {
          const at = rung
          rung = undefined
          return at
        }
        const end = await Promise.race([ended, new Promise<void>((resolve) => (wake = resolve))])
        if (end instanceof Error) throw end
      }
    }
    return {
      shows: async (text) => {
        // What it was told of an earlier change says nothing of this one.
        rung = undefined
        for (let toldAt: number | undefined; ; ) {
          const at = await ring()
          toldAt ??= at
          const html = await get(`/gezin/${gezin}`)
          const shownAt = performance.now()
          if (html.includes(text)) return { toldAt, shownAt }
          await pause(secondsBetweenFetches * 1_000)
        }
      },
      close: () => ending.abort(),
    }
  }
  return { get, open }
}
