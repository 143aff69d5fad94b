import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium as chromiumPath, temporaryFolder } from '@gezinsbeeld/test-kit'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { FindingError } from '../tell.js'
import { contractDocs } from './contract-docs.js'

const repository = join(import.meta.dirname, '../../../..')
const folder = temporaryFolder('contract-docs')
const quiet = (): void => {
  vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
}

beforeAll(async () => {
  quiet()
  await contractDocs(undefined, { out: folder, repository })
})
beforeEach(quiet)
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = 0
})

describe('in a browser, from a file and without a network', () => {
  let browser: Browser | undefined
  let page: Page
  const asked: string[] = []

  beforeEach(async (context) => {
    const executablePath = chromiumPath(context)
    const switches = [
      'no-sandbox',
      'disable-gpu',
      'disable-quic',
      'no-first-run',
      'disable-background-networking',
    ]
    browser ??= await chromium.launch({
      executablePath,
      args: [...switches, 'disable-component-update', 'disable-sync'].map((name) => `--${name}`),
    })
    page = await browser.newPage()
    await page.context().setOffline(true)
    asked.length = 0
    page.on('request', (request) => asked.push(request.url()))
  })
  afterEach(async () => {
    await page?.close()
  })
  afterAll(async () => {
    await browser?.close()
  })
  const open = (name: string): Promise<unknown> => page.goto(pathToFileURL(join(folder, name)).href)

  test('search finds a message by a field, with the keyboard alone', async () => {
    await open('index.html')
    await page.keyboard.press('/')
    await page.keyboard.type('uitvoerder ots')
    await page.getByRole('status').filter({ hasText: 'gevonden' }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'maatregel.' }).waitFor()
    expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([])
  })

  test('what is in no message is said to be found nowhere', async () => {
    await open('kanalen.html')
    await page.getByRole('searchbox').fill('zeppelin')
    await page.getByRole('status').filter({ hasText: 'Niets gevonden.' }).waitFor()
  })

  test('the first press of Tab leads past the menu', async () => {
    await open('berichten.html')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement?.id')).toBe('inhoud')
  })

  const pages = [
    'index.html',
    'berichten.html',
    'kanalen.html',
    'toepassingen.html',
    'doelbinding.html',
    'bericht-persoon-vastgelegd.html',
    'kanaal-invoer-maatregel-opgelegd.html',
  ]
  test.each(pages)(
    '%s has nothing that axe finds, light and dark, at a desk and on a phone',
    async (name) => {
      for (const [width, colorScheme] of [
        [1280, 'light'],
        [360, 'dark'],
      ] as const) {
        await page.setViewportSize({ width, height: 800 })
        await page.emulateMedia({ colorScheme })
        await open(name)
        await page.evaluate(axe.source)
        const run = `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })
        .then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ target }) => target).slice(0, 3)))`
        expect(await page.evaluate(run)).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      }
    },
  )
})

test('a document that refers to what is not there gets a site, a finding and exit code 1', async () => {
  const document = join(temporaryFolder('document'), 'api.yaml')
  writeFileSync(
    document,
    'asyncapi: 3.0.0\ninfo: { title: Winkel, version: "1" }\nchannels:\n  a: { address: a, messages: { x: { $ref: "#/er/niet" } } }\n',
  )
  await contractDocs(document, { out: temporaryFolder('site'), repository })
  expect(process.exitCode).toBe(1)
})

test('a document that is not there is one finding, not a stack', async () => {
  const made = contractDocs('er-niet.yaml', { out: temporaryFolder('site'), repository })
  await expect(made).rejects.toThrow(FindingError)
})

test("an application's document refers to the contract around it, and gets its own site", async () => {
  const out = temporaryFolder('site')
  await contractDocs(join(repository, 'contracts/toepassingen/adapter-ggz.asyncapi.yaml'), {
    out,
    repository,
  })
  expect(process.exitCode).not.toBe(1)
  expect(readFileSync(join(out, 'bericht-traject-gestart.html'), 'utf8')).toContain(
    'zendt: Adapter van een ggz-aanbieder; ontvangt: niemand',
  )
})
