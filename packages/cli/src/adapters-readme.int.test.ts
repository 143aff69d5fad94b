import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { leaveOut, temporaryFolder } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cli, cliCommand, runCli, startCli } from './testing/cli-process'
import { type Stage, startStage } from './testing/stage'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const readme = readFileSync(join(root, 'adapters/README.md'), 'utf8')

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

/** Every `gezinsbeeld …` that the README has, in a line of code or between backticks. */
const commands = [
  ...readme.matchAll(
    /(?:^|`)(?:gezinsbeeld )(adapter [^`\n&]+)|`(adapter (?:reconcile|backfill|ledger|quarantine|preview)[^`]*)`/gm,
  ),
].map(([, one, other]) => (one ?? other ?? '').trim())

/** The words before what somebody fills in. */
const subcommandOf = (command: string): readonly string[] => {
  const words = command.split(' ').filter((word) => /^[a-z]+$/.test(word))
  return words.slice(0, ['quarantine', 'ledger'].includes(words[1] ?? '') ? 3 : 2)
}

test('every command that the README names is there, with every option that it gives it', async () => {
  expect(commands.length).toBeGreaterThan(12)
  const helps = new Map<string, string>()
  for (const command of commands) {
    const path = subcommandOf(command).join(' ')
    if (!helps.has(path)) {
      const { code, out } = await runCli([...path.split(' '), '--help'])
      expect([command, code]).toEqual([command, 0])
      helps.set(path, out)
    }
    for (const option of command.match(/--[a-z]+/g) ?? [])
      expect([command, option, helps.get(path)?.includes(`${option} `)]).toEqual([command, option, true])
  }
})

/** A clone with nothing in it but what an adapter needs, where the README's lines are typed. */
const clone = (): string => {
  const folder = join(root, '.data', `leesmij-${process.pid}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'adapters'), { recursive: true })
  for (const name of [
    'vitest.config.ts',
    'tsconfig.json',
    'tsup.config.ts',
    'package.json',
    'node_modules',
    'test',
    'packages',
  ])
    execFileSync('ln', ['-s', join(root, name), join(folder, name)])
  return folder
}

/** What stands for programs that would work on the whole clone: the same for this one adapter. */
const shell = (gezinsbeeld: string): string => `
set -emo pipefail
gezinsbeeld() { ${gezinsbeeld} "$@"; }
npm() {
  mkdir -p adapters/wijkteam/node_modules
  for each in @gezinsbeeld fp-ts io-ts; do ln -s ${root}/adapters/gi/node_modules/$each adapters/wijkteam/node_modules/$each; done
  [ "$1 $2" = 'test --' ] && shift 2 && node ${root}/node_modules/vitest/vitest.mjs run --project unit "$@" && NODE_PATH= node build.mjs
}
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT
`

const build = `
import { createRequire } from 'node:module'
const { build } = createRequire('${root}/packages/cli/package.json')('esbuild')
await build({ entryPoints: ['adapters/wijkteam/adapter.ts'], outfile: 'adapters/wijkteam/dist/adapter.js', bundle: true, platform: 'node',
  format: 'esm', target: 'node20', conditions: ['@gezinsbeeld/source'],
  banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url)" },
  alias: { lmdb: '${root}/packages/adapter-kit/node_modules/lmdb/node-index.js' }, external: ['${root}/packages/adapter-kit/node_modules/lmdb/*'] })
`

test('from nothing to a published event, as the README says it', async () => {
  const blocks = [...readme.matchAll(/```sh\n(.*?)```/gs)].map(([, block]) => block ?? '')
  expect(blocks).toHaveLength(5)
  const folder = clone()
  const organisatie = 'wijkteam-west'
  const creds = join(temporaryFolder('creds'), 'adapter.creds')
  writeFileSync(
    creds,
    await stage.region.credential({ role: 'adapter-gemeente', organisatie, name: 'adapter' }),
  )
  writeFileSync(join(folder, 'build.mjs'), build)
  // Another port than the README's, which somebody may be using here.
  const port = String(20_000 + (process.pid % 20_000))
  const lines = blocks
    .join('\n')
    .replaceAll('9464', port)
    .replace('-e "s|./adapter.creds', `-e 's|poort: 9464|poort: ${port}|' -e "s|./adapter.creds`)
  const gezinsbeeld = (await cliCommand([])).join(' ')
  const env = { ...process.env, ORGANISATIE: organisatie, NATS: stage.region.url, CREDS: creds }
  const child = spawn('timeout', ['90', 'bash', '-c', shell(gezinsbeeld) + lines], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (more: string) => {
      said += more
    })
  const code = await new Promise((resolve) => child.once('close', resolve))
  rmSync(folder, { recursive: true, force: true })
  expect(code, said.slice(-3_000)).toBe(0)
  expect(said).toMatch(/^credential +goed/m)
  expect(said).toMatch(/^betrokkenheid +1 +betrokkenheid\.gestart 1/m)
  expect(said).toMatch(/^gezinsbeeld_published_events_total\{feed="betrokkenheid"\} 1$/m)
})

test('systemd takes the units', (context) => {
  if (spawnSync('systemd-analyze', ['--version']).status !== 0) leaveOut(context, 'there is no systemd')
  const [units, folder] = [join(root, 'deploy/systemd'), temporaryFolder('systemd')]
  for (const unit of readdirSync(units)) {
    const file = join(folder, unit.replace('@', '@gi'))
    writeFileSync(file, readFileSync(join(units, unit), 'utf8').replace('/usr/bin/node', process.execPath))
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', file], {
      encoding: 'utf8',
    })
    const said = stderr.split('\n').filter((line) => line.includes('gezinsbeeld'))
    expect([unit, status, said]).toEqual([unit, 0, []])
  }
})
