import { join } from 'node:path'
import { readAddresses, regionState } from '@gezinsbeeld/local/region'
import { applyToFhir } from '@gezinsbeeld/partners'
import { allOrganisations, createRegion, organisations } from '@gezinsbeeld/region'
import { chromium as chromiumPath, temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { chromium } from 'playwright-core'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { answers, claimOf, isAlive, processesIn, type RunningDemo, startDemo } from './running-demo'
import { sharedFamily } from './shared-family'

/** One demo for all of these tests, in their order: what one leaves is what the next begins with. */
const data = temporaryFolder('demo')
let demo: RunningDemo
const names = allOrganisations.map((organisatie) => organisations[organisatie].naam)

const folder = join(data, 'regio')

const region = () => createRegion(regionState(folder, { families: undefined, seed: undefined }, ''))

const everywhere = (): readonly string[] => {
  const { nats, databases, fhir, gemeenten, pages } = readAddresses(folder)
  const systems = Object.values(gemeenten).flatMap(({ zgw, brp }) => [zgw, brp])
  return [nats, fhir.url, ...systems, ...Object.values(databases), ...Object.values(pages)]
}

/** The rows of the table: organisation, system, records read, events published, parked, page. */
const table = (): readonly (readonly string[])[] =>
  demo
    .said()
    .split('\n')
    .filter((line) => / {2}http:\/\/127\.0\.0\.1:\d+$/.test(line))
    .map((line) => line.trim().split(/ {2,}/))

beforeAll(async () => {
  demo = startDemo(data, '--families', '20', '--seed', '1', '--still')
  await demo.says(/Ctrl-C ends everything/)
})
afterEach(({ task }) => {
  // The folder goes with the tests; what the demo said last tells which of its processes failed.
  if (task.result?.state === 'fail') process.stderr.write(`${demo.said()}\n`)
})
afterAll(async () => {
  demo.interrupt()
  await demo.ended
})

test('the demo prints what each adapter read and published, how many families there are, and the pages', () => {
  const rows = table()
  expect(rows.map(([organisation]) => organisation)).toEqual(names)
  // Among so few families there may be nobody whom the shelter is asked for.
  for (const [name, , read, published] of rows)
    expect([name, Number(read) > 0, Number(published) > 0 || /Opvang|Logeerhuis/.test(name ?? '')]).toEqual([
      name,
      true,
      true,
    ])
  expect(demo.said()).toMatch(/ \d+ families\.\n +Log in as/)
  expect(rows.map((row) => row.at(-1))).toEqual(Object.values(readAddresses(folder).pages))
  expect(region().truth.parked.length).toBe(rows.reduce((sum, row) => sum + Number(row[4]), 0))
})

test('a professional logs in, opens a family of which both systems tell, and sees it change without reloading', async (context) => {
  const browser = await chromium.launch({
    executablePath: chromiumPath(context),
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
  const { databases, fhir, pages } = readAddresses(folder)
  const sql = postgres(databases['gi-noord'], { max: 1 })
  try {
    const { child, involvement, team } = sharedFamily(region())
    const page = await browser.newPage({ locale: 'nl-NL' })
    page.setDefaultTimeout(60_000)
    await page.goto(pages['gi-noord'])
    await page.getByLabel('Gebruikersnaam').fill('jeugdbeschermer')
    await page.getByLabel('Wachtwoord').fill('gezinsbeeld')
    await page.getByLabel('uitvoering van de maatregel').check()
    await page.getByRole('button', { name: 'Inloggen' }).click()
    await page.getByRole('heading', { name: 'Gezinnen' }).waitFor()

    await page.getByLabel('Zoek op naam of geboortedatum').fill(child.geboortedatum ?? '')
    await page.getByRole('button', { name: 'Zoeken' }).click()
    await page.getByText('1 gezin voor').waitFor()
    const listening = page.waitForResponse((response) => response.url().includes('/live'))
    await page.locator('#lijst li').getByRole('link').click()
    await page.getByRole('heading', { name: 'Wie horen bij dit gezin' }).waitFor()
    await listening
    const involved = page.locator('#betrokken')
    const [gi, ggz] = [
      involved.getByRole('article', { name: 'GI Noord' }),
      involved.getByRole('article', { name: 'GGZ Oost' }),
    ]
    await gi.getByText(involvement.telefoon).first().waitFor()
    await ggz.waitFor()
    await page.evaluate("document.documentElement.dataset.niet = 'herladen'")

    const [theirs, ours] = ['085-000 11 11', '085-000 22 22']
    await sql`update dossier.medewerker set telefoon = ${ours}
      where id = (select medewerker_id from dossier.inzet where id = ${involvement.betrokkenheid_id})`
    await gi.getByText(ours).first().waitFor()
    const { contained: _, ...teamAlone } = team
    await applyToFhir(fhir, {
      op: 'resource',
      systeem: 'ggz-oost',
      resource: { ...teamAlone, telecom: [{ system: 'phone', value: theirs, use: 'work' }], participant: [] },
    })
    await ggz.getByText(theirs).first().waitFor()
    expect(await page.evaluate('document.documentElement.dataset.niet')).toBe('herladen')
  } finally {
    await sql.end()
    await browser.close()
  }
})

test('a second demo in the same folder says that one is running', async () => {
  const second = startDemo(data, '--once')
  expect(await second.ended).toBe(2)
  expect(second.said()).toContain(`a demo is running in ${data} already (process ${claimOf(data).demo})`)
})

test('Ctrl-C ends everything: no process is left and nobody listens any more', async () => {
  const listening = everywhere()
  const { guard } = claimOf(data)
  expect(await Promise.all(listening.map(answers))).toEqual(listening.map(() => true))
  demo.interrupt()
  expect(await demo.ended).toBe(130)
  expect(processesIn(data)).toEqual([])
  expect(await Promise.all(listening.map(answers))).toEqual(listening.map(() => false))
  await waitFor(() => !isAlive(guard), 'the end of the guard')
})

test('a second start goes on from the data: nothing is published again, and the day goes on', async () => {
  demo = startDemo(data)
  await demo.says(/A day in the region; Ctrl-C ends everything/)
  // What the day changed while the first was stopping is new; that is little beside what a system holds.
  const again = table().filter(([, , , published]) => Number(published) > 5)
  expect(table().map(([organisation]) => organisation)).toEqual([...names])
  expect(again).toEqual([])
  await demo.says(/\n {2}\d\d:\d\d:\d\d {2}\S/)
})

test('kill -9 of the demo leaves no process', async () => {
  const listening = everywhere()
  const { demo: pid, guard } = claimOf(data)
  process.kill(pid, 'SIGKILL')
  await demo.ended
  await waitFor(() => processesIn(data).length === 0, 'the end of every process')
  expect(await Promise.all(listening.map(answers))).toEqual(listening.map(() => false))
  await waitFor(() => !isAlive(guard), 'the end of the guard')
})
