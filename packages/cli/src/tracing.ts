import { UserError } from './tell.js'

type Environment = Readonly<Record<string, string | undefined>>

/** Whether the standard environment variables ask for traces to be sent. */
export const asksForTraces = (env: Environment): boolean => {
  if (env['OTEL_SDK_DISABLED']?.toLowerCase() === 'true') return false
  const exporters = env['OTEL_TRACES_EXPORTER']?.split(',').map((name) => name.trim())
  if (exporters !== undefined) return exporters.includes('otlp')
  return Boolean(env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] ?? env['OTEL_EXPORTER_OTLP_ENDPOINT'])
}

/** Only OTLP over HTTP is spoken, as JSON, which a collector takes where it takes protobuf. */
const checkProtocol = (env: Environment): void => {
  for (const name of ['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL', 'OTEL_EXPORTER_OTLP_PROTOCOL']) {
    const found = env[name]
    if (found !== undefined && !found.startsWith('http/'))
      throw new UserError(`${name}: found ${found}, expected http/json or http/protobuf (port 4318)`)
  }
}

/**
 * Runs a process, and sends its traces to a collector where the environment asks for it (`OTEL_EXPORTER_OTLP_ENDPOINT` and the other
 * variables of OpenTelemetry); what is under way goes out at the end. Otherwise nothing of the SDK is even loaded.
 *
 * @throws UserError for a protocol that is not spoken.
 */
export const traced = async (service: string, run: () => Promise<void>): Promise<void> => {
  const { env } = process
  if (!asksForTraces(env)) return run()
  checkProtocol(env)
  const { sendTraces } = await import('./send-traces.js')
  const end = sendTraces(service)
  try {
    await run()
  } finally {
    // A collector that is away is no failure of ours: what it misses is a trace.
    await end().catch((error: unknown) => {
      process.stderr.write(`gezinsbeeld: the last traces were not taken: ${String(error)}\n`)
    })
  }
}
