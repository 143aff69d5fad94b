// Generated from contracts/ by `gezinsbeeld contract build`; change the contract, not this file.

/** Wie deze persoon deelt, houdt op te delen. */
export interface BekendheidBeeindigd {
  /** Het pseudoniem waar het om gaat, en niets anders. */
  readonly pseudoniem: Pseudoniem
}

/** Wie deze persoon kent, begint te delen. */
export interface BekendheidGevraagd {
  /** Het pseudoniem waar het om gaat, en niets anders. */
  readonly pseudoniem: Pseudoniem
}

/** De organisatie is niet langer betrokken. */
export type BetrokkenheidBeeindigd = Betrokkenheid

/** De organisatie is betrokken. */
export type BetrokkenheidGestart = Betrokkenheid

/** De betrokkenheid was er ten onrechte of wordt niet langer gedeeld. */
export type BetrokkenheidIngetrokken = Ingetrokken

/** De stand van een feed, door elke adapter regelmatig gemeld. */
export type BronGemeld = Bron

/** Het woonadres; ontbreekt wanneer het geheim is. */
export interface Adres {
  /** De naam van de openbare ruimte. */
  readonly straat?: string
  /** Het huisnummer, alleen cijfers (BAG). */
  readonly huisnummer?: number
  /** De huisletter (BAG). */
  readonly huisletter?: string
  /** De huisnummertoevoeging (BAG). */
  readonly toevoeging?: string
  /** De postcode, vier cijfers en twee hoofdletters zonder spatie. */
  readonly postcode?: string
  /** De woonplaats. */
  readonly woonplaats?: string
}

/** Een organisatie is bij een persoon betrokken. */
export interface Betrokkenheid {
  /** De betrokkenheid bij de bron. */
  readonly referentie: Objectverwijzing
  /** De personen bij wie de organisatie betrokken is. */
  readonly personen: readonly Persoonsverwijzing[]
  /** De herkomst. */
  readonly herkomst: Herkomst
  /** In welke rol de organisatie betrokken is (voorlopig, geen landelijke codelijst gevonden). */
  readonly rol: 'jeugdbescherming' | 'jeugdreclassering' | 'gezinsmanagement' | 'behandeling' | 'begeleiding' | 'lokaal-team' | 'onderzoek' | 'opvang' | 'overig'
  /** Betrokken sinds. */
  readonly begindatum?: OnvolledigeDatum
  /** Betrokken tot. */
  readonly einddatum?: OnvolledigeDatum
  /** Wie te bellen. */
  readonly contactpersoon?: Contactpersoon
  /** Waar wanneer deze organisatie de regie voert. */
  readonly regie?: boolean
}

/** Wat een ontvanger over één feit krijgt: het gezin en het feit. Een feit dat de ontvanger niet meer mag zien of dat bij de bron verdween, komt als ingetrokken, zonder gegevens. */
export interface Bezorging {
  /** Het gezin. */
  readonly gezin: Gezinsnummer
  /** Het feit. */
  readonly feit: Feit
}

/** De stand van één feed van een adapter. */
export interface Bron {
  /** De feed bij de organisatie. */
  readonly referentie: Objectverwijzing
  /** De herkomst. */
  readonly herkomst: Herkomst
  /** De naam van de feed. */
  readonly feed: string
  /** Tot wanneer de bron is gelezen; ontbreekt zolang de eerste ronde niet klaar is. */
  readonly standPer?: string
  /** Het aantal records dat nog te lezen of te publiceren is, voor zover bekend. */
  readonly achterstand?: number
  /** Het aantal records dat niet te lezen was en apart staat. */
  readonly inQuarantaine: number
  /** Het aantal records dat is verwerkt. */
  readonly aantalRecords: number
}

/** Hoe actueel de gegevens van één bronsysteem van een organisatie zijn. */
export interface Bronstand {
  /** De organisatie. */
  readonly organisatie: Organisatie
  /** De naam van de organisatie voor mensen. */
  readonly organisatieNaam: string
  /** Het bronsysteem. */
  readonly bronsysteem: string
  /** Tot wanneer alle feeds van het bronsysteem zijn gelezen. */
  readonly standPer?: string
  /** Het aantal records dat nog komt. */
  readonly achterstand?: number
  /** Het aantal records dat niet te lezen was. */
  readonly inQuarantaine?: number
}

