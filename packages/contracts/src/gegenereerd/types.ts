// Generated from contracts/ by `gezinsbeeld contract build`; change the contract, not this file.
/**
 * Het BSN-pseudoniem: de versie van de sleutel, een punt en 43 tekens. Ontstaat met een OPRF (RFC 9497, ristretto255) bij de pseudoniemendienst, die het BSN niet ziet. Blijft tussen adapters en hub.
 */
export type Pseudoniem = string
/**
 * Het object waarover een gebeurtenis gaat, bij de organisatie die het vastlegt; de organisatie, een dubbele punt en 22 tekens.
 */
export type Objectverwijzing = string
/**
 * Een persoon zoals één organisatie die kent: de organisatie, een dubbele punt en 22 tekens (HMAC-SHA-256 onder de sleutel van die organisatie). Wie elders dezelfde persoon is, concludeert de hub.
 */
export type Persoonsverwijzing = string
/**
 * Een datum die onvolledig mag zijn, zoals bij BRP en StUF (indOnvolledigeDatum); 2009, 2009-05 of 2009-05-17.
 */
export type OnvolledigeDatum = string
/**
 * Een telefoonnummer, zoals de bron het schrijft; cijfers, spaties, haakjes, streepjes en een plus vooraan.
 */
export type Telefoon = string
/**
 * Het kenmerk van een gezin bij de hub, eenmaal uitgegeven.
 */
export type Gezinsnummer = string
/**
 * De korte naam waaronder een organisatie is geregistreerd, in kleine letters.
 */
export type Organisatie = string
/**
 * Hoeveel iemand van een gegeven mag zien; bekendheid is alleen dat een organisatie betrokken is, sinds wanneer en wie te bellen.
 */
export type Niveau = 'volledig' | 'bekendheid'
/**
 * Een persoon zoals de hub die kent, over de organisaties heen; alleen in wat de hub bezorgt.
 */
export type Hubpersoon = string
/**
 * Een Nederlandse kalenderdatum (jjjj-mm-dd).
 */
export type Datum = string
/**
 * Het geslacht zoals geregistreerd (BRP tabel geslachtsaanduiding, iJw 1, 2, 0 en 9).
 */
export type Geslacht = 'man' | 'vrouw' | 'onbekend'
/**
 * Het soort gezag (Haal Centraal BRP, gezag versie 2).
 */
export type Gezag =
  | 'gezamenlijk-ouderlijk-gezag'
  | 'eenhoofdig-ouderlijk-gezag'
  | 'gezamenlijk-gezag'
  | 'voogdij'
  | 'tijdelijk-geen-gezag'
  | 'gezag-niet-te-bepalen'
  | 'geen-gezag'
  | 'gezag-soort-onbekend'
/**
 * De rol waarin een organisatie is geregistreerd; een organisatie met twee rollen heeft twee registraties.
 */
export type Rol = 'gi' | 'veilig-thuis' | 'rvdk' | 'gemeente' | 'ggz' | 'opvang'

/**
 * Wie deze persoon deelt, houdt op te delen.
 */
export interface BekendheidBeeindigd {
  pseudoniem: Pseudoniem
}
/**
 * Wie deze persoon kent, begint te delen.
 */
export interface BekendheidGevraagd {
  pseudoniem: Pseudoniem
}
/**
 * De organisatie is niet langer betrokken.
 */
export interface BetrokkenheidBeeindigd {
  referentie: Objectverwijzing
  /**
   * De personen bij wie de organisatie betrokken is.
   */
  personen: Persoonsverwijzing[]
  herkomst: Herkomst
  /**
   * In welke rol de organisatie betrokken is (voorlopig, geen landelijke codelijst gevonden).
   */
  rol:
    | 'jeugdbescherming'
    | 'jeugdreclassering'
    | 'gezinsmanagement'
    | 'behandeling'
    | 'begeleiding'
    | 'lokaal-team'
    | 'onderzoek'
    | 'opvang'
    | 'overig'
  begindatum?: OnvolledigeDatum
  einddatum?: OnvolledigeDatum
  contactpersoon?: Contactpersoon
  /**
   * Waar wanneer deze organisatie de regie voert.
   */
  regie?: boolean
}
/**
 * Waar een gegeven vandaan komt en wanneer de bron het vastlegde.
 */
