/**
 * The GI's own case management, schema `dossier`: tables as such a product has them, normalised its own way. Nobody
 * outside reads them. `gemuteerd_op` is set by the database on every change; a change of an address or of a
 * professional's number counts as a change of the client or of the involvements, because the views show it there.
 * `now()` is the start of the transaction, so that a long transaction appears with an old moment, as in real life.
 */
export const caseManagement = `
create schema dossier;

create table dossier.client (
  id bigint primary key,
  burgerservicenummer text,
  voornamen text,
  roepnaam text,
  voorvoegsel text,
  achternaam text,
  partner_voorvoegsel text,
  partner_achternaam text,
  naamgebruik text,
  geboortedatum text,
  uitgerekende_datum date,
  geslacht text,
  overleden_op text,
  telefoon text,
  adres_geheim boolean not null default false,
  gemuteerd_op timestamptz not null default now()
);
create index on dossier.client (gemuteerd_op, id);

create table dossier.adres (
  client_id bigint primary key references dossier.client on delete cascade,
  straat text,
  huisnummer text,
  huisletter text,
  toevoeging text,
  postcode text,
  woonplaats text
);

create table dossier.relatie (
  id bigint primary key,
  van_client_id bigint not null references dossier.client on delete cascade,
  naar_client_id bigint not null references dossier.client on delete cascade,
  soort text not null,
  gezag text,
  ingang text,
  einde text,
  gemuteerd_op timestamptz not null default now()
);
create index on dossier.relatie (gemuteerd_op, id);
create index on dossier.relatie (van_client_id);
create index on dossier.relatie (naar_client_id);

create table dossier.medewerker (
  id bigint generated always as identity primary key,
  naam text not null,
  functie text not null,
  telefoon text not null,
  email text,
  unique nulls not distinct (naam, functie, telefoon, email)
);

create table dossier.inzet (
  id bigint primary key,
  client_id bigint not null references dossier.client on delete cascade,
  medewerker_id bigint not null references dossier.medewerker,
  rol text not null,
  start_datum date not null,
  eind_datum date,
  regie boolean not null default false,
  gemuteerd_op timestamptz not null default now()
);
create index on dossier.inzet (gemuteerd_op, id);
create index on dossier.inzet (client_id);
create index on dossier.inzet (medewerker_id);

create table dossier.maatregel (
  id bigint primary key,
  client_id bigint not null references dossier.client on delete cascade,
  soort text not null,
  beschikking_datum date,
  ingang date not null,
  einde date,
  verlengd_tot date,
  uitvoerder text,
  reden_einde text,
  gemuteerd_op timestamptz not null default now()
);
create index on dossier.maatregel (gemuteerd_op, id);
create index on dossier.maatregel (client_id);

create table dossier.plaatsing (
  id bigint primary key,
  client_id bigint not null references dossier.client on delete cascade,
  soort text not null,
  vanaf date,
  tot date,
  aanbieder text,
  locatie text,
  geheim boolean not null default false,
  gemuteerd_op timestamptz not null default now()
);
create index on dossier.plaatsing (gemuteerd_op, id);

-- Whom a plan and its parts are about, this product keeps as a list in one column.
create table dossier.plan (
  id bigint primary key,
  clienten text not null,
  soort text,
  toelichting text,
  vastgesteld_op date,
  evaluatie date,
  einde date,
  deelbaar boolean,
  gemuteerd_op timestamptz not null default now()
);
create index on dossier.plan (gemuteerd_op, id);

create table dossier.doel (
  id bigint primary key,
  plan_id bigint references dossier.plan,
  clienten text not null,
  omschrijving text not null,
  gesteld_op date,
  streefdatum date,
  behaald_op date,
  deelbaar boolean,
  gemuteerd_op timestamptz not null default now()
);
create index on dossier.doel (gemuteerd_op, id);

create table dossier.afspraak (
  id bigint primary key,
  plan_id bigint references dossier.plan,
  doel_id bigint references dossier.doel,
  clienten text not null,
  omschrijving text not null,
  wie text,
  gemaakt_op date,
  uiterlijk_op date,
  nagekomen_op date,
  vervallen_op date,
  deelbaar boolean,
  gemuteerd_op timestamptz not null default now()
);
create index on dossier.afspraak (gemuteerd_op, id);

create table dossier.overleg (
  id bigint primary key,
  plan_id bigint references dossier.plan,
  clienten text not null,
  soort text not null,
  datum date,
  aanvang timestamptz,
  plaats text,
  deelnemers text,
  gehouden boolean not null default false,
  deelbaar boolean,
  gemuteerd_op timestamptz not null default now()
);
create index on dossier.overleg (gemuteerd_op, id);

create table dossier.verwijderd (
  soort text not null,
  id bigint not null,
  gemuteerd_op timestamptz not null default now()
);
create index on dossier.verwijderd (gemuteerd_op, id);

create function dossier.zet_gemuteerd() returns trigger language plpgsql as $$
begin
  new.gemuteerd_op := now();
  return new;
end $$;
create trigger gemuteerd before update on dossier.client for each row execute function dossier.zet_gemuteerd();
create trigger gemuteerd before update on dossier.relatie for each row execute function dossier.zet_gemuteerd();
create trigger gemuteerd before update on dossier.inzet for each row execute function dossier.zet_gemuteerd();
create trigger gemuteerd before update on dossier.maatregel for each row execute function dossier.zet_gemuteerd();
create trigger gemuteerd before update on dossier.plaatsing for each row execute function dossier.zet_gemuteerd();
create trigger gemuteerd before update on dossier.plan for each row execute function dossier.zet_gemuteerd();
create trigger gemuteerd before update on dossier.doel for each row execute function dossier.zet_gemuteerd();
create trigger gemuteerd before update on dossier.afspraak for each row execute function dossier.zet_gemuteerd();
create trigger gemuteerd before update on dossier.overleg for each row execute function dossier.zet_gemuteerd();

create function dossier.adres_raakt_client() returns trigger language plpgsql as $$
begin
  update dossier.client set gemuteerd_op = now() where id = new.client_id;
  return null;
end $$;
create trigger raakt_client after update on dossier.adres
  for each row when (old.* is distinct from new.*) execute function dossier.adres_raakt_client();

create function dossier.medewerker_raakt_inzet() returns trigger language plpgsql as $$
begin
  update dossier.inzet set gemuteerd_op = now() where medewerker_id = new.id;
  return null;
end $$;
create trigger raakt_inzet after update on dossier.medewerker
  for each row when (old.* is distinct from new.*) execute function dossier.medewerker_raakt_inzet();
`
