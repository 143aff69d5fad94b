const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The names of what is being looked into, of an object of Haal Centraal. */
const doubtedIn = (found: Readonly<Record<string, unknown>>): ReadonlySet<string> => {
  const { inOnderzoek: marks } = found
  return new Set(isObject(marks) ? Object.keys(marks).filter((name) => marks[name] === true) : [])
}

/** With any of these in doubt it may be somebody else, or no relation at all. */
const whoItIs = new Set(['burgerservicenummer', 'soortVerbintenis'])
const relations = new Set(['ouders', 'kinderen', 'partners'])

/** Half an address is worse than none. */
const isDoubtedHome = (home: unknown): boolean => {
  if (!isObject(home)) return false
  const { verblijfadres } = home
  const doubted = [...doubtedIn(home)].filter((name) => name !== 'datumVan')
  return doubted.length > 0 || (isObject(verblijfadres) && doubtedIn(verblijfadres).size > 0)
}

/** Somebody of whom it was established that he does not live where he is registered lives at no address that is known. */
const isKnownToBeElsewhere = (home: unknown): boolean =>
  isObject(home) && home['indicatieVastgesteldVerblijftNietOpAdres'] === true

const withoutDoubted = (found: unknown): unknown => {
  if (Array.isArray(found)) return found.map(withoutDoubted)
  if (!isObject(found)) return found
  const doubted = doubtedIn(found)
  return Object.fromEntries(
    Object.entries(found).flatMap(([name, value]): [string, unknown][] => {
      if (doubted.has(name) && name !== 'burgerservicenummer') return []
      if (name === 'verblijfplaats' && (isDoubtedHome(value) || isKnownToBeElsewhere(value))) return []
      if (!relations.has(name) || !Array.isArray(value)) return [[name, withoutDoubted(value)]]
      const sure = value.filter(
        (each) => !isObject(each) || ![...doubtedIn(each)].some((mark) => whoItIs.has(mark)),
      )
      return [[name, sure.map(withoutDoubted)]]
    }),
  )
}

/**
 * A person of Haal Centraal BRP Personen 2 without what is being looked into (`inOnderzoek`, which that gives by itself, by field): an
 * organisation need not go by it (Wet BRP, article 1.7), and an event has no way to say that something is in doubt. So a field goes, a
 * parent, child or partner of whom it is in doubt who it is goes with everything, and of an address nothing is left. Whether the person's
 * own number is in doubt stays to be seen in `inOnderzoek`: then nothing can be told.
 */
export const withoutDoubt = (person: unknown): unknown => withoutDoubted(person)

/** Whether it is in doubt whose number this is. */
export const isNumberInDoubt = (person: unknown): boolean =>
  isObject(person) && doubtedIn(person).has('burgerservicenummer')
