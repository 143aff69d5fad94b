import { type Bus, connectBus, isMissing, ProblemError, request } from '@gezinsbeeld/bus'
import { contractVersie, dienstSubject } from '@gezinsbeeld/contracts'
import { ConfigurationError, readCredentials } from '@gezinsbeeld/shell'
import { z } from 'zod'
import type { AdapterConfiguration } from '../configuration'
import { type AdapterDefinition, opensFamilies } from '../define'
import { describe } from '../failures'
import type { Finding } from '../sources/source'

const daysLeft = (expiresAt: Date): number => Math.floor((expiresAt.getTime() - Date.now()) / 86_400_000)

const identityFinding = (
  { identity }: Bus,
  { organisatie }: AdapterConfiguration,
  { rol }: AdapterDefinition,
): Finding => {
  const wat = 'credential'
  const wrong = (uitleg: string): Finding => ({ wat, oordeel: 'fout', uitleg })
  if (identity.organisatie !== organisatie)
    return wrong(`van ${identity.organisatie ?? 'geen organisatie'}, verwacht ${organisatie}`)
  // What it may publish follows from its role; another adapter's would be refused event by event.
  if (identity.role !== `adapter-${rol}`)
    return wrong(`voor ${identity.role}, verwacht adapter-${rol}: dat mag publiceren wat deze adapter meldt`)
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
    await request(bus, dienstSubject('pseudoniem', organisatie, 'evalueer'), { geblindeerd: [] })
    return { wat, oordeel: 'goed', uitleg: 'antwoordt deze organisatie' }
  } catch (error) {
    // It does not want to be asked nothing: it is there.
    if (error instanceof ProblemError && error.status === 400)
      return { wat, oordeel: 'goed', uitleg: 'antwoordt' }
    return { wat, oordeel: 'fout', uitleg: `antwoordt niet: ${describe(error)}` }
  }
}

const told = z.object({ contract: z.string().optional() })

const numbersOf = (version: string): readonly number[] => version.split('.').map(Number)

/** What the contract of the hub and ours mean for each other. */
const compared = (hub: string): Omit<Finding, 'wat'> => {
  const [[theirMajor = 0, theirMinor = 0], [major = 0, minor = 0]] = [
    numbersOf(hub),
    numbersOf(contractVersie),
  ]
  const both = `deze adapter heeft ${contractVersie}, de hub ${hub}`
  if (major !== theirMajor) return { oordeel: 'fout', uitleg: `${both}: zij verstaan elkaar niet` }
  if (minor > theirMinor)
    return { oordeel: 'let op', uitleg: `${both}: wat nieuw is, verstaat de hub nog niet` }
  return { oordeel: 'goed', uitleg: both }
}

const contractFinding = async (bus: Bus, { organisatie }: AdapterConfiguration): Promise<Finding> => {
  const wat = 'contract'
  const unknown = (why: string): Finding => ({
    wat,
    oordeel: 'let op',
    uitleg: `deze adapter heeft ${contractVersie}; welke versie de hub heeft is niet bekend: ${why}`,
  })
  try {
    const answer = await request(bus, dienstSubject('bron', organisatie, 'objecten'), { objecten: [] })
    const { contract } = told.parse(answer)
    return contract === undefined ? unknown('een oudere hub zegt het niet') : { wat, ...compared(contract) }
  } catch (error) {
    return unknown(describe(error))
  }
}

/** Whether what the hub asks can be heard: by who keeps its clients to itself until asked. */
const questionsFinding = async (bus: Bus): Promise<Finding> => {
  const wat = 'vragen van de hub'
  try {
    await bus.js.consumers.get('bezorgd', bus.identity.name)
    return { wat, oordeel: 'goed', uitleg: `te lezen als ${bus.identity.name}` }
  } catch (error) {
    const uitleg = isMissing(error)
      ? `er is geen consumer ${bus.identity.name}: vraag de beheerder van de regio om die te maken`
      : describe(error)
    return { wat, oordeel: 'fout', uitleg }
  }
}

/**
 * The bus, what the credential allows, and who answers there. Nothing is published.
 *
 * @param patienceMs how long the server may take to answer at all.
 */
export async function* busFindings(
  definition: AdapterDefinition,
  configuration: AdapterConfiguration,
  patienceMs: number,
): AsyncIterable<Finding> {
  const { nats } = configuration
  const signal = AbortSignal.timeout(patienceMs)
  let bus: Bus
  try {
    const credentials = readCredentials(nats.credentials)
    bus = await connectBus({ servers: nats.servers, credentials, name: 'adapter check', signal })
  } catch (error) {
    const uitleg = signal.aborted
      ? `${nats.servers.join(', ')} antwoordt niet binnen ${patienceMs / 1_000} s`
      : error instanceof ConfigurationError
        ? error.message
        : describe(error)
    yield { wat: 'bus', oordeel: 'fout', uitleg }
    return
  }
  try {
    const roundTrip = await bus.nc.rtt()
    yield {
      wat: 'bus',
      oordeel: 'goed',
      uitleg: `${bus.nc.getServer()} antwoordt in ${Math.round(roundTrip)} ms`,
    }
    const identity = identityFinding(bus, configuration, definition)
    yield identity
    if (identity.oordeel === 'fout') return
    yield await contractFinding(bus, configuration)
    yield await pseudonymFinding(bus, configuration)
    const opens = opensFamilies(definition)
    if (!definition.feeds.every(({ naam }) => opens(naam))) yield await questionsFinding(bus)
  } finally {
    await bus.close()
  }
}
