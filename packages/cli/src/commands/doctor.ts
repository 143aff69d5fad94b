import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Bus, createRegion, identityOf, isMissing, streamNames } from '@gezinsbeeld/bus'
import { print } from '../table.js'
import { FindingError } from '../tell.js'
import { asOperator, type RegionOptions } from '../with-bus.js'

interface Finding {
  readonly wat: string
  readonly oordeel: 'goed' | 'let op' | 'fout'
  readonly gevonden: string
  readonly verwacht: string
}

const finding = (wat: string, ok: boolean, gevonden: string, verwacht: string, fatal = false): Finding => ({
  wat,
  oordeel: ok ? 'goed' : fatal ? 'fout' : 'let op',
  gevonden,
  verwacht,
})

/** The streams: there, in as many copies as production wants, and those that nothing may be taken out of. */
const streams = async (bus: Bus): Promise<readonly Finding[]> => {
  const findings: Finding[] = []
  for (const name of streamNames) {
    const info = await bus.jsm.streams.info(name).catch(() => undefined)
    if (info === undefined) {
      findings.push(finding(`stroom ${name}`, false, 'niet gevonden', 'een stroom', true))
      continue
    }
    const { storage, deny_delete, deny_purge } = info.config
    // One server takes a number of copies that it cannot keep.
    const copies = 1 + (info.cluster?.replicas?.length ?? 0)
    findings.push(
      finding(`stroom ${name}: kopieën`, copies >= 3, String(copies), '3'),
      finding(`stroom ${name}: opslag`, storage === 'file', storage, 'file', true),
    )
    if (name === 'audit' || name === 'besluiten')
      findings.push(
        finding(
          `stroom ${name}: onuitwisbaar`,
          deny_delete && deny_purge,
          `deny_delete ${deny_delete}, deny_purge ${deny_purge}`,
          'beide waar',
          true,
        ),
      )
  }
  return findings
}

/** The server's clock beside ours: credentials and the hub's day depend on them. */
const clock = async (bus: Bus): Promise<Finding> => {
  const before = Date.now()
  const info = await bus.jsm.streams.info('invoer').catch(() => undefined)
  if (info === undefined) return finding('klok', false, 'niet te zien zonder stroom', 'minder dan 2 s')
  const { ts } = info
  const apart = Math.abs(new Date(ts ?? before).getTime() - (before + Date.now()) / 2)
  return finding('klok', apart < 2_000, `${Math.round(apart)} ms verschil`, 'minder dan 2 s')
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1).replace('.', ',')} MB`

const disk = async (bus: Bus): Promise<Finding> => {
  const { storage, limits } = await bus.jsm.getAccountInfo()
  const most = limits.max_storage
  return finding(
    'schijf',
    most <= 0 || storage < 0.8 * most,
    most <= 0 ? `${megabytes(storage)}, zonder grens` : `${megabytes(storage)} van ${megabytes(most)}`,
    'minder dan 80 %',
  )
}

const configurationIn = (folder: string): string => {
  const file = join(folder, 'nats-server.conf')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** What the server lets everybody do follows from the contract: one of another version lets too little through, or too much. */
const contract = async (folder: string): Promise<Finding> => {
  const region = await createRegion(join(folder, 'regio'))
  const isCurrent = region.isCurrent(configurationIn(folder))
  return finding(
    'contract',
    isCurrent,
    isCurrent ? 'de rechten van deze versie' : 'andere rechten in nats-server.conf',
    'de rechten van deze versie',
  )
}

/** Who is let in no longer before anybody noticed: the region's own processes and the apps whose files lie here. */
const credentials = async (folder: string): Promise<readonly Finding[]> => {
  const soon = Date.now() + 14 * 86_400_000
  const files = readdirSync(folder).filter((name) => name.endsWith('.creds'))
  return Promise.all(
    files.sort().map(async (name) => {
      const { expiresAt } = await identityOf(readFileSync(join(folder, name), 'utf8'), new Date(0))
      return finding(
        `toegang ${name}`,
        expiresAt === undefined || expiresAt.getTime() > soon,
        expiresAt === undefined ? 'verloopt niet' : `tot ${expiresAt.toISOString()}`,
        'nog twee weken geldig',
      )
    }),
  )
}

/** The default acknowledges up to two minutes before it syncs. */
const durability = (folder: string): Finding => {
  const always = /sync_interval:\s*always/.test(configurationIn(folder))
  return finding(
    'duurzaamheid',
    always,
    always ? 'sync_interval: always' : 'niet ingesteld',
    'sync_interval: always',
  )
}

/**
 * The operator may look and register, and empty nothing. Asked for a stream that does not exist: where the server would let it, it
 * says that there is none.
 */
const permissions = async (bus: Bus): Promise<Finding> => {
  const allowed = await bus.jsm.streams.purge('geen_stroom').then(() => true, isMissing)
  return finding(
    'rechten: een stroom legen',
    !allowed,
    allowed ? 'toegestaan' : 'geweigerd',
    'geweigerd',
    true,
  )
}

/** In these a stream with copies takes nothing more after one message that expects another last message id, which any partner may send. */
const standsStill = ['2.15.0', '2.15.1']

/** Whether this version of nats-server is one to run a region on. */
export const serverFinding = (version: string): Finding => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (standsStill.includes(version))
    return finding('nats-server', false, version, 'met kopieën een andere: één bericht zet een stroom stil')
  return finding('nats-server', major > 2 || minor >= 12, version, '2.12 of nieuwer', major < 2 || minor < 10)
}

/** Says where a region is weaker than production should be; exit code 1 when something is wrong. */
export const doctor = (options: RegionOptions & { readonly json?: true }): Promise<void> =>
  asOperator(options, async (bus) => {
    const findings = [
      serverFinding(bus.nc.info?.version ?? 'onbekend'),
      durability(options.folder),
      ...(await streams(bus)),
      await clock(bus),
      await disk(bus),
      await permissions(bus),
      await contract(options.folder),
      ...(await credentials(options.folder)),
    ]
    print(findings, options.json)
    const wrong = findings.filter(({ oordeel }) => oordeel === 'fout')
    if (wrong.length > 0) throw new FindingError(`${wrong.length} van ${findings.length} is fout`)
  })
