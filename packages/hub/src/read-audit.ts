import { type Bus, readStream } from '@gezinsbeeld/bus'
import { z } from 'zod'
import { readDecisions } from './decisions'

/** Of whom or what; without any, everything. */
export interface AuditQuery {
  /** The hub's person, `persoon:<22>`. */
  readonly persoon?: string
  /** An organisation's reference to a person, `<organisatie>:<22>`: every hub's person that it has ever been. */
  readonly referentie?: string
  readonly gezin?: string
  /** Who saw it. */
  readonly organisatie?: string
}

/** One look or delivery. */
export interface AuditLine {
  readonly tijdstip: string
  readonly organisatie: string
  /** `bezorgd`, `lijst`, `toon`, `toon geweigerd`, `alarm`. */
  readonly handeling: string
  /** More than one, of a list. */
  readonly gezin?: string
  readonly wat?: string
  /** The user who looked. */
  readonly gebruiker?: string
  /** Why: the purpose of a look, what opened the family to a receiver. */
  readonly waarom?: string
  readonly personen?: readonly string[]
}

const delivery = z.object({
  bezorging: z.string(),
  tijdstip: z.string(),
  gezin: z.string(),
  personen: z.array(z.string()),
  domein: z.string(),
  gebeurtenis: z.string(),
  reden: z.string().optional(),
})

const record = z.object({
  organisatie: z.string(),
  handeling: z.string(),
  tijdstip: z.string().optional(),
  gebruiker: z.string().optional(),
  doel: z.string().optional(),
  reden: z.string().optional(),
  gezinnen: z.array(z.string()).optional(),
  personen: z.array(z.string()).optional(),
  bezorgingen: z.array(delivery).optional(),
})

const given = <K extends string>(key: K, value: string | undefined) =>
  value === undefined ? {} : { [key]: value }

const linesOf = (data: unknown, seen: Set<string>): readonly AuditLine[] => {
  const {
    organisatie,
    handeling,
    tijdstip = '',
    bezorgingen,
    gezinnen = [],
    personen,
    ...why
  } = record.parse(data)
  if (bezorgingen === undefined) {
    const base = {
      ...{ tijdstip, organisatie, handeling },
      ...given('gebruiker', why.gebruiker),
      ...given('waarom', why.doel ?? why.reden),
      ...(personen === undefined ? {} : { personen }),
    }
    return [{ ...base, ...(gezinnen.length === 0 ? {} : { gezin: gezinnen.join(' ') }) }]
  }
  return bezorgingen.flatMap((one) => {
    // What was written down again after a crash is one delivery.
    if (seen.has(one.bezorging)) return []
    seen.add(one.bezorging)
    return [
      {
        ...{ tijdstip: one.tijdstip, organisatie, handeling, gezin: one.gezin, personen: one.personen },
        wat: `${one.domein}.${one.gebeurtenis}`,
        ...given('waarom', one.reden),
      },
    ]
  })
}

/** All of a stream as it stands. */
async function* everything(bus: Bus, stream: 'audit' | 'besluiten'): AsyncGenerator<Uint8Array, void> {
  const { state } = await bus.jsm.streams.info(stream)
  if (state.messages === 0) return
  const reading = new AbortController()
  try {
    const fromSequence = Math.max(1, state.first_seq)
    for await (const { data, sequence } of readStream(bus, {
      stream,
      fromSequence,
      signal: reading.signal,
    })) {
      yield data
      if (sequence >= state.last_seq) return
    }
  } finally {
    reading.abort()
  }
}

/**
 * Of each reference that the hub has ever heard of, every hub's person that it has been. Links come and go: what was seen of
 * somebody stands under the person that they were then.
 */
export const personsEver = async (
  bus: Bus,
  references: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const found = new Map<string, Set<string>>()
  for await (const data of everything(bus, 'besluiten'))
    for (const { personen } of readDecisions(data).besluiten)
      for (const [ref, persoon] of personen)
        if (persoon !== null && references.includes(ref))
          found.set(ref, (found.get(ref) ?? new Set()).add(persoon))
  return found
}

/** Reads the audit, oldest first. A person is found in what was delivered of them and in whole families that were looked at. */
export const readAudit = async (bus: Bus, query: AuditQuery): Promise<readonly AuditLine[]> => {
  const lines: AuditLine[] = []
  const seen = new Set<string>()
  const { referentie } = query
  const ids =
    referentie === undefined
      ? undefined
      : ((await personsEver(bus, [referentie])).get(referentie) ?? new Set<string>())
  for await (const data of everything(bus, 'audit'))
    lines.push(...linesOf(JSON.parse(new TextDecoder().decode(data)), seen))
  return lines.filter(
    ({ personen = [], gezin, organisatie }) =>
      (query.persoon === undefined || personen.includes(query.persoon)) &&
      (ids === undefined || personen.some((persoon) => ids.has(persoon))) &&
      (query.gezin === undefined || gezin?.split(' ').includes(query.gezin) === true) &&
      (query.organisatie === undefined || organisatie === query.organisatie),
  )
}
