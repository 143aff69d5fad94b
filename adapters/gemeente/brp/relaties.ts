import type { Rejection, TranslateContext, TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import { meaningIfAny, present, presentOrNone } from '@gezinsbeeld/adapter-kit/fields'
import type { Relatie } from '@gezinsbeeld/contracts'
import { type Either, isLeft, right } from 'fp-ts/lib/Either.js'
import { brpGeslacht } from '../codelijsten/geslacht'
import { objectVanBsn, persoonMetBsn } from '../keys'
import { dateOf } from './date'
import { gezagOver } from './gezag'
import type { BrpRecord, Parent, Partner, Person, Related } from './record'

type Told = Either<Rejection, readonly TranslatedEvent[]>

/** Somebody around the client. `sleutel` is the BSN, or what stands for it within the client's file. */
interface Other {
  readonly referentie: string
  readonly sleutel: string
  readonly event: TranslatedEvent
}

/** Below what that person's own record says, where the person is a client too. */
const below = -1

const other = (
  person: Related,
  place: string,
  client: string,
  record: BrpRecord,
  context: TranslateContext,
): Either<Rejection, Other | undefined> => {
  const { voornamen, voorletters, voorvoegsel, geslachtsnaam } = person.naam ?? {}
  const naam = presentOrNone({
    voornamen,
    voorletters: voornamen === undefined ? voorletters : undefined,
    ...{ voorvoegsel, geslachtsnaam },
  })
  const pseudoniem = context.pseudoniem(person.burgerservicenummer)
  const bsn = pseudoniem === undefined ? undefined : person.burgerservicenummer
  // Without a number and a name somebody is nobody: a parent of whom the BRP says that there is none.
  if (bsn === undefined && naam === undefined) return right(undefined)
  const geslacht = meaningIfAny(brpGeslacht, person.geslacht?.code, `persoon/${place}/geslacht/code`)
  if (isLeft(geslacht)) return geslacht
  const born = dateOf(person.geboorte?.datum, `persoon/${place}/geboorte/datum`)
  if (isLeft(born)) return born
  const local = `${record.gevraagd}|${place}`
  const object = bsn === undefined ? context.object('brp-gerelateerde', local) : objectVanBsn(context, bsn)
  const referentie = `${context.organisatie}:${object}`
  return right({
    referentie,
    sleutel: bsn ?? local,
    event: {
      naam: 'persoon.vastgelegd',
      object,
      dossier: client,
      rang: below,
      data: {
        referentie,
        personen: [referentie],
        ...present({
          pseudoniemen: pseudoniem === undefined ? undefined : [pseudoniem],
          naam,
          geboortedatum: born.right,
          geslacht: geslacht.right,
        }),
      },
    },
  })
}

interface Between {
  readonly van: { readonly referentie: string; readonly sleutel: string }
  readonly naar: { readonly referentie: string; readonly sleutel: string }
  readonly soort: Relatie['soort']
  readonly more: Partial<Pick<Relatie, 'gezag' | 'begindatum'>>
  readonly rang: number
}

const relatie = (
  { van, naar, soort, more, rang }: Between,
  client: string,
  context: TranslateContext,
): TranslatedEvent => {
  const object = context.object('brp-relatie', `${van.sleutel}|${naar.sleutel}|${soort}`)
  return {
    naam: 'relatie.vastgelegd',
    ...{ object, dossier: client, rang },
    data: {
      referentie: `${context.organisatie}:${object}`,
      personen: [van.referentie, naar.referentie],
      ...{ van: van.referentie, naar: naar.referentie, soort, ...more },
    },
  }
}

/** Everything around one client, each time with the person whom it names. */
export const relatiesOf = (record: BrpRecord, person: Person, context: TranslateContext): Told => {
  const client = persoonMetBsn(context, record.gevraagd)
  const self = { referentie: client, sleutel: record.gevraagd }
  const numbers = [person.burgerservicenummer, record.gevraagd]
  const events: TranslatedEvent[] = []

  const parent = (found: Parent, index: number): Told => {
    const they = other(found, `ouders/${found.ouderAanduiding ?? index}`, client, record, context)
    if (isLeft(they)) return they
    if (they.right === undefined) return right([])
    const gezag = gezagOver(person.burgerservicenummer, person.gezag)
    if (isLeft(gezag)) return gezag
    const pad = 'persoon/ouders/datumIngangFamilierechtelijkeBetrekking'
    const since = dateOf(found.datumIngangFamilierechtelijkeBetrekking, pad)
    if (isLeft(since)) return since
    const { burgerservicenummer: bsn } = found
    const has = bsn === undefined ? gezag.right.zonderBsn : (gezag.right.van.get(bsn) ?? gezag.right.anders)
    const more = present({ gezag: has, begindatum: since.right })
    const between: Between = { van: they.right, naar: self, soort: 'ouder', more, rang: 1 }
    return right([they.right.event, relatie(between, client, context)])
  }

  const guardians = (): Told => {
    const gezag = gezagOver(person.burgerservicenummer, person.gezag)
    if (isLeft(gezag)) return gezag
    return right(
      gezag.right.derden.flatMap((bsn) => {
        const pseudoniem = context.pseudoniem(bsn)
        if (pseudoniem === undefined) return []
        const referentie = persoonMetBsn(context, bsn)
        const between: Between = {
          ...{ van: { referentie, sleutel: bsn }, naar: self, soort: 'voogd', rang: 1 },
          more: present({ gezag: gezag.right.van.get(bsn) }),
        }
        const known: TranslatedEvent = {
          naam: 'persoon.vastgelegd',
          ...{ object: objectVanBsn(context, bsn), dossier: client, rang: below - 1 },
          data: { referentie, personen: [referentie], pseudoniemen: [pseudoniem] },
        }
        return [known, relatie(between, client, context)]
      }),
    )
  }

  const child = (found: Related, index: number): Told => {
    const they = other(found, `kinderen/${index}`, client, record, context)
    if (isLeft(they)) return they
    if (they.right === undefined) return right([])
    const gezag = gezagOver(found.burgerservicenummer ?? '', person.gezag)
    if (isLeft(gezag)) return gezag
    const has = numbers.flatMap((bsn) => gezag.right.van.get(bsn) ?? [])[0]
    // The child's own record knows more: since when, and also that somebody has no authority.
    const between: Between = {
      van: self,
      naar: they.right,
      soort: 'ouder',
      more: present({ gezag: has }),
      rang: 0,
    }
    return right([they.right.event, relatie(between, client, context)])
  }

  const partner = (found: Partner, index: number): Told => {
    const they = other(found, `partners/${index}`, client, record, context)
    if (isLeft(they)) return they
    if (they.right === undefined) return right([])
    const { aangaanHuwelijkPartnerschap: begin, ontbindingHuwelijkPartnerschap: end } = found
    const since = dateOf((end ?? begin)?.datum, 'persoon/partners/datum')
    if (isLeft(since)) return since
    // The same two in the same order, whoever of them is the client.
    const [van, naar] = [they.right, self].sort((a, b) => (a.sleutel < b.sleutel ? -1 : 1))
    if (van === undefined || naar === undefined) return right([])
    const soort = end === undefined ? 'partner' : 'ex-partner'
    const between: Between = { van, naar, soort, more: present({ begindatum: since.right }), rang: 0 }
    return right([they.right.event, relatie(between, client, context)])
  }

  // Of an adult the parents are not needed: no child's family follows from them.
  const isAdult = typeof person.leeftijd === 'number' && person.leeftijd >= 18
  const told = [
    ...(isAdult ? [] : person.ouders.map(parent)),
    guardians(),
    ...person.kinderen.map(child),
    ...person.partners.map(partner),
  ]
  const seen = new Set<string>()
  for (const each of told) {
    if (isLeft(each)) return each
    // Somebody can be named twice: a former partner who is a partner again.
    const fresh = each.right.filter(({ naam, object }) => !seen.has(`${naam}.${object}`))
    for (const { naam, object } of fresh) seen.add(`${naam}.${object}`)
    events.push(...fresh)
  }
  return right(events)
}
