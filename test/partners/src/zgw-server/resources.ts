import { randomUUID } from 'node:crypto'

export const kinds = ['zaken', 'rollen', 'statussen', 'resultaten'] as const
export type Kind = (typeof kinds)[number]

export const isKind = (text: string): text is Kind => kinds.some((kind) => kind === text)

/** A resource of the Zaken API 1.7, whole. */
export type ZgwResource = Readonly<Record<string, unknown>> & { readonly url: string; readonly uuid: string }

/** What the tests say of a resource; the rest is filled in, so that it is one of the standard. */
export type Given = Readonly<Record<string, unknown>> & { readonly uuid?: string }

const rsin = '002564440'

const zaak = {
  ...{ identificatie: '', bronorganisatie: rsin, omschrijving: '', toelichting: '' },
  ...{ registratiedatum: '2026-01-05', startdatum: '2026-01-05', verantwoordelijkeOrganisatie: rsin },
  ...{ einddatum: null, einddatumGepland: null, uiterlijkeEinddatumAfdoening: null, publicatiedatum: null },
  ...{
    communicatiekanaal: 'https://catalogus.example/communicatiekanalen/1',
    productenOfDiensten: [],
    vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
  },
  ...{
    betalingsindicatie: '',
    betalingsindicatieWeergave: '',
    laatsteBetaaldatum: null,
    zaakgeometrie: null,
  },
  ...{
    verlenging: null,
    opschorting: null,
    selectielijstklasse: 'https://catalogus.example/resultaten/1',
    hoofdzaak: null,
    deelzaken: [],
  },
  ...{ relevanteAndereZaken: [], eigenschappen: [], rollen: [], status: null, zaakinformatieobjecten: [] },
  ...{ zaakobjecten: [], kenmerken: [], archiefnominatie: null, archiefstatus: 'nog_te_archiveren' },
  ...{ archiefactiedatum: null, resultaat: null, opdrachtgevendeOrganisatie: '', processobjectaard: null },
  ...{ startdatumBewaartermijn: null, processobject: null },
}

const rol = {
  ...{
    betrokkeneType: 'natuurlijk_persoon',
    afwijkendeNaamBetrokkene: '',
    roltoelichting: 'rol',
  },
  ...{
    omschrijving: 'Cliënt',
    omschrijvingGeneriek: 'belanghebbende',
    indicatieMachtiging: '',
    statussen: [],
  },
  ...{ registratiedatum: '2026-01-05T09:00:00Z', contactpersoonRol: null },
}

const status = {
  ...{ datumStatusGezet: '2026-01-05T09:00:00Z', statustoelichting: '', indicatieLaatstGezetteStatus: true },
  zaakinformatieobjecten: [],
}

const standard: Readonly<Record<Kind, object>> = {
  zaken: zaak,
  rollen: rol,
  statussen: status,
  resultaten: { toelichting: '' },
}

/** An address of ours may be given without what stands before it, so that data kept in a folder hold on any port. */
const absolute = (base: string, value: unknown): unknown =>
  typeof value === 'string' && kinds.some((kind) => value.startsWith(`${kind}/`)) ? `${base}${value}` : value

/** @param base the address below which resources are, with a slash at its end. */
export const whole = (base: string, kind: Kind, given: Given): ZgwResource => {
  const uuid = given.uuid ?? randomUUID()
  const addressed = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, absolute(base, value)]),
  )
  return { ...standard[kind], ...addressed, url: `${base}${kind}/${uuid}`, uuid }
}
