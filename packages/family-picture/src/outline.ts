import type { Domein, Rol } from '@gezinsbeeld/contracts'
import { addressKey } from './address'
import type { PartnerEvent, StoredObject } from './evolve'
import { personsOf } from './evolve'

/**
 * What of an object decides who may see it and what a family is: everything but its content. As long as an object's outline stays
 * the same but for its sequence, nobody's view gains or loses anything by a change of it.
 */
export interface Outline {
  readonly sleutel: string
  readonly organisatie: string
  readonly naam: PartnerEvent['naam']
  readonly referentie: string
  readonly sequence: string
  /** The organisation's references to the persons that it names. */
  readonly personen: readonly string[]
  /** The last day, of what has one. */
  readonly einddatum?: string
  /** Of a person: an address that is none is not comparable, a secret one is not there. */
  readonly adres?: string
  readonly geheim?: true
  /** Of a relation that has not ended. */
  readonly band?: { readonly van: string; readonly naar: string; readonly soort: string }
  readonly soort?: string
  /** References to other objects and persons in its content: the plan of a goal, who takes part. */
  readonly verwijzingen?: readonly string[]
  /** Of an involvement: it directs the others. */
  readonly regie?: true
  /** Organisations that it is for: who executes it, to whom it is handed over, who is consented to, who is accepted. */
  readonly genoemd?: readonly string[]
  /** Of a toestemming: for everybody in these roles. */
  readonly rollen?: readonly Rol[]
  /** Of a toestemming: for these of the organisation's facts. */
  readonly domeinen?: readonly Domein[]
  /** The first and the last day on which a toestemming, an acceptance or an emergency holds. */
  readonly vanaf?: string
  readonly tot?: string
}

const personOutline = (event: PartnerEvent): Pick<Outline, 'adres' | 'geheim'> => {
  if (event.naam !== 'persoon.vastgelegd') return {}
  const adres = addressKey(event.data.adres)
  return {
    ...(adres === undefined ? {} : { adres }),
    ...(event.data.geheimhouding === true ? { geheim: true } : {}),
  }
}

const bandOf = (event: PartnerEvent): Pick<Outline, 'band'> => {
  if (event.naam !== 'relatie.vastgelegd' || event.data.einddatum !== undefined) return {}
  const { van, naar, soort } = event.data
  return { band: { van, naar, soort } }
}

/** The day behind this one; both `jjjj-mm-dd`. */
export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

const given = <K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } => {
  const fields: { [P in K]?: V } = {}
  if (value !== undefined) fields[key] = value
  return fields
}

/** What lets an object decide over others' access. */
const decisionsOf = (
  event: PartnerEvent,
): Pick<Outline, 'regie' | 'genoemd' | 'rollen' | 'domeinen' | 'vanaf' | 'tot'> => {
  switch (event.naam) {
    case 'betrokkenheid.gestart':
    case 'betrokkenheid.beeindigd':
      return event.data.regie === true ? { regie: true } : {}
    case 'maatregel.opgelegd':
    case 'maatregel.beeindigd': {
      const { uitvoerderOrganisatie: to } = event.data
      return to === undefined ? {} : { genoemd: [to] }
    }
    case 'melding.ontvangen':
    case 'melding.beoordeeld':
    case 'melding.afgesloten':
    case 'onderzoek.verzocht':
    case 'onderzoek.gestart':
    case 'onderzoek.afgerond': {
      const to = event.data.overdrachtAan?.flatMap(({ organisatie }) => organisatie ?? []) ?? []
      return to.length === 0 ? {} : { genoemd: to }
    }
    case 'toestemming.verleend': {
      const { domeinen, organisaties, rollen, begindatum, geldigTot } = event.data
      return {
        domeinen,
        ...given('genoemd', organisaties),
        ...given('rollen', rollen),
        ...given('vanaf', begindatum),
        ...given('tot', geldigTot),
      }
    }
    case 'toegang.aanvaard':
      return { genoemd: [event.data.organisatie], ...given('tot', event.data.geldigTot) }
    case 'toegang.gevraagd':
      // An emergency that says no end is over with the day after it.
      return { tot: event.data.geldigTot ?? dayAfter(event.data.herkomst.vastgelegdOp.slice(0, 10)) }
    case 'persoon.vastgelegd':
    case 'relatie.vastgelegd':
    case 'huishouden.vastgelegd':
    case 'traject.aangemeld':
    case 'traject.gestart':
    case 'traject.beeindigd':
    case 'voorziening.toegewezen':
    case 'voorziening.gestart':
    case 'voorziening.beeindigd':
    case 'bestaanszekerheid.gestart':
    case 'bestaanszekerheid.beeindigd':
    case 'verblijf.gestart':
    case 'verblijf.beeindigd':
    case 'plan.vastgesteld':
    case 'doel.gesteld':
    case 'doel.behaald':
    case 'afspraak.gemaakt':
    case 'afspraak.nagekomen':
    case 'afspraak.vervallen':
    case 'overleg.gepland':
    case 'overleg.gehouden':
    case 'signaal.afgegeven':
    case 'signaal.opgeheven':
    case 'koppeling.voorgesteld':
    case 'koppeling.bevestigd':
    case 'koppeling.verworpen':
    case 'bron.gemeld':
    case 'persoon.ingetrokken':
    case 'relatie.ingetrokken':
    case 'huishouden.ingetrokken':
    case 'betrokkenheid.ingetrokken':
    case 'melding.ingetrokken':
    case 'onderzoek.ingetrokken':
    case 'maatregel.ingetrokken':
    case 'traject.ingetrokken':
    case 'voorziening.ingetrokken':
    case 'bestaanszekerheid.ingetrokken':
    case 'verblijf.ingetrokken':
    case 'plan.ingetrokken':
    case 'doel.ingetrokken':
    case 'afspraak.ingetrokken':
    case 'overleg.ingetrokken':
    case 'signaal.ingetrokken':
    case 'toestemming.ingetrokken':
    case 'toegang.ingetrokken':
      return {}
  }
}

