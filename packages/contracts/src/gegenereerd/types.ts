// Generated from contracts/ by `gezinsbeeld contract build`; change the contract, not this file.

/** Er is een afspraak; zij staat nog open. */
export type AfspraakGemaakt = Afspraak

/** De afspraak was er ten onrechte of is verwijderd. */
export type AfspraakIngetrokken = Ingetrokken

/** De afspraak is nagekomen. */
export type AfspraakNagekomen = Afspraak

/** De afspraak geldt niet meer en is niet nagekomen. */
export type AfspraakVervallen = Afspraak

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

/** Die hulp is geëindigd. */
export type BestaanszekerheidBeeindigd = Bestaanszekerheid

/** Er is hulp bij schulden, inkomen of huisvesting. */
export type BestaanszekerheidGestart = Bestaanszekerheid

/** De hulp was er ten onrechte of wordt niet langer gedeeld. */
export type BestaanszekerheidIngetrokken = Ingetrokken

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

/** De vraag van een adapter naar wie op dit moment is gevraagd (bekendheid); een bladzijde van alles, of juist dit pseudoniem. */
export interface BronGevraagdVraag {
  /** Het pseudoniem waarna deze bladzijde begint; ontbreekt bij de eerste. */
  readonly vanaf?: Pseudoniem
  /** Alleen dit pseudoniem. */
  readonly pseudoniem?: Pseudoniem
}

/** Naar wie op dit moment is gevraagd, voor een organisatie die geen gezinnen opent. */
export interface BronGevraagd {
  /** De pseudoniemen. */
  readonly gevraagd: readonly Pseudoniem[]
  /** Het pseudoniem waarna de volgende bladzijde begint; ontbreekt op de laatste. */
  readonly volgende?: Pseudoniem
}

/** De vraag van een adapter wat de hub van de eigen organisatie heeft; een bladzijde van alles, of juist deze objecten. */
export interface BronObjectenVraag {
  /** Het object waarna deze bladzijde begint; ontbreekt bij de eerste. */
  readonly vanaf?: string
  /** Alleen deze objecten, elk het domein en het kenmerk; dan geen bladzijden. */
  readonly objecten?: readonly string[]
}

/** Wat de hub van de organisatie heeft, zonder inhoud. Op een bladzijde staat niet wat is ingetrokken. */
export interface BronObjecten {
  /** De objecten; een gevraagd object dat de hub niet heeft, ontbreekt. */
  readonly objecten: ReadonlyArray<{
    /** Het domein en het kenmerk van het object. */
    readonly object: string
    /** De ce-sequence van de versie die de hub heeft, als getal; ontbreekt als die er geen heeft. */
    readonly volgnummer?: number
    /** Het bronsysteem dat die versie meldde. */
    readonly bronsysteem?: string
    /** Die versie trok het object in. */
    readonly ingetrokken?: true
    /** Deze persoon is gewist en wordt niet opnieuw aangenomen. */
    readonly geweigerd?: true
  }>
  /** Het object waarna de volgende bladzijde begint; ontbreekt op de laatste. */
  readonly volgende?: string
  /** Tot en met welke plaats in de stroom de hub alles heeft verwerkt. */
  readonly verwerkt?: number
  /** De laatste plaats die in de stroom is uitgegeven. */
  readonly einde?: number
  /** De versie van het contract waarmee de hub werkt. */
  readonly contract?: string
}

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
  /** De versie van de sleutel waarmee moet worden gerekend; zonder versie de huidige. Bij het vervangen van de sleutel blijft de vorige een tijd te vragen. */
  readonly versie?: string
}

/** Het doel is behaald. */
export type DoelBehaald = Doel

/** Er is een doel; het is nog niet behaald. */
export type DoelGesteld = Doel

/** Het doel was er ten onrechte of is verwijderd. */
export type DoelIngetrokken = Ingetrokken

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

/** Een afspraak: wie doet wat voor wanneer. */
export interface Afspraak {
  /** De afspraak bij de bron. */
  readonly referentie: Objectverwijzing
  /** Wie de afspraak betreft. */
  readonly personen: Personen
  /** De herkomst. */
  readonly herkomst: Herkomst
  /** Het plan waar de afspraak bij hoort. */
  readonly plan?: Objectverwijzing
  /** Het doel waar de afspraak bij hoort. */
  readonly doel?: Objectverwijzing
  /** Wat er is afgesproken. */
  readonly omschrijving: Toelichting
  /** Wie het doet. */
  readonly wie?: readonly Deelnemer[]
  /** De dag waarop de afspraak is gemaakt. */
  readonly gemaaktOp?: OnvolledigeDatum
  /** De dag voor wanneer het gebeurd moet zijn, die dag meegerekend. */
  readonly uiterlijkOp?: OnvolledigeDatum
  /** De dag waarop de afspraak is nagekomen. */
  readonly nagekomenOp?: OnvolledigeDatum
  /** De dag waarop de afspraak is vervallen. */
  readonly vervallenOp?: OnvolledigeDatum
  /** Waar wanneer het gezin zelf dit mag zien; ontbreekt wanneer de bron er niets over zegt, en dan niet. */
  readonly deelbaarMetGezin?: boolean
}

