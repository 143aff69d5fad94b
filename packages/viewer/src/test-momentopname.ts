import type { Bronstand, Feit, GezinMomentopname, Lid } from '@gezinsbeeld/contracts'

/** Builds pictures for tests. All people are made up. */

export const now = new Date('2025-11-22T09:00:00Z')

const token = (name: string): string =>
  name
    .replace(/[^A-Za-z0-9_-]/g, '_')
    .padEnd(22, '0')
    .slice(0, 22)

export const gezin = token('gezin')
export const persoon = (name: string): string => `persoon:${token(name)}`

export const lid = (name: string, rol: Lid['rol']): Lid => ({ persoon: persoon(name), rol })

const namen: Readonly<Record<string, string>> = {
  'gi-noord': 'GI Noord',
  'gi-zuid': 'GI Zuid',
  'ggz-oost': 'GGZ Oost',
}

let made = 0

/** `feit('gi-noord', 'maatregel.opgelegd', ['daan'], { soort: 'ots' })`; `over` replaces what is not in the data. */
export const feit = (
  organisatie: string,
  naam: string,
  personen: readonly string[],
  gegevens: Feit['gegevens'],
  over: Partial<Feit> = {},
): Feit => {
  const [domein = '', gebeurtenis = ''] = naam.split('.')
  made += 1
  return {
    sleutel: token(`feit${made}`),
    domein,
    gebeurtenis,
    organisatie,
    organisatieNaam: namen[organisatie] ?? organisatie,
    vastgelegdOp: '2025-05-17T10:00:00+02:00',
    niveau: 'volledig',
    personen: personen.map(persoon),
    gegevens,
    ...over,
  }
}

export const relatie = (
  organisatie: string,
  van: string,
  soort: string,
  naar: string,
  more: Feit['gegevens'] = {},
  over: Partial<Feit> = {},
): Feit =>
  feit(
    organisatie,
    'relatie.vastgelegd',
    [van, naar],
    { van: persoon(van), naar: persoon(naar), soort, ...more },
    over,
  )

export const momentopname = (over: Partial<GezinMomentopname> = {}): GezinMomentopname => ({
  gezin,
  standPer: '2025-11-22T09:14:00+01:00',
  niveau: 'volledig',
  leden: [],
  feiten: [],
  bronnen: [],
  ...over,
})

const bron = (organisatie: string, over: Partial<Bronstand>): Bronstand => ({
  organisatie,
  organisatieNaam: namen[organisatie] ?? organisatie,
  bronsysteem: 'dossier',
  ...over,
})

const ouderlijk = { gezag: 'gezamenlijk-ouderlijk-gezag', begindatum: '2009-05-17' }

