import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readStream } from '@gezinsbeeld/bus'
import { leaveOut, temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Cli, cliCommand, runCli, startCli } from './testing/cli-process'
import { type Organisation, type Stage, startStage } from './testing/stage'

let stage: Stage
let pseudoniem: Cli
beforeAll(async () => {
  stage = await startStage()
  pseudoniem = await startCli(['pseudonym', 'run', '--config', await stage.configuration('pseudoniem')])
})
afterAll(async () => {
  pseudoniem.kill('SIGTERM')
  await pseudoniem.ended
  await stage.stop()
})

const running: Cli[] = []
afterEach(async () => {
  for (const each of running.splice(0)) {
    each.kill('SIGTERM')
    await each.ended
  }
})

/** The adapter of an organisation as a process, once it is ready, and where it tells how it is. */
const runAdapter = async ({
  args,
}: Organisation): Promise<{ readonly cli: Cli; readonly address: string }> => {
  const cli = await startCli(['adapter', 'run', ...args])
  running.push(cli)
  const [, port] = await cli.says(/"poort":(\d+)/)
  const address = `http://127.0.0.1:${port}`
  await waitFor(async () => (await fetch(`${address}/gereed`)).status === 200, 'readiness')
  return { cli, address }
}

const namesOf = async (organisatie: string): Promise<readonly string[]> => {
  const operator = await stage.region.connect({ role: 'operator', name: 'kijker' })
  const { state } = await operator.jsm.streams.info('invoer')
  const all: string[] = []
  const signal = AbortSignal.timeout(30_000)
  for await (const { subject, sequence } of readStream(operator, {
    ...{ stream: 'invoer', fromSequence: 1, signal },
  })) {
    const [, , who, domein, wat] = subject.split('.')
    if (who === organisatie && domein !== 'bron') all.push(`${domein}.${wat}`)
    if (sequence >= state.last_seq) break
  }
  await operator.close()
  return all
}

const anna = '1;999900006;Vandenberg;2015-04-05;V;2026-01-02;Jo Visser;'
const bram = '2;;Terwijde;2016;M;2026-01-03;Jo Visser;'
const unknown = '3;;Zonderling;2017;Z;2026-01-04;Jo Visser;'
const personal = /Vandenberg|Terwijde|Zonderling|Visser|999900006/

const json = (text: string): unknown => JSON.parse(text)

test('run reads, publishes and tells how it is; Ctrl-C ends it well, and a second start publishes nothing again', async () => {
  const mine = await stage.organisation()
  mine.leave('clienten.csv', anna, bram)
  const { cli, address } = await runAdapter(mine)
  expect((await namesOf(mine.naam)).toSorted()).toEqual([
    ...['betrokkenheid.gestart', 'betrokkenheid.gestart', 'persoon.vastgelegd', 'persoon.vastgelegd'],
  ])
  expect(await (await fetch(`${address}/gezond`)).text()).toBe('gezond\n')
  cli.kill('SIGINT')
  const { code, out, err } = await cli.ended
  expect([code, err]).toEqual([0, ''])
  expect(out.trimEnd().split('\n').at(-1)).toContain('"msg":"stopped"')
  expect(out).not.toMatch(personal)
  await runAdapter(mine)
  expect(await namesOf(mine.naam)).toHaveLength(4)
})

test('check is a table with an exit code, and JSON where that is asked for', async () => {
  const mine = await stage.organisation()
  const good = await runCli(['adapter', 'check', ...mine.args])
  expect(good.code).toBe(0)
  expect(good.out).toMatch(/^wat +oordeel +uitleg\n/)
  expect(good.out).toMatch(/^credential +goed +/m)
  mine.configure({ organisatie: 'gi-anders' })
  const wrong = await runCli(['adapter', 'check', ...mine.args, '--json'])
  expect(wrong.code).toBe(1)
  expect(json(wrong.out)).toContainEqual(expect.objectContaining({ wat: 'credential', oordeel: 'fout' }))
  expect(wrong.err).toMatch(/must be mended/)
})

