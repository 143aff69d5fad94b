import { readFileSync } from 'node:fs'
import { getHttpOperationsFromSpec } from '@stoplight/prism-http'
import { createServer } from '@stoplight/prism-http-server'
import { parse } from 'yaml'

/** A server that nobody here wrote. */
export interface Prism {
  readonly basis: string
  close(): Promise<void>
}

/** Without what stands in other documents, which are not there. */
const alone = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(alone)
  if (typeof value !== 'object' || value === null) return value
  if ('$ref' in value && typeof value.$ref === 'string' && !value.$ref.startsWith('#')) return {}
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, alone(each)]))
}

const silent = (): void => undefined
const logger = {
  ...{
    info: silent,
    debug: silent,
    warn: silent,
    error: silent,
    trace: silent,
    fatal: silent,
    success: silent,
  },
  child: () => logger,
}

export interface PrismOptions {
  /** Another server, before which this one stands: only the questions that the document allows go through to it. */
  readonly voor?: string
  readonly poort?: number
}

/**
 * A server made from an official OpenAPI document: it refuses what the document does not allow, and answers with made-up values of the
 * right form. @param file an OpenAPI 3.0 document.
 */
export const startPrism = async (file: string, { voor, poort = 0 }: PrismOptions = {}): Promise<Prism> => {
  const document = Object(alone(parse(readFileSync(file, 'utf8'))))
  const operations = await getHttpOperationsFromSpec({ ...document, servers: [{ url: 'http://127.0.0.1' }] })
  const server = createServer(operations, {
    cors: false,
    components: { logger: Object(logger) },
    config: {
      ...{ mock: { dynamic: true }, errors: true, upstreamProxy: undefined },
      ...{ checkSecurity: true, validateRequest: true },
      ...(voor === undefined
        ? { isProxy: false, validateResponse: false }
        : { isProxy: true, validateResponse: false, upstream: new URL(voor) }),
    },
  })
  return { basis: await server.listen(poort, '127.0.0.1'), close: () => server.close() }
}
