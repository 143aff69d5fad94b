import { type Bus, connectBus, ProblemError, serve } from '@gezinsbeeld/bus'
import { derivePseudonymKey, evaluate } from '@gezinsbeeld/identity'
import { createLog, readCredentials, serveHealth } from '@gezinsbeeld/shell'
import { Counter, Registry } from 'prom-client'
import { z } from 'zod'
import type { PseudonymConfiguration } from './configuration'

/** At most this many at a time: an evaluation takes more than a millisecond, and others wait. */
const atMost = 256

const requestShape = z.strictObject({ geblindeerd: z.array(z.string().length(43)).min(1).max(atMost) })

const invalid = (detail: string): ProblemError =>
  new ProblemError({ status: 400, title: 'Ongeldige vraag', detail })

/**
 * The pseudonym service: evaluates blinded BSNs (RFC 9497) on `dienst.v1.pseudoniem.<organisatie>.evalueer`. It sees neither a
 * BSN nor a pseudonym; it keeps nothing. In production a process, a key and an operator of its own. Runs until `signal` aborts.
 */
export const runPseudonymService = async (
  configuration: PseudonymConfiguration,
  signal: AbortSignal,
): Promise<void> => {
  const log = createLog('pseudoniem')
  const metrics = new Registry()
  const evaluated = new Counter({
    name: 'gezinsbeeld_evaluated_pseudonyms_total',
    help: 'Blinded identifiers evaluated, by organisation',
    labelNames: ['organisatie'],
    registers: [metrics],
  })
  const key = derivePseudonymKey(Buffer.from(configuration.geheim, 'hex'))
  const credentials = readCredentials(configuration.nats.credentials)
  let there: Bus | undefined
  // Before the server is there: who starts everything at once must see that this process lives.
  const health = await serveHealth({
    poort: configuration.poort,
    notReady: () => {
      if (there === undefined) return 'de NATS-server is er nog niet'
      return there.isAway() ? 'de NATS-server is weg' : undefined
    },
    metrics,
  })
  log.info({ poort: health.port }, 'serving')
  const { servers } = configuration.nats
  const bus = await connectBus({ servers, credentials, name: 'pseudoniem', log, signal }).catch(
    async (error) => {
      await health.close()
      throw error
    },
  )
  there = bus
  const service = serve(bus, 'dienst.v1.pseudoniem.*.evalueer', async ({ body, organisatie }) => {
    const parsed = requestShape.safeParse(body)
    if (!parsed.success) throw invalid(`geblindeerd: 1 tot ${atMost} teksten van 43 tekens`)
    const geevalueerd = parsed.data.geblindeerd.map((element) => {
      const answer = evaluate(key, element)
      if (answer === undefined) throw invalid('geblindeerd: geen element van ristretto255')
      return answer
    })
    evaluated.inc({ organisatie }, geevalueerd.length)
    log.info({ organisatie, aantal: geevalueerd.length }, 'evaluated')
    return { versie: configuration.versie, geevalueerd }
  })
  try {
    // Who may not serve ends, instead of being ready and answering nobody.
    await Promise.race([untilAborted(signal), service.done])
    await service.stop()
  } finally {
    await bus.close()
    await health.close()
  }
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
