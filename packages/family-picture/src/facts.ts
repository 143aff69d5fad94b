import { type Contactpersoon, domeinOf, type Feit, gebeurtenisOf, type Niveau } from '@gezinsbeeld/contracts'
import type { PartnerEvent } from './evolve'
import type { Outline } from './outline'
import { goesOn } from './picture'

type Gegevens = Feit['gegevens']

/**
 * What kind of fact a message is: none about a family, one that only `volledig` knows, or one of which `bekendheid` knows that
 * its organisation is involved.
 */
const kindOfFact = (naam: PartnerEvent['naam']): 'geen' | 'inhoud' | 'betrokkenheid' => {
  switch (naam) {
    case 'persoon.vastgelegd':
    case 'relatie.vastgelegd':
    case 'maatregel.opgelegd':
    case 'maatregel.beeindigd':
      return 'inhoud'
    case 'betrokkenheid.gestart':
    case 'betrokkenheid.beeindigd':
    case 'traject.aangemeld':
    case 'traject.gestart':
    case 'traject.beeindigd':
      return 'betrokkenheid'
    case 'bron.gemeld':
    case 'persoon.ingetrokken':
    case 'relatie.ingetrokken':
    case 'betrokkenheid.ingetrokken':
    case 'maatregel.ingetrokken':
    case 'traject.ingetrokken':
      return 'geen'
  }
}

/** Whether there is anything to tell of an object at this level; at `bekendheid` only while it goes on. */
export const tellsSomething = (object: Outline, niveau: Niveau, vandaag: string): boolean => {
  const kind = kindOfFact(object.naam)
  return niveau === 'volledig' ? kind !== 'geen' : kind === 'betrokkenheid' && goesOn(object, vandaag)
}

/** Everything that a fact tells at `volledig`, in the hub's persons. */
const full = (event: PartnerEvent, { persoonVan }: Content, secret: boolean): Gegevens => {
  switch (event.naam) {
    case 'persoon.vastgelegd': {
      const { referentie: _, personen: __, herkomst: ___, pseudoniemen: ____, ...rest } = event.data
      if (!secret) return rest
      const { adres: _____, telefoon: ______, ...open } = rest
      return { ...open, geheimhouding: true }
    }
    case 'relatie.vastgelegd': {
      const { referentie: _, personen: __, herkomst: ___, van, naar, ...rest } = event.data
      return { ...rest, van: persoonVan(van), naar: persoonVan(naar) }
    }
    case 'betrokkenheid.gestart':
    case 'betrokkenheid.beeindigd':
    case 'maatregel.opgelegd':
    case 'maatregel.beeindigd':
    case 'traject.aangemeld':
    case 'traject.gestart':
    case 'traject.beeindigd': {
      const { referentie: _, personen: __, herkomst: ___, ...rest } = event.data
      return rest
    }
    case 'bron.gemeld':
    case 'persoon.ingetrokken':
    case 'relatie.ingetrokken':
    case 'betrokkenheid.ingetrokken':
    case 'maatregel.ingetrokken':
    case 'traject.ingetrokken':
      return {}
  }
}

/** That the organisation is involved, since when, whom to call. */
const acquaintance = (event: PartnerEvent): Gegevens => {
  const tell = (begindatum: string | undefined, contactpersoon?: Contactpersoon) => ({
    ...(begindatum === undefined ? {} : { begindatum }),
    ...(contactpersoon === undefined ? {} : { contactpersoon }),
  })
  switch (event.naam) {
    case 'betrokkenheid.gestart':
    case 'betrokkenheid.beeindigd':
      return tell(event.data.begindatum, event.data.contactpersoon)
    case 'traject.aangemeld':
    case 'traject.gestart':
    case 'traject.beeindigd':
      return tell(event.data.begindatum ?? event.data.wachtSinds)
    case 'persoon.vastgelegd':
    case 'relatie.vastgelegd':
    case 'maatregel.opgelegd':
    case 'maatregel.beeindigd':
    case 'bron.gemeld':
    case 'persoon.ingetrokken':
    case 'relatie.ingetrokken':
    case 'betrokkenheid.ingetrokken':
    case 'maatregel.ingetrokken':
    case 'traject.ingetrokken':
      return {}
  }
}

/** What is shown to one receiver of one object, decided and still without its content. */
export interface Shown {
  readonly object: Outline
  readonly niveau: Niveau
  /** Its persons' addresses and the like are left out. */
  readonly geheim: boolean
  /** The hub's persons that it names, as far as the receiver sees them. */
  readonly personen: readonly string[]
}

/** What facts are filled from. */
export interface Content {
  eventOf(object: Outline): PartnerEvent
  persoonVan(ref: string): string | undefined
  naamVan(organisatie: string): string
}

/** The fact that a receiver is shown, with its content. */
export const factOf = ({ object, niveau, geheim, personen }: Shown, content: Content): Feit => {
  const event = content.eventOf(object)
  return {
    sleutel: object.sleutel,
    domein: domeinOf(event.naam),
    gebeurtenis: gebeurtenisOf(event.naam),
    organisatie: object.organisatie,
    organisatieNaam: content.naamVan(object.organisatie),
    vastgelegdOp: event.data.herkomst.vastgelegdOp,
    niveau,
    personen,
    gegevens: niveau === 'volledig' ? full(event, content, geheim) : acquaintance(event),
  }
}