/** De professional die te bellen is; geen gegevens van cliënten. */
export interface Contactpersoon {
  /** De naam van de professional of het team. */
  readonly naam?: string
  /** De functie, bijvoorbeeld jeugdbeschermer. */
  readonly functie?: string
  /** Het telefoonnummer van het werk. */
  readonly telefoon?: Telefoon
  /** Het e-mailadres van het werk. */
  readonly email?: string
}

/** Een Nederlandse kalenderdatum (jjjj-mm-dd). */
export type Datum = string

/** Eén gegeven in een gezinsbeeld, met wie het zei en wanneer. */
export interface Feit {
  /** Het kenmerk van dit feit, gelijk zolang het om hetzelfde object gaat. */
  readonly sleutel: string
  /** Het domein, bijvoorbeeld maatregel. */
  readonly domein: string
  /** De gebeurtenis, bijvoorbeeld opgelegd. */
  readonly gebeurtenis: string
  /** De organisatie die het zei. */
  readonly organisatie: Organisatie
  /** De naam van die organisatie voor mensen. */
  readonly organisatieNaam: string
  /** Wanneer die organisatie het vastlegde. */
  readonly vastgelegdOp: string
  /** Hoeveel de ontvanger ervan mag zien. */
  readonly niveau: Niveau
  /** De personen die het betreft. */
  readonly personen: readonly Hubpersoon[]
  /** De velden van het object, met personen van de hub; zonder referentie, personen, herkomst en pseudoniemen. Bij bekendheid alleen begindatum en contactpersoon. */
  readonly gegevens: {
    readonly [key: string]: unknown
  }
}

/** Het geslacht zoals geregistreerd (BRP tabel geslachtsaanduiding, iJw 1, 2, 0 en 9). */
export type Geslacht = 'man' | 'vrouw' | 'onbekend'

/** Het soort gezag (Haal Centraal BRP, gezag versie 2). */
export type Gezag = 'gezamenlijk-ouderlijk-gezag' | 'eenhoofdig-ouderlijk-gezag' | 'gezamenlijk-gezag' | 'voogdij' | 'tijdelijk-geen-gezag' | 'gezag-niet-te-bepalen' | 'geen-gezag' | 'gezag-soort-onbekend'

/** Het kenmerk van een gezin bij de hub, eenmaal uitgegeven. */
export type Gezinsnummer = string

/** Waar een gegeven vandaan komt en wanneer de bron het vastlegde. */
export interface Herkomst {
  /** De naam van het systeem van de organisatie. */
  readonly bronsysteem: string
  /** Wanneer de bron dit vastlegde of het laatst wijzigde; moment met tijdzone (RFC 3339). */
  readonly vastgelegdOp: string
  /** De versie van de adapter die vertaalde; ter informatie, niet voor de volgorde. */
  readonly adapterversie: string
}

/** Een persoon zoals de hub die kent, over de organisaties heen; alleen in wat de hub bezorgt. */
export type Hubpersoon = string

/** Het object is bij de bron verwijderd, was er ten onrechte of wordt niet langer gedeeld. */
export interface Ingetrokken {
  /** Het object dat wordt ingetrokken. */
  readonly referentie: Objectverwijzing
  /** De herkomst van de intrekking. */
  readonly herkomst: Herkomst
}

/** Een lid van een gezin, of iemand met een rol erin. */
export interface Lid {
  /** De persoon bij de hub. */
  readonly persoon: Hubpersoon
  /** De persoon bij de ontvanger, wanneer die de persoon kent. */
  readonly eigenReferentie?: Persoonsverwijzing
  /** De rol in het gezin; pleegouder, stiefouder en netwerk zijn rollen zonder lidmaatschap. */
  readonly rol: 'kind' | 'ouder' | 'voogd' | 'partner' | 'stiefouder' | 'pleegouder' | 'netwerk'
}

