import { passesElevenTest } from '../bsn'
import { plusDays } from '../dates'
import type { Random } from '../random'
import type { Adres, TruePerson } from '../world/world'

/** What a story decides about one recording; what it leaves out is left to chance. */
export interface PersonChoices {
  /** `goed` the person's own, `geen`, a placeholder, or what somebody typed instead. */
  readonly bsn?: 'goed' | 'geen' | 'placeholder' | { readonly getypt: string }
  /** `heel` exactly, `jaar` or `maand` incomplete, `geen`, or what somebody typed instead. */
  readonly datum?: 'heel' | 'jaar' | 'maand' | 'geen' | { readonly getypt: string }
  /** Another address than the present one; it is recorded long ago, so that a later record corrects it. */
  readonly oudAdres?: Adres
  /** The name exactly. */
  readonly naamExact?: boolean
}

export const bsnFor = (
  who: TruePerson,
  choice: PersonChoices['bsn'],
  random: Random,
  noise: boolean,
): { readonly typed: string | null; readonly counts: string | undefined } => {
  const chosen =
    choice ??
    (noise
      ? random.weighted([
          { gewicht: 90, waarde: 'goed' as const },
          { gewicht: 7, waarde: 'geen' as const },
          { gewicht: 3, waarde: 'placeholder' as const },
        ])
      : 'goed')
  if (chosen === 'geen') return { typed: null, counts: undefined }
  if (chosen === 'placeholder') return { typed: random.pick(['000000000', '999999999']), counts: undefined }
  const typed = chosen === 'goed' ? who.bsn : chosen.getypt
  return { typed: typed ?? null, counts: typed !== undefined && passesElevenTest(typed) ? typed : undefined }
}

/** As recorded. Incomplete only where it leaves no doubt whether the person is a minor. */
export const birthDateFor = (
  who: TruePerson,
  choice: PersonChoices['datum'],
  random: Random,
  noise: boolean,
  today: string,
): string | undefined => {
  const born = who.geboortedatum
  if (born === undefined || choice === 'geen') return undefined
  if (choice === 'jaar') return born.slice(0, 4)
  if (choice === 'maand') return born.slice(0, 7)
  if (choice === 'heel' || choice === undefined) {
    const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4))
    const clear = years <= 15 || years >= 21
    if (choice === undefined && noise && clear && random.chance(0.05)) {
      return born.slice(0, random.pick([4, 7]))
    }
    return born
  }
  return choice.getypt
}

/** When it was recorded: in the last two and a half years, or longer ago for what is out of date. */
export const recordedOn = (random: Random, today: string, longAgo: boolean): string => {
  const days = longAgo ? random.between(1000, 1400) : random.between(2, 900)
  return plusDays(today, -days)
}
