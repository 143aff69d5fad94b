/**
 * Schema `gezinsbeeld`: the views that adapters/gi/README.md asks for, all that an adapter may see. `gewijzigd_op` is a
 * plain column of an indexed table in each of them, so that reading on from a moment costs the same however many rows there are.
 */
export const views = `
create schema gezinsbeeld;

create view gezinsbeeld.persoon as
select c.id as persoon_id,
  c.burgerservicenummer as bsn,
  c.voornamen,
  c.roepnaam,
  c.voorvoegsel,
  c.achternaam as geslachtsnaam,
  c.partner_voorvoegsel as partnervoorvoegsel,
  c.partner_achternaam as partnernaam,
  c.naamgebruik,
  c.geboortedatum,
  c.uitgerekende_datum as verwachte_datum,
  c.geslacht,
  c.overleden_op as overlijdensdatum,
  a.straat, a.huisnummer, a.huisletter, a.toevoeging, a.postcode, a.woonplaats,
  c.adres_geheim as geheim,
  c.telefoon,
  c.gemuteerd_op as gewijzigd_op
from dossier.client c left join dossier.adres a on a.client_id = c.id;

create view gezinsbeeld.relatie as
select id as relatie_id,
  van_client_id as van_persoon_id,
  naar_client_id as naar_persoon_id,
  soort,
  gezag,
  ingang as begindatum,
  einde as einddatum,
  gemuteerd_op as gewijzigd_op
from dossier.relatie;

create view gezinsbeeld.betrokkenheid as
select i.id as betrokkenheid_id,
  i.client_id as persoon_id,
  i.rol,
  i.start_datum as begindatum,
  i.eind_datum as einddatum,
  m.naam as medewerker,
  m.functie,
  m.telefoon,
  m.email,
  i.regie,
  i.gemuteerd_op as gewijzigd_op
from dossier.inzet i join dossier.medewerker m on m.id = i.medewerker_id;

create view gezinsbeeld.maatregel as
select id as maatregel_id,
  client_id as persoon_id,
  soort,
  beschikking_datum as datum_beslissing,
  ingang as ingangsdatum,
  einde as einddatum,
  verlengd_tot,
  uitvoerder,
  reden_einde as reden_beeindiging,
  gemuteerd_op as gewijzigd_op
from dossier.maatregel;

-- This system keeps no stays, plans or meetings.
create view gezinsbeeld.verblijf as
select null::bigint as verblijf_id, null::bigint as persoon_id, null::text as soort, null::date as begindatum,
  null::date as einddatum, null::text as aanbieder, null::text as locatie, null::boolean as geheim,
  null::timestamptz as gewijzigd_op
where false;

create view gezinsbeeld.plan as
select null::bigint as plan_id, null::text as persoon_ids, null::text as soort, null::text as analyse,
  null::date as vastgesteld_op, null::date as evaluatiedatum, null::date as einddatum, null::boolean as deelbaar,
  null::timestamptz as gewijzigd_op
where false;

create view gezinsbeeld.doel as
select null::bigint as doel_id, null::bigint as plan_id, null::text as persoon_ids, null::text as omschrijving,
  null::date as gesteld_op, null::date as streefdatum, null::date as behaald_op, null::boolean as deelbaar,
  null::timestamptz as gewijzigd_op
where false;

create view gezinsbeeld.afspraak as
select null::bigint as afspraak_id, null::bigint as plan_id, null::bigint as doel_id, null::text as persoon_ids,
  null::text as omschrijving, null::text as wie, null::date as gemaakt_op, null::date as uiterlijk_op,
  null::date as nagekomen_op, null::date as vervallen_op, null::boolean as deelbaar, null::timestamptz as gewijzigd_op
where false;

create view gezinsbeeld.overleg as
select null::bigint as overleg_id, null::bigint as plan_id, null::text as persoon_ids, null::text as soort,
  null::date as datum, null::timestamptz as aanvang, null::text as plaats, null::text as deelnemers,
  null::boolean as gehouden, null::boolean as deelbaar, null::timestamptz as gewijzigd_op
where false;

create view gezinsbeeld.verwijdering as
select soort as tabel, id as sleutel, gemuteerd_op as gewijzigd_op from dossier.verwijderd;
`
