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

/** De vraag welke gezinnen voor de organisatie open zijn; wie kijkt en waarom wordt bewaard (NEN 7513). */
export interface BeeldLijstVraag {
  /** De gebruiker, zoals de organisatie het account noemt. */
  readonly gebruiker: string
  /** Waarvoor de gebruiker kijkt. */
  readonly doel: string
  /** Het gezin waarna deze bladzijde begint; ontbreekt bij de eerste. */
  readonly vanaf?: Gezinsnummer
}

/** De gezinnen die voor de organisatie open zijn, zoveel als in één bericht past. */
export interface BeeldLijst {
  /** De gezinnen, in geen bepaalde volgorde. */
  readonly gezinnen: ReadonlyArray<{
    /** Het gezin. */
    readonly gezin: Gezinsnummer
    /** Hoeveel de organisatie van dit gezin mag zien. */
    readonly niveau: Niveau
    /** De leden die de organisatie mag kennen, genoeg om het gezin te herkennen. */
    readonly leden: ReadonlyArray<{
      /** De persoon bij de hub. */
      readonly persoon: Hubpersoon
      /** De rol in het gezin. */
      readonly rol: 'kind' | 'ouder' | 'voogd' | 'partner' | 'stiefouder' | 'pleegouder' | 'netwerk'
      /** De naam om te lezen, uit de nieuwste vastlegging die de organisatie mag zien. */
      readonly naam?: string
      /** De geboortedatum, mogelijk onvolledig. */
      readonly geboortedatum?: OnvolledigeDatum
    }>
    /** Wanneer het nieuwste feit in het beeld is vastgelegd. */
    readonly bijgewerktOp: Moment
  }>
  /** Het gezin waarna de volgende bladzijde begint; ontbreekt op de laatste. */
  readonly volgende?: Gezinsnummer
}

/** De vraag naar het beeld van één gezin; wie kijkt en waarom wordt bewaard (NEN 7513). */
export interface BeeldToonVraag {
  /** De gebruiker, zoals de organisatie het account noemt. */
  readonly gebruiker: string
  /** Waarvoor de gebruiker kijkt. */
  readonly doel: string
  /** Het gezin. */
  readonly gezin: Gezinsnummer
}

/** Het beeld van een gezin zoals de organisatie het nu mag zien, gelijk aan wat gezin.momentopname bezorgt. */
export type BeeldToon = GezinMomentopname

/** Wat een dienst antwoordt wanneer het niet kan (RFC 9457), met de header Content-Type application/problem+json. */
export interface Probleem {
  /** De soort, als de statuscode van HTTP; 400 of hoger. */
  readonly status: number
  /** Wat er mis is, gelijk voor elk geval van deze soort. */
  readonly title: string
  /** Wat er in dit geval mis is; nooit een persoonsgegeven. */
  readonly detail: string
}

/** Wat de pseudoniemendienst antwoordt; de adapter maakt er met de eigen blinderingsfactor een pseudoniem van. */
export interface PseudoniemAntwoord {
  /** De versie van de sleutel, het eerste deel van het pseudoniem. */
  readonly versie: string
  /** Voor elk gevraagd element, in dezelfde volgorde, een element van 32 bytes in base64url. */
  readonly geevalueerd: readonly string[]
}

/** Wat een adapter de pseudoniemendienst vraagt; geblindeerd, zodat de dienst het BSN niet ziet (RFC 9497, ristretto255). */
export interface PseudoniemVraag {
  /** De geblindeerde nummers, elk een element van ristretto255 van 32 bytes in base64url. */
  readonly geblindeerd: readonly string[]
}

/** Een woonadres in Nederland (BAG); niet een briefadres. Een geheim adres gaat nooit mee. */
export interface Adres {
  /** De straat (BAG openbare ruimte). */
  readonly straat?: string
  /** Het huisnummer, alleen cijfers (BAG). */
  readonly huisnummer?: number
  /** De huisletter (BAG). */
  readonly huisletter?: string
  /** De huisnummertoevoeging, zonder de huisletter (BAG vier tekens; systemen kennen langere). */
  readonly toevoeging?: string
  /** De postcode, vier cijfers en twee hoofdletters zonder spatie. */
  readonly postcode?: string
  /** De woonplaats (BAG), niet de gemeente. */
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
  /** Betrokken sinds, de eerste dag. */
  readonly begindatum?: OnvolledigeDatum
  /** De laatste dag; een beëindigde betrokkenheid zonder einddatum is er een waarvan de bron de dag niet heeft. */
  readonly einddatum?: OnvolledigeDatum
  /** Wie te bellen. */
  readonly contactpersoon?: Contactpersoon
  /** Waar wanneer deze organisatie de regie voert; ontbreekt wanneer de bron er niets over zegt. */
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
  readonly standPer?: Moment
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
  readonly standPer?: Moment
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
  /** Het telefoonnummer van het werk, van de professional of het team. */
  readonly telefoon?: Telefoon
  /** Het e-mailadres van het werk. */
  readonly email?: string
}