export interface Herkomst {
  /**
   * De naam van het systeem van de organisatie.
   */
  bronsysteem: string
  /**
   * Wanneer de bron dit vastlegde of het laatst wijzigde; moment met tijdzone (RFC 3339).
   */
  vastgelegdOp: string
  /**
   * De versie van de adapter die vertaalde; ter informatie, niet voor de volgorde.
   */
  adapterversie: string
}
/**
 * De professional die te bellen is; geen gegevens van cliënten.
 */
export interface Contactpersoon {
  /**
   * De naam van de professional of het team.
   */
  naam?: string
  /**
   * De functie, bijvoorbeeld jeugdbeschermer.
   */
  functie?: string
  telefoon?: Telefoon
  /**
   * Het e-mailadres van het werk.
   */
  email?: string
}
/**
 * De organisatie is betrokken.
 */
export interface BetrokkenheidGestart {
  referentie: Objectverwijzing
  /**
   * De personen bij wie de organisatie betrokken is.
   */
  personen: Persoonsverwijzing[]
  herkomst: Herkomst
  /**
   * In welke rol de organisatie betrokken is (voorlopig, geen landelijke codelijst gevonden).
   */
  rol:
    | 'jeugdbescherming'
    | 'jeugdreclassering'
    | 'gezinsmanagement'
    | 'behandeling'
    | 'begeleiding'
    | 'lokaal-team'
    | 'onderzoek'
    | 'opvang'
    | 'overig'
  begindatum?: OnvolledigeDatum
  einddatum?: OnvolledigeDatum
  contactpersoon?: Contactpersoon
  /**
   * Waar wanneer deze organisatie de regie voert.
   */
  regie?: boolean
}
/**
 * De betrokkenheid was er ten onrechte of wordt niet langer gedeeld.
 */
export interface BetrokkenheidIngetrokken {
  referentie: Objectverwijzing
  herkomst: Herkomst
}
/**
 * De stand van een feed, door elke adapter regelmatig gemeld.
 */
export interface BronGemeld {
  referentie: Objectverwijzing
  herkomst: Herkomst
  /**
   * De naam van de feed.
   */
  feed: string
  /**
   * Tot wanneer de bron is gelezen; ontbreekt zolang de eerste ronde niet klaar is.
   */
  standPer?: string
  /**
   * Het aantal records dat nog te lezen of te publiceren is, voor zover bekend.
   */
  achterstand?: number
  /**
   * Het aantal records dat niet te lezen was en apart staat.
   */
  inQuarantaine: number
  /**
   * Het aantal records dat is verwerkt.
   */
  aantalRecords: number
}
/**
 * Het woonadres; ontbreekt wanneer het geheim is.
 */
export interface Adres {
  /**
   * De naam van de openbare ruimte.
   */
  straat?: string
  /**
   * Het huisnummer, alleen cijfers (BAG).
   */
  huisnummer?: number
  /**
   * De huisletter (BAG).
   */
  huisletter?: string
  /**
   * De huisnummertoevoeging (BAG).
   */
  toevoeging?: string
  /**
   * De postcode, vier cijfers en twee hoofdletters zonder spatie.
   */
  postcode?: string
  /**
   * De woonplaats.
   */
  woonplaats?: string
}
/**
 * Een organisatie is bij een persoon betrokken.
 */
