import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type AdapterConfiguration, type AdapterDefinition, configurationOf } from '@gezinsbeeld/adapter-kit'
import { mappedAdapter, mapping } from '@gezinsbeeld/adapter-kit/mapping'
import { readConfiguration } from '@gezinsbeeld/shell'
import { z } from 'zod'
import { UserError } from '../tell.js'

type Loaded = { readonly adapter: AdapterDefinition }

/** An adapter that is a mapping file and no code. */
const mapped = (file: string): Loaded => ({ adapter: mappedAdapter(readConfiguration(file, mapping, {})) })

const { resolve: find } = createRequire(import.meta.url)

/** The adapters that come with the command, imported when they are chosen. */
const own: Readonly<Record<string, () => Loaded | Promise<Loaded>>> = {
  gi: () => import('@gezinsbeeld/adapter-gi'),
  ggz: () => import('@gezinsbeeld/adapter-ggz'),
  rvdk: () => import('@gezinsbeeld/adapter-rvdk'),
  'veilig-thuis': () => import('@gezinsbeeld/adapter-veilig-thuis'),
  opvang: () => mapped(find('@gezinsbeeld/adapter-opvang/mapping.yaml')),
  'kleine-organisatie': () => mapped(find('@gezinsbeeld/adapter-kleine-organisatie/mapping.yaml')),
}

/** What every command about an adapter takes. */
export interface AdapterOptions {
  readonly config: string
  readonly module?: string
  readonly json?: true
}

export interface ChosenAdapter {
  readonly definition: AdapterDefinition
  readonly configuration: AdapterConfiguration
}

const named = z.looseObject({ adapter: z.string() })

const isDefinition = (value: unknown): value is AdapterDefinition =>
  typeof value === 'object' &&
  value !== null &&
  'naam' in value &&
  'feeds' in value &&
  Array.isArray(value.feeds)

/** A module that exports `adapter`, or a mapping file. */
export const definitionFrom = async (path: string): Promise<AdapterDefinition> => {
  if (/\.ya?ml$/i.test(path)) return mapped(path).adapter
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

const definitionOf = async ({ config, module }: AdapterOptions): Promise<AdapterDefinition> => {
  if (module !== undefined) return definitionFrom(module)
  const { adapter } = readConfiguration(config, named, process.env)
  const load = own[adapter]
  if (load !== undefined) return (await load()).adapter
  throw new UserError(
    `${config}:\n  adapter: found ${adapter}, expected one of ${Object.keys(own).join(', ')}, or --module with one of your own`,
  )
}

/** @throws UserError or ConfigurationError, in words for who wrote the configuration. */
export const chosenAdapter = async (options: AdapterOptions): Promise<ChosenAdapter> => {
  const definition = await definitionOf(options)
  return {
    definition,
    configuration: readConfiguration(options.config, configurationOf(definition), process.env),
  }
}
