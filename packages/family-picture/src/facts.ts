import { type Contactpersoon, domeinOf, type Feit, gebeurtenisOf, type Niveau } from '@gezinsbeeld/contracts'
import { type PartnerEvent, personsOf, type StoredObject } from './evolve'
import { goesOn, type Picture } from './picture'

type Gegevens = Feit['gegevens']

const present = (fields: Readonly<Record<string, unknown>>): Gegevens =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

/** Everything that a fact tells at `volledig`, in the hub's persons; undefined for what is no fact about a family. */
const full = (
  event: PartnerEvent,
  persoonVan: Picture['persoonVan'],
  secret: boolean,
): Gegevens | undefined => {
  switch (event.naam) {
    case 'persoon.vastgelegd': {
      const {
        referentie: _,
        personen: __,
        herkomst: ___,
        pseudoniemen: ____,
        adres,
        telefoon,
        ...rest
      } = event.data
      return present(secret ? { ...rest, geheimhouding: true } : { ...rest, adres, telefoon })
    }
    case 'relatie.vastgelegd': {
      const { referentie: _, personen: __, herkomst: ___, van, naar, ...rest } = event.data
      return present({ ...rest, van: persoonVan.get(van), naar: persoonVan.get(naar) })
    }
    case 'betrokkenheid.gestart':
    case 'betrokkenheid.beeindigd':
    case 'maatregel.opgelegd':
    case 'maatregel.beeindigd':
    case 'traject.aangemeld':
    case 'traject.gestart':
    case 'traject.beeindigd': {
      const { referentie: _, personen: __, herkomst: ___, ...rest } = event.data
      return present(rest)
    }
    case 'bron.gemeld':
    case 'persoon.ingetrokken':
    case 'relatie.ingetrokken':
    case 'betrokkenheid.ingetrokken':
    case 'maatregel.ingetrokken':
    case 'traject.ingetrokken':
      return undefined
  }
}

/** That the organisation is involved, since when, whom to call; undefined for whatever says more or nothing of that. */
const acquaintance = (event: PartnerEvent, vandaag: string): Gegevens | undefined => {
  const tell = (begindatum: string | undefined, contactpersoon?: Contactpersoon) =>
    present({ begindatum, contactpersoon })
  if (!goesOn(event, vandaag)) return undefined
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
      return undefined
  }
}

/** A fact with the version of the object it was made of and what shaped it: two facts with the same versie are the same. */
export interface VersionedFact {
  readonly feit: Feit
  readonly versie: string
}

/** The object as a fact at this level; undefined when there is nothing that may be told. */
export const factOf = (
  object: StoredObject,
  niveau: Niveau,
  naamVan: (organisatie: string) => string,
  shown: ReadonlySet<string>,
  picture: Picture,
  secret: boolean,
): VersionedFact | undefined => {
  const gegevens =
    niveau === 'volledig'
      ? full(object.event, picture.persoonVan, secret)
      : acquaintance(object.event, picture.vandaag)
  if (gegevens === undefined) return undefined
  const personen = [
    ...new Set(personsOf(object.event).flatMap((ref) => picture.persoonVan.get(ref) ?? [])),
  ].filter((persoon) => shown.has(persoon))
  return {
    versie: [object.sequence, niveau, secret ? 'geheim' : '', ...personen].join(' '),
    feit: {
      sleutel: object.sleutel,
      domein: domeinOf(object.event.naam),
      gebeurtenis: gebeurtenisOf(object.event.naam),
      organisatie: object.organisatie,
      organisatieNaam: naamVan(object.organisatie),
      vastgelegdOp: object.event.data.herkomst.vastgelegdOp,
      niveau,
      personen,
      gegevens,
    },
  }
}
