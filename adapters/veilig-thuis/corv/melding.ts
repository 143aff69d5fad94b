import type { TranslateContext, TranslatedChange, TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import { present } from '@gezinsbeeld/adapter-kit/fields'
import type { Melding, Organisatieaanduiding } from '@gezinsbeeld/contracts'
import { folded } from '@gezinsbeeld/corv'
import type { Afloop } from '../codes'
import { contactOf } from '../settings'

/** A melding is named by who reported and by the number that it has there: a number alone is unique at its sender only. */
export interface Kenmerk {
  readonly melder: string | undefined
  readonly nummer: string
}

const keyOf = ({ melder, nummer }: Kenmerk): string => JSON.stringify([folded(melder ?? ''), folded(nummer)])

interface Ontvangen {
  /** Everybody who may be told of. */
  readonly personen: readonly string[]
  /** Those whom Veilig Thuis is there for. */
  readonly clienten: readonly string[]
  readonly melding: Omit<Melding, 'referentie' | 'personen' | 'herkomst'>
}

/** The melding, and that Veilig Thuis is involved from that day. */
export const ontvangen = (
  kenmerk: Kenmerk,
  { personen, clienten, melding }: Ontvangen,
  context: TranslateContext,
): readonly TranslatedEvent[] => {
  const key = keyOf(kenmerk)
  const object = context.object('corv-melding', key)
  const involvement = context.object('corv-betrokkenheid', key)
  const referentie = (token: string): string => `${context.organisatie}:${token}`
  return [
    {
      naam: 'melding.ontvangen',
      object,
      data: { referentie: referentie(object), personen, ...melding },
      over: 'mag',
    },
    {
      naam: 'betrokkenheid.gestart',
      object: involvement,
      data: {
        referentie: referentie(involvement),
        personen: clienten.length === 0 ? personen : clienten,
        rol: 'veilig-thuis',
        ...present({ begindatum: melding.datumMelding, contactpersoon: contactOf(context) }),
      },
      over: 'mag',
    },
  ]
}

/**
 * What became of a melding that another message gave. The day is that of the message: it says no other.
 *
 * @param aan to whom it was handed over.
 */
export const afloop = (
  kenmerk: Kenmerk,
  uitkomst: Afloop,
  dag: string | undefined,
  aan: readonly Organisatieaanduiding[],
  context: TranslateContext,
): readonly TranslatedChange[] => {
  const key = keyOf(kenmerk)
  const object = context.object('corv-melding', key)
  if (uitkomst.stap === 'beoordeeld') {
    const { uitkomst: assessed } = uitkomst
    if (assessed === undefined) return []
    const veiligheidsbeoordeling = { uitkomst: assessed, ...present({ datum: dag }) }
    return [{ naam: 'melding.beoordeeld', object, data: { veiligheidsbeoordeling }, over: 'nodig' }]
  }
  const { besluit } = uitkomst
  const overdrachtAan = aan.length === 0 ? undefined : aan
  return [
    {
      naam: 'melding.afgesloten',
      object,
      data: { besluit, ...present({ datumBesluit: dag, einddatum: dag, overdrachtAan }) },
      over: 'nodig',
    },
    {
      naam: 'betrokkenheid.beeindigd',
      object: context.object('corv-betrokkenheid', key),
      data: present({ einddatum: dag }),
      over: 'nodig',
    },
  ]
}