test('preview shows what records would become, masked, what would be parked, and what nobody reads; nothing is published', async () => {
  const mine = await stage.organisation()
  mine.leave('clienten.csv', anna, bram, unknown)
  const shown = await runCli(['adapter', 'preview', ...mine.args])
  expect(shown).toMatchObject({ code: 0, err: '' })
  expect(shown.out).toMatch(/clienten +3 +persoon\.vastgelegd 2, betrokkenheid\.gestart 2 +onbekende-code 1/)
  expect(shown.out).toContain('"naam":{"geslachtsnaam":"Xxxxxxxxxx"}')
  expect(shown.out).not.toMatch(personal)
  const asJson = await runCli(['adapter', 'preview', ...mine.args, '--json', '--tonen', '1'])
  expect(json(asJson.out)).toEqual([
    expect.objectContaining({ feed: 'clienten', gelezen: 3, geweigerd: { 'onbekende-code': 1 } }),
  ])
  writeFileSync(
    join(mine.folder, 'map', 'clienten.csv'),
    'nr;bsn;naam;geboren;geslacht;sinds;wie;deel niet;hobby\n1;;Vandenberg;2015;V;2026-01-02;Jo;;voetbal\n',
  )
  const wider = await runCli(['adapter', 'preview', ...mine.args])
  expect(wider.out).toContain('clienten: niemand leest hobby\n')
  expect(wider.out).not.toContain('voetbal')
  expect(await namesOf(mine.naam)).toEqual([])
  const wrong = await runCli(['adapter', 'preview', ...mine.args, '--aantal', 'veel'])
  expect(wrong).toMatchObject({
    code: 2,
    err: 'gezinsbeeld: --aantal: found veel, expected a whole number\n',
  })
  expect((await runCli(['adapter', 'preview', ...mine.args, '--feed', 'x'])).err).toContain(
    'found x, expected one of',
  )
})

test('backfill and reconcile are done by the adapter that runs, and kept for one that does not', async () => {
  const mine = await stage.organisation()
  mine.leave('clienten.csv', anna)
  const kept = await runCli(['adapter', 'reconcile', ...mine.args, '--json', '--feed', 'clienten'])
  expect(kept.code).toBe(1)
  expect(json(kept.out)).toMatchObject({ soort: 'vergelijk', gelukt: false })
  await runAdapter(mine)
  const read = await runCli(['adapter', 'backfill', ...mine.args, '--feed', 'clienten'])
  expect(read).toMatchObject({ code: 0, out: 'clienten: feed clienten is helemaal gelezen\n', err: '' })
  const compared = await runCli(['adapter', 'reconcile', ...mine.args, '--feed', 'clienten', '--json'])
  expect(compared.code).toBe(0)
  expect(json(compared.out)).toMatchObject({ soort: 'vergelijk', feed: 'clienten', gelukt: true })
  expect((await runCli(['adapter', 'backfill', ...mine.args, '--feed', 'x'])).code).toBe(2)
})

/** Where an adapter finds what is asked of it. */
const ordersOf = ({ folder }: Organisation): string => join(folder, 'gegevens', 'opdrachten')

/** The name of an order that stands there, without its ending. */
const order = (mine: Organisation): Promise<string> =>
  waitFor(() => {
    const folder = ordersOf(mine)
    const name = existsSync(folder) && readdirSync(folder).find((each) => each.endsWith('.json'))
    return name && join(folder, name.slice(0, -'.json'.length))
  }, 'the order')

test('Ctrl-C ends only the waiting for an order, which is carried out all the same', async () => {
  const mine = await stage.organisation()
  mine.leave('clienten.csv', anna)
  const cli = await startCli(['adapter', 'backfill', ...mine.args])
  const name = await order(mine)
  cli.kill('SIGINT')
  expect(await cli.ended).toMatchObject({
    code: 130,
    err: expect.stringContaining('de opdracht blijft staan'),
  })
  await runAdapter(mine)
  await waitFor(() => existsSync(`${name}.antwoord`), 'its outcome')
})

