import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { AdapterDefinition } from '@gezinsbeeld/adapter-kit'
import { masked, type PreviewOptions, sampled, tryOut } from '@gezinsbeeld/adapter-kit/tools'
import { build } from 'esbuild'
import { out } from '../show/out.js'
import { UserError } from '../tell.js'
import { type ChosenAdapter, definitionFrom } from './adapter-definition.js'
import { type EventDifference, eventDifferences, type Made } from './event-differences.js'

const git = (folder: string, ...args: readonly string[]): string => {
  try {
    return execFileSync('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch (cause) {
    throw new UserError(
      `git ${args[0]} failed: --compare takes a revision of the clone in which this runs, or a module`,
      {
        cause,
      },
    )
  }
}

const archiveOf = (root: string, commit: string, folder: string): Buffer => {
  try {
    return execFileSync('git', ['-C', root, 'archive', commit, folder], {
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 512 * 1024 ** 2,
    })
  } catch (cause) {
    throw new UserError(`--compare: found no ${folder} at ${commit.slice(0, 12)} of ${root}`, { cause })
  }
}

/** The adapter as it was at a revision, built from its own sources with the packages that are here now. */
export const definitionAt = async (revision: string, naam: string): Promise<AdapterDefinition> => {
  if (existsSync(revision)) return definitionFrom(revision)
  const root = git(process.cwd(), 'rev-parse', '--show-toplevel')
  const commit = git(root, 'rev-parse', '--verify', `${revision}^{commit}`)
  // Within the adapter's folder, so that its packages are found.
  const place = join(root, 'adapters', naam, 'dist', `vergelijk-${commit.slice(0, 12)}`)
  mkdirSync(place, { recursive: true })
  try {
    const archive = archiveOf(root, commit, `adapters/${naam}`)
    execFileSync('tar', ['-x', '-C', place], { input: archive })
    const mapping = join(place, 'adapters', naam, 'mapping.yaml')
    if (existsSync(mapping)) return await definitionFrom(mapping)
    // Beside what the kit is built to: there its own packages are found as well.
    const outfile = join(root, 'packages/adapter-kit/dist', `vergelijk-${commit.slice(0, 12)}.mjs`)
    await build({
      entryPoints: [join(place, 'adapters', naam, 'adapter.ts')],
      outfile,
      bundle: true,
      conditions: ['@gezinsbeeld/source'],
      external: ['lmdb'],
      banner: {
        js: "import { createRequire as requireFrom } from 'node:module'\nconst require = requireFrom(import.meta.url)",
      },
      platform: 'node',
      format: 'esm',
      target: 'node20',
      logLevel: 'silent',
    })
    try {
      return await definitionFrom(outfile)
    } finally {
      rmSync(outfile, { force: true })
    }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** One record that the two mappings translate differently, with personal data masked. */
interface Difference {
  readonly feed: string
  readonly record: unknown
  readonly gebeurtenissen: readonly EventDifference[]
}

const signs: Readonly<Record<EventDifference['soort'], string>> = {
  weg: '-',
  nieuw: '+',
  anders: '~',
  geweigerd: '✗',
  'niet meer geweigerd': '✓',
}

const inWords = ({ soort, naam, velden }: EventDifference): readonly string[] => [
  `  ${signs[soort]} ${naam}`,
  ...velden.map(
    ({ pad, was, wordt }) => `      ${pad}: ${JSON.stringify(was) ?? '-'} → ${JSON.stringify(wordt) ?? '-'}`,
  ),
]

const nothing: Made = { gebeurtenissen: [], geweigerd: undefined }

/** Runs the mapping of a revision and the present one over the same records, and shows what differs, event by event. */
export const compareMappings = async (
  { definition, configuration }: ChosenAdapter,
  options: PreviewOptions,
  revision: string,
  json: true | undefined,
): Promise<void> => {
  const before = await definitionAt(revision, definition.naam)
  const differences: Difference[] = []
  let compared = 0
  for await (const { feed, records } of sampled(definition, configuration, options)) {
    // A feed that is new made nothing before.
    const old = before.feeds.find(({ naam }) => naam === feed.naam)
    for (const record of records) {
      compared += 1
      const was = old === undefined ? nothing : tryOut(old, record, before, configuration)
      const gebeurtenissen = eventDifferences(was, tryOut(feed, record, definition, configuration))
      if (gebeurtenissen.length > 0)
        differences.push({ feed: feed.naam, record: masked(record.raw), gebeurtenissen })
    }
  }
  const vervallen = before.feeds
    .map(({ naam }) => naam)
    .filter((naam) => !definition.feeds.some((feed) => feed.naam === naam))
  out(json, { vergeleken: compared, vervallenFeeds: vervallen, verschillen: differences }, () =>
    [
      `${compared} records vergeleken met ${revision}: ${differences.length} anders\n`,
      ...vervallen.map((naam) => `feed ${naam} is er niet meer\n`),
      ...differences
        .slice(0, options.tonen)
        .map(({ feed, record, gebeurtenissen }) =>
          [`${feed}: record ${JSON.stringify(record)}`, ...gebeurtenissen.flatMap(inWords), ''].join('\n'),
        ),
    ].join('\n'),
  )
}
