import type { LastState, Overlay } from '@gezinsbeeld/adapter-kit'

/** How far an object is: what was further does not go back because a message is read later. */
const stages: Readonly<Record<string, number>> = {
  verzocht: 0,
  ontvangen: 0,
  gestart: 1,
  beoordeeld: 1,
  afgerond: 2,
  afgesloten: 2,
  beeindigd: 2,
}

const stageOf = ({ naam }: LastState): number => stages[naam.slice(naam.indexOf('.') + 1)] ?? 0

/** Who is born is not unborn any more. */
const withoutPast = (data: LastState['data']): LastState['data'] => {
  const { ongeboren, ...born } = data
  if (ongeboren === undefined) return data
  return born['geboortedatum'] !== undefined || born['pseudoniemen'] !== undefined ? born : data
}

const parts = (naam: unknown): number =>
  typeof naam === 'object' && naam !== null ? Object.keys(naam).length : 0

/** A message that knows only a surname does not wipe out the given names that another one had. */
const richer = (before: LastState['data'], later: LastState['data']): LastState['data'] =>
  parts(before['naam']) > parts(later['naam']) ? { ...later, naam: before['naam'] } : later

/** Messages each know a part: fields of a later one go over those before it, and what it leaves out stays. */
export const corvOverlay: Overlay = (before, later) => ({
  naam: stageOf(before) > stageOf(later) ? before.naam : later.naam,
  data: withoutPast({ ...before.data, ...richer(before.data, later.data) }),
})
