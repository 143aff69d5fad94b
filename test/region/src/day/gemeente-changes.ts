import { momentOn, plusDays } from '../dates'
import type { ZaakWijziging } from '../day-operations'
import { type GemeenteOrganisatie, gemeenten, organisations } from '../organisations'
import { bericht301 } from '../recording/gemeente/bericht'
import {
  type Bestaanssoort,
  gemeentecodes,
  statussenVan,
  statustypeId,
  zaaktypeId,
} from '../recording/gemeente/catalogus'
import { type Status, uuidOf, type Zaak } from '../recording/gemeente/zgw'
import { straatnaam } from '../world/names'
import { type DayState, type Made, type Maker, someOf } from './state'
import type { GemeenteTables } from './wider-state'

type GemeenteMaker = (
  state: DayState,
  tables: GemeenteTables,
  systeem: GemeenteOrganisatie,
) => Made | undefined

const atSomeGemeente =
  (maker: GemeenteMaker): Maker =>
  (state) => {
    for (const systeem of state.random.shuffle(gemeenten)) {
      const made = maker(state, state.wijd.gemeenten[systeem], systeem)
      if (made) return { ...made, omschrijving: `${organisations[systeem].naam}: ${made.omschrijving}` }
    }
    return undefined
  }

const isOf = (zaak: Zaak, soort: Parameters<typeof zaaktypeId>[0]): boolean =>
  zaak.zaaktype.endsWith(zaaktypeId(soort))

/** The case with one more status, which is now the last. */
const withStatus = (
  { newKey, vandaag }: DayState,
  { statussen }: GemeenteTables,
  zaak: Zaak,
  statustype: string,
): readonly ZaakWijziging[] => {
  const own = [...statussen.values()].filter((status) => status.zaak === `zaken/${zaak.uuid}`)
  const uuid = uuidOf(3, newKey())
  const base = own[0]?.statustype.replace(/[^/]*$/, '') ?? 'https://catalogus.example/statustypen/'
  const status: Status = {
    ...{ uuid, zaak: `zaken/${zaak.uuid}`, statustype: `${base}${statustype}` },
    datumStatusGezet: momentOn(vandaag, 32_400_000),
    ...{ statustoelichting: '', indicatieLaatstGezetteStatus: true },
  }
  return [
    ...own.map((before) => ({
      soort: 'statussen' as const,
      resource: { ...before, indicatieLaatstGezetteStatus: false },
    })),
    { soort: 'statussen', resource: status },
    { soort: 'zaken', resource: { ...zaak, status: `statussen/${uuid}` } },
  ]
}

const soorten: readonly Bestaanssoort[] = ['schuldhulp', 'inkomen', 'huisvesting']

const supportGoesOn: GemeenteMaker = (state, tables, systeem) => {
  const { random } = state
  const soort = random.pick(soorten)
  const zaak = someOf(random, tables.zaken.values(), (one) => isOf(one, soort) && one.einddatum === null)
  if (!zaak) return undefined
  const stand = random.pick(statussenVan[soort].slice(1, -1))
  return {
    omschrijving: `${soort} ${zaak.identificatie}: ${stand}`,
    operations: [
      { op: 'zaak', systeem, resources: withStatus(state, tables, zaak, statustypeId(soort, stand)) },
    ],
  }
}

const teamEnds: GemeenteMaker = (state, tables, systeem) => {
  const { random, vandaag } = state
  const open = [...tables.zaken.values()].filter(
    (one) => isOf(one, 'lokaal-team') && one.einddatum === null && one.resultaat === null,
  )
  const zaak = open.length > 3 ? someOf(random, open) : undefined
  if (!zaak) return undefined
  const closed = { ...zaak, einddatum: vandaag }
  const statustype = statustypeId('lokaal-team', 'gesloten')
  return {
    omschrijving: `lokaal team sluit ${zaak.identificatie}`,
    operations: [{ op: 'zaak', systeem, resources: withStatus(state, tables, closed, statustype) }],
  }
}

