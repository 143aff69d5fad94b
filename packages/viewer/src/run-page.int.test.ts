import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import type { GezinMomentopname } from '@gezinsbeeld/contracts'
import { ConfigurationError } from '@gezinsbeeld/shell'
import {
  chromium as chromiumPath,
  startRegion,
  type TestRegion,
  temporaryFolder,
  waitFor,
} from '@gezinsbeeld/test-kit'
import axe from 'axe-core'
import { pino } from 'pino'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type PageConfiguration, readPageConfiguration } from './configuration'
import { runPage } from './run-page'
import { hashPassword } from './security/password'
import { startTestHub, type TestHub } from './test-hub'
import { feit, gezin, lid, momentopname, voorbeeld } from './test-momentopname'

const doel = 'uitvoering van een maatregel'

let region: TestRegion
let hub: TestHub
let configuration: PageConfiguration
let url = ''
let logged = ''
let running: Promise<void>
const ending = new AbortController()

beforeAll(async () => {
  region = await startRegion()
  hub = await startTestHub(region, 'gi-noord')
  const folder = temporaryFolder('pagina')
  writeFileSync(join(folder, 'pagina.creds'), hub.credentials)
  const file = join(folder, 'pagina.yaml')
  writeFileSync(
    file,
    JSON.stringify({
      organisatie: 'gi-noord',
      naam: 'GI Noord',
      nats: { servers: [region.url], credentials: join(folder, 'pagina.creds') },
      poort: 0,
      doelen: [doel],
      gebruikers: Array.from({ length: 30 }, (_, i) => ({
        gebruikersnaam: `gebruiker${i}`,
        naam: `Gebruiker ${i} <script>`,
        // biome-ignore lint/suspicious/noTemplateCurlyInString: so that the secret comes from the environment.
        wachtwoord: '${env:WACHTWOORD}',
      })),
    }),
  )
  const wachtwoord = await hashPassword('blauwe fiets', { N: 2 ** 14, r: 8, p: 1 })
  const lines = new Writable({
    write: (line, _, done) => {
      logged += String(line)
      done()
    },
  })
  const log = pino(lines)
  configuration = readPageConfiguration(file, { WACHTWOORD: wachtwoord })
  url = await new Promise((onListening, reject) => {
    running = runPage(configuration, ending.signal, { log, onListening })
    running.catch(reject)
  })
  await waitFor(async () => (await fetch(`${url}/gereed`)).ok, 'the page')
})

afterAll(async () => {
  ending.abort()
  await running
  await hub.close()
  await region.stop()
})

beforeEach(() => {
  hub.pictures.clear()
  hub.pictures.set(gezin, voorbeeld())
  hub.looks.length = 0
})

const withoutMeasure = (): GezinMomentopname => {
  const all = voorbeeld()
  return { ...all, feiten: all.feiten.filter(({ domein }) => domein !== 'maatregel') }
}

/** The family's picture has changed, and the hub delivers that. */
const change = async (picture: GezinMomentopname): Promise<void> => {
  hub.pictures.set(picture.gezin, picture)
  const [feit] = picture.feiten
  await hub.deliver(picture.gezin, 'persoon.vastgelegd', { gezin: picture.gezin, feit })
}

describe('a page that cannot run', () => {
  const run = (over: object) =>
    runPage({ ...configuration, ...over }, ending.signal, { log: pino({ level: 'silent' }) })

  it('ends at once when the credentials are those of another organisation', () =>
    expect(run({ organisatie: 'gi-zuid' })).rejects.toThrow(
      'organisatie: found gi-zuid, expected that of the credentials, gi-noord',
    ))

  it('ends at once when its credentials cannot be read', () =>
    expect(run({ nats: { ...configuration.nats, credentials: '/nergens' } })).rejects.toThrow(
      'nats.credentials: found /nergens, expected a creds file that can be read',
    ))

  it('ends at once when its port is taken', () =>
    expect(run({ poort: Number(new URL(url).port) })).rejects.toThrow(ConfigurationError))
})

it('is ready while the hub answers, and lives whether or not it does; to ask that is no look', async () => {
  const ready = async () => {
    const response = await fetch(`${url}/gereed`)
    return [response.status, await response.text()]
  }
  expect(await ready()).toEqual([200, 'gereed\n'])
  await hub.stop()
  expect(await ready()).toEqual([503, 'de hub antwoordt niet\n'])
  expect((await fetch(`${url}/gezond`)).status).toBe(200)
  hub.start()
  await waitFor(async () => (await ready())[0] === 200, 'the hub')
  expect(hub.looks).toEqual([])
})

