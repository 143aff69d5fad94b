import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from '@gezinsbeeld/test-kit'

const adapters = fileURLToPath(new URL('../../../adapters', import.meta.url))

/** What of a README somebody types. */
export interface Readme {
  readonly text: string
  /** The lines of its `sh` blocks. */
  readonly lines: readonly string[]
  /** Its `sql` blocks. */
  readonly sql: readonly string[]
}

const blocks = (text: string, language: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^ *\`\`\`${language}\\n(.*?)^ *\`\`\``, 'gms'))].map(
    ([, found]) => found ?? '',
  )

export const readmeOf = (adapter: string): Readme => {
  const text = readFileSync(join(adapters, adapter, 'README.md'), 'utf8')
  const lines = blocks(text, 'sh').flatMap((block) =>
    block
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  )
  return { text, lines, sql: blocks(text, 'sql') }
}

export interface Followed {
  /** Where it was done; nothing else stood there. */
  readonly folder: string
  /** What it says behind `gezinsbeeld`, in its order: `adapter check …`. */
  readonly commands: readonly (readonly string[])[]
  readonly env: Readonly<Record<string, string>>
}

/** What stands in the example for somebody else's → what is there now. */
export type Filling = Readonly<Record<string, string>>

const isCommand = (line: string): boolean => line.startsWith('gezinsbeeld ')

/** Without the remark behind it. */
const wordsOf = (line: string): readonly string[] =>
  (line.split(' #', 1)[0] ?? '').trim().split(/\s+/).slice(1)

/**
 * Does what a README says on a clean folder, up to its commands: copies the files that it links to, runs its other lines, and fills in
 * the configuration.
 *
 * @throws Error when the README or the example no longer has what is filled in.
 */
export const followed = (adapter: string, readme: Readme, filling: Filling, secrets: Filling): Followed => {
  const folder = temporaryFolder('readme')
  for (const [, file = ''] of readme.text.matchAll(/\]\(([a-z]+\.yaml)\)/g))
    copyFileSync(join(adapters, adapter, file), join(folder, file))
  const typed = readme.lines.filter((line) => !isCommand(line))
  const show = `${process.execPath} -e 'console.log(JSON.stringify(process.env))'`
  const out = execFileSync('bash', ['--norc', '-euc', [...typed, show].join('\n')], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', HOME: folder },
    encoding: 'utf8',
  })
  const made: Record<string, string> = JSON.parse(out.trimEnd().split('\n').at(-1) ?? '{}')
  const keys = Object.fromEntries(Object.entries(made).filter(([name]) => name.startsWith('GEZINSBEELD_')))

  const commands = readme.lines.filter(isCommand).map(wordsOf)
  const config = commands[0]?.[commands[0].indexOf('--config') + 1] ?? ''
  let yaml = readFileSync(join(folder, config), 'utf8')
  for (const [example, real] of Object.entries(filling)) {
    if (!yaml.includes(example)) throw new Error(`${adapter}/voorbeeld.yaml no longer has ${example}`)
    yaml = yaml.replaceAll(example, real)
  }
  const active = yaml
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
  for (const [, name = ''] of active.matchAll(/\$\{env:([A-Z_]+)\}/g)) {
    if (!readme.text.includes(name)) throw new Error(`${adapter}/README.md does not say what ${name} is`)
    if (keys[name] === undefined && secrets[name] === undefined)
      throw new Error(`nobody says what ${name} is`)
  }
  writeFileSync(join(folder, config), yaml)
  return { folder, commands, env: { ...keys, ...secrets } }
}

/** A folder in which a system leaves files. */
export const dropFolder = (files: Filling = {}): string => {
  const folder = temporaryFolder('drop')
  mkdirSync(folder, { recursive: true })
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}
