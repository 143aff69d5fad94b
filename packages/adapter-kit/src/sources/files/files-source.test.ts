import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { RetryError } from '../../failures'
import { temporaryFolder } from '../../testing/harness'
import { storedZip } from '../../testing/stored-zip'
import { csv, type FilesDeclaration, files, xml } from '../declaration'
import type { KnownKeys, Page, Source } from '../source'
import { rejectionIn } from '../unreadable'
import { filesSource } from './files-source'

const limits = {
  line: 1_000,
  xml: { unit: 10_000, text: 70_000, depth: 20 },
  zip: { parts: 10, bytes: 1_000_000 },
}

const clients = files({
  vorm: csv({ kolommen: ['nr', 'naam'] }),
  bestanden: ['*.csv', '*.zip'],
  sleutel: ['nr'],
})

/** A drop folder with a clock of its own, and a ledger that takes what it is given. */
const workplace = (declaration: FilesDeclaration, { pageSize = 2, mostGone = 0.5 } = {}) => {
  const folder = temporaryFolder()
  const scratch = temporaryFolder()
  let nowMs = Date.parse('2026-04-01T12:00:00Z')
  const open = (): Source =>
    filesSource(declaration, {
      ...{ feed: 'client', folder, scratch, pageSize, mostGone, limits },
      restMs: 5_000,
      now: () => nowMs,
    })
  let source = open()
  let cursor: unknown
  const known = new Map<string, string>()
  const parked = new Map<string, string>()

  const take = (page: Page, said: string[]): void => {
    cursor = JSON.parse(JSON.stringify(page.cursor))
    for (const { key, raw } of page.records) {
      const rejection = rejectionIn(raw)
      const text = JSON.stringify(raw)
      if (rejection !== undefined) {
        if (parked.get(key) !== text) said.push(`${key.replace(/:.{22}$/, ':…')}! ${rejection.reden}`)
        parked.set(key, text)
        continue
      }
      parked.delete(key)
      if (known.get(key) !== text) said.push(`${key}=${Object.values(raw as Record<string, unknown>)[1]}`)
      known.set(key, text)
    }
    for (const { key } of page.deleted) {
      parked.delete(key)
      if (known.delete(key)) said.push(`-${key}`)
    }
    if (page.standPer !== undefined) source.arrived?.(page.standPer)
  }
  const keys: KnownKeys = {
    has: (key) => known.has(key) || parked.has(key),
    inOrder: () => [...known.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
    parked: () => [...parked.keys()],
  }
  const here = {
    folder,
    known,
    parked,
    /** A file as its sender leaves it, whole, a minute ago. */
    leave: (name: string, content: string | Uint8Array): void => {
      writeFileSync(join(folder, name), content)
      nowMs += 1_000
      utimesSync(join(folder, name), nowMs / 1000, nowMs / 1000)
    },
    list: (place: string): string[] => {
      const path = join(folder, place, 'client')
      return existsSync(path) ? readdirSync(path).sort() : []
    },
    later: (ms: number) => {
      nowMs += ms
    },
    /** One turn of the feed's loop; `meanwhile` happens behind its first page. */
    turn: async (meanwhile?: () => void): Promise<string[]> => {
      const said: string[] = []
      let first = true
      for await (const page of source.pass(cursor)) {
        take(page, said)
        if (first) meanwhile?.()
        first = false
      }
      if (source.dueToReconcile?.() === true)
        for await (const page of source.reconcile(cursor, keys)) take(page, said)
      return said
    },
    /** Looks, waits until what is there has rested, and reads it; the last turn puts away. */
    read: async (): Promise<string[]> => {
      const said = await here.turn()
      nowMs += 60_000
      said.push(...(await here.turn()), ...(await here.turn()), ...(await here.turn()))
      return said
    },
    /** Takes so many pages, and ends as a process does that is killed. */
    killedAfter: async (pages: number): Promise<string[]> => {
      const said: string[] = []
      let left = pages
      for await (const page of source.pass(cursor)) {
        take(page, said)
        left -= 1
        if (left === 0) break
      }
      source = open()
      return said
    },
    restart: (): void => {
      source = open()
    },
    /** Another mapping, or another key of the pseudonyms: everything is read anew. */
    fromTheStart: (): void => {
      cursor = undefined
    },
    loseLedger: (): void => {
      known.clear()
      parked.clear()
      cursor = undefined
      source = open()
    },
    stand: async (): Promise<string | undefined> => {
      let stand: string | undefined
      for await (const page of source.pass(cursor)) stand = page.standPer ?? stand
      return stand
    },
  }
  return here
}

const dump = (...rows: readonly string[]): string => `nr;naam\n${rows.map((row) => `${row}\n`).join('')}`

test('a file is read once it has rested, and then stands in the archive', async () => {
  const work = workplace(clients)
  work.leave('a.csv', dump('1;Ans', '2;Bob', '3;Cor'))
  expect(await work.turn()).toEqual([])
  work.later(60_000)
  expect(await work.turn()).toEqual(['1=Ans', '2=Bob', '3=Cor'])
  expect(work.list('verwerking')).toEqual(['000000000001-a.csv'])
  expect(await work.turn()).toEqual([])
  expect(work.list('archief')).toEqual(['000000000001-a.csv'])
})

test('a file that is still being written is left alone, however it is called', async () => {
  const work = workplace(clients)
  work.leave('a.csv', dump('1;Ans'))
  await work.turn()
  work.later(60_000)
  appendFileSync(join(work.folder, 'a.csv'), '2;Bob\n')
  for (const name of ['b.csv.part', '.c.csv', '~d.csv', 'e.csv.tmp', 'readme.txt'])
    work.leave(name, dump('9;X'))
  mkdirSync(join(work.folder, 'map.csv'))
  writeFileSync(join(temporaryFolder(), 'elders.csv'), dump('8;Y'))
  symlinkSync(join(work.folder, 'readme.txt'), join(work.folder, 'link.csv'))
  expect(await work.turn()).toEqual([])
  utimesSync(join(work.folder, 'a.csv'), 1, 1)
  expect(await work.read()).toEqual(['1=Ans', '2=Bob'])
  expect(work.known.size).toBe(2)
})

test('a file that somebody writes to while it is read is read again, and nothing is lost', async () => {
  const work = workplace(clients, { pageSize: 1 })
  work.leave('a.csv', dump('1;Ans', '2;Bob', '3;Cor'))
  await work.turn()
  work.later(60_000)
  const append = (): void =>
    appendFileSync(join(work.folder, 'verwerking/client/000000000001-a.csv'), '4;Dia\n')
  await expect(work.turn(append)).rejects.toBeInstanceOf(RetryError)
  expect(work.list('verwerking')).toHaveLength(1)
  await work.turn()
  expect([...work.known.keys()]).toEqual(['1', '2', '3', '4'])
})

test('a record that stands in a file more than once is given in that order, also when it changes back', async () => {
  const work = workplace({ ...clients, verwijderd: { veld: 'naam', waarden: ['weg'] } }, { pageSize: 10 })
  work.leave('a.csv', dump('1;Ans'))
  await work.read()
  work.leave('b.csv', dump('1;Aad', '1;Ans', '2;weg', '2;Bob', '3;Cor', '3;weg'))
  expect(await work.read()).toEqual(['1=Aad', '1=Ans', '2=Bob', '3=Cor', '-3'])
})

test('files are read in the order in which they came; the last version of a record stays', async () => {
  const work = workplace(clients)
  work.leave('z.csv', dump('1;Ans', '2;Bob'))
  work.leave('a.csv', dump('2;Bea'))
  expect(await work.read()).toEqual(['1=Ans', '2=Bob', '2=Bea'])
  work.leave('b.csv', dump('1;Aad'))
  expect(await work.read()).toEqual(['1=Aad'])
})

test('killed at any page, nothing is lost and no earlier version goes out after a later one', async () => {
  for (let pages = 1; pages <= 6; pages++) {
    const work = workplace(clients, { pageSize: 1 })
    work.leave('a.csv', dump('1;Ans', '2;Bob', '3;Cor'))
    work.leave('b.csv', dump('2;Bea', '4;Dia'))
    await work.turn()
    work.later(60_000)
    const said = [...(await work.killedAfter(pages)), ...(await work.turn()), ...(await work.turn())]
    expect(said.toSorted()).toEqual(expect.arrayContaining(['1=Ans', '2=Bea', '3=Cor', '4=Dia']))
    expect(said.lastIndexOf('2=Bob')).toBeLessThan(said.indexOf('2=Bea'))
    expect(new Set(said).size).toBe(said.length)
    await work.turn()
    expect(work.list('archief')).toHaveLength(2)
    expect(work.list('verwerking')).toEqual([])
  }
})

test('after a lost ledger, or for another mapping, all that was kept is read again, each record as it last was', async () => {
  const work = workplace(clients)
  work.leave('a.csv', dump('1;Ans', '2;Bob'))
  await work.read()
  work.leave('b.csv', dump('2;Bea', '3'))
  await work.read()
  expect([work.list('archief'), work.list('afgekeurd')]).toEqual([
    ['000000000001-a.csv', '000000000002-b.csv'],
    [],
  ])
  work.loseLedger()
  expect(await work.turn()).toEqual(['1=Ans', '2=Bea', 'zonder-sleutel:…! verkeerd-aantal-velden'])
  work.leave('c.csv', dump('4;Dia'))
  await work.read()
  expect(work.list('archief').at(-1)).toBe('000000000003-c.csv')
})

test('a record that cannot be read is parked, the others go on, and a better version resolves it', async () => {
  const work = workplace(clients)
  work.leave('a.csv', dump('1;Ans', '2;B"ob', ';Cor', '4;D""ia'))
  expect(await work.read()).toEqual([
    '1=Ans',
    'zonder-sleutel:…! verkeerde-aanhaling',
    'zonder-sleutel:…! zonder-sleutel',
    'zonder-sleutel:…! verkeerde-aanhaling',
  ])
  expect(work.list('archief')).toHaveLength(1)
})

test('a file that breaks off is put aside with the reason, told, and resolved by a whole one', async () => {
  const work = workplace(clients)
  work.leave('a.csv', 'nummer;naam\n1;Ans\n')
  expect(await work.read()).toEqual(['bestand:a.csv! kolom-ontbreekt'])
  expect(work.list('afgekeurd')).toEqual(['000000000001-a.csv', '000000000001-a.csv.reden.txt'])
  const why = readFileSync(join(work.folder, 'afgekeurd/client/000000000001-a.csv.reden.txt'), 'utf8')
  expect(why).toContain('kolom-ontbreekt (nr)')
  work.leave('a.csv', dump('1;Ans'))
  expect(await work.read()).toEqual(['1=Ans'])
  expect(work.parked.size).toBe(0)
})

const full = { ...clients, volledig: true }

test('what a full file no longer holds is gone, and only then is the file done', async () => {
  const work = workplace(full)
  work.leave('a.csv', dump('1;Ans', '2;Bob', '3;Cor', 'é;Dia', '\u{1f600};Eef', '\ufffd;Fop'))
  expect(await work.read()).toHaveLength(6)
  work.leave('b.csv', dump('3;Cor', '1;Aad', 'é;Dia', '\u{1f600};Eef', '\ufffd;Fop'))
  expect(await work.read()).toEqual(['1=Aad', '-2'])
  expect(work.list('archief')).toHaveLength(2)
})

test('the stand of a full file is the moment at which it was made', async () => {
  const work = workplace(full)
  expect(await work.stand()).toBeUndefined()
  work.leave('a.csv', dump('1;Ans'))
  const made = new Date(Date.parse('2026-04-01T12:00:01Z')).toISOString()
  await work.read()
  expect(await work.stand()).toBe(made)
  work.restart()
  expect(await work.stand()).toBe(made)
})

test('two full files that came together are compared one after the other', async () => {
  const work = workplace(full)
  work.leave('a.csv', dump('1;Ans', '2;Bob'))
  work.leave('b.csv', dump('2;Bob', '3;Cor'))
  expect(await work.read()).toEqual(['1=Ans', '2=Bob', '3=Cor', '-1'])
})

test('a full file with a record that cannot be told apart, or that breaks off, withdraws nothing', async () => {
  const work = workplace(full)
  work.leave('a.csv', dump('1;Ans', '2;Bob', '3;Cor'))
  await work.read()
  work.leave('b.csv', dump('1;Ans', '2'))
  expect(await work.read()).toEqual(['zonder-sleutel:…! verkeerd-aantal-velden', 'bestand:b.csv! onvolledig'])
  work.leave('c.csv', dump('1;Ans', '2;"Bob'))
  expect(await work.read()).toEqual(['zonder-sleutel:…! aanhaling-open', 'bestand:c.csv! aanhaling-open'])
  expect([...work.known.keys()]).toEqual(['1', '2', '3'])
  work.leave('d.csv', dump('1;Ans', '3;Cor'))
  expect(await work.read()).toEqual(['-2'])
  expect([...work.parked.keys()]).toEqual([])
})

test('a full file that would withdraw most of what is known is refused', async () => {
  const work = workplace(full)
  work.leave('a.csv', dump(...Array.from({ length: 40 }, (_, i) => `${i};Naam`)))
  await work.read()
  work.leave('b.csv', dump('1;Naam'))
  expect(await work.read()).toEqual(['bestand:b.csv! te-veel-verdwenen'])
  expect(work.known.size).toBe(40)
  expect(work.list('afgekeurd')).toHaveLength(2)
})

test.each([
  ['by the process that has just read it', false],
  ['by another process', true],
])(
  'read from the start %s, a full file that is not put away yet goes before the one in the archive: nothing in it is withdrawn or taken back',
  async (_, isOther) => {
    const work = workplace(full)
    work.leave('a.csv', dump('1;Ans', '2;Bob', '4;Dia'))
    await work.read()
    work.leave('b.csv', dump('1;Aad', '2;Bob', '3;Cor'))
    await work.turn()
    work.later(60_000)
    expect(await work.turn()).toEqual(['1=Aad', '3=Cor', '-4'])
    work.fromTheStart()
    if (isOther) work.restart()
    expect(await work.read()).toEqual([])
    expect(work.list('archief')).toHaveLength(2)
    // Where the newest is broken, the one before counts.
    work.leave('c.csv', dump('1;Aad', '2;"Bob'))
    await work.turn()
    work.later(60_000)
    await work.killedAfter(1)
    work.loseLedger()
    expect(await work.read()).toEqual(expect.arrayContaining(['1=Aad', '2=Bob', '3=Cor']))
  },
)

test('killed between reading a full file and comparing it, the comparison is still made', async () => {
  const work = workplace(full)
  work.leave('a.csv', dump('1;Ans', '2;Bob'))
  await work.read()
  work.leave('b.csv', dump('2;Bob'))
  await work.turn()
  work.later(60_000)
  await work.killedAfter(99)
  expect(await work.turn()).toEqual(['-1'])
})

test('the files in a ZIP file are read, and one that breaks off does not spoil the next', async () => {
  const work = workplace(clients)
  const broken = 'nr;name\n9;X\n'
  work.leave(
    'a.zip',
    storedZip({ 'x/a.csv': dump('1;Ans'), 'b.csv': broken, 'c.csv': dump('2;Bob'), 'lees.txt': 'hoi' }),
  )
  expect(await work.read()).toEqual(['1=Ans', '2=Bob', 'bestand:a.zip! kolom-ontbreekt'])
})

test.each([
  ['leads out of its folder', storedZip({ '../../etc/passwd.csv': dump('1;Ans') })],
  ['has an absolute name', storedZip({ '/tmp/a.csv': dump('1;Ans') })],
  ['holds a ZIP file', storedZip({ 'a.zip': storedZip({ 'a.csv': dump('1;Ans') }) })],
  ['unpacks to more than is allowed', storedZip({ 'a.csv': dump('1;Ans') }, 2_000_000)],
  ['holds nothing to read', storedZip({ 'a.txt': 'hoi' })],
  ['is none', Buffer.from('nr;naam\n')],
  ['is cut off', storedZip({ 'a.csv': dump('1;Ans') }).subarray(0, 60)],
])('a ZIP file that %s is refused whole, and nothing is written anywhere', async (_, content) => {
  const work = workplace(clients)
  work.leave('a.zip', content)
  expect(await work.read()).toEqual(['bestand:a.zip! zip-geweigerd'])
  expect(readdirSync(work.folder).sort()).toEqual(['afgekeurd', 'archief', 'verwerking'])
})

const messages = files({
  vorm: xml({ element: '*' }),
  bestanden: ['*.xml'],
  sleutel: ['*/stuurgegevens/zender', '*/stuurgegevens/nummer'],
  moment: '*/stuurgegevens/tijdstip',
  verwijderd: { veld: '*/actie', waarden: ['verwijderen'] },
})

test('a message names its own key and moment, and can say that something is gone', async () => {
  const message = (number: number, action: string): string =>
    `<melding><stuurgegevens><zender>vt|1</zender><nummer>${number}</nummer><tijdstip>20260401123000</tijdstip></stuurgegevens><actie>${action}</actie></melding>`
  const work = workplace(messages)
  work.leave('a.xml', message(1, 'nieuw'))
  expect(await work.read()).toEqual(['vt||1|1=undefined'])
  work.leave('b.xml', message(1, 'verwijderen'))
  expect(await work.read()).toEqual(['-vt||1|1'])
})

test('a folder that is not there yet is waited for', async () => {
  const source = filesSource(clients, {
    ...{
      feed: 'client',
      folder: join(temporaryFolder(), 'nog-niet'),
      scratch: temporaryFolder(),
      pageSize: 2,
    },
    ...{ mostGone: 0.5, limits, restMs: 0, now: Date.now },
  })
  await expect(source.pass(undefined)[Symbol.asyncIterator]().next()).rejects.toBeInstanceOf(RetryError)
})
