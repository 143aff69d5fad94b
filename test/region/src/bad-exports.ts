import type { LogeerhuisSysteem } from './recording/logeerhuis-file'
import type { OpvangSysteem } from './recording/opvang-file'
import { dutchDate } from './recording/table'
import type { ParkedRecord } from './truth/truth'

const client: OpvangSysteem['clienten'][number] = {
  ...{ clientnummer: 'fout-1', bsn: '999900007', voornamen: 'Test', tussenvoegsel: '', roepnaam: '' },
  ...{ achternaam: 'Proefpersoon', geboortedatum: '01-01-1990', uitgerekend: '', geslacht: 'X' },
  ...{ telefoon: '', kamer: '', 'kind van': '', geheim: 'N', 'deel niet': 'N', gewijzigd: '2024-05-01' },
}

/** Lines of the shelter's exports that no adapter can translate. */
export const badOpvang: {
  readonly lines: Omit<OpvangSysteem, 'huisvesting'>
  readonly parked: readonly ParkedRecord[]
} = {
  lines: {
    clienten: [client, { ...client, clientnummer: 'fout-2', bsn: '', geslacht: 'Q' }],
    verblijven: [
      {
        ...{ verblijfnummer: 'fout-1', clientnummer: 'fout-3', soort: 'ZZ', begin: '01-05-2024', einde: '' },
        ...{ locatie: '', begeleider: '', functie: '', 'telefoon begeleider': '', 'email begeleider': '' },
        gewijzigd: '2024-05-01',
      },
    ],
  },
  parked: [
    { organisatie: 'opvang-oost', feed: 'clienten', sleutel: 'fout-1', reden: 'ongeldig-bsn' },
    { organisatie: 'opvang-oost', feed: 'clienten', sleutel: 'fout-2', reden: 'onbekende-code' },
    { organisatie: 'opvang-oost', feed: 'verblijven', sleutel: 'fout-1', reden: 'onbekende-code' },
  ],
}

/** The same of the small organisation: a day that does not exist. */
export const badLogeerhuis: {
  readonly lines: Pick<LogeerhuisSysteem, 'personen'>
  readonly parked: readonly ParkedRecord[]
} = {
  lines: {
    personen: [
      {
        ...{ nummer: 'fout-1', bsn: '', voornamen: 'Test', tussenvoegsel: '', achternaam: 'Proefpersoon' },
        ...{ geboortedatum: dutchDate('2011-02-30'), geslacht: 'man', telefoon: '', 'adres geheim': '' },
        ...{ 'betrokken sinds': '01-05-2024', 'betrokken tot': '', 'wat wij doen': 'begeleiding' },
        ...{ contactpersoon: '', 'contact telefoon': '', 'niet delen': '', allergieën: '' },
      },
    ],
  },
  parked: [{ organisatie: 'logeerhuis', feed: 'personen', sleutel: 'fout-1', reden: 'onleesbaar' }],
}
