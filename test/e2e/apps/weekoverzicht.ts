import { type SubscribeOptions, type Subscription, subscribe } from '@gezinsbeeld/subscriber'

/** The measures that hold in each family, as the app last heard. */
export interface Weekoverzicht {
  /** By family: kind and first day of each measure, sorted. */
  measures(): ReadonlyMap<string, readonly string[]>
  readonly running: Subscription
}

/**
 * An example of an app: which measures hold in the families of its organisation. It keeps nothing between two runs: it begins with the
 * pictures as they are now, and follows what changes. Everything in a delivery is typed by the contract.
 */
export const startWeekoverzicht = async (
  options: Pick<SubscribeOptions, 'servers' | 'creds' | 'signal'>,
): Promise<Weekoverzicht> => {
  const families = new Map<string, Map<string, string>>()
  const of = (gezin: string): Map<string, string> => {
    const known = families.get(gezin) ?? new Map<string, string>()
    families.set(gezin, known)
    return known
  }
  const words = (soort: unknown, ingangsdatum: unknown): string =>
    `${soort} vanaf ${ingangsdatum ?? 'onbekend'}`
  const running = await subscribe({
    ...options,
    app: 'weekoverzicht',
    snapshot: {
      ...{ gebruiker: 'weekoverzicht', doel: 'Het weekoverzicht van maatregelen' },
      onPicture: ({ gezin, feiten }) => {
        families.set(gezin, new Map())
        for (const { domein, gebeurtenis, sleutel, gegevens } of feiten)
          if (domein === 'maatregel' && gebeurtenis === 'opgelegd')
            of(gezin).set(sleutel, words(gegevens['soort'], gegevens['ingangsdatum']))
      },
    },
    on: {
      'maatregel.opgelegd': ({ data: { gezin, feit } }) => {
        of(gezin).set(feit.sleutel, words(feit.gegevens.soort, feit.gegevens.ingangsdatum))
      },
      'maatregel.beeindigd': ({ data: { gezin, feit } }) => void of(gezin).delete(feit.sleutel),
      'maatregel.ingetrokken': ({ data: { gezin, feit } }) => void of(gezin).delete(feit.sleutel),
      'toegang.beeindigd': ({ data: { gezin } }) => void families.delete(gezin),
    },
  })
  return {
    running,
    measures: () => new Map([...families].map(([gezin, known]) => [gezin, [...known.values()].sort()])),
  }
}