/** Hulp bij schulden, inkomen of huisvesting; nooit bedragen. */
export interface Bestaanszekerheid {
  /** De hulp bij de bron. */
  readonly referentie: Objectverwijzing
  /** Om wie het gaat. */
  readonly personen: Personen
  /** De herkomst. */
  readonly herkomst: Herkomst
  /** De soort hulp. */
  readonly soort: 'schuldhulp' | 'inkomen' | 'huisvesting'
  /** Hoe ver het is (voorlopig, geen landelijke codelijst gevonden). */
  readonly stand?: 'aangevraagd' | 'toegekend' | 'stabilisatie' | 'schuldregeling' | 'budgetbeheer' | 'nazorg' | 'dreigende-uithuiszetting' | 'urgentie' | 'tijdelijk-gehuisvest' | 'gehuisvest' | 'afgewezen' | 'afgebroken' | 'afgerond'
  /** De eerste dag. */
  readonly begindatum?: OnvolledigeDatum
  /** De laatste dag. */
  readonly einddatum?: OnvolledigeDatum
}

/** Een organisatie is bij een persoon betrokken. */
export interface Betrokkenheid {
  /** De betrokkenheid bij de bron. */
  readonly referentie: Objectverwijzing
  /** De personen bij wie de organisatie betrokken is. */
  readonly personen: Personen
  /** De herkomst. */
  readonly herkomst: Herkomst
  /** In welke rol de organisatie betrokken is (voorlopig, geen landelijke codelijst gevonden). */
  readonly rol: 'jeugdbescherming' | 'jeugdreclassering' | 'gezinsmanagement' | 'behandeling' | 'begeleiding' | 'lokaal-team' | 'onderzoek' | 'opvang' | 'veilig-thuis' | 'ondersteuning' | 'schuldhulp' | 'overig'
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

/** Wie iets doet of ergens bij is; iemand uit of om het gezin, of een organisatie. */
export interface Deelnemer {
  /** Iemand uit of om het gezin. */
  readonly persoon?: Persoonsverwijzing
  /** De organisatie, wanneer die in de regio is geregistreerd. */
  readonly organisatie?: Organisatie
  /** De organisatie of de functie in woorden, bijvoorbeeld school of wijkverpleegkundige; geen gegevens van cliënten. */
  readonly naam?: Tekst
}

/** Een doel van een plan. */
export interface Doel {
  /** Het doel bij de bron. */
  readonly referentie: Objectverwijzing
  /** Wie het doel betreft. */
  readonly personen: Personen
  /** De herkomst. */
  readonly herkomst: Herkomst
  /** Het plan waar het doel bij hoort. */
  readonly plan?: Objectverwijzing
  /** Wat er bereikt moet zijn. */
  readonly omschrijving: Toelichting
  /** De dag waarop het doel is gesteld. */
  readonly gesteldOp?: OnvolledigeDatum
  /** Wanneer het bereikt moet zijn. */
  readonly streefdatum?: OnvolledigeDatum
  /** De dag waarop het doel is behaald. */
  readonly behaaldOp?: OnvolledigeDatum
  /** Waar wanneer het gezin zelf dit mag zien; ontbreekt wanneer de bron er niets over zegt, en dan niet. */
  readonly deelbaarMetGezin?: boolean
}

/** Een domein van deze taal waarover partners feiten delen; het eerste deel van de naam van een bericht. */
export type Domein = 'persoon' | 'relatie' | 'huishouden' | 'betrokkenheid' | 'melding' | 'onderzoek' | 'maatregel' | 'traject' | 'voorziening' | 'bestaanszekerheid' | 'verblijf' | 'plan' | 'doel' | 'afspraak' | 'overleg' | 'signaal' | 'toestemming' | 'bron'

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

/** Wie volgens de gemeente samen een huishouden vormen. Een huishouden voegt geen gezinnen samen en heeft geen adres; dat staat bij de persoon. */
export interface Huishouden {
  /** Het huishouden bij de bron. */
  readonly referentie: Objectverwijzing
  /** De personen die het huishouden vormen. */
  readonly personen: Personen
  /** De herkomst. */
  readonly herkomst: Herkomst
  /** Sinds wanneer zij samen een huishouden vormen (BRP datum aanvang adreshouding van wie het laatst kwam). */
  readonly begindatum?: OnvolledigeDatum
  /** De laatste dag van dit huishouden in deze samenstelling. */
  readonly einddatum?: OnvolledigeDatum
}

/** Het object is bij de bron verwijderd, was er ten onrechte of wordt niet langer gedeeld. */
export interface Ingetrokken {
  /** Het object dat wordt ingetrokken. */
  readonly referentie: Objectverwijzing
  /** De herkomst van de intrekking. */
  readonly herkomst: Herkomst
  /** De personen die het betrof, voor zover de adapter ze nog weet. */
  readonly personen?: Personen
}

/** Dat twee registraties over dezelfde mens gaan of zouden gaan, zoals één organisatie het ziet: met haar eigen registratie, nooit met die van de ander, en zonder pseudoniem. */
export interface Koppeling {
  /** De koppeling: de organisatie die haar ontvangt of erover beslist, en het kenmerk dat de hub eraan gaf. */
  readonly referentie: Objectverwijzing
  /** De eigen registratie; twee wanneer beide van deze organisatie zijn. */
  readonly personen: readonly Persoonsverwijzing[]
  /** De herkomst; van een voorstel de hub en de versie van zijn regels. */
  readonly herkomst: Herkomst
  /** De organisatie met de andere registratie; ontbreekt wanneer beide van deze organisatie zijn. */
  readonly andereOrganisatie?: Organisatie
  /** Waarop het voorstel berust en wat ertegen pleit; soorten, nooit de waarden zelf. */
  readonly bewijs?: ReadonlyArray<'zelfde-bsn' | 'ander-bsn' | 'zelfde-geboortedatum' | 'andere-geboortedatum' | 'zelfde-geslacht' | 'ander-geslacht' | 'zelfde-naam' | 'andere-naam' | 'zelfde-adres' | 'gewijzigd-bsn'>
  /** Wie besliste: de organisatie die dit zendt of ontvangt, de andere, de beheerder van de regio, of de regels van de hub. */
  readonly besluitDoor?: 'organisatie' | 'andere-organisatie' | 'beheerder' | 'hub'
  /** Wanneer is beslist. */
  readonly besluitOp?: Moment
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

/** Waar iemand verblijft. Bestaat niet voor opvang en crisis; daar is de plek geheim. */
export interface Locatie {
  /** De naam van de instelling of de locatie in woorden; geen naam van een mens. */
  readonly naam?: Tekst
  /** Het adres. */
  readonly adres?: Adres
}

/** Een kinderbeschermingsmaatregel of jeugdreclassering. */
export interface Maatregel {
  /** De maatregel bij de bron. */
  readonly referentie: Objectverwijzing
  /** De minderjarigen voor wie de maatregel geldt. */
  readonly personen: Personen
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
  /** De uitvoerder met de korte naam, wanneer die in de regio is geregistreerd; wie hier staat, is voor de hub in de maatregel genoemd. */
  readonly uitvoerderOrganisatie?: Organisatie
  /** Waarom de maatregel eindigde (voorlopig). */
  readonly redenBeeindiging?: 'einde-termijn' | 'opgeheven' | 'meerderjarig' | 'overleden' | 'overgedragen' | 'anders'
}

/** Een melding van huiselijk geweld of kindermishandeling bij Veilig Thuis, of een zorgmelding. Wie meldde staat er niet in, alleen wat voor melder het was. */
export interface Melding {
  /** De melding bij de bron. */
  readonly referentie: Objectverwijzing
  /** De betrokkenen: over wie de melding gaat. */
  readonly personen: Personen
  /** De herkomst. */
  readonly herkomst: Herkomst
  /** De soort melding (CORV SoortMeldingContentType VT, NAZ en ZVH; zorgmelding is CORV zorgmeldingDi01). */
  readonly soort: 'vt-melding' | 'zorgmelding' | 'niet-acute-zorg' | 'zorg-en-veiligheid'
  /** De eerste melding over deze betrokkenen, een hermelding, of een vervolgmelding terwijl Veilig Thuis betrokken is (CBS 85361NED). */
  readonly volgorde?: 'eerste-melding' | 'hermelding' | 'vervolgmelding'
  /** De dag waarop de melding binnenkwam (CORV datumMelding). */
  readonly datumMelding?: OnvolledigeDatum
  /** De dag van het voorval (CORV datumIncident). */
  readonly datumIncident?: OnvolledigeDatum
  /** De aard van het geweld (voorlopig; CBS 84850NED noemt mensenhandel, CORV VT-005 eergerelateerd geweld, de overige labels zijn van deze taal). */
  readonly aardGeweld?: ReadonlyArray<'lichamelijke-mishandeling' | 'psychische-mishandeling' | 'lichamelijke-verwaarlozing' | 'psychische-verwaarlozing' | 'seksueel-geweld' | 'getuige-van-geweld' | 'partnergeweld' | 'geweld-na-scheiding' | 'oudermishandeling' | 'ouderenmishandeling' | 'eergerelateerd-geweld' | 'mensenhandel' | 'stalking' | 'overig'>
  /** Het niveau van de risicotaxatie (CORV SASHniveau). */
  readonly ernst?: 'laag' | 'matig' | 'hoog'
  /** Wat voor melder het was (CBS 84849NED); nooit wie. */
  readonly melder?: 'niet-beroepsmatig' | 'gezondheidszorg' | 'geestelijke-gezondheidszorg' | 'kinderopvang' | 'onderwijs' | 'leerplicht' | 'jeugdzorg' | 'justitie-en-veiligheid' | 'veilig-thuis-andere-regio' | 'regionaal-maatwerk' | 'anders'
  /** De veiligheidsbeoordeling, binnen vijf werkdagen na de melding. */
  readonly veiligheidsbeoordeling?: {
    /** De dag van de beoordeling. */
    readonly datum?: OnvolledigeDatum
    /** De uitkomst (CORV UitkomstVeiligheidsbeoordeling VT-01-01 tot en met VT-01-04). */
    readonly uitkomst: 'vervolg-bij-veilig-thuis' | 'overdracht' | 'geen-vervolgstappen' | 'regionaal-maatwerk'
  }
  /** Wat met de melding is besloten. Uit CORV StatusMeldingContentType: niet-ontvankelijk (VT-00), overdracht (VT-02), afsluiting-zonder-overdracht (VT-03), onjuist-geadresseerd (VT-99), casus (ZVH-01), nader-onderzoek (ZVH-02), anders-afgedaan (ZVH-03); uit CORV zorgmeldingTerugkoppeling: geen-actie-nodig en vervolgactie-nodig; uit CBS 84850NED: onderzoek en voorwaarden-en-vervolg; verzoek-aan-rvdk is van deze taal. */
  readonly besluit?: 'niet-ontvankelijk' | 'onjuist-geadresseerd' | 'onderzoek' | 'voorwaarden-en-vervolg' | 'verzoek-aan-rvdk' | 'overdracht' | 'afsluiting-zonder-overdracht' | 'casus' | 'nader-onderzoek' | 'anders-afgedaan' | 'geen-actie-nodig' | 'vervolgactie-nodig'
  /** De dag van dat besluit. */
  readonly datumBesluit?: OnvolledigeDatum
  /** Aan wie is overgedragen. Een organisatie die hier met haar korte naam staat, krijgt het volledig (x-doelbinding-overdracht). */
  readonly overdrachtAan?: readonly Organisatieaanduiding[]
  /** De dag waarop de melding is afgesloten. */
  readonly einddatum?: OnvolledigeDatum
  /** Tot wanneer Veilig Thuis na afsluiting blijft volgen hoe het gaat. */
  readonly monitoringTot?: OnvolledigeDatum
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

/** Een onderzoek van de Raad voor de Kinderbescherming of van Veilig Thuis. */
export interface Onderzoek {
  /** Het onderzoek bij de bron. */
  readonly referentie: Objectverwijzing
  /** Over wie het onderzoek gaat. */
  readonly personen: Personen
  /** De herkomst. */
  readonly herkomst: Herkomst
  /** De soort onderzoek (voorlopig). raadsonderzoek is het beschermingsonderzoek van de Raad (CORV Uitvoeren onderzoek kinderbeschermingsmaatregel); onderzoek-vt het eigen onderzoek van Veilig Thuis (CBS 84850NED). */
  readonly soort: 'raadsonderzoek' | 'onderzoek-vt' | 'gezagsonderzoek' | 'strafonderzoek' | 'schoolverzuim' | 'overig'
  /** Wie om het onderzoek vroeg; een organisatie, nooit een mens. */
  readonly verzoeker?: Organisatieaanduiding
  /** De dag van het verzoek. */
  readonly datumVerzoek?: OnvolledigeDatum
  /** De dag waarop het onderzoek begon. */
  readonly begindatum?: OnvolledigeDatum
  /** Hoe ver het is (CORV notificatie, Omschrijving-stt). */
  readonly stand?: 'intake-afgerond' | 'onderzoek-afgerond' | 'zaak-afgerond'
  /** De dag waarop het onderzoek is afgerond. */
  readonly einddatum?: OnvolledigeDatum
  /** Het resultaat. Van de Raad (CORV notificatie, Omschrijving-resultaat): verzoek-afgewezen, geen-rekest, maatregel-opgelegd, geen-maatregel-opgelegd; van Veilig Thuis (voorlopig): bevestigd, niet-bevestigd, niet-vast-te-stellen. */
  readonly resultaat?: 'verzoek-afgewezen' | 'geen-rekest' | 'maatregel-opgelegd' | 'geen-maatregel-opgelegd' | 'bevestigd' | 'niet-bevestigd' | 'niet-vast-te-stellen'
  /** Aan wie is overgedragen. Een organisatie die hier met haar korte naam staat, krijgt het volledig (x-doelbinding-overdracht). */
  readonly overdrachtAan?: readonly Organisatieaanduiding[]
}

/** Een Nederlandse kalenderdatum die onvolledig mag zijn, zoals bij BRP (JaarDatum, JaarMaandDatum), StUF (indOnvolledigeDatum) en iJw (COD170); 2009, 2009-05 of 2009-05-17. Is ook het jaar onbekend, dan ontbreekt het veld. Een datum die een systeem voor onbekend of oneindig gebruikt (0001-01-01, 9999-12-31) is geen datum. */
export type OnvolledigeDatum = string

/** De korte naam waaronder een organisatie is geregistreerd, in kleine letters. */
export type Organisatie = string

/** Een organisatie die wordt genoemd; met haar korte naam wanneer zij in de regio is geregistreerd, anders in woorden. Nooit de naam van een mens. */
export interface Organisatieaanduiding {
  /** De korte naam waaronder de organisatie is geregistreerd; wie zo is genoemd, is voor de hub herkenbaar. */
  readonly organisatie?: Organisatie
  /** De organisatie in woorden. */
  readonly naam?: Tekst
}

/** Een overleg over een gezin, met of zonder het gezin erbij; zonder verslag. */
export interface Overleg {
  /** Het overleg bij de bron. */
  readonly referentie: Objectverwijzing
  /** Over wie het overleg gaat. */
  readonly personen: Personen
  /** De herkomst. */
  readonly herkomst: Herkomst
  /** Het plan dat wordt besproken. */
  readonly plan?: Objectverwijzing
  /** De soort overleg (voorlopig). */
  readonly soort: 'multidisciplinair-overleg' | 'rondetafel' | 'gezinsgesprek' | 'casusoverleg' | 'evaluatie' | 'overig'
  /** De dag. */
  readonly datum?: OnvolledigeDatum
  /** Wanneer het begint, als ook de tijd bekend is. */
  readonly aanvang?: Moment
  /** Waar het is, in woorden; ontbreekt wanneer de woonplaats van iemand uit het gezin geheim is. */
  readonly plaats?: Tekst
  /** Wie erbij zijn of waren. */
  readonly deelnemers?: readonly Deelnemer[]
  /** Waar wanneer het gezin zelf dit mag zien; ontbreekt wanneer de bron er niets over zegt, en dan niet. */
  readonly deelbaarMetGezin?: boolean
}

/** De personen die een object betreft, elk eenmaal, zoals de organisatie die het vastlegt hen kent. */
export type Personen = readonly Persoonsverwijzing[]

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

/** Het plan van een gezin. */
export interface Plan {
  /** Het plan bij de bron. */
  readonly referentie: Objectverwijzing
  /** Voor wie het plan is. */
  readonly personen: Personen
  /** De herkomst. */
  readonly herkomst: Herkomst
  /** De soort plan (voorlopig). familiegroepsplan en hulpverleningsplan zoals in de Jeugdwet. */
  readonly soort?: 'familiegroepsplan' | 'hulpverleningsplan' | 'veiligheidsplan' | 'perspectiefplan' | 'ondersteuningsplan' | 'overig'
  /** Wat er aan de hand is en wat het gezin nodig heeft. */
  readonly analyse?: Toelichting
  /** De dag waarop het plan is vastgesteld. */
  readonly vastgesteldOp?: OnvolledigeDatum
  /** De dag waarop het plan wordt besproken. */
  readonly evaluatiedatum?: OnvolledigeDatum
  /** De laatste dag waarop het plan geldt. */
  readonly einddatum?: OnvolledigeDatum
  /** Waar wanneer het gezin zelf dit mag zien; ontbreekt wanneer de bron er niets over zegt, en dan niet. */
  readonly deelbaarMetGezin?: boolean
}

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

/** Iets dat een ander nu moet weten. */
export interface Signaal {
  /** Het signaal bij de bron. */
  readonly referentie: Objectverwijzing
  /** Om wie het gaat. */
  readonly personen: Personen
  /** De herkomst. */
  readonly herkomst: Herkomst
  /** Het soort signaal (voorlopig). vermoeden-kindermishandeling is een waarschuwing in een dossier (FHIR Flag), geen vaststelling. */
  readonly soort: 'acute-onveiligheid' | 'vermoeden-kindermishandeling' | 'stagnatie' | 'wachttijd' | 'escalatie'
  /** Hoe dringend het is (voorlopig). */
  readonly urgentie?: 'laag' | 'middel' | 'hoog'
  /** Waarom, in gewone woorden; een ggz stuurt geen toelichting. */
  readonly toelichting?: Toelichting
  /** De dag waarop het signaal is afgegeven. */
  readonly begindatum?: OnvolledigeDatum
  /** De dag waarop het signaal is opgeheven. */
  readonly einddatum?: OnvolledigeDatum
}

/** Een korte tekst in gewone woorden. */
export type Tekst = string

/** Een telefoonnummer, geschreven zoals de bron het schrijft, ook een kort nummer (14 020, 113). Alleen het nummer; een opmerking die er bij de bron achter staat blijft bij de bron. */
export type Telefoon = string

/** Wie de regie heeft, laat een andere organisatie meer van een gezin zien. */
export interface Toegangsbesluit {
  /** Het besluit bij de organisatie die de regie heeft. */
  readonly referentie: Objectverwijzing
  /** De minderjarigen om wie het gaat. */
  readonly personen: Personen
  /** De herkomst. */
  readonly herkomst: Herkomst
  /** Wie wordt aanvaard. */
  readonly organisatie: Organisatie
  /** Het kenmerk van de professional die besluit, zoals de eigen organisatie die kent (NEN 7513); geen naam. */
  readonly gebruiker?: Tekst
  /** De laatste dag waarop het geldt; zonder geldt het tot het wordt ingetrokken. */
  readonly geldigTot?: Datum
}

/** Waarom een ontvanger toegang heeft (voorlopig). De eerste vijf volgen uit wat de organisatie zelf vastlegt; genoemd-in-maatregel en genoemd-in-overdracht uit wat een ander vastlegt; aanvaard uit toegang.aanvaard van wie de regie heeft; noodgeval uit toegang.gevraagd. */
export type Toegangsreden = 'eigen-maatregel' | 'eigen-melding' | 'eigen-onderzoek' | 'eigen-betrokkenheid' | 'eigen-client' | 'genoemd-in-maatregel' | 'genoemd-in-overdracht' | 'aanvaard' | 'noodgeval'

/** Een vraag om meer van een gezin te mogen zien dan bekendheid. */
export interface Toegangsverzoek {
  /** Het verzoek bij de organisatie die vraagt. */
  readonly referentie: Objectverwijzing
  /** Om wie het gaat; wie het verzoek ontvangt, krijgt zijn eigen verwijzingen. */
  readonly personen: Personen
  /** De herkomst. */
  readonly herkomst: Herkomst
  /** Aan wie de regie heeft gevraagd (aanvaarding), of direct omdat wachten niet kan (noodgeval); een noodgeval opent meteen, wordt vastgelegd en gemeld. */
  readonly soort: 'aanvaarding' | 'noodgeval'
  /** Waarom, in gewone woorden. */
  readonly reden: Toelichting
  /** Het kenmerk van de professional die vraagt, zoals de eigen organisatie die kent (NEN 7513); geen naam. */
  readonly gebruiker: Tekst
  /** Wie vraagt; vult de hub in wanneer hij het verzoek bezorgt. */
  readonly organisatie?: Organisatie
  /** De laatste dag waarvoor wordt gevraagd. */
  readonly geldigTot?: Datum
}

/** Een toelichting in gewone woorden, voor wie het gezin kent. Geen diagnose, geen adres, geen naam van een melder; wat daarop lijkt laat de bron weg. */
export type Toelichting = string

/** De toestemming van een cliënt, of van wie het gezag heeft, om een ander meer te laten zien. */
export interface Toestemming {
  /** De toestemming bij de bron. */
  readonly referentie: Objectverwijzing
  /** Wiens gegevens het zijn. */
  readonly personen: Personen
  /** De herkomst. */
  readonly herkomst: Herkomst
  /** Waarvoor: de feiten van deze organisatie in deze domeinen. */
  readonly domeinen: readonly Domein[]
  /** Aan welke organisaties. */
  readonly organisaties?: readonly Organisatie[]
  /** Aan iedere organisatie die in deze rol bij het gezin betrokken is. */
  readonly rollen?: readonly Rol[]
  /** Wie de toestemming gaf, wanneer dat anderen zijn dan de personen zelf (wie het gezag heeft). */
  readonly gegevenDoor?: Personen
  /** De dag waarop de toestemming is gegeven. */
  readonly begindatum?: OnvolledigeDatum
  /** De laatste dag waarop zij geldt, altijd een volledige datum; zonder geldt zij tot zij wordt ingetrokken. */
  readonly geldigTot?: Datum
}

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

/** Waar een kind of een ouder verblijft, wanneer dat niet vanzelf spreekt. Bij opvang en crisis bestaan locatie en aanbieder niet: zo’n plek gaat nooit mee. */
export interface Verblijf {
  /** Het verblijf bij de bron. */
  readonly referentie: Objectverwijzing
  /** Wie er verblijft. */
  readonly personen: Personen
  /** De herkomst. */
  readonly herkomst: Herkomst
  /** De soort verblijf (voorlopig). pleeggezin ook een gezinshuis; instelling is een groep of een kliniek; opvang is Wmo-opvang (vrouwenopvang, maatschappelijke opvang); crisis is een crisisplaats. */
  readonly soort: 'thuis' | 'pleeggezin' | 'instelling' | 'opvang' | 'crisis'
  /** De eerste dag. */
  readonly begindatum?: OnvolledigeDatum
  /** De laatste dag. */
  readonly einddatum?: OnvolledigeDatum
  /** De organisatie bij wie het verblijf is. */
  readonly aanbieder?: Organisatieaanduiding
  /** Waar het is. */
  readonly locatie?: Locatie
  /** Waar wanneer de plek geheim is, ook voor een ander verblijf dan opvang en crisis; dan gaan locatie en aanbieder niet mee. */
  readonly locatieGeheim?: true
}

/** Een voorziening die de gemeente toewijst op grond van de Jeugdwet of de Wmo 2015. */
export interface Voorziening {
  /** De voorziening bij de bron. */
  readonly referentie: Objectverwijzing
  /** Voor wie de voorziening is. */
  readonly personen: Personen
  /** De herkomst. */
  readonly herkomst: Herkomst
  /** De wet (iJw is jeugdwet, iWmo is wmo). */
  readonly wet: 'jeugdwet' | 'wmo'
  /** De productcategorie (voorlopig). Uit iJw JZ020: jeugdreclassering (47), jeugdbescherming (48), jeugd-ggz (54); de overige labels zijn van deze taal, want de lijsten JZ020 en WMO020 zijn niet gevonden. */
  readonly categorie?: 'jeugdhulp-ambulant' | 'jeugdhulp-verblijf' | 'jeugdhulp-crisis' | 'pleegzorg' | 'jeugd-ggz' | 'jeugdbescherming' | 'jeugdreclassering' | 'begeleiding' | 'dagbesteding' | 'persoonlijke-verzorging' | 'hulp-bij-het-huishouden' | 'kortdurend-verblijf' | 'beschermd-wonen' | 'opvang' | 'vervoer' | 'hulpmiddelen' | 'overig'
  /** De productcode zoals in de toewijzing (iJw en iWmo Product Code), zonder de naam van het product. */
  readonly code?: string
  /** Wie de voorziening levert. */
  readonly aanbieder?: Organisatieaanduiding
  /** Het nummer van de toewijzing bij de gemeente (iJw en iWmo ToewijzingNummer); met een T ervoor, opdat het niet op een BSN lijkt. */
  readonly toewijzingsnummer?: string
  /** De dag van de toewijzing (iJw en iWmo 301 Toewijzingsdatum). */
  readonly toewijzingsdatum?: OnvolledigeDatum
  /** De eerste dag waarvoor is toegewezen (301 Ingangsdatum). */
  readonly ingangsdatum?: OnvolledigeDatum
  /** De laatste dag waarvoor is toegewezen (301 Einddatum); de levering kan eerder eindigen. */
  readonly toegewezenTot?: OnvolledigeDatum
  /** De dag waarop de levering begon (305 Begindatum). */
  readonly begindatum?: OnvolledigeDatum
  /** De dag waarop de levering eindigde (307 Einddatum). */
  readonly einddatum?: OnvolledigeDatum
  /** Waarom de levering eindigde (voorlopig; uit iJw JZ588 is alleen 31 volgens-plan gevonden). */
  readonly redenBeeindiging?: 'volgens-plan' | 'door-client' | 'door-aanbieder' | 'in-overeenstemming' | 'tijdelijk-onderbroken' | 'overgedragen' | 'overleden' | 'anders'
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

/** Het huishouden was er ten onrechte of wordt niet langer gedeeld. */
export type HuishoudenIngetrokken = Ingetrokken

/** De huidige samenstelling van een huishouden. */
export type HuishoudenVastgelegd = Huishouden

/** De twee registraties gaan over dezelfde mens. */
export interface KoppelingBevestigd extends Koppeling {
  /** Wie besliste: de organisatie die dit zendt of ontvangt, de andere, de beheerder van de regio, of de regels van de hub. */
  readonly besluitDoor: 'organisatie' | 'andere-organisatie' | 'beheerder' | 'hub'
}

/** De twee registraties gaan niet over dezelfde mens. */
export interface KoppelingVerworpen extends Koppeling {
  /** Wie besliste: de organisatie die dit zendt of ontvangt, de andere, de beheerder van de regio, of de regels van de hub. */
  readonly besluitDoor: 'organisatie' | 'andere-organisatie' | 'beheerder' | 'hub'
}

/** De hub vraagt of twee registraties over dezelfde mens gaan. */
export interface KoppelingVoorgesteld extends Koppeling {
  /** Waarop het voorstel berust en wat ertegen pleit; soorten, nooit de waarden zelf. */
  readonly bewijs: ReadonlyArray<'zelfde-bsn' | 'ander-bsn' | 'zelfde-geboortedatum' | 'andere-geboortedatum' | 'zelfde-geslacht' | 'ander-geslacht' | 'zelfde-naam' | 'andere-naam' | 'zelfde-adres' | 'gewijzigd-bsn'>
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

/** De melding is afgesloten; bekend is wanneer, of met welk besluit. */
export type MeldingAfgesloten = Melding

/** De veiligheidsbeoordeling is gedaan; de melding is nog niet afgesloten. */
export interface MeldingBeoordeeld extends Melding {
  /** De veiligheidsbeoordeling, binnen vijf werkdagen na de melding. */
  readonly veiligheidsbeoordeling: {
    /** De dag van de beoordeling. */
    readonly datum?: OnvolledigeDatum
    /** De uitkomst (CORV UitkomstVeiligheidsbeoordeling VT-01-01 tot en met VT-01-04). */
    readonly uitkomst: 'vervolg-bij-veilig-thuis' | 'overdracht' | 'geen-vervolgstappen' | 'regionaal-maatwerk'
  }
}

/** De melding was er ten onrechte of is verwijderd. */
export type MeldingIngetrokken = Ingetrokken

/** Er is een melding ontvangen; zij is nog niet beoordeeld. */
export type MeldingOntvangen = Melding

/** Het onderzoek is afgerond, of het verzoek is afgewezen; bekend is wanneer, of met welk resultaat. */
export type OnderzoekAfgerond = Onderzoek

/** Het onderzoek loopt. */
export type OnderzoekGestart = Onderzoek

/** Het onderzoek was er ten onrechte of is verwijderd. */
export type OnderzoekIngetrokken = Ingetrokken

/** Om een onderzoek is gevraagd; het is nog niet begonnen. */
export type OnderzoekVerzocht = Onderzoek

/** Het overleg is gehouden; bekend is wanneer. */
export type OverlegGehouden = Overleg

/** Er komt een overleg. */
export type OverlegGepland = Overleg

/** Het overleg gaat niet door, was er ten onrechte of is verwijderd. */
export type OverlegIngetrokken = Ingetrokken

/** De persoon is bij de organisatie verwijderd of wordt niet langer gedeeld. */
export type PersoonIngetrokken = Ingetrokken

/** De huidige gegevens van een persoon bij een organisatie. */
export type PersoonVastgelegd = Persoon

/** Het plan was er ten onrechte of is verwijderd. */
export type PlanIngetrokken = Ingetrokken

/** De huidige stand van een plan. */
export type PlanVastgesteld = Plan

/** De registratie van een toepassing die gebeurtenissen ontvangt; zij krijgt nooit meer dan haar organisatie. */
export interface RegisterApp {
  /** De korte naam van de toepassing, uniek in de regio. */
  readonly app: Organisatie
  /** De organisatie namens wie zij ontvangt. */
  readonly organisatie: Organisatie
  /** De rol waarin die organisatie is geregistreerd. */
  readonly rol: Rol
  /** De naam voor mensen. */
  readonly naam: Tekst
  /** Waarvoor de toepassing de gegevens gebruikt (AVG, doelbinding). */
  readonly doel: Toelichting
  /** De domeinen die zij ontvangt, met alle gebeurtenissen erin, ook de intrekkingen. */
  readonly domeinen: readonly Domein[]
  /** De laatste dag; daarna ontvangt zij niets meer. Wie een toepassing eerder beëindigt, zet hier een dag die voorbij is. */
  readonly geldigTot?: Datum
}

/** Een nieuwe dag is begonnen; de hub kent geen andere klok. */
export interface RegisterDag {
  /** De Nederlandse kalenderdatum. */
  readonly datum: Datum
  /** Hoe lang na het einde van wat zij vertellen de gebeurtenissen van een domein worden bewaard. Wat hier niet staat, blijft tot het wordt ingetrokken of gewist. Zonder deze lijst gelden de termijnen van de vorige dag. */
  readonly bewaartermijnen?: ReadonlyArray<{
    /** Het domein. */
    readonly domein: Domein
    /** Het aantal maanden na het einde. */
    readonly maanden: number
  }>
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

/** De opdracht om van personen alles te wissen wat is gedeeld. */
export interface RegisterWissing {
  /** De korte naam van de wissing, uniek in de regio; het bewijs dat zij is gedaan noemt haar. */
  readonly wissing: Organisatie
  /** Wie, met de verwijzingen van de organisaties die hen kennen; bij het bereik persoon is één verwijzing genoeg. */
  readonly personen: Personen
  /** Alleen wat de genoemde verwijzingen betreft, of alles van dezelfde personen bij alle organisaties. */
  readonly bereik: 'verwijzing' | 'persoon'
  /** Of wat later opnieuw over hen wordt gedeeld, wordt geweigerd of toegestaan. */
  readonly opnieuw: 'weigeren' | 'toestaan'
  /** Waarom, zonder persoonsgegevens. */
  readonly reden?: Toelichting
}

/** De relatie is verwijderd of was er ten onrechte. */
export type RelatieIngetrokken = Ingetrokken

/** De huidige stand van een relatie tussen twee personen. */
export type RelatieVastgelegd = Relatie

/** Er is een signaal. */
export type SignaalAfgegeven = Signaal

/** Het signaal was er ten onrechte of wordt niet langer gedeeld. */
export type SignaalIngetrokken = Ingetrokken

/** Het signaal geldt niet meer. */
export type SignaalOpgeheven = Signaal

/** Wie de regie heeft, aanvaardt een andere organisatie bij het gezin. */
export type ToegangAanvaard = Toegangsbesluit

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
  /** Waarom de ontvanger dit mag zien. */
  readonly reden: Toegangsreden
}

/** Een organisatie vraagt meer te mogen zien, of opent in een noodgeval. */
export type ToegangGevraagd = Toegangsverzoek

/** Het niveau van de toegang is gewijzigd. */
export interface ToegangGewijzigd {
  /** Het gezin. */
  readonly gezin: Gezinsnummer
  /** Hoeveel de ontvanger van dit gezin mag zien. */
  readonly niveau: Niveau
  /** Waarom de ontvanger dit mag zien. */
  readonly reden: Toegangsreden
}

/** Het verzoek of het besluit over toegang geldt niet meer. */
export type ToegangIngetrokken = Ingetrokken

/** De toestemming is ingetrokken of was er ten onrechte. */
export type ToestemmingIngetrokken = Ingetrokken

/** Toestemming om meer te delen, met wie en waarvoor. */
export type ToestemmingVerleend = Toestemming

/** De cliënt is aangemeld en wacht op behandeling. */
export type TrajectAangemeld = Traject

/** De behandeling is geëindigd. */
export type TrajectBeeindigd = Traject

/** De behandeling loopt. */
export type TrajectGestart = Traject

/** Het traject was er ten onrechte of wordt niet langer gedeeld. */
export type TrajectIngetrokken = Ingetrokken

/** Het verblijf is geëindigd. */
export type VerblijfBeeindigd = Verblijf

/** Iemand verblijft ergens. */
export type VerblijfGestart = Verblijf

/** Het verblijf was er ten onrechte of wordt niet langer gedeeld. */
export type VerblijfIngetrokken = Ingetrokken

/** De voorziening wordt niet meer geleverd (307). */
export type VoorzieningBeeindigd = Voorziening

/** De voorziening wordt geleverd (305). */
export type VoorzieningGestart = Voorziening

/** De voorziening was er ten onrechte, is verwijderd (status 3) of wordt niet langer gedeeld. */
export type VoorzieningIngetrokken = Ingetrokken

/** De gemeente heeft de voorziening toegewezen; de levering is nog niet begonnen (301). */
export type VoorzieningToegewezen = Voorziening