/** Een kinderbeschermingsmaatregel of jeugdreclassering. */
export interface Maatregel {
  /** De maatregel bij de bron. */
  readonly referentie: Objectverwijzing
  /** De minderjarigen voor wie de maatregel geldt. */
  readonly personen: readonly Persoonsverwijzing[]
  /** De herkomst. */
  readonly herkomst: Herkomst
  /** De soort maatregel (afgeleid van CORV en CBS; voorlopig, de codes van het CBS Informatieprotocol zijn niet gevonden). */
  readonly soort: 'ots' | 'voorlopige-ots' | 'voogdij' | 'voorlopige-voogdij' | 'tijdelijke-voogdij' | 'machtiging-uithuisplaatsing' | 'jeugdreclassering'
  /** De datum van de beslissing van de rechter. */
  readonly datumBeslissing?: Datum
  /** De eerste dag waarop de maatregel geldt. */
  readonly ingangsdatum?: Datum
  /** De dag waarop de maatregel eindigde of is beëindigd. */
  readonly einddatum?: Datum
  /** De dag tot welke de maatregel loopt, na de laatste verlenging. */
  readonly verlengdTot?: Datum
  /** De organisatie die de maatregel uitvoert, in woorden. */
  readonly uitvoerder?: string
  /** Waarom de maatregel eindigde (voorlopig). */
  readonly redenBeeindiging?: 'einde-termijn' | 'opgeheven' | 'meerderjarig' | 'overleden' | 'overgedragen' | 'anders'
}

/** De naam van een persoon, in de onderdelen van de BRP. */
export interface Naam {
  /** De voornamen, gescheiden door een spatie. */
  readonly voornamen?: string
  /** De voorletters wanneer de voornamen niet bekend zijn. */
  readonly voorletters?: string
  /** De naam waarmee iemand wordt aangesproken. */
  readonly roepnaam?: string
  /** Het voorvoegsel van de geslachtsnaam (BRP tabel 36), bijvoorbeeld van der. */
  readonly voorvoegsel?: string
  /** De eigen geslachtsnaam zonder voorvoegsel. */
  readonly geslachtsnaam?: string
  /** Het voorvoegsel van de geslachtsnaam van de partner. */
  readonly partnervoorvoegsel?: string
  /** De geslachtsnaam van de partner zonder voorvoegsel. */
  readonly partnernaam?: string
  /** Welke naam wordt gebruikt (BRP naamgebruik E, P, V en N). */
  readonly naamgebruik?: 'eigen' | 'partner' | 'partner-eigen' | 'eigen-partner'
}

/** Hoeveel iemand van een gegeven mag zien; bekendheid is alleen dat een organisatie betrokken is, sinds wanneer en wie te bellen. */
export type Niveau = 'volledig' | 'bekendheid'

/** Het object waarover een gebeurtenis gaat, bij de organisatie die het vastlegt; de organisatie, een dubbele punt en 22 tekens. */
export type Objectverwijzing = string

/** Een datum die onvolledig mag zijn, zoals bij BRP en StUF (indOnvolledigeDatum); 2009, 2009-05 of 2009-05-17. */
export type OnvolledigeDatum = string

/** De korte naam waaronder een organisatie is geregistreerd, in kleine letters. */
export type Organisatie = string

/** Een persoon zoals één organisatie die registreert. */
export interface Persoon {
  /** De persoon; gelijk aan de enige van personen. */
  readonly referentie: Persoonsverwijzing
  /** De persoon zelf. */
  readonly personen: readonly Persoonsverwijzing[]
  /** De herkomst. */
  readonly herkomst: Herkomst
  /** De BSN-pseudoniemen; meer dan een alleen van de BRP, na wijziging van het BSN. Ontbreekt zonder BSN. */
  readonly pseudoniemen?: readonly Pseudoniem[]
  /** De naam. */
  readonly naam?: Naam
  /** De geboortedatum, soms onvolledig. */
  readonly geboortedatum?: OnvolledigeDatum
  /** Aanwezig wanneer het kind nog niet geboren is. */
  readonly ongeboren?: {
    /** De datum waarop de geboorte wordt verwacht. */
    readonly verwachteDatum?: Datum
  }
  /** Het geslacht. */
  readonly geslacht?: Geslacht
  /** De datum van overlijden. */
  readonly overlijdensdatum?: OnvolledigeDatum
  /** Het woonadres; ontbreekt bij geheimhouding. */
  readonly adres?: Adres
  /** Waar wanneer het adres geheim is (BRP indicatie geheim boven 0); dan gaat geen adres of telefoonnummer mee. */
  readonly geheimhouding?: boolean
  /** Het telefoonnummer van de persoon. */
  readonly telefoon?: Telefoon
}

