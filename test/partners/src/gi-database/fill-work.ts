import type { GiWerk } from '@gezinsbeeld/region'
import type { ISql } from 'postgres'
import { copyInto } from './copy'

/** Stores stays, plans, goals, agreements and meetings; gives how many of each. */
export const fillWork = async (
  sql: ISql,
  { verblijf = [], plan = [], doel = [], afspraak = [], overleg = [] }: Partial<GiWerk>,
): Promise<Readonly<Record<keyof GiWerk, number>>> => {
  const into = (
    table: string,
    columns: string,
    rows: readonly (readonly (string | number | boolean | null)[])[],
  ) => copyInto(sql, `dossier.${table}`, `${columns} gemuteerd_op`.split(' '), rows)
  return {
    verblijf: await into(
      'plaatsing',
      'id client_id soort vanaf tot aanbieder locatie geheim',
      verblijf.map((row) => [
        ...[row.verblijf_id, row.persoon_id, row.soort, row.begindatum, row.einddatum],
        ...[row.aanbieder, row.locatie, row.geheim, row.gewijzigd_op],
      ]),
    ),
    plan: await into(
      'plan',
      'id clienten soort toelichting vastgesteld_op evaluatie einde deelbaar',
      plan.map((row) => [
        ...[row.plan_id, row.persoon_ids, row.soort, row.analyse, row.vastgesteld_op],
        ...[row.evaluatiedatum, row.einddatum, row.deelbaar, row.gewijzigd_op],
      ]),
    ),
    doel: await into(
      'doel',
      'id plan_id clienten omschrijving gesteld_op streefdatum behaald_op deelbaar',
      doel.map((row) => [
        ...[row.doel_id, row.plan_id, row.persoon_ids, row.omschrijving, row.gesteld_op],
        ...[row.streefdatum, row.behaald_op, row.deelbaar, row.gewijzigd_op],
      ]),
    ),
    afspraak: await into(
      'afspraak',
      'id plan_id doel_id clienten omschrijving wie gemaakt_op uiterlijk_op nagekomen_op vervallen_op deelbaar',
      afspraak.map((row) => [
        ...[row.afspraak_id, row.plan_id, row.doel_id, row.persoon_ids, row.omschrijving, row.wie],
        ...[row.gemaakt_op, row.uiterlijk_op, row.nagekomen_op, row.vervallen_op, row.deelbaar],
        row.gewijzigd_op,
      ]),
    ),
    overleg: await into(
      'overleg',
      'id plan_id clienten soort datum plaats deelnemers gehouden deelbaar',
      overleg.map((row) => [
        ...[row.overleg_id, row.plan_id, row.persoon_ids, row.soort, row.datum, row.plaats],
        ...[row.deelnemers, row.gehouden, row.deelbaar, row.gewijzigd_op],
      ]),
    ),
  }
}
