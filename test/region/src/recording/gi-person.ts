import type { PersoonRij } from '../gi-rows'
import { type GiOrganisatie, keySpaces } from '../organisations'
import type { Adres, TruePerson } from '../world/world'
import { birthDateFor, bsnFor, type PersonChoices } from './choices'
import { noisyName, trueName } from './name-noise'
import type { PersonRecord } from './published'
import type { StoryContext } from './story-context'

export interface RecordedRow {
  readonly row: PersoonRij
  readonly record: PersonRecord
}

/** One person as a GI types them in: the row, and beside it what the row says in the contract's words. */
export const giPerson = (
  who: TruePerson,
  choices: PersonChoices,
  organisatie: GiOrganisatie,
  gewijzigdOp: string,
  { random, ruis, vandaag, ids }: StoryContext,
): RecordedRow => {
  const unborn = who.geboortedatum === undefined
  const name = choices.naamExact || !ruis ? trueName(who) : noisyName(who, random)
  const bsn = bsnFor(who, choices.bsn, random, ruis)
  const geboortedatum = birthDateFor(who, choices.datum, random, ruis, vandaag)
  const geslacht = unborn || (ruis && random.chance(0.02)) ? 'O' : who.geslacht
  const voornamen = unborn ? null : name.voornamen.join(name.voorletters ? '' : ' ')
  const adres = choices.oudAdres ?? who.adres
  const row: PersoonRij = {
    persoon_id: ids.next(`${organisatie}/persoon`),
    bsn: bsn.typed,
    voornamen,
    roepnaam: name.roepnaam ?? null,
    voorvoegsel: name.voorvoegsel ?? null,
    geslachtsnaam: name.geslachtsnaam,
    partnervoorvoegsel: name.partner?.voorvoegsel ?? null,
    partnernaam: name.partner?.geslachtsnaam ?? null,
    naamgebruik: name.partner ? random.pick(['P', 'V', 'N']) : random.pick(['E', null]),
    geboortedatum: geboortedatum ?? null,
    verwachte_datum: who.verwachteDatum ?? null,
    geslacht,
    overlijdensdatum: who.overlijdensdatum ?? null,
    straat: adres?.straat ?? null,
    huisnummer: adres?.huisnummer ?? null,
    huisletter: adres?.huisletter ?? null,
    toevoeging: adres?.toevoeging ?? null,
    postcode: adres === undefined ? null : postcode(adres, ruis && random.chance(0.05)),
    woonplaats: adres?.woonplaats ?? null,
    geheim: who.geheim ?? false,
    telefoon: who.telefoon ?? null,
    gewijzigd_op: gewijzigdOp,
  }
  const told = who.geheim ? undefined : adres
  const sleutel = String(row.persoon_id)
  const record: PersonRecord = {
    id: `${organisatie}|${keySpaces.giPersoon}|${sleutel}`,
    organisatie,
    sleutelruimte: keySpaces.giPersoon,
    sleutel,
    who,
    ...(bsn.counts !== undefined && { bsn: bsn.counts }),
    ...(geboortedatum !== undefined && { geboortedatum }),
    ongeboren: unborn,
    ...(geslacht !== 'O' && { geslacht }),
    naam: nameText(row),
    ...(told && { adres: told }),
    ...(who.geheim && { geheim: true }),
    vastgelegdOp: gewijzigdOp,
    velden: {
      naam: {
        ...(name.zeker && { geslachtsnaam: name.geslachtsnaam }),
        ...(!name.voorletters && voornamen !== null && { voornamen }),
      },
      ...(geboortedatum !== undefined && { geboortedatum }),
      ...(who.verwachteDatum && { ongeboren: { verwachteDatum: who.verwachteDatum } }),
      ...(who.overlijdensdatum && { overlijdensdatum: who.overlijdensdatum }),
      ...(geslacht !== 'O' && { geslacht: geslacht === 'M' ? 'man' : 'vrouw' }),
      ...(told && { adres: addressFields(told) }),
      ...(who.telefoon && !who.geheim && { telefoon: who.telefoon }),
    },
    afwezig: who.geheim ? ['adres', 'telefoon'] : told ? [] : ['adres'],
  }
  return { row, record }
}

/** The contract's `adres`: the house number is a number there. */
export const addressFields = ({ huisnummer, ...rest }: Adres): Readonly<Record<string, unknown>> => ({
  ...rest,
  huisnummer: Number(huisnummer),
})

const postcode = (adres: Adres, blank: boolean): string =>
  blank ? `${adres.postcode.slice(0, 4)} ${adres.postcode.slice(4)}` : adres.postcode

const nameText = (row: PersoonRij): string =>
  [
    row.voornamen,
    row.roepnaam,
    row.voorvoegsel,
    row.geslachtsnaam,
    row.partnervoorvoegsel,
    row.partnernaam,
  ].join('|')