/** A family of which two organisations tell, with what is awkward about families in it. */
export const voorbeeld = (): GezinMomentopname =>
  momentopname({
    leden: [
      lid('daan', 'kind'),
      lid('noor', 'kind'),
      lid('baby', 'kind'),
      lid('sanne', 'ouder'),
      lid('karim', 'ouder'),
      lid('opa', 'netwerk'),
    ],
    feiten: [
      feit('gi-noord', 'persoon.vastgelegd', ['daan'], {
        naam: { voornamen: 'Daniël Johannes', roepnaam: 'Daan', voorvoegsel: 'de', geslachtsnaam: 'Vries' },
        geboortedatum: '2009-05-17',
        geslacht: 'man',
        adres: {
          straat: 'Brink',
          huisnummer: 12,
          huisletter: 'b',
          postcode: '7411BT',
          woonplaats: 'Deventer',
        },
      }),
      feit(
        'ggz-oost',
        'persoon.vastgelegd',
        ['daan'],
        {
          naam: { voornamen: 'Daniel Johannes', roepnaam: 'Daan', voorvoegsel: 'de', geslachtsnaam: 'Fries' },
          geboortedatum: '2009-05-27',
          geslacht: 'man',
          adres: {
            straat: 'De Brink',
            huisnummer: 12,
            huisletter: 'b',
            postcode: '7411BT',
            woonplaats: 'Deventer',
          },
          telefoon: '0612345678',
        },
        { vastgelegdOp: '2025-06-03T14:20:00+02:00' },
      ),
      feit('gi-noord', 'persoon.vastgelegd', ['noor'], {
        naam: { voornamen: 'Noor', voorvoegsel: 'de', geslachtsnaam: 'Vries' },
        geboortedatum: '2014',
        geslacht: 'vrouw',
      }),
      feit('gi-noord', 'persoon.vastgelegd', ['baby'], { ongeboren: { verwachteDatum: '2026-02-11' } }),
      feit('gi-noord', 'persoon.vastgelegd', ['sanne'], {
        naam: {
          voornamen: 'Sanne',
          geslachtsnaam: 'Bakker',
          partnervoorvoegsel: 'de',
          partnernaam: 'Vries',
          naamgebruik: 'partner-eigen',
        },
        geboortedatum: '1985-03-02',
        geslacht: 'vrouw',
        geheimhouding: true,
      }),
      feit('gi-noord', 'persoon.vastgelegd', ['karim'], {
        naam: { voornamen: 'Karim', geslachtsnaam: 'El Yılmaz' },
        geboortedatum: '1981-11-30',
        geslacht: 'man',
        overlijdensdatum: '2023-04-09',
      }),
      feit('ggz-oost', 'persoon.vastgelegd', ['opa'], {
        naam: { voorletters: 'J.', geslachtsnaam: 'Bakker' },
      }),
      relatie('gi-noord', 'sanne', 'ouder', 'daan', ouderlijk),
      relatie('ggz-oost', 'sanne', 'ouder', 'daan', { gezag: 'eenhoofdig-ouderlijk-gezag' }),
      relatie('gi-noord', 'karim', 'ouder', 'daan', ouderlijk),
      relatie('gi-noord', 'sanne', 'ouder', 'noor'),
      relatie('gi-noord', 'sanne', 'partner', 'karim', { begindatum: '2008', einddatum: '2023-04-09' }),
      relatie('ggz-oost', 'opa', 'netwerk', 'daan'),
      feit('gi-noord', 'betrokkenheid.gestart', ['daan', 'noor'], {
        rol: 'jeugdbescherming',
        begindatum: '2024-03-01',
        regie: true,
        contactpersoon: {
          naam: 'Mirjam van Dam',
          functie: 'jeugdbeschermer',
          telefoon: '0570 123 456',
          email: 'm.vandam@gi-noord.example',
        },
      }),
      feit(
        'ggz-oost',
        'betrokkenheid.gestart',
        ['daan'],
        { begindatum: '2025-02', contactpersoon: { naam: 'Team Jeugd', telefoon: '+31 (0)570 654 321' } },
        { niveau: 'bekendheid' },
      ),
      feit('ggz-oost', 'traject.gestart', ['daan'], { begindatum: '2025-02-10' }, { niveau: 'bekendheid' }),
      feit('gi-zuid', 'betrokkenheid.beeindigd', ['daan'], {
        rol: 'jeugdbescherming',
        begindatum: '2022-01-10',
        einddatum: '2024-02-29',
        contactpersoon: { naam: 'P. de Wit' },
      }),
      feit('gi-noord', 'maatregel.opgelegd', ['daan', 'noor'], {
        soort: 'ots',
        datumBeslissing: '2024-02-26',
        ingangsdatum: '2024-03-01',
        einddatum: '2025-03-01',
        verlengdTot: '2025-12-15',
        uitvoerder: 'GI Noord',
      }),
      feit('gi-zuid', 'maatregel.beeindigd', ['daan'], {
        soort: 'voorlopige-ots',
        ingangsdatum: '2022-01-10',
        einddatum: '2022-04-10',
        redenBeeindiging: 'einde-termijn',
      }),
      feit('gi-noord', 'signaal.afgegeven', ['daan'], {
        soort: 'stagnatie',
        urgentie: 'hoog',
        toelichting: 'Er is sinds de zomer geen hulp voor Daan gevonden.',
        begindatum: '2025-09-01',
      }),
      feit('gi-zuid', 'onderzoek.afgerond', ['daan'], {
        soort: 'raadsonderzoek',
        begindatum: '2023-10',
        einddatum: '2024-02-01',
        resultaat: 'maatregel-opgelegd',
      }),
      feit('gi-noord', 'afspraak.gemaakt', ['daan', 'sanne'], {
        omschrijving: 'Sanne brengt Daan op tijd naar school.',
        wie: [{ persoon: persoon('sanne') }, { naam: 'school' }],
        uiterlijkOp: '2025-12',
      }),
    ],
    bronnen: [
      bron('gi-noord', { standPer: '2025-11-22T09:14:00+01:00', achterstand: 0, inQuarantaine: 3 }),
      bron('ggz-oost', { bronsysteem: 'epd', standPer: '2025-11-21T16:03:00+01:00', achterstand: 12 }),
      bron('gi-zuid', {}),
    ],
  })
