import { join } from 'node:path'
import { z } from 'zod'
import { type Lines, openLines, seedLines } from '../lines'

/** A person as Haal Centraal BRP Personen gives it. */
export type BrpPersoon = Readonly<Record<string, unknown>> & { readonly burgerservicenummer: string }

/** Somebody in the register, and the numbers that they had before. */
export interface Registered {
  readonly persoon: BrpPersoon
  readonly eerder: readonly string[]
}

export interface BrpStore {
  put(registered: Registered): void
  remove(bsn: string): void
  /** From now on somebody is found under the new number by the old one. */
  renumber(from: string, to: string): void
  /** By the present number, or an earlier one. */
  get(bsn: string): BrpPersoon | undefined
  close(): void
}

const line = z.strictObject({
  bsn: z.string(),
  persoon: z.looseObject({ burgerservicenummer: z.string() }).optional(),
  eerder: z.array(z.string()).default([]),
})
type Line = z.infer<typeof line>

const fileIn = (folder: string): string => join(folder, 'personen.ndjson')

const lineOf = ({ persoon, eerder }: Registered): Line => ({
  bsn: persoon.burgerservicenummer,
  persoon,
  eerder: [...eerder],
})

/** Fills a folder before the first start; false when it has data already. */
export const seedBrp = (folder: string, registered: readonly Registered[]): boolean =>
  seedLines(fileIn(folder), registered.map(lineOf))

export const brpStore = (folder: string | undefined): BrpStore => {
  const persons = new Map<string, BrpPersoon>()
  const changed = new Map<string, string>()
  const journal: Lines<Line> | undefined =
    folder === undefined
      ? undefined
      : openLines(fileIn(folder), (found) => line.safeParse(found).data, 'a person of the BRP')
  const apply = ({ bsn, persoon, eerder }: Line): void => {
    if (persoon === undefined) persons.delete(bsn)
    else persons.set(bsn, persoon)
    for (const before of eerder) changed.set(before, bsn)
  }
  for (const each of journal?.lines ?? []) apply(each)
  const change = (each: Line): void => {
    journal?.append(each)
    apply(each)
  }
  return {
    put: (registered) => change(lineOf(registered)),
    remove: (bsn) => change({ bsn, eerder: [] }),
    renumber(from, to) {
      const persoon = persons.get(to)
      if (persoon === undefined) throw new Error('nobody is registered under the new number')
      change(lineOf({ persoon, eerder: [from] }))
    },
    get: (bsn) => persons.get(changed.get(bsn) ?? bsn),
    close: () => journal?.close(),
  }
}