describe('a page in a browser', () => {
  let browser: Browser | undefined
  const pages: Page[] = []

  const open = async (): Promise<Page> => {
    if (browser === undefined) throw new Error('no browser')
    const page = await (await browser.newContext({ locale: 'nl-NL' })).newPage()
    pages.push(page)
    page.setDefaultTimeout(60_000)
    return page
  }
  let users = 0
  /** As a user of its own, since nobody may try too often; gives the user's name. */
  const login = async (page: Page, wachtwoord = 'blauwe fiets') => {
    const gebruikersnaam = `gebruiker${users}`
    users += 1
    await page.goto(`${url}/aanmelden`)
    await page.getByLabel('Gebruikersnaam').fill(gebruikersnaam)
    await page.getByLabel('Wachtwoord').fill(wachtwoord)
    await page.getByRole('button', { name: 'Inloggen' }).click()
    return gebruikersnaam
  }
  /** Logged in, at the family, and listening. */
  const atFamily = async (): Promise<Page> => {
    const page = await open()
    await login(page)
    const listening = page.waitForResponse((response) => response.url().includes('/live'))
    await page.getByRole('link', { name: 'Daan' }).click()
    await listening
    return page
  }

  beforeEach(async (context) => {
    const executablePath = chromiumPath(context)
    browser ??= await chromium.launch({
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    })
  })
  afterEach(async () => {
    await Promise.all(pages.splice(0).map((page) => page.context().close()))
  })
  afterAll(async () => {
    await browser?.close()
  })

  it('refuses a wrong password, and says so', async () => {
    const page = await open()
    await login(page, 'geraden')
    await page.getByRole('alert').filter({ hasText: 'klopt niet' }).waitFor()
    expect(await page.getByLabel('Wachtwoord').inputValue()).toBe('')
    await page.goto(url)
    expect(page.url()).toBe(`${url}/aanmelden`)
  })

  it('shows the families, finds one by name, and opens it', async () => {
    for (const naam of ['Aa', 'Bb', 'Cc']) {
      const number = naam.repeat(11)
      const feiten = [feit('gi-noord', 'persoon.vastgelegd', [naam], { naam: { roepnaam: naam } })]
      hub.pictures.set(number, momentopname({ gezin: number, leden: [lid(naam, 'kind')], feiten }))
    }
    const page = await open()
    const gebruiker = await login(page)
    await page.getByText('4 gezinnen').waitFor()
    await page.getByLabel('Zoek op naam').fill('bb')
    await page.getByRole('button', { name: 'Zoeken' }).click()
    await page.getByText('1 gezin voor “bb”, van 4').waitFor()
    expect(page.url()).not.toContain('bb')
    await page.getByRole('link', { name: 'Bb' }).click()
    await page.getByRole('heading', { name: 'Gezin van Bb' }).waitFor()
    // Two pages of the list, for the list and for what was found in it; and one family.
    const look = { gebruiker, doel }
    const list = [
      ['lijst', look],
      ['lijst', { ...look, vanaf: 'Bb'.repeat(11) }],
    ]
    expect(hub.looks).toEqual([...list, ...list, ['toon', { ...look, gezin: 'Bb'.repeat(11) }]])
  })

  it('shows a change without reloading, and leaves open what was unfolded', async () => {
    hub.pictures.set(gezin, withoutMeasure())
    const page = await atFamily()
    await page.getByText('Geen lopende maatregel bekend.').waitFor()
    await page.getByText('Eerder betrokken').click()
    await page.evaluate("document.documentElement.dataset.niet = 'herladen'")
    await change(voorbeeld())
    await page.getByRole('heading', { name: 'Ondertoezichtstelling (OTS)' }).waitFor()
    await page.getByRole('status').filter({ hasText: 'Bijgewerkt om' }).waitFor()
    expect(await page.evaluate('document.documentElement.dataset.niet')).toBe('herladen')
    expect(await page.getByText('P. de Wit').isVisible()).toBe(true)
  })

  it('shows in the list as well what changed', async () => {
    const page = await open()
    await login(page)
    await page.getByText('1 gezin').waitFor()
    const number = 'nieuw'.padEnd(22, '0')
    await change(
      momentopname({
        gezin: number,
        leden: [lid('noa', 'kind')],
        feiten: [feit('gi-noord', 'persoon.vastgelegd', ['noa'], { naam: { roepnaam: 'Noa' } })],
      }),
    )
    await page.getByRole('link', { name: 'Noa' }).waitFor()
  })

  it('hears on its return what it missed while nobody saw it', async () => {
    hub.pictures.set(gezin, withoutMeasure())
    const page = await atFamily()
    const [seen] = await Promise.all([page.getByText('Geen lopende maatregel bekend.').count()])
    expect(seen).toBe(1)
    await hide(page, true)
    await change(voorbeeld())
    await hide(page, false)
    await page.getByRole('heading', { name: 'Ondertoezichtstelling (OTS)' }).waitFor()
  })

  it('takes away what is no longer open to the organisation', async () => {
    const page = await atFamily()
    await page.getByRole('heading', { name: 'Gezin van Daan' }).waitFor()
    hub.pictures.delete(gezin)
    await hub.deliver(gezin, 'toegang.beeindigd', { gezin })
    await page.getByRole('heading', { name: 'Dit gezin is niet gevonden' }).waitFor()
    expect(await page.getByText('Daan').count()).toBe(0)
  })

  it('goes to the login in every tab when the user logs out, and not in those of another user', async () => {
    const [mirjam, joost] = [await atFamily(), await open()]
    await login(joost)
    const second = await mirjam.context().newPage()
    await second.goto(url)
    await second.getByRole('button', { name: 'Uitloggen' }).click()
    await mirjam.getByLabel('Wachtwoord').waitFor()
    await joost.reload()
    await joost.getByRole('heading', { name: 'Gezinnen' }).waitFor()
  })

  it('shows what people typed as text, and its policy lets nothing else run', async () => {
    const evil = `<img src=x onerror="document.title='kwaad'"><script>document.title='kwaad'</script>`
    hub.pictures.set(
      gezin,
      momentopname({
        leden: [lid('daan', 'kind')],
        feiten: [feit('gi-noord', 'persoon.vastgelegd', ['daan'], { naam: { roepnaam: `Daan ${evil}` } })],
      }),
    )
    const page = await atFamily()
    await page.getByRole('heading', { level: 1 }).filter({ hasText: evil }).waitFor()
    expect(await page.title()).not.toContain('kwaad')
    expect(await page.locator('main img, main script').count()).toBe(0)
  })

  it('says that the hub is away, and comes back by itself', async () => {
    const page = await open()
    await hub.stop()
    await login(page)
    await page.getByRole('heading', { name: 'even niet te bereiken' }).waitFor()
    hub.start()
    await page.getByRole('heading', { name: 'Gezinnen' }).waitFor()
    await page.getByRole('link', { name: 'Daan' }).waitFor()
  })

  it('says that NATS is away, keeps what it showed, and goes on when it is back', async () => {
    hub.pictures.set(gezin, withoutMeasure())
    const page = await atFamily()
    await region.away()
    await page.getByRole('status').filter({ hasText: 'er is geen verbinding' }).waitFor()
    expect((await fetch(`${url}/gereed`)).status).toBe(503)
    expect((await fetch(`${url}/gezond`)).status).toBe(200)
    expect(await page.getByRole('heading', { name: 'Gezin van Daan' }).isVisible()).toBe(true)
    await region.back()
    await page.getByRole('status').filter({ hasText: 'er is geen verbinding' }).waitFor({ state: 'hidden' })
    await change(voorbeeld())
    await page.getByRole('heading', { name: 'Ondertoezichtstelling (OTS)' }).waitFor()
  })

  it('has no fault against WCAG 2.1 AA that a machine can find, in light and in dark', async () => {
    const page = await open()
    const faults: unknown[] = []
    const check = async (): Promise<void> => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        faults.push(...(await faultsOf(page)))
      }
    }
    await page.goto(`${url}/aanmelden`)
    await check()
    await login(page, 'geraden')
    await page.getByRole('alert').waitFor()
    await check()
    await login(page)
    await page.getByRole('heading', { name: 'Gezinnen' }).waitFor()
    await check()
    await page.getByRole('link', { name: 'Daan' }).click()
    await page.getByRole('heading', { name: 'Tijdlijn' }).waitFor()
    for (const summary of await page.locator('summary').all()) await summary.click()
    await check()
    await page.goto(`${url}/bestaat-niet`)
    await check()
    expect(faults).toEqual([])
  })

  it('can be used with the keyboard alone, and fits a screen of 320 pixels', async () => {
    const page = await open()
    await page.setViewportSize({ width: 320, height: 640 })
    await login(page)
    await page.getByRole('link', { name: 'Daan' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Tijdlijn' }).waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Naar de inhoud')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('inhoud')
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
    expect(await page.evaluate(overflow)).toBe(0)
  })

  it('breaks no rule of its own policy', async () => {
    const page = await open()
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await login(page)
    const listening = page.waitForResponse((response) => response.url().includes('/live'))
    await page.getByRole('link', { name: 'Daan' }).click()
    await listening
    expect(complaints).toEqual([])
  })

  it('works without a script but for the updating', async () => {
    if (browser === undefined) throw new Error('no browser')
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    pages.push(page)
    await login(page)
    await page.getByRole('link', { name: 'Daan' }).click()
    await page.getByRole('heading', { name: 'Wie is betrokken' }).waitFor()
    await page.getByRole('button', { name: 'Uitloggen' }).click()
    await page.getByLabel('Wachtwoord').waitFor()
  })

  it('wrote no name, search, password or family into its log', () => {
    expect(logged).toContain('"route":"/gezin/:gezin"')
    for (const secret of ['Daan', 'Vries', 'bb', 'blauwe', 'gebruiker', gezin, 'scrypt'])
      expect(logged).not.toContain(secret)
  })
})

/** What axe finds against WCAG 2.1, levels A and AA: the rule, and where. */
const faultsOf = async (page: Page): Promise<readonly unknown[]> => {
  await page.evaluate(axe.source)
  const run = `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })
    .then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))`
  return z.array(z.unknown()).parse(await page.evaluate(run))
}

/** A tab that is put behind another; headless Chromium shows all of its tabs at once. */
const hide = (page: Page, hidden: boolean): Promise<unknown> =>
  page.evaluate(`
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${hidden} })
    document.dispatchEvent(new Event('visibilitychange'))`)
