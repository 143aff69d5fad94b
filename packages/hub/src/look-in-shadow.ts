import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Bus, readStream } from '@gezinsbeeld/bus'
import { bericht, domeinOf, geenGezin, registerSubject } from '@gezinsbeeld/contracts'
import { inBatches } from './batches'
import { process } from './machine'
import { organisatieOf } from './proposals'
import { type Output, openTables, progressOf, type Tables, valuesOf } from './tables'
import { toMessage } from './to-message'

/** What one receiver would be told in the moment in which the organisation comes out of the shadow. */
export interface Told {
  readonly ontvanger: string
  /** About how many families. */
  readonly gezinnen: number
  /** How many messages of which domein. */
  readonly berichten: Readonly<Record<string, number>>
}

/** What the hub makes of an organisation that publishes in the shadow. Counts only: no personal data. */
export interface ShadowReport {
  readonly organisatie: string
  readonly schaduw: boolean
  /** Up to which message of `invoer`. */
  readonly positie: number
  /** Its persons; those of them whom another organisation has too; links that would be for people to decide. */
  readonly personen: number
  readonly gekoppeld: number
  readonly voorstellen: number
  /** Families in which one of its persons has a role. */
  readonly gezinnen: number
  /** Why how many of its messages could not be applied. */
  readonly apart: Readonly<Record<string, number>>
  readonly bezorgingen: readonly Told[]
}

const countBy = (values: Iterable<string>): Readonly<Record<string, number>> => {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}

const toldBy = (outputs: readonly Output[]): readonly Told[] =>
  [...new Set(outputs.map(({ ontvanger }) => ontvanger))].sort().map((ontvanger) => {
    const own = outputs.filter((output) => output.ontvanger === ontvanger)
    const families = new Set(own.map(({ gezin }) => gezin).filter((gezin) => gezin !== geenGezin))
    return { ontvanger, gezinnen: families.size, berichten: countBy(own.map(({ naam }) => domeinOf(naam))) }
  })

/**
 * What these tables lead to when an organisation comes out of the shadow now: its registration is applied to them as if it were live,
 * so they are of no further use. Undefined when it is not registered.
 */
export const shadowReport = (tables: Tables, organisatie: string): ShadowReport | undefined => {
  const registration = tables.organisaties.get(organisatie)
  if (registration === undefined) return undefined
  const { positie, standPer = '' } = progressOf(tables)
  const [start, end] = [`${organisatie}:`, `${organisatie};`]
  const persons = tables.persoonVan.entries({ start, end }).map(({ value }) => value)
  const isShared = (persoon: string): boolean =>
    valuesOf(tables.referenties, persoon).some((ref) => organisatieOf(ref) !== organisatie)
  const proposals = tables.voorgesteld.entries({ start, end }).flatMap(({ value }) => value)
  const apart = tables.quarantaine
    .entries()
    .filter(({ value }) => value.subject.startsWith(`gezin.v1.${organisatie}.`))
  const live = process(tables, [
    {
      positie: positie + 1,
      ontvangenOp: standPer,
      subject: registerSubject('organisatie', organisatie),
      event: { type: bericht('register.organisatie').type, data: { ...registration, schaduw: false } },
    },
  ])
  return {
    organisatie,
    schaduw: registration.schaduw === true,
    positie,
    personen: persons.length,
    gekoppeld: persons.filter(isShared).length,
    voorstellen: new Set(proposals).size,
    gezinnen: new Set(persons.flatMap((persoon) => valuesOf(tables.gezinnenVan, persoon))).size,
    apart: countBy(apart.map(({ value }) => value.reden)),
    bezorgingen: toldBy(live.outputs),
  }
}

/** As many inputs as go into one transaction. */
const batchSize = 500

/**
 * Works out what the hub makes of an organisation in the shadow: follows the whole of `invoer` on a state of its own, which is
 * thrown away, so that the running hub notices nothing of it.
 */
export const lookInShadow = async (bus: Bus, organisatie: string): Promise<ShadowReport | undefined> => {
  const folder = mkdtempSync(join(tmpdir(), 'gezinsbeeld-schaduw-'))
  const tables = openTables(join(folder, 'staat.lmdb'), { durable: false })
  const reading = new AbortController()
  try {
    const { state } = await bus.jsm.streams.info('invoer')
    const stream = readStream(bus, { stream: 'invoer', fromSequence: 1, signal: reading.signal })
    if (state.messages > 0)
      for await (const batch of inBatches(stream, batchSize)) {
        const processed = process(tables, batch.map(toMessage))
        await tables.commit([processed.batch])
        const last = batch.at(-1)
        // What stood last may have been erased since.
        if (last === undefined || last.pending === 0 || last.sequence >= state.last_seq) break
      }
    return shadowReport(tables, organisatie)
  } finally {
    reading.abort()
    await tables.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