export interface Betrokkenheid {
  referentie: Objectverwijzing
  /**
   * De personen bij wie de organisatie betrokken is.
   */
  personen: Persoonsverwijzing[]
  herkomst: Herkomst
  /**
   * In welke rol de organisatie betrokken is (voorlopig, geen landelijke codelijst gevonden).
   */
  rol:
    | 'jeugdbescherming'
    | 'jeugdreclassering'
    | 'gezinsmanagement'
    | 'behandeling'
    | 'begeleiding'
    | 'lokaal-team'
    | 'onderzoek'
    | 'opvang'
    | 'overig'
  begindatum?: OnvolledigeDatum
  einddatum?: OnvolledigeDatum
  contactpersoon?: Contactpersoon
  /**
   * Waar wanneer deze organisatie de regie voert.
   */
  regie?: boolean
}
/**
 * Wat een ontvanger over één feit krijgt: het gezin en het feit. Een feit dat de ontvanger niet meer mag zien of dat bij de bron verdween, komt als ingetrokken, zonder gegevens.
 */
export interface Bezorging {
  gezin: Gezinsnummer
  feit: Feit
}
/**
 * Eén gegeven in een gezinsbeeld, met wie het zei en wanneer.
 */
export interface Feit {
  /**
   * Het kenmerk van dit feit, gelijk zolang het om hetzelfde object gaat.
   */
  sleutel: string
  /**
   * Het domein, bijvoorbeeld maatregel.
   */
  domein: string
  /**
   * De gebeurtenis, bijvoorbeeld opgelegd.
   */
  gebeurtenis: string
  organisatie: Organisatie
  /**
   * De naam van die organisatie voor mensen.
   */
  organisatieNaam: string
  /**
   * Wanneer die organisatie het vastlegde.
   */
  vastgelegdOp: string
  niveau: Niveau
  /**
   * De personen die het betreft.
   */
  personen: Hubpersoon[]
  /**
   * De velden van het object, met personen van de hub; zonder referentie, personen, herkomst en pseudoniemen. Bij bekendheid alleen begindatum en contactpersoon.
   */
  gegevens: {
    [k: string]: unknown
  }
}
/**
 * De stand van één feed van een adapter.
 */
export interface Bron {
  referentie: Objectverwijzing
  herkomst: Herkomst
  /**
   * De naam van de feed.
   */
  feed: string
  /**
   * Tot wanneer de bron is gelezen; ontbreekt zolang de eerste ronde niet klaar is.
   */
  standPer?: string
  /**
   * Het aantal records dat nog te lezen of te publiceren is, voor zover bekend.
   */
  achterstand?: number
  /**
   * Het aantal records dat niet te lezen was en apart staat.
   */
  inQuarantaine: number
  /**
   * Het aantal records dat is verwerkt.
   */
  aantalRecords: number
}
/**
 * Hoe actueel de gegevens van één bronsysteem van een organisatie zijn.
 */
export interface Bronstand {
  organisatie: Organisatie
  /**
   * De naam van de organisatie voor mensen.
   */
  organisatieNaam: string
  /**
   * Het bronsysteem.
   */
  bronsysteem: string
  /**
   * Tot wanneer alle feeds van het bronsysteem zijn gelezen.
   */
  standPer?: string
  /**
   * Het aantal records dat nog komt.
   */
  achterstand?: number
  /**
   * Het aantal records dat niet te lezen was.
   */
  inQuarantaine?: number
}
/**
 * Het object is bij de bron verwijderd, was er ten onrechte of wordt niet langer gedeeld.
 */
export interface Ingetrokken {
  referentie: Objectverwijzing
  herkomst: Herkomst
}
/**
 * Een lid van een gezin, of iemand met een rol erin.
 */
export interface Lid {
  persoon: Hubpersoon
  eigenReferentie?: Persoonsverwijzing
  /**
   * De rol in het gezin; pleegouder, stiefouder en netwerk zijn rollen zonder lidmaatschap.
   */
  rol: 'kind' | 'ouder' | 'voogd' | 'partner' | 'stiefouder' | 'pleegouder' | 'netwerk'
}
/**
 * Een kinderbeschermingsmaatregel of jeugdreclassering.
 */
