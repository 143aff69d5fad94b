import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type AdapterDefinition, configurationOf, runAdapter } from '@gezinsbeeld/adapter-kit'
import { readConfiguration } from '@gezinsbeeld/shell'
import { z } from 'zod'
import { UserError } from '../tell.js'
import { untilStopped } from '../until-stopped.js'

/** The adapters that come with the command, imported when they are chosen. */
const own: Readonly<Record<string, () => Promise<{ readonly adapter: AdapterDefinition }>>> = {
  gi: () => import('@gezinsbeeld/adapter-gi'),
  ggz: () => import('@gezinsbeeld/adapter-ggz'),
  rvdk: () => import('@gezinsbeeld/adapter-rvdk'),
  'veilig-thuis': () => import('@gezinsbeeld/adapter-veilig-thuis'),
}

const named = z.looseObject({ adapter: z.string() })

const isDefinition = (value: unknown): value is AdapterDefinition =>
  typeof value === 'object' &&
  value !== null &&
  'naam' in value &&
  'feeds' in value &&
  Array.isArray(value.feeds)

const fromModule = async (path: string): Promise<AdapterDefinition> => {
  const found: { readonly adapter?: unknown } = await import(pathToFileURL(resolve(path)).href).catch(
    (cause: unknown) => {
      throw new UserError(
        `${path} cannot be imported: ${cause instanceof Error ? cause.message : String(cause)}`,
        { cause },
      )
    },
  )
  if (isDefinition(found.adapter)) return found.adapter
  throw new UserError(`${path}: found no export 'adapter', expected one made by defineAdapter`)
}

const definitionOf = async (config: string, module: string | undefined): Promise<AdapterDefinition> => {
  if (module !== undefined) return fromModule(module)
  const { adapter } = readConfiguration(config, named, process.env)
  const load = own[adapter]
  if (load !== undefined) return (await load()).adapter
  throw new UserError(
    `${config}:\n  adapter: found ${adapter}, expected one of ${Object.keys(own).join(', ')}, or --module with one of your own`,
  )
}

export const adapterRun = async (options: {
  readonly config: string
  readonly module?: string
}): Promise<void> => {
  const definition = await definitionOf(options.config, options.module)
  await runAdapter(
    definition,
    readConfiguration(options.config, configurationOf(definition), process.env),
    untilStopped(),
  )
}
