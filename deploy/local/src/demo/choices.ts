import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { inClone } from '../clone.js'

/** What the user asked for; told without a stack when it cannot be. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

const whole = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text)
  throw new UsageError(`--${name}: found ${text}, expected a number from 1 to 999999`)
}

export interface Asked {
  readonly once: boolean
  readonly families: number | undefined
  readonly seed: number | undefined
  /** No changes but those that somebody makes in the systems by hand. */
  readonly still: boolean
  /** Where the region's data are kept; `.data` in the clone by default. */
  readonly folder: string
}

export const usage = 'usage: npm run demo -- [--once | --still] [--families N] [--seed S] [--folder PATH]'

export const readArguments = (args: readonly string[]): Asked => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        once: { type: 'boolean' },
        families: { type: 'string' },
        seed: { type: 'string' },
        still: { type: 'boolean' },
        folder: { type: 'string' },
      },
    })
    return {
      once: values.once ?? false,
      families: whole('families', values.families),
      seed: whole('seed', values.seed),
      still: values.still ?? false,
      folder: values.folder === undefined ? inClone('.data') : resolve(values.folder),
    }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

const secrets = [
  'REFERENTIE_GI_NOORD',
  'REFERENTIE_GI_ZUID',
  'REFERENTIE_GGZ_OOST',
  'REFERENTIE_GGZ_WEST',
  'REFERENTIE_VEILIG_THUIS',
  'REFERENTIE_RVDK',
  'REFERENTIE_GEMEENTE_NOORDDAM',
  'REFERENTIE_GEMEENTE_ZUIDVEEN',
  'REFERENTIE_OPVANG_OOST',
  'REFERENTIE_LOGEERHUIS',
  'QUARANTAINE',
  'PSEUDONIEM',
  'LEZER_GI_NOORD',
  'LEZER_GI_ZUID',
  'FHIR',
  'ZGW',
  'BRP',
  'ABONNEMENT',
] as const

const stateSchema = z.strictObject({
  families: z.number(),
  seed: z.number(),
  vandaag: z.string(),
  geheimen: z.record(z.enum(secrets), z.string()),
})
/** What a region was made of, kept beside its data so that a second start goes on with it. */
export type RegionState = z.infer<typeof stateSchema>

/** The region of this folder, or a new one as asked for. */
export const regionState = (
  folder: string,
  { families, seed }: Pick<Asked, 'families' | 'seed'>,
  vandaag: string,
): RegionState => {
  const file = join(folder, 'regio.json')
  if (!existsSync(file)) {
    const geheimen = Object.fromEntries(secrets.map((name) => [name, randomBytes(32).toString('hex')]))
    const made = stateSchema.parse({ families: families ?? 60, seed: seed ?? 1, vandaag, geheimen })
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 })
    return made
  }
  const read = stateSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!read.success)
    throw new UsageError(`${folder} holds a region of another version of this demo; remove the folder`)
  const state = read.data
  if ((families ?? state.families) !== state.families || (seed ?? state.seed) !== state.seed)
    throw new UsageError(
      `${folder} holds a region of ${state.families} families with seed ${state.seed}; ask for that, or remove the folder`,
    )
  return state
}