export interface Maatregel {
  referentie: Objectverwijzing
  /**
   * De minderjarigen voor wie de maatregel geldt.
   */
  personen: Persoonsverwijzing[]
  herkomst: Herkomst
  /**
   * De soort maatregel (afgeleid van CORV en CBS; voorlopig, de codes van het CBS Informatieprotocol zijn niet gevonden).
   */
  soort:
    | 'ots'
    | 'voorlopige-ots'
    | 'voogdij'
    | 'voorlopige-voogdij'
    | 'tijdelijke-voogdij'
    | 'machtiging-uithuisplaatsing'
    | 'jeugdreclassering'
  datumBeslissing?: Datum
  ingangsdatum?: Datum
  einddatum?: Datum
  verlengdTot?: Datum
  /**
   * De organisatie die de maatregel uitvoert, in woorden.
   */
  uitvoerder?: string
  /**
   * Waarom de maatregel eindigde (voorlopig).
   */
  redenBeeindiging?: 'einde-termijn' | 'opgeheven' | 'meerderjarig' | 'overleden' | 'overgedragen' | 'anders'
}
/**
 * De naam van een persoon, in de onderdelen van de BRP.
 */
export interface Naam {
  /**
   * De voornamen, gescheiden door een spatie.
   */
  voornamen?: string
  /**
   * De voorletters wanneer de voornamen niet bekend zijn.
   */
  voorletters?: string
  /**
   * De naam waarmee iemand wordt aangesproken.
   */
  roepnaam?: string
  /**
   * Het voorvoegsel van de geslachtsnaam (BRP tabel 36), bijvoorbeeld van der.
   */
  voorvoegsel?: string
  /**
   * De eigen geslachtsnaam zonder voorvoegsel.
   */
  geslachtsnaam?: string
  /**
   * Het voorvoegsel van de geslachtsnaam van de partner.
   */
  partnervoorvoegsel?: string
  /**
   * De geslachtsnaam van de partner zonder voorvoegsel.
   */
  partnernaam?: string
  /**
   * Welke naam wordt gebruikt (BRP naamgebruik E, P, V en N).
   */
  naamgebruik?: 'eigen' | 'partner' | 'partner-eigen' | 'eigen-partner'
}
/**
 * Een persoon zoals één organisatie die registreert.
 */
export interface Persoon {
  referentie: Persoonsverwijzing
  /**
   * De persoon zelf.
   */
  personen: Persoonsverwijzing[]
  herkomst: Herkomst
  /**
   * De BSN-pseudoniemen; meer dan een alleen van de BRP, na wijziging van het BSN. Ontbreekt zonder BSN.
   */
  pseudoniemen?: Pseudoniem[]
  naam?: Naam
  geboortedatum?: OnvolledigeDatum
  /**
   * Aanwezig wanneer het kind nog niet geboren is.
   */
  ongeboren?: {
    verwachteDatum?: Datum
  }
  geslacht?: Geslacht
  overlijdensdatum?: OnvolledigeDatum
  adres?: Adres
  /**
   * Waar wanneer het adres geheim is (BRP indicatie geheim boven 0); dan gaat geen adres of telefoonnummer mee.
   */
  geheimhouding?: boolean
  telefoon?: Telefoon
}
/**
 * Een relatie tussen twee personen; van is de soort van naar, bijvoorbeeld van is ouder van naar.
 */
export interface Relatie {
  referentie: Objectverwijzing
  /**
   * De twee personen.
   */
  personen: Persoonsverwijzing[]
  herkomst: Herkomst
  van: Persoonsverwijzing
  naar: Persoonsverwijzing
  /**
   * De soort relatie; ouder is de juridische ouder (iJw COD472 en FHIR v3-RoleCode zijn hierop afgebeeld).
   */
  soort:
    | 'ouder'
    | 'biologische-ouder'
    | 'pleegouder'
    | 'stiefouder'
    | 'voogd'
    | 'partner'
    | 'ex-partner'
    | 'broer-zus'
    | 'grootouder'
    | 'netwerk'
  gezag?: Gezag
  begindatum?: OnvolledigeDatum
  einddatum?: OnvolledigeDatum
}
/**
 * Een behandeltraject bij de geestelijke gezondheidszorg; nooit een diagnose.
 */
