import type { WiderOperation } from '../day-operations'
import { organisations } from '../organisations'
import { logeerhuisKolommen } from '../recording/logeerhuis-file'
import { opvangKolommen } from '../recording/opvang-file'
import { workPhone } from '../recording/professionals'
import { csv, dutchDate } from '../recording/table'
import { medewerkernaam } from '../world/names'
import { type DayState, type Maker, someOf } from './state'

/** A whole export each time, as such systems make them. */
const staysLeft = ({ wijd }: DayState): WiderOperation => ({
  ...{ op: 'bestand', systeem: 'opvang-oost', bestand: 'verblijven.csv' },
  tekst: csv(opvangKolommen.verblijven, wijd.exports().verblijven),
})

const told = (organisatie: 'opvang-oost' | 'logeerhuis', what: string): string =>
  `${organisations[organisatie].naam}: ${what}`

/** The year 9999 is how some write that there is no end. */
const isOpen = ({ einde }: { readonly einde: string }): boolean => einde === '' || einde.endsWith('9999')

const stayBegins: Maker = (state) => {
  const { random, vandaag, wijd } = state
  const { clienten, verblijven } = wijd.exports()
  const staying = new Set(verblijven.filter(isOpen).map(({ clientnummer }) => clientnummer))
  const client = someOf(random, clienten, ({ clientnummer }) => !staying.has(clientnummer))
  if (!client) return undefined
  verblijven.push({
    ...{ verblijfnummer: `V${state.newKey()}`, clientnummer: client.clientnummer, soort: 'CO' },
    ...{ begin: dutchDate(vandaag), einde: '', locatie: 'Schuilhof', gewijzigd: vandaag },
    ...{ begeleider: medewerkernaam(random), functie: 'woonbegeleider' },
    ...{ 'telefoon begeleider': workPhone(random), 'email begeleider': '' },
  })
  return {
    omschrijving: told('opvang-oost', `cliënt ${client.clientnummer} opnieuw opgenomen`),
    operations: [staysLeft(state)],
  }
}

const stayEnds: Maker = (state) => {
  const { random, vandaag, wijd } = state
  const { verblijven } = wijd.exports()
  const open = verblijven.filter(isOpen)
  const row = open.length > 2 ? someOf(random, open) : undefined
  if (!row) return undefined
  verblijven[verblijven.indexOf(row)] = { ...row, einde: dutchDate(vandaag), gewijzigd: vandaag }
  return {
    omschrijving: told('opvang-oost', `verblijf ${row.verblijfnummer} beëindigd`),
    operations: [staysLeft(state)],
  }
}

/** Entered by mistake: it is not in the next export. */
const stayDeleted: Maker = (state) => {
  const { random, wijd } = state
  const { verblijven } = wijd.exports()
  const row = verblijven.length > 6 ? someOf(random, verblijven) : undefined
  if (!row) return undefined
  verblijven.splice(verblijven.indexOf(row), 1)
  return {
    omschrijving: told('opvang-oost', `verblijf ${row.verblijfnummer} uit de administratie gehaald`),
    operations: [staysLeft(state)],
  }
}

const agreementKept: Maker = ({ random, vandaag, wijd }) => {
  const { afspraken } = wijd.exports()
  const row = someOf(random, afspraken, (one) => one['gedaan op'] === '' && one['vervallen op'] === '')
  if (!row) return undefined
  afspraken[afspraken.indexOf(row)] = { ...row, 'gedaan op': dutchDate(vandaag) }
  return {
    omschrijving: told('logeerhuis', `afspraak ${row.afspraak} nagekomen`),
    operations: [
      {
        ...{ op: 'bestand', systeem: 'logeerhuis', bestand: 'afspraken.csv' },
        tekst: csv(logeerhuisKolommen.afspraken, afspraken),
      },
    ],
  }
}

const agreementMade: Maker = (state) => {
  const { random, vandaag, wijd } = state
  const { afspraken } = wijd.exports()
  const other = afspraken.length < 400 ? someOf(random, afspraken) : undefined
  if (!other) return undefined
  const row = {
    ...{ ...other, afspraak: `A${state.newKey()}`, wat: 'Een weekend extra' },
    ...{ 'afgesproken op': dutchDate(vandaag), 'uiterlijk op': '', 'gedaan op': '', 'vervallen op': '' },
  }
  afspraken.push(row)
  return {
    omschrijving: told('logeerhuis', `nieuwe afspraak ${row.afspraak}`),
    operations: [
      {
        ...{ op: 'bestand', systeem: 'logeerhuis', bestand: 'afspraken.csv' },
        tekst: csv(logeerhuisKolommen.afspraken, afspraken),
      },
    ],
  }
}

export const exportMakers: readonly { readonly gewicht: number; readonly waarde: Maker }[] = [
  { gewicht: 3, waarde: stayBegins },
  { gewicht: 3, waarde: stayEnds },
  { gewicht: 1, waarde: stayDeleted },
  { gewicht: 2, waarde: agreementKept },
  { gewicht: 2, waarde: agreementMade },
]