test('quarantine lists without anything personal, shows one record, tries again and discards', async () => {
  const mine = await stage.organisation()
  mine.leave('clienten.csv', anna, unknown, unknown.replace(/^3/, '4'))
  const none = await runCli(['adapter', 'quarantine', 'list', ...mine.args])
  expect(none).toMatchObject({ code: 2, err: expect.stringContaining('found no ledger') })
  await runAdapter(mine)
  const list = await runCli(['adapter', 'quarantine', 'list', ...mine.args])
  expect(list.code).toBe(0)
  expect(list.out).toMatch(/^feed +record +reden +pad +sinds +uitleg\n/)
  expect(list.out).toMatch(/^clienten +3 +onbekende-code +geslacht +/m)
  expect(list.out).not.toMatch(personal)
  const asJson = await runCli(['adapter', 'quarantine', 'list', ...mine.args, '--json'])
  expect(json(asJson.out)).toHaveLength(2)
  const show = await runCli(['adapter', 'quarantine', 'show', 'clienten', '3', ...mine.args])
  expect(json(show.out)).toMatchObject({ naam: 'Zonderling' })
  const retry = await runCli(['adapter', 'quarantine', 'retry', 'clienten', ...mine.args])
  expect(retry).toMatchObject({ code: 0, out: 'clienten: 0 van 2 gelukt, 2 nog in quarantaine\n' })
  const discard = ['adapter', 'quarantine', 'discard', 'clienten', '3', ...mine.args]
  expect((await runCli(discard)).code).toBe(2)
  expect((await runCli([...discard, '--reason', 'dubbel ingevoerd'])).code).toBe(0)
  expect(await runCli([...discard, '--reason', 'nog eens'])).toMatchObject({
    ...{ code: 1, err: expect.stringContaining('has no such record in quarantine') },
  })
  const gone = await runCli(['adapter', 'quarantine', 'show', 'clienten', '3', ...mine.args])
  expect(gone.code).toBe(1)
})

test('ledger inspect counts what was read and said', async () => {
  const mine = await stage.organisation()
  mine.leave('clienten.csv', anna, unknown)
  await runAdapter(mine)
  const words = await runCli(['adapter', 'ledger', 'inspect', ...mine.args])
  expect(words.out).toMatch(/^clienten +1 +1 +/m)
  const { out, code } = await runCli(['adapter', 'ledger', 'inspect', ...mine.args, '--json'])
  expect(code).toBe(0)
  expect(json(out)).toMatchObject({
    organisatie: mine.naam,
    feeds: [{ feed: 'clienten', records: 1, inQuarantaine: 1 }],
  })
  expect(words.out + out).not.toMatch(personal)
})

test('upload reads a file without an adapter that runs, and says of a bad one why', async () => {
  const mine = await stage.organisation()
  const file = join(mine.folder, 'clienten.csv')
  writeFileSync(
    file,
    'nr;bsn;naam;geboren;geslacht;sinds;wie;deel niet\n1;;Vandenberg;2015;V;2026-01-02;Jo;\n',
  )
  const read = await runCli(['adapter', 'upload', file, ...mine.args])
  expect(read.code).toBe(0)
  expect(read.out).toContain('clienten.csv: read\n')
  expect(await namesOf(mine.naam)).toHaveLength(2)
  writeFileSync(file, 'nr;naam\n1;Vandenberg\n')
  const refused = await runCli(['adapter', 'upload', file, ...mine.args])
  expect(refused.code).toBe(1)
  expect(refused.out).toContain('clienten.csv: refused: kolom-ontbreekt')
  const nowhere = await runCli(['adapter', 'upload', '/nergens/x.csv', ...mine.args])
  expect(nowhere).toMatchObject({
    code: 2,
    err: 'gezinsbeeld: /nergens/x.csv: found nothing, expected a file\n',
  })
})

test('shadow tells what would be shared, to whom, and what was parked; not of an adapter that publishes', async () => {
  const mine = await stage.organisation({ schaduw: true })
  mine.leave('clienten.csv', anna, bram, unknown, '5;;Zwijgers;2018;M;2026-01-05;Jo Visser;J')
  const before = await runCli(['adapter', 'shadow', ...mine.args])
  expect(before).toMatchObject({ code: 2, err: expect.stringContaining('found no ledger') })
  await runAdapter(mine)
  const { code, out } = await runCli(['adapter', 'shadow', ...mine.args])
  expect(code).toBe(0)
  expect(out).toMatch(/^wat zou worden gedeeld +nu +op verzoek +zonder BSN +deel niet$/m)
  expect(out).toMatch(/^persoon\.vastgelegd +2 +0 +0 +1$/m)
  expect(out).toMatch(/^betrokkenheid\.gestart +volledig +volledig +volledig/m)
  expect(out).toMatch(/^clienten +1 +onbekende-code +geslacht +found code "Z"/m)
  const asJson = await runCli(['adapter', 'shadow', ...mine.args, '--json'])
  expect(json(asJson.out)).toMatchObject({ personen: { nu: 2, deelNiet: 1, metPseudoniem: 1 } })
  expect(out + asJson.out).not.toMatch(personal)
  expect(await namesOf(mine.naam)).toEqual([])
  mine.configure({ schaduw: false })
  expect((await runCli(['adapter', 'shadow', ...mine.args])).err).toContain(
    'schaduw: found false, expected true',
  )
})

