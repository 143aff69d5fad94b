import { type Bus, connectBus, ProblemError, serve } from '@gezinsbeeld/bus'
import { derivePseudonymKey, evaluate } from '@gezinsbeeld/identity'
import { createLog, type Logger, readCredentials, serveHealth } from '@gezinsbeeld/shell'
import { Counter, Registry } from 'prom-client'
import { z } from 'zod'
import { allowance } from './allowance'
import type { PseudonymConfiguration } from './configuration'

/** At most this many at a time: an evaluation takes more than a millisecond, and others wait. */
const atMost = 256

const requestShape = z.strictObject({
  geblindeerd: z.array(z.string().length(43)).min(1).max(atMost),
  /** Of which key; the present one when it is not named. */
  versie: z.string().optional(),
})

const invalid = (detail: string): ProblemError =>
  new ProblemError({ status: 400, title: 'Ongeldige vraag', detail })

const tooMuch = (seconds: number): ProblemError =>
  new ProblemError({
    ...{ status: 429, title: 'Te veel gevraagd' },
    detail: `Over ${seconds} seconden is er weer ruimte.`,
  })

/**
 * The pseudonym service: evaluates blinded BSNs (RFC 9497) on `dienst.v1.pseudoniem.<organisatie>.evalueer`. It sees neither a
 * BSN nor a pseudonym; it keeps nothing, and says of each request who asked how many. In production a process, a key and an operator of its own. Runs until `signal` aborts.
 */
export const runPseudonymService = async (
  configuration: PseudonymConfiguration,
  signal: AbortSignal,
  log: Logger = createLog('pseudoniem'),
): Promise<void> => {
  const metrics = new Registry()
  const evaluated = new Counter({
    name: 'gezinsbeeld_evaluated_pseudonyms_total',
    help: 'Blinded identifiers evaluated, by organisation',
    labelNames: ['organisatie'],
    registers: [metrics],
  })
  const refused = new Counter({
    name: 'gezinsbeeld_refused_pseudonyms_total',
    help: 'Blinded identifiers refused because the organisation asked too many, by organisation',
    labelNames: ['organisatie'],
    registers: [metrics],
  })
  const keys = new Map(
    [configuration, ...configuration.vorige].map(({ versie, geheim }) => [
      versie,
      derivePseudonymKey(Buffer.from(geheim, 'hex')),
    ]),
  )
  const { take } = allowance(configuration.hoogstensPerUur)
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
  const service = serve(bus, 'dienst.v1.pseudoniem.*.evalueer', async ({ body, organisatie }) => {
    const parsed = requestShape.safeParse(body)
    if (!parsed.success) throw invalid(`geblindeerd: 1 tot ${atMost} teksten van 43 tekens`)
    const { geblindeerd, versie = configuration.versie } = parsed.data
    const key = keys.get(versie)
    if (key === undefined) throw invalid('versie: geen sleutel van die naam')
    const aantal = geblindeerd.length
    const seconds = take(organisatie, aantal, Date.now())
    // The audit of this service: who had how many evaluated under which key. It knows no more.
    const audit = { audit: 'pseudoniem', organisatie, aantal, versie }
    if (seconds !== undefined) {
      refused.inc({ organisatie }, aantal)
      log.warn({ ...audit, uitkomst: 'te veel' }, 'refused')
      throw tooMuch(seconds)
    }
    const geevalueerd = geblindeerd.map((element) => {
      const answer = evaluate(key, element)
      if (answer === undefined) throw invalid('geblindeerd: geen element van ristretto255')
      return answer
    })
    evaluated.inc({ organisatie }, aantal)
    log.info({ ...audit, uitkomst: 'gegeven' }, 'evaluated')
    return { versie, geevalueerd }
  })
  there = bus
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
