import { readFileSync } from 'node:fs'
import { parseDocument } from 'yaml'
import type { z } from 'zod'

/** A configuration that cannot be used: every mistake with its path, what was found and what was expected. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * A YAML file, read and held against its schema. A text `${env:NAME}` stands for the environment variable, so that secrets
 * stay out of the file. Everything that is wrong is said at once: path, what was found, what was expected.
 *
 * @throws ConfigurationError
 */
export const readConfiguration = <T>(file: string, schema: z.ZodType<T>, env: Environment): T => {
  const document = parseDocument(readText(file), { prettyErrors: true })
  const [wrong] = document.errors
  if (wrong) throw new ConfigurationError(`${file} is not YAML: ${wrong.message}`)

  const missing: string[] = []
  const value = fillIn(document.toJS(), env, [], missing)
  if (missing.length > 0) throw new ConfigurationError(`${file}:\n${missing.join('\n')}`)

  const outcome = schema.safeParse(value, { reportInput: true })
  if (outcome.success) return outcome.data
  throw new ConfigurationError(`${file}:\n${outcome.error.issues.map(line).join('\n')}`)
}

/**
 * The text of the creds file that `nats.credentials` of a configuration names.
 *
 * @throws ConfigurationError
 */
export const readCredentials = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new ConfigurationError(`nats.credentials: found ${path}, expected a creds file that can be read`, {
      cause,
    })
  }
}

const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new ConfigurationError(`${file} cannot be read: found ${codeOf(cause)}, expected a YAML file`, {
      cause,
    })
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)

const fillIn = (value: unknown, env: Environment, path: readonly string[], missing: string[]): unknown => {
  if (typeof value === 'string')
    return value.replace(/\$\{env:(\w+)\}/g, (whole, name: string) => {
      const found = env[name]
      if (found === undefined)
        missing.push(`  ${path.join('.')}: found ${whole}, expected ${name} to be set in the environment`)
      return found ?? ''
    })
  if (Array.isArray(value)) return value.map((each, at) => fillIn(each, env, [...path, String(at)], missing))
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, fillIn(each, env, [...path, name], missing)]),
    )
  return value
}

const line = (issue: z.core.$ZodIssue): string =>
  `  ${issue.path.join('.') || '(the whole file)'}: found ${found(issue)}, expected ${expected(issue)}`

/** Says what kind of thing was found, never the text itself: it may be a secret. */
const found = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'unrecognized_keys') return issue.keys.join(', ')
  if (issue.input === undefined) return 'nothing'
  if (Array.isArray(issue.input)) return 'a list'
  if (typeof issue.input === 'number' || typeof issue.input === 'boolean') return String(issue.input)
  return issue.input === null ? 'nothing' : `a ${typeof issue.input}`
}

const expected = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'invalid_type') return `a ${issue.expected}`
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'unrecognized_keys') return 'none of these'
  return issue.message
}