export interface Traject {
  referentie: Objectverwijzing
  /**
   * De cliënt.
   */
  personen: Persoonsverwijzing[]
  herkomst: Herkomst
  /**
   * De soort zorg, nooit een diagnose (voorlopig).
   */
  soort?: 'jeugd-ggz' | 'volwassenen-ggz' | 'verslavingszorg' | 'crisiszorg' | 'forensische-zorg' | 'overig'
  begindatum?: OnvolledigeDatum
  einddatum?: OnvolledigeDatum
  wachtSinds?: OnvolledigeDatum
  /**
   * Waar bij een crisis.
   */
  crisis?: boolean
}
/**
 * Het gezin bestaat niet meer als gezin.
 */
export interface GezinBeeindigd {
  gezin: Gezinsnummer
}
/**
 * Uit het gezin is een ander gezin ontstaan.
 */
export interface GezinGesplitst {
  gezin: Gezinsnummer
  /**
   * De gezinnen waarin het uiteenvalt, het gezin zelf meegerekend als het blijft.
   */
  in: Gezinsnummer[]
}
/**
 * Er is een gezin gevormd.
 */
export interface GezinGevormd {
  gezin: Gezinsnummer
  /**
   * De leden en hun rollen, voor zover de ontvanger die mag kennen.
   */
  leden: Lid[]
}
/**
 * De leden van een gezin zijn gewijzigd.
 */
export interface GezinGewijzigd {
  gezin: Gezinsnummer
  /**
   * De leden en hun rollen, voor zover de ontvanger die mag kennen.
   */
  leden: Lid[]
}
/**
 * Het hele beeld van een gezin zoals de ontvanger het mag zien.
 */
export interface GezinMomentopname {
  gezin: Gezinsnummer
  /**
   * Het moment van de laatste gebeurtenis die in dit beeld is verwerkt.
   */
  standPer: string
  niveau: Niveau
  /**
   * De leden en hun rollen, voor zover de ontvanger die mag kennen.
   */
  leden: Lid[]
  /**
   * De feiten; wat organisaties tegenspreken staat naast elkaar.
   */
  feiten: Feit[]
  /**
   * Hoe actueel de gegevens per organisatie zijn.
   */
  bronnen: Bronstand[]
}
/**
 * Het gezin gaat op in een ander gezin.
 */
export interface GezinSamengevoegd {
  gezin: Gezinsnummer
  in: Gezinsnummer
}
/**
 * Een maatregel met een einde.
 */
export interface MaatregelBeeindigd {
  referentie: Objectverwijzing
  /**
   * De minderjarigen voor wie de maatregel geldt.
   */
  personen: Persoonsverwijzing[]
  herkomst: Herkomst
  /**
   * De soort maatregel (afgeleid van CORV en CBS; voorlopig, de codes van het CBS Informatieprotocol zijn niet gevonden).
   */
  soort:
    | 'ots'
    | 'voorlopige-ots'
    | 'voogdij'
    | 'voorlopige-voogdij'
    | 'tijdelijke-voogdij'
    | 'machtiging-uithuisplaatsing'
    | 'jeugdreclassering'
  datumBeslissing?: Datum
  ingangsdatum?: Datum
  einddatum: Datum
  verlengdTot?: Datum
  /**
   * De organisatie die de maatregel uitvoert, in woorden.
   */
  uitvoerder?: string
  /**
   * Waarom de maatregel eindigde (voorlopig).
   */
  redenBeeindiging?: 'einde-termijn' | 'opgeheven' | 'meerderjarig' | 'overleden' | 'overgedragen' | 'anders'
}
/**
 * De maatregel was er ten onrechte of is verwijderd.
 */
