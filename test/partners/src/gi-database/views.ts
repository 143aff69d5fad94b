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

create view gezinsbeeld.verblijf as
select id as verblijf_id, client_id as persoon_id, soort, vanaf as begindatum, tot as einddatum, aanbieder, locatie, geheim,
  gemuteerd_op as gewijzigd_op
from dossier.plaatsing;

create view gezinsbeeld.plan as
select id as plan_id, clienten as persoon_ids, soort, toelichting as analyse, vastgesteld_op, evaluatie as evaluatiedatum,
  einde as einddatum, deelbaar, gemuteerd_op as gewijzigd_op
from dossier.plan where vastgesteld_op is not null;

create view gezinsbeeld.doel as
select id as doel_id, plan_id, clienten as persoon_ids, omschrijving, gesteld_op, streefdatum, behaald_op, deelbaar,
  gemuteerd_op as gewijzigd_op
from dossier.doel;

create view gezinsbeeld.afspraak as
select id as afspraak_id, plan_id, doel_id, clienten as persoon_ids, omschrijving, wie, gemaakt_op, uiterlijk_op, nagekomen_op,
  vervallen_op, deelbaar, gemuteerd_op as gewijzigd_op
from dossier.afspraak;

create view gezinsbeeld.overleg as
select id as overleg_id, plan_id, clienten as persoon_ids, soort, datum, aanvang, plaats, deelnemers, gehouden, deelbaar,
  gemuteerd_op as gewijzigd_op
from dossier.overleg;

create view gezinsbeeld.verwijdering as
select soort as tabel, id as sleutel, gemuteerd_op as gewijzigd_op from dossier.verwijderd;
`
