/** What differs between adapters by the kind of their source. */
export interface Kind {
  /** `source.ts` of the feed. */
  readonly source: string
  /** `record.ts`. */
  readonly record: string
  /** Where `translate.ts` finds what it needs in a record. */
  readonly sleutel: string
  readonly client: string
  readonly begin: string
  readonly einde: string
  /** `bron` in the example of a configuration. */
  readonly bron: string
  /** A record as the source gives it, with and without an end, and one that cannot be read. */
  readonly records: { readonly loopt: object; readonly beeindigd: object; readonly afgewezen: object }
  /** The keys of the first two, and of their client. */
  readonly sleutels: { readonly loopt: string; readonly beeindigd: string; readonly client: string }
  /** Path in the record at which the last one is rejected, and what is expected there. */
  readonly afgewezen: { readonly pad: string; readonly uitleg: string }
}

const flatRecord = `import { IncompleteDate, Key, openEnd, optional } from '@gezinsbeeld/adapter-kit/fields'
import * as t from 'io-ts'

/** One record, only the fields that are used. A field that is not as it is described here parks the record. */
export const BetrokkenheidRecord = t.type(
  {
    betrokkenheid_id: Key,
    persoon_id: Key,
    begindatum: optional(IncompleteDate),
    einddatum: openEnd(IncompleteDate),
  },
  'a betrokkenheid',
)

export type BetrokkenheidRecord = t.TypeOf<typeof BetrokkenheidRecord>
`

const flatRecords = {
  loopt: { betrokkenheid_id: '1', persoon_id: '7', begindatum: '2026-01-05', einddatum: '' },
  beeindigd: { betrokkenheid_id: '2', persoon_id: '7', begindatum: '2025-01-05', einddatum: '2026-02-01' },
  afgewezen: { betrokkenheid_id: '3', persoon_id: '7', begindatum: '2027-06-31', einddatum: '' },
}

const flat = {
  record: flatRecord,
  sleutels: { loopt: '1', beeindigd: '2', client: '7' },
  sleutel: 'record.betrokkenheid_id',
  client: 'record.persoon_id',
  begin: 'record.begindatum',
  einde: 'record.einddatum',
  records: flatRecords,
  afgewezen: {
    pad: 'begindatum',
    uitleg: 'expected an existing date as 2009, 2009-05 or 2009-05-17, found a string',
  },
}

const sql: Kind = {
  ...flat,
  source: `import { sql } from '@gezinsbeeld/adapter-kit'
import { BetrokkenheidRecord } from './record'

/** A view with a row for each record. \`gewijzigd_op\` (timestamptz) says when the row last changed; index it. */
export const betrokkenheidSource = sql({
  view: 'gezinsbeeld.betrokkenheid',
  sleutel: 'betrokkenheid_id',
  gewijzigdOp: 'gewijzigd_op',
  kolommen: Object.keys(BetrokkenheidRecord.props),
})
`,
  bron: `  sql: { url: "\${env:GEZINSBEELD_BRON}", tls: verify-full }   # uit: on this machine only`,
}

const files: Kind = {
  ...flat,
  source: `import { csv, files } from '@gezinsbeeld/adapter-kit'
import { BetrokkenheidRecord } from './record'

/** CSV files that hold everything: what a newer one leaves out is withdrawn. */
export const betrokkenheidSource = files({
  vorm: csv({ kolommen: Object.keys(BetrokkenheidRecord.props) }),
  bestanden: ['*.csv', '*.zip'],
  sleutel: ['betrokkenheid_id'],
  volledig: true,
})
`,
  bron: '  files: { map: /srv/gezinsbeeld/drop }',
}

const http: Kind = {
  ...flat,
  source: `import { http } from '@gezinsbeeld/adapter-kit'

/** A list of JSON in pages. \`sinds\` names the parameter that asks for what changed, where there is one. */
export const betrokkenheidSource = http({
  pad: 'betrokkenheden',
  records: 'items',
  sleutel: ['betrokkenheid_id'],
  paginering: { soort: 'volgende', veld: 'next' },
})
`,
  bron: `  http: { basis: "https://zorg.example/api", autorisatie: "\${env:GEZINSBEELD_TOKEN}" }`,
}

