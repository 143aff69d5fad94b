import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '@gezinsbeeld/local'
import { serveHttp } from '@gezinsbeeld/test-kit'
import { right } from 'fp-ts/lib/Either.js'
import writeExcel, { type SheetData } from 'write-excel-file/node'
import { defineAdapter, defineFeed, type Feed } from '../define'
import { Bsn, field, IncompleteDate, Key, optional, record, text } from '../fields'
import type { SourceConfiguration } from '../source-settings'
import {
  brp,
  csv,
  fhir,
  files,
  http,
  json,
  type SourceDeclaration,
  sql,
  webhook,
  xml,
  zgw,
} from '../sources/declaration'
import { storedZip } from './stored-zip'
import type { Surroundings } from './surroundings'

export const kinds = ['sql', 'fhir', 'zgw', 'csv', 'xml', 'zip', 'xlsx', 'http', 'webhook', 'brp'] as const
export type Kind = (typeof kinds)[number]

/** The second of three records as its source would have it; undefined: a good one, like its neighbours. */
export type Bad = string | Uint8Array | undefined

/** A source with three records, of which the second is what the test says. */
export interface Delivery {
  readonly feed: Feed
  readonly bron: SourceConfiguration
  readonly clients: () => readonly { readonly key: string; readonly bsn: string }[]
  /** Puts the three there; gives the statuses of what was posted. */
  deliver(bad: Bad): Promise<readonly number[]>
  close(): Promise<void>
}

const kolommen = ['id', 'naam', 'bsn', 'datum', 'nummer']

const declarations: Readonly<Record<Kind, SourceDeclaration>> = {
  sql: sql({ view: 'slecht.mens', sleutel: 'id', gewijzigdOp: 'op', kolommen }),
  fhir: fhir({ resourceType: 'Patient' }),
  zgw: zgw({ resource: 'zaken' }),
  csv: files({ vorm: csv({ kolommen }), bestanden: ['*.csv'], sleutel: ['id'] }),
  zip: files({ vorm: csv({ kolommen }), bestanden: ['*.zip'], sleutel: ['id'] }),
  xlsx: files({ vorm: csv({ kolommen }), bestanden: ['*.xlsx'], sleutel: ['id'] }),
  xml: files({ vorm: xml({ element: 'export/mens' }), bestanden: ['*.xml'], sleutel: ['id'] }),
  http: http({ pad: 'mensen', records: 'items', sleutel: ['id'] }),
  webhook: webhook({ vorm: json(), sleutel: ['id'] }),
  brp: brp({ velden: ['burgerservicenummer', 'naam'], altijd: [] }),
}

const shape = record({
  naam: text(100),
  bsn: optional(Bsn),
  datum: optional(IncompleteDate),
  nummer: optional(Key),
})

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** Where the fields stand: the BRP's answer lies in what was asked, and has its own names. */
const fieldsOf = (raw: unknown): unknown => (isFields(raw) && 'gevraagd' in raw ? raw['persoon'] : raw)

const feedOf = (kind: Kind): Feed =>
  defineFeed({
    naam: 'mens',
    source: declarations[kind],
    record: field('anything', (found) => (found === undefined ? undefined : { found })),
    translate: ({ found: raw }, context) => {
      const read = shape.decode(fieldsOf(raw))
      if (read._tag === 'Left') {
        const at =
          read.left[0]?.context
            .map(({ key }) => key)
            .filter(Boolean)
            .join('.') ?? ''
        return { _tag: 'Left', left: { reden: 'onleesbaar', pad: at, uitleg: 'not as expected' } }
      }
      const { naam, bsn, datum, nummer } = read.right
      const referentie = context.persoon('mens', naam)
      const pseudoniem = context.pseudoniem(bsn)
      return right([
        {
          naam: 'persoon.vastgelegd',
          object: context.object('mens', naam),
          data: {
            ...{ referentie, personen: [referentie] },
            ...(pseudoniem === undefined ? {} : { pseudoniemen: [pseudoniem] }),
            ...(datum === undefined ? {} : { geboortedatum: datum }),
            naam: { geslachtsnaam: naam, ...(nummer === undefined ? {} : { voornamen: nummer }) },
          },
        },
      ])
    },
  })

const named = ['Een', 'Twee', 'Drie']
const bsns = ['999900006', '999900018', '999990019']

const bytes = (...parts: readonly (string | Uint8Array)[]): Buffer =>
  Buffer.concat(parts.map((part) => Buffer.from(part)))

/** The fields of one record as JSON without its braces. */
const jsonFields = (n: number): string => `"naam":"${named[n]}"`

/** What each kind says of a record beside the fields. */
const jsonBase = (kind: Kind, n: number, basis: string): string => {
  if (kind === 'fhir')
    return `"resourceType":"Patient","id":"${n + 1}","meta":{"lastUpdated":"2026-03-01T10:00:0${n}Z"},`
  if (kind === 'zgw') return `"url":"${basis}zaken/${n + 1}","uuid":"${n + 1}",`
  if (kind === 'brp') return `"burgerservicenummer":"${bsns[n]}",`
  return `"id":"${n + 1}",`
}