/** Een Nederlandse kalenderdatum (jjjj-mm-dd). Een datum die een systeem voor onbekend of oneindig gebruikt (0001-01-01, 9999-12-31) is geen datum; dan ontbreekt het veld. */
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
  readonly vastgelegdOp: Moment
  /** Hoeveel de ontvanger ervan mag zien. */
  readonly niveau: Niveau
  /** De personen die het betreft. */
  readonly personen: readonly Hubpersoon[]
  /** De velden van het object, met personen van de hub; zonder referentie, personen, herkomst en pseudoniemen. Bij bekendheid alleen begindatum en contactpersoon. */
  readonly gegevens: {
    readonly [key: string]: unknown
  }
}

/** Het geslacht zoals geregistreerd (BRP en CORV M, V en O; iJw 1, 2, 0 en 9; FHIR male, female, other en unknown). X op een reisdocument is in de BRP onbekend. */
export type Geslacht = 'man' | 'vrouw' | 'onbekend'

/** Het soort gezag (Haal Centraal BRP, gezag versie 2; BRP tabel 61). geen-gezag is wanneer vaststaat dat iemand het niet heeft (CORV 113); gezag-soort-onbekend wanneer vaststaat dat iemand het heeft, maar niet of dat alleen is of met een ander (CORV 112). */
export type Gezag = 'gezamenlijk-ouderlijk-gezag' | 'eenhoofdig-ouderlijk-gezag' | 'gezamenlijk-gezag' | 'voogdij' | 'tijdelijk-geen-gezag' | 'gezag-niet-te-bepalen' | 'geen-gezag' | 'gezag-soort-onbekend'

/** Het kenmerk van een gezin bij de hub, eenmaal uitgegeven. */
export type Gezinsnummer = string

/** Waar een gegeven vandaan komt en wanneer de bron het vastlegde. */
export interface Herkomst {
  /** De naam van het systeem van de organisatie. */
  readonly bronsysteem: string
  /** Wanneer de bron dit vastlegde of het laatst wijzigde. */
  readonly vastgelegdOp: Moment
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
  /** De personen die het betrof, voor zover de adapter ze nog weet. */
  readonly personen?: readonly Persoonsverwijzing[]
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
  /** De datum van de beslissing van de rechter (CORV datumBeslissing). */
  readonly datumBeslissing?: OnvolledigeDatum
  /** De eerste dag waarop de maatregel geldt (CORV ingangsdatumWerking). */
  readonly ingangsdatum?: OnvolledigeDatum
  /** De laatste dag van een maatregel die is of wordt beëindigd; hij kan nog komen. */
  readonly einddatum?: OnvolledigeDatum
  /** De dag tot welke de maatregel volgens de laatste beschikking loopt, na de laatste verlenging of, zonder verlenging, het einde van de eerste termijn (CORV einddatumWerking). Hij eindigt daarmee niet vanzelf; zie einddatum. */
  readonly verlengdTot?: OnvolledigeDatum
  /** De organisatie die de maatregel uitvoert, in woorden; geen naam van een mens. */
  readonly uitvoerder?: string
  /** Waarom de maatregel eindigde (voorlopig). */
  readonly redenBeeindiging?: 'einde-termijn' | 'opgeheven' | 'meerderjarig' | 'overleden' | 'overgedragen' | 'anders'
}

/** Een moment met datum, tijd en afstand tot UTC (RFC 3339), met een hoofdletter T ertussen; 2026-03-02T09:14:00+01:00. Momenten met verschillende afstand tot UTC zijn niet als tekst te vergelijken. */
export type Moment = string