const fhir: Kind = {
  source: `import { fhir } from '@gezinsbeeld/adapter-kit'

export const betrokkenheidSource = fhir({ resourceType: 'EpisodeOfCare' })
`,
  record: `import { IncompleteDate, openEnd, optional, text } from '@gezinsbeeld/adapter-kit/fields'
import * as t from 'io-ts'

/** An EpisodeOfCare (FHIR R4), only the elements that are used. One that is not as described here parks the record. */
export const BetrokkenheidRecord = t.type(
  {
    id: text(64),
    patient: t.type({ reference: text(200) }),
    period: t.type({ start: optional(IncompleteDate), end: openEnd(IncompleteDate) }),
  },
  'an EpisodeOfCare',
)

export type BetrokkenheidRecord = t.TypeOf<typeof BetrokkenheidRecord>
`,
  sleutel: 'record.id',
  client: 'record.patient.reference',
  begin: 'record.period.start',
  einde: 'record.period.end',
  bron: `  fhir: { basis: "https://fhir.example/R4", token: "\${env:GEZINSBEELD_TOKEN}" }`,
  sleutels: { loopt: '1', beeindigd: '2', client: 'Patient/7' },
  records: {
    loopt: {
      resourceType: 'EpisodeOfCare',
      id: '1',
      patient: { reference: 'Patient/7' },
      period: { start: '2026-01-05' },
    },
    beeindigd: {
      resourceType: 'EpisodeOfCare',
      id: '2',
      patient: { reference: 'Patient/7' },
      period: { start: '2025-01-05', end: '2026-02-01' },
    },
    afgewezen: {
      resourceType: 'EpisodeOfCare',
      id: '3',
      patient: { reference: 'Patient/7' },
      period: { start: '2027-06-31' },
    },
  },
  afgewezen: {
    pad: 'period.start',
    uitleg: 'expected an existing date as 2009, 2009-05 or 2009-05-17, found a string',
  },
}

const zgw: Kind = {
  source: `import { zgw } from '@gezinsbeeld/adapter-kit'

/** Zaken, each with its rollen; narrow them with \`params: { zaaktype: '…' }\`. */
export const betrokkenheidSource = zgw({ resource: 'zaken', met: ['rollen'] })
`,
  record: `import { Bsn, IncompleteDate, openEnd, optional, text } from '@gezinsbeeld/adapter-kit/fields'
import * as t from 'io-ts'

/** A zaak with its rollen (Zaken API 1.x), only what is used. One that is not as described here parks the record. */
export const BetrokkenheidRecord = t.type(
  {
    url: text(1000),
    startdatum: optional(IncompleteDate),
    einddatum: openEnd(IncompleteDate),
    rollen: t.array(t.type({ betrokkeneIdentificatie: t.type({ inpBsn: Bsn }) })),
  },
  'a zaak with its rollen',
)

export type BetrokkenheidRecord = t.TypeOf<typeof BetrokkenheidRecord>
`,
  sleutel: 'record.url',
  client: "record.rollen[0]?.betrokkeneIdentificatie.inpBsn ?? ''",
  begin: 'record.startdatum',
  einde: 'record.einddatum',
  bron: `  zgw: { basis: "https://openzaak.example/zaken/api/v1", client: gezinsbeeld, geheim: "\${env:GEZINSBEELD_ZGW}" }`,
  sleutels: { loopt: zaakUrl('1'), beeindigd: zaakUrl('2'), client: '999900018' },
  records: {
    loopt: zaak('1', '2026-01-05', null),
    beeindigd: zaak('2', '2025-01-05', '2026-02-01'),
    afgewezen: zaak('3', '2027-06-31', null),
  },
  afgewezen: {
    pad: 'startdatum',
    uitleg: 'expected an existing date as 2009, 2009-05 or 2009-05-17, found a string',
  },
}

function zaakUrl(id: string): string {
  return `https://openzaak.example/zaken/api/v1/zaken/${id}`
}

function zaak(id: string, startdatum: string, einddatum: string | null): object {
  const rol = { betrokkeneType: 'natuurlijk_persoon', betrokkeneIdentificatie: { inpBsn: '999900018' } }
  return { url: zaakUrl(id), startdatum, einddatum, rollen: [rol] }
}

export const kinds: Readonly<Record<string, Kind>> = { sql, fhir, zgw, files, http }
