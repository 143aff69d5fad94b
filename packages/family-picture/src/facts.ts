import { type Contactpersoon, domeinOf, type Feit, gebeurtenisOf, type Niveau } from '@gezinsbeeld/contracts'
import type { PartnerEvent } from './evolve'
import { type Municipalities, someMunicipality } from './municipality'
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
      return 'inhoud'
    case 'betrokkenheid.gestart':
    case 'betrokkenheid.beeindigd':
    case 'traject.aangemeld':
    case 'traject.gestart':
    case 'traject.beeindigd':
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
      return 'betrokkenheid'
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
      return 'geen'
  }
}

/** Whether there is anything to tell of an object at this level; at `bekendheid` only while it goes on. */
export const tellsSomething = (object: Outline, niveau: Niveau, vandaag: string): boolean => {
  const kind = kindOfFact(object.naam)
  return niveau === 'volledig' ? kind !== 'geen' : kind === 'betrokkenheid' && goesOn(object, vandaag)
}

/** What a provision of these kinds provides is a hidden place, as a stay of these kinds is. */
const beds: ReadonlySet<string> = new Set(['opvang', 'jeugdhulp-crisis'])

/** Help that says nothing of where somebody sleeps or spends the day. */
const anywhere: ReadonlySet<string> = new Set([
  ...['jeugdhulp-ambulant', 'jeugd-ggz', 'jeugdbescherming', 'jeugdreclassering', 'begeleiding'],
  ...['persoonlijke-verzorging', 'hulp-bij-het-huishouden', 'vervoer', 'hulpmiddelen'],
])

/**
 * Fields that tell where somebody is, beside an address: told of nobody whose address is secret. Where a shelter is, nobody is
 * told at all.
 */
const hiddenIn = (event: PartnerEvent, secret: boolean): readonly string[] => {
  if (event.naam === 'verblijf.gestart' || event.naam === 'verblijf.beeindigd') {
    const sheltered = event.data.soort === 'opvang' || event.data.soort === 'crisis'
    if (secret || event.data.locatieGeheim === true) return ['locatie', 'aanbieder']
    return sheltered ? ['locatie'] : []
  }
  if (
    event.naam === 'voorziening.toegewezen' ||
    event.naam === 'voorziening.gestart' ||
    event.naam === 'voorziening.beeindigd'
  ) {
    // Who provides a bed is where somebody sleeps.
    const { categorie = 'overig' } = event.data
    return beds.has(categorie) || (secret && !anywhere.has(categorie)) ? ['aanbieder'] : []
  }
  return secret ? ['plaats'] : []
}

const isReference = (text: string): boolean => /^[a-z][a-z0-9-]{1,40}:[A-Za-z0-9_-]{22}$/.test(text)

/**
 * An object's fields with every reference of the organisation in it, however deep, as the hub's: a person's id, or the
 * `sleutel` of the fact that it points to (the plan of a goal). One that the hub does not know in this family is left out.
 */
const inHubWords = (fields: object, content: Content): Gegevens => {
  const inWords = (value: unknown): unknown => {
    if (typeof value === 'string' && isReference(value))
      return content.persoonVan(value) ?? content.sleutelVan(value)
    if (Array.isArray(value)) return value.map(inWords).filter((item) => item !== undefined)
    return typeof value === 'object' && value !== null ? inHubWords(value, content) : value
  }
  const told = Object.entries(fields).map(([name, value]) => [name, inWords(value)] as const)
  return Object.fromEntries(told.filter(([, value]) => value !== undefined))
}

/** Everything that a fact tells at `volledig`, in the hub's persons. */
const full = (event: PartnerEvent, content: Content, secret: boolean): Gegevens => {
  switch (event.naam) {
    case 'persoon.vastgelegd': {
      const { referentie: _, personen: __, herkomst: ___, pseudoniemen: ____, ...rest } = event.data
      if (!secret) return rest
      const { adres: _____, telefoon: ______, ...open } = rest
      return { ...open, geheimhouding: true }
    }
    case 'relatie.vastgelegd': {
      const { referentie: _, personen: __, herkomst: ___, van, naar, ...rest } = event.data
      return { ...rest, van: content.persoonVan(van), naar: content.persoonVan(naar) }
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
      const hidden = hiddenIn(event, secret)
      const told = Object.entries(rest).filter(([field]) => !hidden.includes(field))
      return inHubWords(Object.fromEntries(told), content)
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
  /** The hub's persons and facts that it points to: they can become known, or another, without a new version of the object. */
  readonly wijstNaar: readonly string[]
}

/** What facts are filled from. */
export interface Content {
  eventOf(object: Outline): PartnerEvent
  /** The hub's person in this family; undefined for everybody else. */
  persoonVan(ref: string): string | undefined
  /** Of an object that others point to, as a plan. */
  sleutelVan(referentie: string): string | undefined
  naamVan(organisatie: string): string
  municipalities(): Municipalities
}

/** Who says something, as a receiver is told: of somebody whose address is secret not which municipality. */
export const sayerOf = (
  organisatie: string,
  geheim: boolean,
  content: Content,
): Pick<Feit, 'organisatie' | 'organisatieNaam'> =>
  geheim && content.municipalities().includes(organisatie)
    ? someMunicipality
    : { organisatie, organisatieNaam: content.naamVan(organisatie) }

/** The fact that a receiver is shown, with its content. */
export const factOf = (
  { object, niveau, geheim, personen }: Omit<Shown, 'wijstNaar'>,
  content: Content,
): Feit => {
  const event = content.eventOf(object)
  const gegevens = niveau === 'volledig' ? full(event, content, geheim) : acquaintance(event)
  // Somebody's own name can be that of a town.
  const isOpen = !geheim || event.naam === 'persoon.vastgelegd'
  const municipalities = content.municipalities()
  return {
    sleutel: object.sleutel,
    domein: domeinOf(event.naam),
    gebeurtenis: gebeurtenisOf(event.naam),
    ...sayerOf(object.organisatie, geheim, content),
    vastgelegdOp: event.data.herkomst.vastgelegdOp,
    niveau,
    personen,
    gegevens: isOpen
      ? gegevens
      : municipalities.leftOutOf(gegevens, municipalities.includes(object.organisatie)),
  }
}