/** Een persoon zoals één organisatie die kent: de organisatie, een dubbele punt en 22 tekens (HMAC-SHA-256 onder de sleutel van die organisatie). Wie elders dezelfde persoon is, concludeert de hub. */
export type Persoonsverwijzing = string

/** Het BSN-pseudoniem: de versie van de sleutel, een punt en 43 tekens. Ontstaat met een OPRF (RFC 9497, ristretto255) bij de pseudoniemendienst, die het BSN niet ziet. Blijft tussen adapters en hub. */
export type Pseudoniem = string

/** Een relatie tussen twee personen; van is de soort van naar, bijvoorbeeld van is ouder van naar. */
export interface Relatie {
  /** De relatie bij de bron. */
  readonly referentie: Objectverwijzing
  /** De twee personen. */
  readonly personen: readonly Persoonsverwijzing[]
  /** De herkomst. */
  readonly herkomst: Herkomst
  /** De persoon die de rol heeft, bijvoorbeeld de ouder. */
  readonly van: Persoonsverwijzing
  /** De persoon tegenover wie, bijvoorbeeld het kind. */
  readonly naar: Persoonsverwijzing
  /** De soort relatie; ouder is de juridische ouder (iJw COD472 en FHIR v3-RoleCode zijn hierop afgebeeld). */
  readonly soort: 'ouder' | 'biologische-ouder' | 'pleegouder' | 'stiefouder' | 'voogd' | 'partner' | 'ex-partner' | 'broer-zus' | 'grootouder' | 'netwerk'
  /** Het gezag van van over naar. */
  readonly gezag?: Gezag
  /** Het begin, soms onvolledig. */
  readonly begindatum?: OnvolledigeDatum
  /** Het einde, soms onvolledig; een relatie met een einde telt niet meer voor het gezin. */
  readonly einddatum?: OnvolledigeDatum
}

/** De rol waarin een organisatie is geregistreerd; een organisatie met twee rollen heeft twee registraties. */
export type Rol = 'gi' | 'veilig-thuis' | 'rvdk' | 'gemeente' | 'ggz' | 'opvang'

/** Een telefoonnummer, zoals de bron het schrijft; cijfers, spaties, haakjes, streepjes en een plus vooraan. */
export type Telefoon = string

/** Een behandeltraject bij de geestelijke gezondheidszorg; nooit een diagnose. */
export interface Traject {
  /** Het traject bij de bron. */
  readonly referentie: Objectverwijzing
  /** De cliënt. */
  readonly personen: readonly Persoonsverwijzing[]
  /** De herkomst. */
  readonly herkomst: Herkomst
  /** De soort zorg, nooit een diagnose (voorlopig). */
  readonly soort?: 'jeugd-ggz' | 'volwassenen-ggz' | 'verslavingszorg' | 'crisiszorg' | 'forensische-zorg' | 'overig'
  /** Het begin van de behandeling. */
  readonly begindatum?: OnvolledigeDatum
  /** Het einde van de behandeling. */
  readonly einddatum?: OnvolledigeDatum
  /** Sinds wanneer de cliënt wacht. */
  readonly wachtSinds?: OnvolledigeDatum
  /** Waar bij een crisis. */
  readonly crisis?: boolean
}

/** Het gezin bestaat niet meer als gezin. */
export interface GezinBeeindigd {
  /** Het gezin. */
  readonly gezin: Gezinsnummer
}

/** Uit het gezin is een ander gezin ontstaan. */
export interface GezinGesplitst {
  /** Het gezin. */
  readonly gezin: Gezinsnummer
  /** De gezinnen waarin het uiteenvalt, het gezin zelf meegerekend als het blijft. */
  readonly in: readonly Gezinsnummer[]
}

/** Er is een gezin gevormd. */
export interface GezinGevormd {
  /** Het gezin. */
  readonly gezin: Gezinsnummer
  /** De leden en hun rollen, voor zover de ontvanger die mag kennen. */
  readonly leden: readonly Lid[]
}

/** De leden van een gezin zijn gewijzigd. */
export interface GezinGewijzigd {
  /** Het gezin. */
  readonly gezin: Gezinsnummer
  /** De leden en hun rollen, voor zover de ontvanger die mag kennen. */
  readonly leden: readonly Lid[]
}

