import { accessSync, constants, mkdirSync } from 'node:fs'
import { type Bus, connectBus, ProblemError, request } from '@gezinsbeeld/bus'
import { eventNames } from '@gezinsbeeld/contracts'
import { readCredentials } from '@gezinsbeeld/shell'
import type { AdapterConfiguration } from '../configuration'
import type { AdapterDefinition } from '../define'
import { describe } from '../failures'
import { openSource } from '../sources/open-source'
import type { Finding } from '../sources/source'

/** How long one thing may take. */
const patienceMs = 15_000

const fault = (wat: string, error: unknown): Finding => ({ wat, oordeel: 'fout', uitleg: describe(error) })

const folderFinding = ({ gegevens }: AdapterConfiguration): Finding => {
  try {
    mkdirSync(gegevens, { recursive: true, mode: 0o700 })
    accessSync(gegevens, constants.R_OK | constants.W_OK)
    return { wat: 'gegevens', oordeel: 'goed', uitleg: `${gegevens} is te lezen en te schrijven` }
  } catch (error) {
    return { wat: 'gegevens', oordeel: 'fout', uitleg: `${gegevens}: ${describe(error)}` }
  }
}

const daysLeft = (expiresAt: Date): number => Math.floor((expiresAt.getTime() - Date.now()) / 86_400_000)

const identityFinding = ({ identity }: Bus, { organisatie }: AdapterConfiguration): Finding => {
  const wat = 'credential'
  if (identity.organisatie !== organisatie) {
    return {
      wat,
      oordeel: 'fout',
      uitleg: `van ${identity.organisatie ?? 'geen organisatie'}, verwacht ${organisatie}`,
    }
  }
  // What it may publish follows from its role; another adapter's would be refused event by event.
  if (!identity.role.startsWith('adapter-'))
    return { wat, oordeel: 'fout', uitleg: `voor ${identity.role}, verwacht een van een adapter` }
  const { expiresAt } = identity
  if (expiresAt === undefined) return { wat, oordeel: 'goed', uitleg: `${identity.name}, verloopt niet` }
  const days = daysLeft(expiresAt)
  return {
    wat,
    oordeel: days < 14 ? 'let op' : 'goed',
    uitleg: `${identity.name}, verloopt over ${days} dagen`,
  }
}

const pseudonymFinding = async (bus: Bus, { organisatie }: AdapterConfiguration): Promise<Finding> => {
  const wat = 'pseudoniemendienst'
  try {
    await request(bus, `dienst.v1.pseudoniem.${organisatie}.evalueer`, { geblindeerd: [] })
    return { wat, oordeel: 'goed', uitleg: 'antwoordt deze organisatie' }
  } catch (error) {
    // It does not want to be asked nothing: it is there.
    if (error instanceof ProblemError && error.status === 400)
      return { wat, oordeel: 'goed', uitleg: 'antwoordt' }
    return { wat, oordeel: 'fout', uitleg: `antwoordt niet: ${describe(error)}` }
  }
}

async function* busFindings(configuration: AdapterConfiguration): AsyncIterable<Finding> {
  const { nats } = configuration
  const signal = AbortSignal.timeout(patienceMs)
  let bus: Bus
  try {
    const credentials = readCredentials(nats.credentials)
    bus = await connectBus({ servers: nats.servers, credentials, name: 'adapter check', signal })
  } catch (error) {
    yield fault('bus', error)
    return
  }
  try {
    const roundTrip = await bus.nc.rtt()
    yield {
      wat: 'bus',
      oordeel: 'goed',
      uitleg: `${bus.nc.getServer()} antwoordt in ${Math.round(roundTrip)} ms`,
    }
    const identity = identityFinding(bus, configuration)
    yield identity
    if (identity.oordeel !== 'fout') yield await pseudonymFinding(bus, configuration)
  } finally {
    await bus.close()
  }
}

async function* feedFindings(
  definition: AdapterDefinition,
  configuration: AdapterConfiguration,
): AsyncIterable<Finding> {
  for (const feed of definition.feeds) {
    const wat = `feed ${feed.naam}`
    if (configuration.feeds[feed.naam]?.aan === false) {
      yield { wat, oordeel: 'let op', uitleg: 'staat uit' }
      continue
    }
    try {
      const source = await openSource(feed.source, configuration.bron, {
        feed: feed.naam,
        name: `gezinsbeeld check ${configuration.organisatie}`,
        folder: configuration.gegevens,
        key: Buffer.from(configuration.sleutels.quarantaine, 'hex'),
      })
      try {
        if (source.probe !== undefined) yield* await source.probe()
        else {
          for await (const { records } of source.pass(undefined)) {
            yield {
              wat,
              oordeel: 'goed',
              uitleg: `te lezen; ${records.length} records op de eerste bladzijde`,
            }
            break
          }
        }
      } finally {
        await source.close()
      }
    } catch (error) {
      yield fault(wat, error)
    }
  }
}

/** Looks at everything that an adapter needs, and says what to mend. Nothing is published or changed. */
export async function* checkAdapter(
  definition: AdapterDefinition,
  configuration: AdapterConfiguration,
): AsyncIterable<Finding> {
  yield {
    wat: 'configuratie',
    oordeel: 'goed',
    uitleg: `${definition.naam} van ${configuration.organisatie}`,
  }
  yield { wat: 'contract', oordeel: 'goed', uitleg: `versie 1, ${eventNames.length} berichten` }
  yield folderFinding(configuration)
  yield* busFindings(configuration)
  const said = new Set<string>()
  for await (const finding of feedFindings(definition, configuration)) {
    // The clock of one source is said once, however many feeds read it.
    if (said.has(finding.wat)) continue
    said.add(finding.wat)
    yield finding
  }
}
