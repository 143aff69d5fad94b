/** A case-management database as the README's example supposes one. */
export const dossier = `
  create schema dossier;
  create table dossier.client (
    id bigint primary key, bsn text, voornamen text, roepnaam text, voorvoegsel text, achternaam text,
    voorvoegsel_partner text, achternaam_partner text, naamgebruik char(1), geboortedatum text, verwachte_datum date,
    geslacht char(1), overlijdensdatum text, geheim boolean not null default false, telefoon text,
    gewijzigd_op timestamptz not null default now()
  );
  create table dossier.adres (
    client_id bigint, soort text, straat text, huisnummer text, huisletter text, toevoeging text, postcode text,
    woonplaats text, gewijzigd_op timestamptz not null default now()
  );
  create table dossier.relatie (
    id bigint primary key, client_id bigint, andere_client_id bigint, soort text, gezag char(1), vanaf text, tot text,
    gewijzigd_op timestamptz not null default now()
  );
  create table dossier.medewerker (
    id bigint primary key, naam text, functie text, telefoon text, email text,
    gewijzigd_op timestamptz not null default now()
  );
  create table dossier.toewijzing (
    id bigint primary key, client_id bigint, medewerker_id bigint, rol text, vanaf date, tot date, regie boolean,
    gewijzigd_op timestamptz not null default now()
  );
  create table dossier.maatregel (
    id bigint primary key, client_id bigint, soort text, beslissing date, ingang date, einde date, verlengd_tot date,
    uitvoerder text, reden_einde text, gewijzigd_op timestamptz not null default now()
  );
  create table dossier.verblijf (
    id bigint primary key, client_id bigint, soort text, vanaf date, tot date, aanbieder text, locatie text,
    geheim boolean, gewijzigd_op timestamptz not null default now()
  );
  create table dossier.plan (
    id bigint primary key, soort text, toelichting text, vastgesteld_op date, evaluatie date, einde date, deelbaar boolean,
    gewijzigd_op timestamptz not null default now()
  );
  create table dossier.plan_client (plan_id bigint, client_id bigint);
  create table dossier.doel (
    id bigint primary key, plan_id bigint, omschrijving text, gesteld_op date, streefdatum date, behaald_op date,
    deelbaar boolean, gewijzigd_op timestamptz not null default now()
  );
  create table dossier.afspraak (
    id bigint primary key, plan_id bigint, doel_id bigint, omschrijving text, wie text, gemaakt_op date,
    uiterlijk_op date, nagekomen_op date, vervallen_op date, deelbaar boolean,
    gewijzigd_op timestamptz not null default now()
  );
  create table dossier.overleg (
    id bigint primary key, plan_id bigint, soort text, datum date, aanvang timestamptz, plaats text, deelnemers text,
    gehouden boolean, deelbaar boolean, gewijzigd_op timestamptz not null default now()
  );
  create table dossier.overleg_client (overleg_id bigint, client_id bigint);
  insert into dossier.client (id, bsn, voornamen, achternaam, naamgebruik, geboortedatum, geslacht, telefoon) values
    (1, '999944010', 'Noor', 'Testveld', 'E', '2016-03-09', 'V', null),
    (2, '999944022', 'Sanne', 'Proef', 'E', '1988', 'V', '06-12345678');
  insert into dossier.adres values (1, 'WOON', 'Proefstraat', '12', 'A', null, '1234AB', 'Testdorp');
  insert into dossier.relatie values (1, 2, 1, 'OUDER', 'J', '2016-03-09', null);
  insert into dossier.medewerker values (1, 'K. de Proef', 'jeugdbeschermer', '030-1234567', 'k.deproef@gi.example');
  insert into dossier.toewijzing values (1, 1, 1, 'JB', '2026-01-15', null, true);
  insert into dossier.maatregel values (1, 1, 'OTS', '2026-01-12', '2026-01-15', null, '2027-01-15', 'GI Voorbeeld', null);
  insert into dossier.verblijf values (1, 1, 'INSTELLING', '2026-02-01', null, 'Jeugdzorg Voorbeeld', 'De Linde', false);
  insert into dossier.plan values
    (1, 'HVP', 'Noor mist school.', '2026-02-20', '2026-08-20', null, true), (2, 'VP', 'Een concept.', null, null, null, false);
  insert into dossier.plan_client values (1, 1), (1, 2), (2, 1);
  insert into dossier.doel values (1, 1, 'Noor gaat naar school.', '2026-02-20', '2026-07-01', null, true);
  insert into dossier.afspraak values
    (1, 1, 1, 'De school belt.', '2; basisschool De Proef', '2026-02-20', '2026-03-01', null, null, true);
  insert into dossier.overleg values
    (1, 1, 'MDO', '2026-05-18', '2026-05-18 13:30:00+02', 'wijkcentrum De Proef', '2; school', true, true);
  insert into dossier.overleg_client values (1, 1), (1, 2);
`
