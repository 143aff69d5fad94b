import type { TranslateContext, TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import { Bsn, Code, optional, present, presentOrNone, record, text } from '@gezinsbeeld/adapter-kit/fields'
import type { Geslacht, Persoon } from '@gezinsbeeld/contracts'
import type * as t from 'io-ts'
import { folded, StufDatumOfNiets } from './fields'

/**
 * A natuurlijkPersoon (NPS). No address and no telephone number: CORV does not say whether they are secret, and the place where somebody
 * stays after violence is one that nobody may be told.
 */
export const NatuurlijkPersoon = record(
  {
    'inp.bsn': optional(Bsn),
    geslachtsnaam: optional(text(200)),
    /** meldingGeneriek has a whole name here, of somebody who is otherwise involved. */
    naam: optional(text(200)),
    voorvoegselGeslachtsnaam: optional(text(20)),
    voorletters: optional(text(40)),
    voornamen: optional(text(200)),
    geslachtsaanduiding: optional(Code),
    geboortedatum: StufDatumOfNiets,
  },
  'a natuurlijkPersoon',
)

export type NatuurlijkPersoon = t.TypeOf<typeof NatuurlijkPersoon>

/** A person of a message, named once however often it stands there. */
export interface Bekende {
  readonly referentie: string
  readonly event: TranslatedEvent
}

/** M and V as the XSD has them. O and anything else say nothing, and must not wipe out what another message knows. */
const geslachtOf = (code: string | undefined): Geslacht | undefined => {
  if (code === undefined) return undefined
  const known: Readonly<Record<string, Geslacht>> = { m: 'man', v: 'vrouw' }
  return known[folded(code)]
}

const isNobody = (bsn: string): boolean => /^(0*|9{9})$/.test(bsn)

const naamOf = (persoon: NatuurlijkPersoon): Persoon['naam'] =>
  presentOrNone({
    voornamen: persoon.voornamen,
    voorletters: persoon.voornamen === undefined ? persoon.voorletters : undefined,
    voorvoegsel: persoon.voorvoegselGeslachtsnaam,
    geslachtsnaam: persoon.geslachtsnaam ?? persoon.naam,
  })

/** CORV has no number for a person: without a BSN somebody is the same person only within one zaak, by name and birth date. */
const keyOf = (
  persoon: NatuurlijkPersoon,
  zaak: string,
  plaats: number,
): readonly [keySpace: string, localKey: string] => {
  const bsn = persoon['inp.bsn']
  // Some systems lose the zero in front, and then the same person would be another one.
  if (bsn !== undefined && !isNobody(bsn)) return ['bsn', bsn.padStart(9, '0')]
  const name = [persoon.geslachtsnaam ?? persoon.naam, persoon.voornamen ?? persoon.voorletters]
  const said = [...name, persoon.geboortedatum].map((each) => folded(each ?? ''))
  const isAnybody = said.every((each) => each === '')
  return ['corv-persoon', JSON.stringify([folded(zaak), ...(isAnybody ? [plaats] : said)])]
}

const eventOf = (
  [keySpace, localKey]: readonly [string, string],
  data: Omit<Persoon, 'referentie' | 'personen' | 'herkomst'>,
  context: TranslateContext,
): Bekende => {
  const referentie = context.persoon(keySpace, localKey)
  const object = context.object(keySpace, localKey)
  const event: TranslatedEvent = {
    naam: 'persoon.vastgelegd',
    object,
    data: { referentie, personen: [referentie], ...data },
    over: 'mag',
  }
  return { referentie, event }
}

/**
 * @param zaak what identifies the melding or zaak in which the person stands.
 * @param plaats which of its persons this is, for one of whom nothing is known.
 */
export const persoonOf = (
  persoon: NatuurlijkPersoon,
  zaak: string,
  plaats: number,
  context: TranslateContext,
): Bekende => {
  const pseudoniem = context.pseudoniem(persoon['inp.bsn'])
  const data = present({
    pseudoniemen: pseudoniem === undefined ? undefined : [pseudoniem],
    naam: naamOf(persoon),
    geboortedatum: persoon.geboortedatum,
    geslacht: geslachtOf(persoon.geslachtsaanduiding),
  })
  return eventOf(keyOf(persoon, zaak, plaats), data, context)
}

/** An unborn child has no BSN: what stands there is its mother's. The date is the one on which it is expected. */
export const ongeborene = (
  persoon: NatuurlijkPersoon,
  zaak: string,
  plaats: number,
  context: TranslateContext,
): Bekende =>
  eventOf(
    ['corv-ongeborene', JSON.stringify([folded(zaak), plaats])],
    { ongeboren: present({ verwachteDatum: persoon.geboortedatum }) },
    context,
  )

/** Each person once: somebody who stands in a message twice is one object. */
export const eenmaal = (bekenden: readonly Bekende[]): readonly Bekende[] => [
  ...new Map(bekenden.map((each) => [each.referentie, each])).values(),
]