/** The references in the content of a plan's parts and of a toestemming. */
const pointersOf = ({ data }: PartnerEvent): readonly string[] => [
  ...('plan' in data && data.plan !== undefined ? [data.plan] : []),
  ...('doel' in data && data.doel !== undefined ? [data.doel] : []),
  ...('wie' in data ? (data.wie ?? []).flatMap(({ persoon }) => persoon ?? []) : []),
  ...('deelnemers' in data ? (data.deelnemers ?? []).flatMap(({ persoon }) => persoon ?? []) : []),
  ...('gegevenDoor' in data ? (data.gegevenDoor ?? []) : []),
]

const outlines = new WeakMap<StoredObject, Outline>()

const make = ({ sleutel, organisatie, event, sequence }: StoredObject): Outline => {
  const verwijzingen = pointersOf(event)
  return {
    sleutel,
    organisatie,
    naam: event.naam,
    referentie: event.data.referentie,
    sequence,
    personen: personsOf(event),
    ...('einddatum' in event.data && event.data.einddatum !== undefined
      ? { einddatum: event.data.einddatum }
      : {}),
    ...('soort' in event.data && event.data.soort !== undefined ? { soort: event.data.soort } : {}),
    ...personOutline(event),
    ...bandOf(event),
    ...decisionsOf(event),
    ...(verwijzingen.length === 0 ? {} : { verwijzingen }),
  }
}

export const outlineOf = (object: StoredObject): Outline => {
  const known = outlines.get(object)
  if (known !== undefined) return known
  const made = make(object)
  outlines.set(object, made)
  return made
}

const sameTexts = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean =>
  a === b || (a !== undefined && a.length === b?.length && a.every((text, i) => text === b[i]))

/** Whether two versions of an object differ in content only. */
export const sameOutline = (one: StoredObject, other: StoredObject): boolean => {
  const [a, b] = [outlineOf(one), outlineOf(other)]
  return (
    a.naam === b.naam &&
    a.einddatum === b.einddatum &&
    a.adres === b.adres &&
    a.geheim === b.geheim &&
    a.band?.van === b.band?.van &&
    a.band?.naar === b.band?.naar &&
    a.band?.soort === b.band?.soort &&
    a.soort === b.soort &&
    a.regie === b.regie &&
    a.vanaf === b.vanaf &&
    a.tot === b.tot &&
    sameTexts(a.personen, b.personen) &&
    sameTexts(a.verwijzingen, b.verwijzingen) &&
    sameTexts(a.genoemd, b.genoemd) &&
    sameTexts(a.rollen, b.rollen) &&
    sameTexts(a.domeinen, b.domeinen)
  )
}
