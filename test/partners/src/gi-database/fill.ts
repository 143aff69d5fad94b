import type { BetrokkenheidRij, GiDossier, PersoonRij } from '@gezinsbeeld/region'
import type { ISql, Sql } from 'postgres'
import { copyInto } from './copy'
import { fillWork } from './fill-work'

/** How many rows each view now has. */
export type Counts = Readonly<Record<keyof GiDossier, number>>

/** Stores all rows of a region's GI in the case management, in one transaction, with their moments of change as they are. */
export const fill = (sql: Sql, system: GiDossier): Promise<Counts> =>
  sql.begin(async (transaction) => {
    const into = (
      table: string,
      columns: string,
      rows: Iterable<readonly (string | number | boolean | null)[]>,
    ) => copyInto(transaction, `dossier.${table}`, columns.split(' '), rows)
    const persoon = await into('client', clientColumns, map(system.persoon, client))
    await into('adres', addressColumns, map(system.persoon, address))
    const relatie = await into(
      'relatie',
      'id van_client_id naar_client_id soort gezag ingang einde gemuteerd_op',
      map(system.relatie, (row) => [
        row.relatie_id,
        row.van_persoon_id,
        row.naar_persoon_id,
        row.soort,
        row.gezag,
        row.begindatum,
        row.einddatum,
        row.gewijzigd_op,
      ]),
    )
    const idOf = await storeWorkers(transaction, system.betrokkenheid)
    const betrokkenheid = await into(
      'inzet',
      'id client_id medewerker_id rol start_datum eind_datum regie gemuteerd_op',
      map(system.betrokkenheid, (row) => [
        row.betrokkenheid_id,
        row.persoon_id,
        idOf(row),
        row.rol,
        row.begindatum,
        row.einddatum,
        row.regie,
        row.gewijzigd_op,
      ]),
    )
    const maatregel = await into(
      'maatregel',
      'id client_id soort beschikking_datum ingang einde verlengd_tot uitvoerder reden_einde gemuteerd_op',
      map(system.maatregel, (row) => [
        row.maatregel_id,
        row.persoon_id,
        row.soort,
        row.datum_beslissing,
        row.ingangsdatum,
        row.einddatum,
        row.verlengd_tot,
        row.uitvoerder,
        row.reden_beeindiging,
        row.gewijzigd_op,
      ]),
    )
    const verwijdering = await into(
      'verwijderd',
      'soort id gemuteerd_op',
      map(system.verwijdering, (row) => [row.tabel, row.sleutel, row.gewijzigd_op]),
    )
    const work = await fillWork(transaction, system)
    return { persoon, relatie, betrokkenheid, maatregel, verwijdering, ...work }
  })

function* map<A, B>(from: Iterable<A>, make: (one: A) => B): Generator<B> {
  for (const one of from) yield make(one)
}

const clientColumns =
  'id burgerservicenummer voornamen roepnaam voorvoegsel achternaam partner_voorvoegsel partner_achternaam naamgebruik geboortedatum uitgerekende_datum geslacht overleden_op telefoon adres_geheim gemuteerd_op'

const client = (row: PersoonRij) => [
  row.persoon_id,
  row.bsn,
  row.voornamen,
  row.roepnaam,
  row.voorvoegsel,
  row.geslachtsnaam,
  row.partnervoorvoegsel,
  row.partnernaam,
  row.naamgebruik,
  row.geboortedatum,
  row.verwachte_datum,
  row.geslacht,
  row.overlijdensdatum,
  row.telefoon,
  row.geheim,
  row.gewijzigd_op,
]

const addressColumns = 'client_id straat huisnummer huisletter toevoeging postcode woonplaats'

const address = (row: PersoonRij) => [
  row.persoon_id,
  row.straat,
  row.huisnummer,
  row.huisletter,
  row.toevoeging,
  row.postcode,
  row.woonplaats,
]

type Worker = Pick<BetrokkenheidRij, 'medewerker' | 'functie' | 'telefoon' | 'email'>

const workerKey = ({ medewerker, functie, telefoon, email }: Worker): string =>
  JSON.stringify([medewerker, functie, telefoon, email])

/** Stores each professional once, and gives the id by what an involvement says of them. */
const storeWorkers = async (sql: ISql, rows: readonly Worker[]): Promise<(row: Worker) => number> => {
  const once = new Map(rows.map((row) => [workerKey(row), row]))
  await copyInto(
    sql,
    'dossier.medewerker',
    ['naam', 'functie', 'telefoon', 'email'],
    map(once.values(), (row) => [row.medewerker, row.functie, row.telefoon, row.email]),
  )
  const stored = await sql<(Worker & { readonly id: string })[]>`
    select id, naam as medewerker, functie, telefoon, email from dossier.medewerker`
  const ids = new Map(stored.map((row) => [workerKey(row), Number(row.id)]))
  return (row) => {
    const id = ids.get(workerKey(row))
    if (id === undefined) throw new Error('a professional was not stored')
    return id
  }
}
