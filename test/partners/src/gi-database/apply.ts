import type {
  BetrokkenheidRij,
  GiTabel,
  MaatregelRij,
  Nieuw,
  Operation,
  PersoonRij,
  RelatieRij,
} from '@gezinsbeeld/region'
import type { ISql } from 'postgres'

/** The operations of a day that are for a GI. */
export type GiOperation = Extract<Operation, { readonly systeem: `gi-${string}` }>

/** Stores or deletes one row the way the case management does; the database sets the moment. */
export const apply = async (sql: ISql, operation: GiOperation): Promise<void> => {
  switch (operation.op) {
    case 'persoon':
      return storePerson(sql, operation.rij)
    case 'relatie':
      return storeRelation(sql, operation.rij)
    case 'betrokkenheid':
      return storeInvolvement(sql, operation.rij)
    case 'maatregel':
      return storeMeasure(sql, operation.rij)
    case 'verwijder':
      return remove(sql, operation.tabel, operation.sleutel, operation.metRegel)
  }
}

const storePerson = async (sql: ISql, row: Nieuw<PersoonRij>): Promise<void> => {
  const client = {
    id: row.persoon_id,
    burgerservicenummer: row.bsn,
    voornamen: row.voornamen,
    roepnaam: row.roepnaam,
    voorvoegsel: row.voorvoegsel,
    achternaam: row.geslachtsnaam,
    partner_voorvoegsel: row.partnervoorvoegsel,
    partner_achternaam: row.partnernaam,
    naamgebruik: row.naamgebruik,
    geboortedatum: row.geboortedatum,
    uitgerekende_datum: row.verwachte_datum,
    geslacht: row.geslacht,
    overleden_op: row.overlijdensdatum,
    telefoon: row.telefoon,
    adres_geheim: row.geheim,
  }
  const address = {
    client_id: row.persoon_id,
    straat: row.straat,
    huisnummer: row.huisnummer,
    huisletter: row.huisletter,
    toevoeging: row.toevoeging,
    postcode: row.postcode,
    woonplaats: row.woonplaats,
  }
  await sql`insert into dossier.client ${sql(client)} on conflict (id) do update set ${sql(client)}`
  await sql`insert into dossier.adres ${sql(address)} on conflict (client_id) do update set ${sql(address)}`
}

const storeRelation = async (sql: ISql, row: Nieuw<RelatieRij>): Promise<void> => {
  const relation = {
    id: row.relatie_id,
    van_client_id: row.van_persoon_id,
    naar_client_id: row.naar_persoon_id,
    soort: row.soort,
    gezag: row.gezag,
    ingang: row.begindatum,
    einde: row.einddatum,
  }
  await sql`insert into dossier.relatie ${sql(relation)} on conflict (id) do update set ${sql(relation)}`
}

const storeInvolvement = async (sql: ISql, row: Nieuw<BetrokkenheidRij>): Promise<void> => {
  const worker = { naam: row.medewerker, functie: row.functie, telefoon: row.telefoon, email: row.email }
  await sql`insert into dossier.medewerker ${sql(worker)} on conflict do nothing`
  const [stored] = await sql<{ id: string }[]>`
    select id from dossier.medewerker
    where naam = ${worker.naam} and functie = ${worker.functie} and telefoon = ${worker.telefoon}
      and email is not distinct from ${worker.email}`
  if (stored === undefined) throw new Error('a professional was not stored')
  const involvement = {
    id: row.betrokkenheid_id,
    client_id: row.persoon_id,
    medewerker_id: stored.id,
    rol: row.rol,
    start_datum: row.begindatum,
    eind_datum: row.einddatum,
    regie: row.regie,
  }
  await sql`insert into dossier.inzet ${sql(involvement)} on conflict (id) do update set ${sql(involvement)}`
}

const storeMeasure = async (sql: ISql, row: Nieuw<MaatregelRij>): Promise<void> => {
  const measure = {
    id: row.maatregel_id,
    client_id: row.persoon_id,
    soort: row.soort,
    beschikking_datum: row.datum_beslissing,
    ingang: row.ingangsdatum,
    einde: row.einddatum,
    verlengd_tot: row.verlengd_tot,
    uitvoerder: row.uitvoerder,
    reden_einde: row.reden_beeindiging,
  }
  await sql`insert into dossier.maatregel ${sql(measure)} on conflict (id) do update set ${sql(measure)}`
}

const tables: Readonly<Record<GiTabel, string>> = {
  persoon: 'dossier.client',
  relatie: 'dossier.relatie',
  betrokkenheid: 'dossier.inzet',
  maatregel: 'dossier.maatregel',
}

const remove = async (sql: ISql, tabel: GiTabel, sleutel: number, withLine: boolean): Promise<void> => {
  const deleted = await sql`delete from ${sql(tables[tabel])} where id = ${sleutel}`
  if (withLine && deleted.count > 0) {
    await sql`insert into dossier.verwijderd (soort, id) values (${tabel}, ${sleutel})`
  }
}