const served = async (kind: Kind, bad: () => Bad) => {
  const port = await freePort()
  const basis = `http://127.0.0.1:${port}/api/`
  const one = (n: number): Buffer =>
    bytes('{', jsonBase(kind, n, basis), n === 1 ? (bad() ?? jsonFields(n)) : jsonFields(n), '}')
  const list = (wrap: (each: Buffer) => readonly (string | Uint8Array)[]): Buffer =>
    bytes(...[0, 1, 2].flatMap((n) => [n === 0 ? '' : ',', ...wrap(one(n))]))
  const { close } = await serveHttp(async (request, response) => {
    const path = new URL(request.url ?? '', basis).pathname.slice('/api/'.length)
    response.setHeader('content-type', kind === 'fhir' ? 'application/fhir+json' : 'application/json')
    if (kind === 'brp') {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(Buffer.from(chunk))
      const asked = bsns.findIndex((bsn) => Buffer.concat(chunks).includes(bsn))
      return response.end(bytes('{"type":"RaadpleegMetBurgerservicenummer","personen":[', one(asked), ']}'))
    }
    if (kind === 'fhir') {
      if (path !== 'Patient') return response.writeHead(404).end('{}')
      const entries = list((each) => ['{"resource":', each, '}'])
      return response.end(bytes('{"resourceType":"Bundle","type":"searchset","entry":[', entries, ']}'))
    }
    if (kind === 'zgw') {
      const n = Number(path.split('/')[1]) - 1
      if (n >= 0) return response.end(one(n))
      return response.end(
        bytes(
          '{"count":3,"next":null,"previous":null,"results":[',
          list((each) => [each]),
          ']}',
        ),
      )
    }
    return response.end(
      bytes(
        '{"items":[',
        list((each) => [each]),
        ']}',
      ),
    )
  }, port)
  return { basis, close }
}

const header = 'id;naam;bsn;datum;nummer\n'
const line = (n: number): string => `${n + 1};${named[n]};;;\n`
const sheet = (bad: Bad): SheetData => {
  const cells = typeof bad === 'string' ? bad.split(';') : ['2', 'Twee', '', '', '']
  const rows = [kolommen, ['1', 'Een', '', '', ''], cells, ['3', 'Drie', '', '', '']]
  return rows.map((row) => row.map((value) => ({ value, type: String })))
}

const fileOf = async (kind: Kind, bad: Bad): Promise<Uint8Array> => {
  const lines = bytes(header, line(0), bad ?? line(1), line(2))
  if (kind === 'zip')
    return bad instanceof Uint8Array && bad[0] === 0x50 ? bad : storedZip({ 'mens.csv': lines })
  if (kind === 'xlsx') return bad instanceof Uint8Array ? bad : (await writeExcel(sheet(bad), {})).toBuffer()
  if (kind === 'csv') return lines
  const person = (n: number): string => `<mens><id>${n + 1}</id><naam>${named[n]}</naam></mens>`
  const [prolog, second] = bad?.toString().startsWith('<!') ? [bad, person(1)] : ['', bad ?? person(1)]
  return bytes(
    '<?xml version="1.0" encoding="UTF-8"?>',
    prolog,
    '<export>',
    person(0),
    second,
    person(2),
    '</export>',
  )
}

export const deliveryOf = async (kind: Kind, around: Surroundings, map: string): Promise<Delivery> => {
  const feed = feedOf(kind)
  let present: Bad
  const web = ['fhir', 'zgw', 'http', 'brp'].includes(kind) ? await served(kind, () => present) : undefined
  const port = await freePort()
  mkdirSync(map, { recursive: true })
  const soort = ['csv', 'xml', 'zip', 'xlsx'].includes(kind) ? 'files' : kind
  const settings: Readonly<Record<string, unknown>> = {
    fhir: { basis: web?.basis.slice(0, -1), overlap: 0, geschiedenis: 1 },
    zgw: { basis: web?.basis, client: 'kit', geheim: 'een-geheim-van-meer-dan-32-tekens-lang', poll: 1 },
    http: { basis: web?.basis.slice(0, -1) },
    brp: { basis: web?.basis.slice(0, -1), poll: 1, pagina: 1, autorisatie: 'Bearer een-lang-geheim' },
    files: { map, rust: 0 },
    webhook: { poort: port, autorisatie: ['Bearer een-lang-geheim'] },
  }
  const reads = { bron: { [soort]: settings[soort] } }
  const definition = defineAdapter({ naam: 'slecht', rol: 'gi', opentGezinnen: true, feeds: [feed] })
  const { bron } = await around.configure(definition, kind === 'sql' ? { feeds: {} } : reads)
  let files = 0
  return {
    feed,
    bron,
    clients: () => bsns.map((bsn, n) => ({ key: `k${n}`, bsn })),
    deliver: async (bad) => {
      present = bad
      if (kind === 'webhook') {
        const statuses: number[] = []
        for (const n of [0, 1, 2]) {
          const body = bytes(
            '{',
            jsonBase(kind, n, ''),
            n === 1 ? (bad ?? jsonFields(n)) : jsonFields(n),
            '}',
          )
          const headers = { authorization: 'Bearer een-lang-geheim', 'content-type': 'application/json' }
          const sent = await fetch(`http://127.0.0.1:${port}/mens`, { method: 'POST', headers, body })
          statuses.push(sent.status)
        }
        return statuses
      }
      if (kind === 'sql') {
        await around.db.unsafe(`drop schema if exists slecht cascade; create schema slecht;
          create table slecht.mens (id text primary key, naam text, bsn text, datum text, nummer text, op timestamptz not null default now());
          insert into slecht.mens (id, naam) values ('1', 'Een'), ('2', 'Twee'), ('3', 'Drie');`)
        if (typeof bad === 'string') await around.db.unsafe(bad)
      } else if (soort === 'files') writeFileSync(join(map, `${++files}.${kind}`), await fileOf(kind, bad))
      return []
    },
    close: async () => web?.close(),
  }
}