/** Het hele beeld van een gezin zoals de ontvanger het mag zien. */
export interface GezinMomentopname {
  /** Het gezin. */
  readonly gezin: Gezinsnummer
  /** Het moment van de laatste gebeurtenis die in dit beeld is verwerkt. */
  readonly standPer: string
  /** Hoeveel de ontvanger van dit gezin mag zien. */
  readonly niveau: Niveau
  /** De leden en hun rollen, voor zover de ontvanger die mag kennen. */
  readonly leden: readonly Lid[]
  /** De feiten; wat organisaties tegenspreken staat naast elkaar. */
  readonly feiten: readonly Feit[]
  /** Hoe actueel de gegevens per organisatie zijn. */
  readonly bronnen: readonly Bronstand[]
}

/** Het gezin gaat op in een ander gezin. */
export interface GezinSamengevoegd {
  /** Het gezin. */
  readonly gezin: Gezinsnummer
  /** Het gezin waarin het opgaat. */
  readonly in: Gezinsnummer
}

/** Een maatregel met een einde. */
export interface MaatregelBeeindigd extends Maatregel {
  /** De dag waarop de maatregel eindigde of is beëindigd. */
  readonly einddatum: Datum
}

/** De maatregel was er ten onrechte of is verwijderd. */
export type MaatregelIngetrokken = Ingetrokken

/** Een maatregel zonder einde. */
export type MaatregelOpgelegd = Maatregel

/** De persoon is bij de organisatie verwijderd of wordt niet langer gedeeld. */
export type PersoonIngetrokken = Ingetrokken

/** De huidige gegevens van een persoon bij een organisatie. */
export type PersoonVastgelegd = Persoon

/** Een nieuwe dag is begonnen; de hub kent geen andere klok. */
export interface RegisterDag {
  /** De Nederlandse kalenderdatum. */
  readonly datum: Datum
}

/** De registratie van een organisatie in een rol; de rol komt hiervandaan, nooit uit een bericht van de organisatie zelf. */
export interface RegisterOrganisatie {
  /** De korte naam. */
  readonly organisatie: Organisatie
  /** De naam voor mensen. */
  readonly naam: string
  /** De rol. */
  readonly rol: Rol
  /** Het organisatie-identificatienummer (Logius), 20 cijfers. */
  readonly oin: string
  /** Waar voor een poortwachter (gi, veilig-thuis, rvdk, lokaal team), die een gezin opent door erover te publiceren. */
  readonly opentGezinnen: boolean
  /** Waar zolang er wel wordt gekoppeld maar niets wordt bezorgd. */
  readonly schaduw?: boolean
}

/** De relatie is verwijderd of was er ten onrechte. */
export type RelatieIngetrokken = Ingetrokken

/** De huidige stand van een relatie tussen twee personen. */
export type RelatieVastgelegd = Relatie

/** De toegang eindigt; de ontvanger verwijdert wat die heeft. */
export interface ToegangBeeindigd {
  /** Het gezin. */
  readonly gezin: Gezinsnummer
}

/** De ontvanger krijgt toegang tot het beeld van een gezin. */
export interface ToegangGeopend {
  /** Het gezin. */
  readonly gezin: Gezinsnummer
  /** Hoeveel de ontvanger van dit gezin mag zien. */
  readonly niveau: Niveau
  /** Waarom (voorlopig). */
  readonly reden: 'eigen-maatregel' | 'eigen-betrokkenheid' | 'eigen-client'
}

/** Het niveau van de toegang is gewijzigd. */
export interface ToegangGewijzigd {
  /** Het gezin. */
  readonly gezin: Gezinsnummer
  /** Hoeveel de ontvanger van dit gezin mag zien. */
  readonly niveau: Niveau
  /** Waarom (voorlopig). */
  readonly reden: 'eigen-maatregel' | 'eigen-betrokkenheid' | 'eigen-client'
}

/** De cliënt is aangemeld en wacht op behandeling. */
export type TrajectAangemeld = Traject

/** De behandeling is geëindigd. */
export type TrajectBeeindigd = Traject

/** De behandeling loopt. */
export type TrajectGestart = Traject

/** Het traject was er ten onrechte of wordt niet langer gedeeld. */
export type TrajectIngetrokken = Ingetrokken
