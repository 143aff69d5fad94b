import type { Rejection, TranslateContext, TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import { meaningWherePossible, present } from '@gezinsbeeld/adapter-kit/fields'
import type { Voorziening } from '@gezinsbeeld/contracts'
import { type Either, isLeft, left, right } from 'fp-ts/lib/Either.js'
import type { Bericht } from '../codelijsten/berichten'
import { jz020, wmo020 } from '../codelijsten/jz020-categorie'
import { jz588 } from '../codelijsten/jz588-reden-beeindiging'
import { withOwn } from '../codelijsten/with-own'
import type { Allocated, ProductRecord, Started, Stopped } from './record'
import type { BerichtenSettings } from './settings'

export interface About {
  readonly wet: Bericht['wet']
  readonly client: string
  /** AGB code of the provider: whom an allocation is for, or who says that it started or stopped. */
  readonly agb: string
  readonly settings: BerichtenSettings
}

type Common = Pick<Allocated, 'ToewijzingNummer' | 'Product'>

/** Days in their order: of a start and an end on one day the end is the later. */
const inOrder = (day: string, isEnd: boolean): number => Number(day.replaceAll('-', '')) * 2 + (isEnd ? 1 : 0)

/** What an allocation says and the messages after it do not repeat. */
const ofAllocation = ['toewijzingsdatum', 'ingangsdatum', 'toegewezenTot', 'aanbieder', 'categorie', 'code']

/** What kind of provision it is, in the contract's words; nothing for a code that nobody gave a meaning. */
export const categorieOf = (
  product: Common['Product'],
  { wet, settings }: Pick<About, 'wet' | 'settings'>,
  context: TranslateContext,
): Voorziening['categorie'] | undefined => {
  const list = withOwn(wet === 'jeugdwet' ? jz020 : wmo020, settings.categorieen[wet])
  return meaningWherePossible(list, product?.Categorie, 'Product/Categorie', context)
}

const shared = (
  { ToewijzingNummer: number, Product: product }: Common,
  { wet, client, agb, settings }: About,
  context: TranslateContext,
): Either<Rejection, Omit<Voorziening, 'herkomst'> & { readonly object: string }> => {
  const digits = /^0*(\d{1,12})$/.exec(number)?.[1]
  if (digits === undefined)
    return left({ reden: 'onleesbaar', pad: 'ToewijzingNummer', uitleg: 'expected at most twelve digits' })
  const code = product?.Code
  const object = context.object('toewijzing', `${wet}-${digits}`)
  return right({
    ...{ object, referentie: `${context.organisatie}:${object}`, personen: [client], wet },
    ...present({
      categorie: categorieOf(product, { wet, settings }, context),
      code: code !== undefined && /^[0-9A-Z]{1,5}$/.test(code) ? code : undefined,
      aanbieder: settings.aanbieders[agb],
    }),
    toewijzingsnummer: `T${digits}`,
  })
}

const allocated = (
  product: Allocated,
  about: About,
  context: TranslateContext,
): Either<Rejection, TranslatedEvent> => {
  const base = shared(product, about, context)
  if (isLeft(base)) return base
  const { object, ...data } = base.right
  return right({
    naam: 'voorziening.toegewezen',
    ...{ object, dossier: about.client },
    data: {
      ...data,
      ...present({
        toewijzingsdatum: product.Toewijzingsdatum,
        ingangsdatum: product.Ingangsdatum,
        toegewezenTot: product.Einddatum,
      }),
    },
  })
}

const started = (
  product: Started,
  about: About,
  context: TranslateContext,
): Either<Rejection, TranslatedEvent> => {
  const base = shared(product, about, context)
  if (isLeft(base)) return base
  const { object, ...data } = base.right
  return right({
    naam: 'voorziening.gestart',
    ...{ object, dossier: about.client },
    ...{ rang: inOrder(product.Begindatum, false), neemtOver: ofAllocation },
    data: {
      ...data,
      ...present({ ingangsdatum: product.ToewijzingIngangsdatum, begindatum: product.Begindatum }),
    },
  })
}

const stopped = (
  product: Stopped,
  about: About,
  context: TranslateContext,
): Either<Rejection, TranslatedEvent> => {
  const base = shared(product, about, context)
  if (isLeft(base)) return base
  const list = withOwn(jz588, about.settings.redenen)
  const reden = meaningWherePossible(list, product.RedenBeeindiging, 'RedenBeeindiging', context)
  const { object, ...data } = base.right
  return right({
    naam: 'voorziening.beeindigd',
    ...{ object, dossier: about.client },
    ...{ rang: inOrder(product.Einddatum, true), neemtOver: [...ofAllocation, 'begindatum'] },
    data: {
      ...data,
      ...present({
        ingangsdatum: product.ToewijzingIngangsdatum,
        begindatum: product.Begindatum,
        einddatum: product.Einddatum,
        redenBeeindiging: reden,
      }),
    },
  })
}

export const otherProduct = (pad: string): Rejection => ({
  reden: 'onleesbaar',
  pad,
  uitleg: 'expected a product of the kind of the message',
})

/**
 * What a product of a message says of the provision. An allocation, a start and an end are records of one object: the day decides
 * which speaks, so that an allocation that is told again, or a start that comes late, does not undo an end.
 */
export const voorzieningOf = (
  record: ProductRecord,
  soort: Exclude<Bericht['soort'], 'verzoek'>,
  about: About,
  context: TranslateContext,
): Either<Rejection, TranslatedEvent> => {
  const missing = (pad: string) => left(otherProduct(pad))
  switch (soort) {
    case 'toewijzing':
      return record.ToegewezenProduct === undefined
        ? missing('ToegewezenProduct')
        : allocated(record.ToegewezenProduct, about, context)
    case 'start':
      return record.StartProduct === undefined
        ? missing('StartProduct')
        : started(record.StartProduct, about, context)
    case 'stop':
      return record.StopProduct === undefined
        ? missing('StopProduct')
        : stopped(record.StopProduct, about, context)
  }
}

/**
 * `StatusAanlevering` 3 takes back what was told. An allocation has none: it is taken back by ending on the day on which it began, for the
 * reason that it is removed (13), or was corrected (01 until release 3.0).
 */
export const isTakenBack = ({
  ToegewezenProduct: allocated,
  StartProduct,
  StopProduct,
  AangevraagdProduct,
}: ProductRecord): boolean => {
  const never = allocated !== undefined && allocated.Einddatum === allocated.Ingangsdatum
  if (never && ['01', '13'].includes(allocated.RedenWijziging ?? '')) return true
  return [allocated, StartProduct, StopProduct, AangevraagdProduct].some(
    (product) => product?.StatusAanlevering === '3',
  )
}