export interface MaatregelIngetrokken {
  referentie: Objectverwijzing
  herkomst: Herkomst
}
/**
 * Een maatregel zonder einde.
 */
export interface MaatregelOpgelegd {
  referentie: Objectverwijzing
  /**
   * De minderjarigen voor wie de maatregel geldt.
   */
  personen: Persoonsverwijzing[]
  herkomst: Herkomst
  /**
   * De soort maatregel (afgeleid van CORV en CBS; voorlopig, de codes van het CBS Informatieprotocol zijn niet gevonden).
   */
  soort:
    | 'ots'
    | 'voorlopige-ots'
    | 'voogdij'
    | 'voorlopige-voogdij'
    | 'tijdelijke-voogdij'
    | 'machtiging-uithuisplaatsing'
    | 'jeugdreclassering'
  datumBeslissing?: Datum
  ingangsdatum?: Datum
  einddatum?: Datum
  verlengdTot?: Datum
  /**
   * De organisatie die de maatregel uitvoert, in woorden.
   */
  uitvoerder?: string
  /**
   * Waarom de maatregel eindigde (voorlopig).
   */
  redenBeeindiging?: 'einde-termijn' | 'opgeheven' | 'meerderjarig' | 'overleden' | 'overgedragen' | 'anders'
}
/**
 * De persoon is bij de organisatie verwijderd of wordt niet langer gedeeld.
 */
export interface PersoonIngetrokken {
  referentie: Objectverwijzing
  herkomst: Herkomst
}
/**
 * De huidige gegevens van een persoon bij een organisatie.
 */
export interface PersoonVastgelegd {
  referentie: Persoonsverwijzing
  /**
   * De persoon zelf.
   */
  personen: Persoonsverwijzing[]
  herkomst: Herkomst
  /**
   * De BSN-pseudoniemen; meer dan een alleen van de BRP, na wijziging van het BSN. Ontbreekt zonder BSN.
   */
  pseudoniemen?: Pseudoniem[]
  naam?: Naam
  geboortedatum?: OnvolledigeDatum
  /**
   * Aanwezig wanneer het kind nog niet geboren is.
   */
  ongeboren?: {
    verwachteDatum?: Datum
  }
  geslacht?: Geslacht
  overlijdensdatum?: OnvolledigeDatum
  adres?: Adres
  /**
   * Waar wanneer het adres geheim is (BRP indicatie geheim boven 0); dan gaat geen adres of telefoonnummer mee.
   */
  geheimhouding?: boolean
  telefoon?: Telefoon
}
/**
 * Een nieuwe dag is begonnen; de hub kent geen andere klok.
 */
export interface RegisterDag {
  datum: Datum
}
/**
 * De registratie van een organisatie in een rol; de rol komt hiervandaan, nooit uit een bericht van de organisatie zelf.
 */
export interface RegisterOrganisatie {
  organisatie: Organisatie
  /**
   * De naam voor mensen.
   */
  naam: string
  rol: Rol
  /**
   * Het organisatie-identificatienummer (Logius), 20 cijfers.
   */
  oin: string
  /**
   * Waar voor een poortwachter (gi, veilig-thuis, rvdk, lokaal team), die een gezin opent door erover te publiceren.
   */
  opentGezinnen: boolean
  /**
   * Waar zolang er wel wordt gekoppeld maar niets wordt bezorgd.
   */
  schaduw?: boolean
}
/**
 * De relatie is verwijderd of was er ten onrechte.
 */
export interface RelatieIngetrokken {
  referentie: Objectverwijzing
  herkomst: Herkomst
}
/**
 * De huidige stand van een relatie tussen twee personen.
 */