/** A family that the team knew before comes back. */
const teamBegins: GemeenteMaker = (state, tables, systeem) => {
  const { random, vandaag } = state
  const former = someOf(
    random,
    tables.zaken.values(),
    (one) => isOf(one, 'lokaal-team') && one.einddatum !== null && one.resultaat === null,
  )
  if (!former || tables.zaken.size > 3000) return undefined
  const number = state.newKey()
  const zaak: Zaak = {
    ...former,
    ...{ uuid: uuidOf(1, number), identificatie: `ZAAK-2025-${String(number).padStart(10, '0')}` },
    ...{ startdatum: vandaag, registratiedatum: vandaag, einddatum: null, status: null },
  }
  const rollen = [...tables.rollen.values()].filter((rol) => rol.zaak === `zaken/${former.uuid}`)
  return {
    omschrijving: `lokaal team opent ${zaak.identificatie}`,
    operations: [
      {
        ...{ op: 'zaak', systeem },
        resources: [
          ...rollen.map((rol) => ({
            soort: 'rollen' as const,
            resource: { ...rol, uuid: uuidOf(2, state.newKey()), zaak: `zaken/${zaak.uuid}` },
          })),
          { soort: 'zaken', resource: zaak },
        ],
      },
    ],
  }
}

/** Everybody at one home moves, in the BRP; the others hear of it from there. */
const moved: GemeenteMaker = ({ random, vandaag, newKey }, { personen }, systeem) => {
  const someone = someOf(random, personen.values(), ({ persoon }) => persoon.verblijfplaats !== undefined)
  const from = someone?.persoon.verblijfplaats
  if (!from) return undefined
  const number = newKey()
  const verblijfplaats = {
    type: 'Adres' as const,
    datumVan: { ...from.datumVan, datum: vandaag },
    adresseerbaarObjectIdentificatie: `000001${String(number).padStart(10, '0')}`,
    verblijfadres: {
      officieleStraatnaam: straatnaam(random),
      huisnummer: random.between(1, 240),
      postcode: `${1001 + (number % 8998)}XY`,
      woonplaats: 'Middelburen',
    },
  }
  const home = from.adresseerbaarObjectIdentificatie
  const movers = [...personen.values()].filter(
    ({ persoon }) => persoon.verblijfplaats?.adresseerbaarObjectIdentificatie === home,
  )
  const registraties = movers.map(({ persoon, eerder }) => ({
    persoon: { ...persoon, verblijfplaats },
    eerder,
  }))
  return {
    omschrijving: `verhuisd volgens de BRP: ${movers.length} van een adres`,
    operations: [{ op: 'brp', systeem, registraties }],
  }
}

const provisionAllocated: GemeenteMaker = ({ random, vandaag, newKey }, { personen }, systeem) => {
  const client = someOf(random, personen.values(), ({ persoon }) => persoon.leeftijd < 18)?.persoon
  if (!client) return undefined
  const nummer = newKey()
  const { naam, geboorte, geslacht, burgerservicenummer } = client
  const tekst = bericht301({
    ...{ wet: 'jeugdwet', nummer, toewijzing: nummer, dagtekening: vandaag, aanbieder: '99000002' },
    client: {
      ...{ bsn: burgerservicenummer, geboortedatum: geboorte.datum.datum },
      geslacht: geslacht.code === 'M' ? 'M' : 'V',
      name: {
        ...{ voornamen: naam.voornamen.split(' '), voorletters: false, zeker: true },
        ...(naam.voorvoegsel && { voorvoegsel: naam.voorvoegsel }),
        geslachtsnaam: naam.geslachtsnaam,
      },
    },
    gemeentecode: gemeentecodes[systeem],
    product: { categorie: '45', code: '45A04' },
    ingang: plusDays(vandaag, 7),
  })
  return {
    omschrijving: `jeugdhulp toegewezen (iJw 301, ${nummer})`,
    operations: [{ op: 'bestand', systeem, bestand: `jeugdwet-${nummer}-301.xml`, tekst }],
  }
}

export const gemeenteMakers: readonly { readonly gewicht: number; readonly waarde: Maker }[] = [
  { gewicht: 4, waarde: atSomeGemeente(supportGoesOn) },
  { gewicht: 3, waarde: atSomeGemeente(teamEnds) },
  { gewicht: 3, waarde: atSomeGemeente(teamBegins) },
  { gewicht: 3, waarde: atSomeGemeente(moved) },
  { gewicht: 4, waarde: atSomeGemeente(provisionAllocated) },
]
