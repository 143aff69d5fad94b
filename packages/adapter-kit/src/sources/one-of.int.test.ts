import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../testing/harness'
import { files, oneOf, webhook, xml } from './declaration'
import { openSource } from './open-source'
import type { Source } from './source'

const identification = { vorm: xml({ element: '*' }), sleutel: ['*/nr'], eenmalig: '*/inhoud' }
const declaration = oneOf(files({ ...identification, bestanden: ['*.xml'] }), webhook(identification))
const message = (nr: string, inhoud: string, om: string): string =>
  `<b><nr>${nr}</nr><om>${om}</om><inhoud>${inhoud}</inhoud></b>`

const place = () => ({ feed: 'post', name: 'post', folder: temporaryFolder(), key: new Uint8Array(32) })

const records = async (source: Source): Promise<readonly unknown[]> => {
  const all: unknown[] = []
  for await (const page of source.pass(undefined)) all.push(...page.records.map(({ raw }) => raw))
  return all
}

const raw = (nr: string, inhoud: string, om: string) => ({ b: { nr, om, inhoud } })

test('the same messages come as files or posted, whichever is configured; one that comes twice is as it first was', async () => {
  const map = join(temporaryFolder(), 'uit')
  mkdirSync(map)
  const messages = [message('1', 'a', '1'), message('1', 'a', '2'), message('1', 'b', '3')]
  for (const [index, each] of messages.entries()) writeFileSync(join(map, `${index}.xml`), each)
  const limits = { rust: 0, pagina: 10, langsteRegel: 1_000, hoogstensWeg: 1 }
  const left = await openSource(declaration, { files: { map, ...limits } }, place())
  await records(left)
  const fromFiles = await records(left)
  await left.close()
  // Read from the start, as after the loss of a ledger.
  const again = await openSource(declaration, { files: { map, ...limits } }, place())
  expect(await records(again)).toEqual([raw('1', 'a', '1'), raw('1', 'b', '3')])
  await again.close()

  const endpoint = { poort: 0, adres: '127.0.0.1', autorisatie: ['Bearer een-lang-geheim'], grootste: 10_000 }
  const posted = await openSource(
    declaration,
    { webhook: { ...endpoint, hoogstensWachtend: 10, pagina: 10 } },
    place(),
  )
  const port = 'port' in posted ? String(posted.port) : ''
  for (const body of messages) {
    const headers = { authorization: 'Bearer een-lang-geheim' }
    const reply = await fetch(`http://127.0.0.1:${port}/post`, { method: 'POST', headers, body })
    expect(reply.status).toBe(202)
  }
  expect(await records(posted)).toEqual([raw('1', 'a', '1'), raw('1', 'b', '3')])
  await posted.close()
  expect(fromFiles.length).toBeGreaterThan(0)
})

test.each([
  ['neither', {}, 'found none, expected bron.files or bron.webhook'],
  [
    'both',
    {
      files: { map: '/x', rust: 0, pagina: 1, langsteRegel: 1, hoogstensWeg: 1 },
      webhook: { poort: 0, adres: '', autorisatie: [], grootste: 1, hoogstensWachtend: 1, pagina: 1 },
    },
    'found both, expected bron.files or bron.webhook',
  ],
])('with %s configured the feed stops and says what is needed', async (_, configuration, said) => {
  await expect(openSource(declaration, configuration, place())).rejects.toThrow(`feed post: ${said}`)
})