export interface RelatieVastgelegd {
  referentie: Objectverwijzing
  /**
   * De twee personen.
   */
  personen: Persoonsverwijzing[]
  herkomst: Herkomst
  van: Persoonsverwijzing
  naar: Persoonsverwijzing
  /**
   * De soort relatie; ouder is de juridische ouder (iJw COD472 en FHIR v3-RoleCode zijn hierop afgebeeld).
   */
  soort:
    | 'ouder'
    | 'biologische-ouder'
    | 'pleegouder'
    | 'stiefouder'
    | 'voogd'
    | 'partner'
    | 'ex-partner'
    | 'broer-zus'
    | 'grootouder'
    | 'netwerk'
  gezag?: Gezag
  begindatum?: OnvolledigeDatum
  einddatum?: OnvolledigeDatum
}
/**
 * De toegang eindigt; de ontvanger verwijdert wat die heeft.
 */
export interface ToegangBeeindigd {
  gezin: Gezinsnummer
}
/**
 * De ontvanger krijgt toegang tot het beeld van een gezin.
 */
export interface ToegangGeopend {
  gezin: Gezinsnummer
  niveau: Niveau
  /**
   * Waarom (voorlopig).
   */
  reden: 'eigen-maatregel' | 'eigen-betrokkenheid' | 'eigen-client'
}
/**
 * Het niveau van de toegang is gewijzigd.
 */
export interface ToegangGewijzigd {
  gezin: Gezinsnummer
  niveau: Niveau
  /**
   * Waarom (voorlopig).
   */
  reden: 'eigen-maatregel' | 'eigen-betrokkenheid' | 'eigen-client'
}
/**
 * De cliënt is aangemeld en wacht op behandeling.
 */
export interface TrajectAangemeld {
  referentie: Objectverwijzing
  /**
   * De cliënt.
   */
  personen: Persoonsverwijzing[]
  herkomst: Herkomst
  /**
   * De soort zorg, nooit een diagnose (voorlopig).
   */
  soort?: 'jeugd-ggz' | 'volwassenen-ggz' | 'verslavingszorg' | 'crisiszorg' | 'forensische-zorg' | 'overig'
  begindatum?: OnvolledigeDatum
  einddatum?: OnvolledigeDatum
  wachtSinds?: OnvolledigeDatum
  /**
   * Waar bij een crisis.
   */
  crisis?: boolean
}
/**
 * De behandeling is geëindigd.
 */
export interface TrajectBeeindigd {
  referentie: Objectverwijzing
  /**
   * De cliënt.
   */
  personen: Persoonsverwijzing[]
  herkomst: Herkomst
  /**
   * De soort zorg, nooit een diagnose (voorlopig).
   */
  soort?: 'jeugd-ggz' | 'volwassenen-ggz' | 'verslavingszorg' | 'crisiszorg' | 'forensische-zorg' | 'overig'
  begindatum?: OnvolledigeDatum
  einddatum?: OnvolledigeDatum
  wachtSinds?: OnvolledigeDatum
  /**
   * Waar bij een crisis.
   */
  crisis?: boolean
}
/**
 * De behandeling loopt.
 */
export interface TrajectGestart {
  referentie: Objectverwijzing
  /**
   * De cliënt.
   */
  personen: Persoonsverwijzing[]
  herkomst: Herkomst
  /**
   * De soort zorg, nooit een diagnose (voorlopig).
   */
  soort?: 'jeugd-ggz' | 'volwassenen-ggz' | 'verslavingszorg' | 'crisiszorg' | 'forensische-zorg' | 'overig'
  begindatum?: OnvolledigeDatum
  einddatum?: OnvolledigeDatum
  wachtSinds?: OnvolledigeDatum
  /**
   * Waar bij een crisis.
   */
  crisis?: boolean
}
/**
 * Het traject was er ten onrechte of wordt niet langer gedeeld.
 */
export interface TrajectIngetrokken {
  referentie: Objectverwijzing
  herkomst: Herkomst
}
