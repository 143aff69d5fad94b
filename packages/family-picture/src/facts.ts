import { type Contactpersoon, domeinOf, type Feit, gebeurtenisOf, type Niveau } from '@gezinsbeeld/contracts'
import { type PartnerEvent, personsOf, type StoredObject } from './evolve'
import { goesOn, type Picture } from './picture'

type Gegevens = Feit['gegevens']

const present = (fields: Readonly<Record<string, unknown>>): Gegevens =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

/** Fields that tell where somebody is, beside an address: told of nobody whose address is secret. */
const placesIn = (event: PartnerEvent): readonly string[] =>
  domeinOf(event.naam) === 'verblijf' ? ['locatie', 'aanbieder'] : ['plaats']

const isReference = (text: string): boolean => /^[a-z][a-z0-9-]{1,40}:[A-Za-z0-9_-]{22}$/.test(text)

/**
 * An object's fields with every reference of the organisation in it, however deep, as the hub's: a person's id, or the
 * `sleutel` of the fact that it points to (the plan of a goal). One that the hub does not know in this family is left out.
 */
const inHubWords = (
  fields: object,
  { persoonVan, objecten }: Pick<Picture, 'persoonVan' | 'objecten'>,
): Gegevens => {
  const inWords = (value: unknown): unknown => {
    if (typeof value === 'string' && isReference(value))
      return persoonVan.get(value) ?? objecten.find(({ event }) => event.data.referentie === value)?.sleutel
    if (Array.isArray(value)) return value.map(inWords).filter((item) => item !== undefined)
    return typeof value === 'object' && value !== null ? inHubWords(value, { persoonVan, objecten }) : value
  }
  return present(Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, inWords(value)])))
}

/** Everything that a fact tells at `volledig`, in the hub's persons; undefined for what is no fact about a family. */
const full = (event: PartnerEvent, picture: Picture, secret: boolean): Gegevens | undefined => {
  const { persoonVan } = picture
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
    case 'melding.ontvangen':
    case 'melding.beoordeeld':
    case 'melding.afgesloten':
    case 'onderzoek.verzocht':
    case 'onderzoek.gestart':
    case 'onderzoek.afgerond':
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
    case 'toestemming.verleend':
    case 'huishouden.vastgelegd': {
      const { referentie: _, personen: __, herkomst: ___, ...rest } = event.data
      const hidden = secret ? placesIn(event) : []
      const told = Object.entries(rest).filter(([field]) => !hidden.includes(field))
      return inHubWords(Object.fromEntries(told), picture)
    }
    case 'koppeling.voorgesteld':
    case 'koppeling.bevestigd':
    case 'koppeling.verworpen':
    case 'toegang.gevraagd':
    case 'toegang.aanvaard':
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
    case 'melding.ontvangen':
    case 'melding.beoordeeld':
    case 'melding.afgesloten':
      return tell(event.data.datumMelding)
    case 'onderzoek.verzocht':
    case 'onderzoek.gestart':
    case 'onderzoek.afgerond':
      return tell(event.data.begindatum ?? event.data.datumVerzoek)
    case 'voorziening.toegewezen':
    case 'voorziening.gestart':
    case 'voorziening.beeindigd':
      return tell(event.data.begindatum ?? event.data.ingangsdatum)
    case 'bestaanszekerheid.gestart':
    case 'bestaanszekerheid.beeindigd':
    case 'verblijf.gestart':
    case 'verblijf.beeindigd':
      return tell(event.data.begindatum)
    case 'persoon.vastgelegd':
    case 'relatie.vastgelegd':
    case 'maatregel.opgelegd':
    case 'maatregel.beeindigd':
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
    case 'toestemming.verleend':
    case 'huishouden.vastgelegd':
    case 'koppeling.voorgesteld':
    case 'koppeling.bevestigd':
    case 'koppeling.verworpen':
    case 'toegang.gevraagd':
    case 'toegang.aanvaard':
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
      return undefined
  }
}

/** The hub's persons and facts that a fact points to: they can become known, or another, without a new version of the object. */
const linksIn = ({ plan, doel, wie, deelnemers, gegevenDoor }: Gegevens): readonly string[] => [
  ...[plan, doel].flatMap((link) => (typeof link === 'string' ? [link] : [])),
  ...(JSON.stringify([wie, deelnemers, gegevenDoor]).match(/persoon:[\w-]{22}/g) ?? []),
]

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
    niveau === 'volledig' ? full(object.event, picture, secret) : acquaintance(object.event, picture.vandaag)
  if (gegevens === undefined) return undefined
  const personen = [
    ...new Set(personsOf(object.event).flatMap((ref) => picture.persoonVan.get(ref) ?? [])),
  ].filter((persoon) => shown.has(persoon))
  return {
    versie: [object.sequence, niveau, secret ? 'geheim' : '', ...personen, ...linksIn(gegevens)].join(' '),
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