describe('what is wrong with a configuration is said with its place, and without a stack', () => {
  const wrong = (text: string): string => {
    const file = join(temporaryFolder('configuratie'), 'adapter.yaml')
    writeFileSync(file, text)
    return file
  }
  test.each<[string, () => string, RegExp]>([
    ['a file that is not there', () => '/nergens/adapter.yaml', /adapter\.yaml cannot be read: found ENOENT/],
    ['no YAML', () => wrong('adapter: gi\nfeeds: [a, b\n'), /is not YAML: .* at line \d/],
    ['another adapter', () => wrong('adapter: onbekend\n'), /adapter: found onbekend, expected one of gi, /],
    [
      'a key that there is not',
      () => wrong('adapter: gi\nonbekend: 1\n'),
      /found onbekend, expected none of these/,
    ],
    [
      'a variable that is not set',
      () => wrong(`adapter: gi\nsleutels: { referentie: "\${env:ER_NIET}" }\n`),
      /sleutels\.referentie: found \$\{env:ER_NIET\}, expected ER_NIET to be set/,
    ],
  ])('%s', async (_, file, said) => {
    for (const command of ['run', 'check', 'preview', 'backfill']) {
      const { code, err, out } = await runCli(['adapter', command, '--config', file()])
      expect([command, code, out]).toEqual([command, 2, ''])
      expect(err).toMatch(said)
      expect(err).not.toMatch(/^ +at /m)
    }
  })

  test('a command that there is not, and one that lacks what it needs', async () => {
    expect(await runCli(['adapter', 'vlieg'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('vlieg'),
    })
    expect(await runCli(['adapter', 'run'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--config'),
    })
  })
})

test('new makes a folder, and none where something is; a kind that there is not is said', async () => {
  const folder = join(temporaryFolder('nieuw'), 'opvang-west')
  const made = await runCli(['adapter', 'new', 'opvang-west', '--source', 'sql', '--folder', folder])
  expect(made.code).toBe(0)
  expect(made.out).toContain(join(folder, 'betrokkenheid/translate.ts'))
  expect(made.err).toMatch(/^Next: /)
  const again = await runCli(['adapter', 'new', 'opvang-west', '--source', 'sql', '--folder', folder])
  expect(again).toMatchObject({ code: 2, err: expect.stringContaining('expected nothing yet') })
  const kind = await runCli(['adapter', 'new', 'opvang-oost', '--source', 'kaartenbak'])
  expect(kind.err).toContain('--source: found kaartenbak, expected one of sql, ')
})

test('on a terminal long work shows how long it has been going on, and a verdict has a colour', async (context) => {
  if (spawnSync('script', ['--version']).status !== 0)
    leaveOut(context, 'there is no `script` to make a terminal')
  const mine = await stage.organisation()
  const onTerminal = async (...args: readonly string[]) => {
    const command = [...(await cliCommand(args)), ...mine.args].map((each) => `'${each}'`).join(' ')
    const child = spawn('script', ['-qec', command, '/dev/null'], { stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (more: string) => {
      text += more
    })
    return { text: () => text, ended: new Promise<void>((resolve) => child.once('close', () => resolve())) }
  }
  const check = await onTerminal('adapter', 'check')
  await check.ended
  expect(check.text()).toContain('\u001b[32mgoed\u001b[0m')
  const backfill = await onTerminal('adapter', 'backfill')
  // An adapter takes it, and is long about it.
  const name = await order(mine)
  renameSync(`${name}.json`, `${name}.bezig`)
  await waitFor(() => /\rinhalen clienten, [1-9]\d* s/.test(backfill.text()), 'progress')
  writeFileSync(`${name}.antwoord`, JSON.stringify({ gelukt: true, uitleg: 'gelezen' }))
  await backfill.ended
  expect(backfill.text()).toContain('clienten: gelezen')
})