/** De naam van een persoon, in de onderdelen van de BRP; tekens met accenten zoals de bron ze heeft. */
export interface Naam {
  /** De voornamen, gescheiden door een spatie. Wie geen voornaam heeft, heeft alleen een geslachtsnaam. */
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

/** Een Nederlandse kalenderdatum die onvolledig mag zijn, zoals bij BRP (JaarDatum, JaarMaandDatum), StUF (indOnvolledigeDatum) en iJw (COD170); 2009, 2009-05 of 2009-05-17. Is ook het jaar onbekend, dan ontbreekt het veld. Een datum die een systeem voor onbekend of oneindig gebruikt (0001-01-01, 9999-12-31) is geen datum. */
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
  /** De BSN-pseudoniemen; meer dan een alleen van de BRP, na wijziging van het BSN. Ontbreekt zonder BSN en bij een ongeboren kind, dat nog geen BSN heeft; het BSN dat daar soms staat is dat van de moeder. */
  readonly pseudoniemen?: readonly Pseudoniem[]
  /** De naam. */
  readonly naam?: Naam
  /** De geboortedatum, soms onvolledig. */
  readonly geboortedatum?: OnvolledigeDatum
  /** Aanwezig wanneer het kind nog niet geboren is (CORV ongeboren kind); leeg wanneer niets over de geboorte bekend is. */
  readonly ongeboren?: {
    /** De datum waarop de geboorte wordt verwacht, soms onvolledig. */
    readonly verwachteDatum?: OnvolledigeDatum
  }
  /** Het geslacht. */
  readonly geslacht?: Geslacht
  /** De datum van overlijden, soms onvolledig. */
  readonly overlijdensdatum?: OnvolledigeDatum
  /** Waar wanneer de persoon is overleden, ook als de datum niet bekend is (BRP onbekende datum, FHIR deceasedBoolean); een overlijdensdatum alleen zegt hetzelfde. */
  readonly overleden?: true
  /** Het woonadres; ontbreekt bij geheimhouding, en wanneer het in het buitenland ligt. */
  readonly adres?: Adres
  /** Waar wanneer de persoonsgegevens geheim zijn (BRP geheimhoudingPersoonsgegevens, FHIR vertrouwelijkheid R of V); dan gaat geen adres of telefoonnummer mee. */
  readonly geheimhouding?: boolean
  /** Het telefoonnummer van de persoon; ontbreekt bij geheimhouding. */
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
  /** De twee personen, dezelfde als van en naar. */
  readonly personen: readonly Persoonsverwijzing[]
  /** De herkomst. */
  readonly herkomst: Herkomst
  /** De persoon die de rol heeft, bijvoorbeeld de ouder. */
  readonly van: Persoonsverwijzing
  /** De persoon tegenover wie, bijvoorbeeld het kind. */
  readonly naar: Persoonsverwijzing
  /** De soort relatie (voorlopig). ouder is de juridische ouder, met of zonder gezag (CORV 111, 112 en 113; iJw COD472 10); biologische-ouder is niet juridisch (CORV 114); voogd is een mens (CORV 191, iJw 11), voogdij van een instelling is een maatregel; pleegouder (CORV 211, iJw 13); stiefouder (CORV 212); broer-zus ook half (CORV 121 en 122); grootouder (CORV 125); netwerk is wie verder om het gezin staat (CORV 139, 213, 221 en 222). */
  readonly soort: 'ouder' | 'biologische-ouder' | 'pleegouder' | 'stiefouder' | 'voogd' | 'partner' | 'ex-partner' | 'broer-zus' | 'grootouder' | 'netwerk'
  /** Het gezag dat van over naar heeft; ontbreekt wanneer de bron er niets over zegt. */
  readonly gezag?: Gezag
  /** Het begin, soms onvolledig. */
  readonly begindatum?: OnvolledigeDatum
  /** Het einde, soms onvolledig; een relatie met een einde telt niet meer voor het gezin. */
  readonly einddatum?: OnvolledigeDatum
}

/** De rol waarin een organisatie is geregistreerd; een organisatie met twee rollen heeft twee registraties. */
export type Rol = 'gi' | 'veilig-thuis' | 'rvdk' | 'gemeente' | 'ggz' | 'opvang'

/** Een telefoonnummer, geschreven zoals de bron het schrijft, ook een kort nummer (14 020, 113). Alleen het nummer; een opmerking die er bij de bron achter staat blijft bij de bron. */
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
  /** De laatste dag van de behandeling; ontbreekt ook bij een beëindigd traject wanneer de bron de dag niet heeft. */
  readonly einddatum?: OnvolledigeDatum
  /** Sinds wanneer de cliënt wacht of, bij een begonnen traject, wachtte. */
  readonly wachtSinds?: OnvolledigeDatum
  /** Waar wanneer het traject met een crisis begon; ontbreekt wanneer de bron er niets over zegt. */
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
  readonly standPer: Moment
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
  /** De laatste dag van een maatregel die is of wordt beëindigd; hij kan nog komen. */
  readonly einddatum: OnvolledigeDatum
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
