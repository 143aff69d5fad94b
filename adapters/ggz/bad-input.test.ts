import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  badInput,
  type FeedTabel,
  type Gebrek,
  met,
  type Vak,
  weg,
  zesMegabyte,
} from '@gezinsbeeld/adapter-kit/conformance'
import { describe, it } from 'vitest'
import { adapter } from './adapter'
import { settings } from './testing/settings'

const resource = (feed: string, fixture: string): unknown =>
  JSON.parse(readFileSync(new URL(`${feed}/fixtures/${fixture}/record.json`, import.meta.url), 'utf8'))

const fhirTests = 'packages/adapter-kit/src/sources/fhir/fhir-source.int.test.ts'

const asJson = {
  doctype: { nvt: 'the adapter asks for JSON alone; an answer in XML is no Bundle, and is asked for again' },
  'externe entiteit': { nvt: 'the adapter asks for JSON alone, and JSON has no entities' },
  afgebroken: {
    toets: {
      bestand: fhirTests,
      naam: 'half an answer, no JSON, no answer, an error of the server: tried again, and nothing is lost',
    },
  },
} satisfies Partial<Record<Gebrek, Vak>>

const elsewhere = {
  nvt: 'it refers to the Patient; who that is stands in the feeds patient and relatedperson',
}

interface Resource {
  readonly feed: string
  readonly fixture: string
  readonly events: readonly string[]
  readonly persoonlijk: readonly string[]
  /** Path of a code, the path that the reason names, and a code that is in no list. */
  readonly code: readonly [path: string, pad: string, code?: string]
  readonly datum: readonly [path: string, pad: string]
  /** Path of the reference to the Patient. */
  readonly client?: string
  readonly ingetrokken: readonly [status: Readonly<Record<string, unknown>>, ...events: readonly string[]]
}

const tabelOf = ({
  feed,
  fixture,
  events,
  persoonlijk,
  code,
  datum,
  client,
  ingetrokken,
}: Resource): FeedTabel => {
  const goed = resource(feed, fixture)
  const [status, ...withdrawn] = ingetrokken
  const refused = { reden: 'verwijzing-onleesbaar', pad: client ?? '' }
  const to = (reference: unknown): unknown => met(goed, { [`${client}/reference`]: reference })
  const told = (invoer: unknown): Vak => ({ invoer, events })
  return {
    ...{ goed, events, persoonlijk },
    vakken: {
      ...asJson,
      'onbekende code': {
        ...{ invoer: met(goed, { [code[0]]: code[2] ?? 'qqq' }), reden: 'onbekende-code', pad: code[1] },
      },
      'ontbrekend veld':
        client === undefined
          ? { invoer: met(goed, { id: undefined }), reden: 'onleesbaar', pad: 'id' }
          : {
              // A team names its client among its members as well.
              invoer: met(goed, { [client]: undefined, participant: undefined }),
              ...(client === 'patient' && feed !== 'consent'
                ? { reden: 'onleesbaar', pad: client }
                : refused),
            },
      'onmogelijke datum': {
        ...{ invoer: met(goed, { [datum[0]]: '2026-02-30' }), reden: 'onleesbaar', pad: datum[1] },
      },
      'verkeerd bsn': elsewhere,
      'zonder bsn': elsewhere,
      ongeboren: { nvt: 'FHIR has no Patient that is not born; the mother’s own resource is read' },
      ingetrokken: { na: goed, invoer: met(goed, status), events: withdrawn },
      dubbel: { na: goed, invoer: met(goed, { 'meta/lastUpdated': '2026-05-01T00:00:00Z' }), events: [] },
      'verkeerde ontvanger':
        client === undefined
          ? { nvt: 'a Patient of the organisation’s own server is sent to nobody' }
          : { ...refused, invoer: to('https://elders.example/r4/Patient/pat-1') },
      'nieuwere versie': told(
        met(goed, {
          nieuwElement: { a: 1 },
          'meta/profile': ['http://nictiz.nl/fhir/StructureDefinition/x|2'],
        }),
      ),
      'tekst van 6 MB': told(met(goed, { text: { status: 'additional', div: `<div>${zesMegabyte}</div>` } })),
    },
    vreemd: {
      'deleted at the server': { na: goed, invoer: weg, events: withdrawn },
      'another precision of lastUpdated': told(
        met(goed, { 'meta/lastUpdated': '2026-04-02T07:14:00.1234567Z' }),
      ),
      'null for what is absent': told(met(goed, { extension: null, implicitRules: null })),
      'an OperationOutcome in its place': {
        invoer: { resourceType: 'OperationOutcome', issue: [{ severity: 'warning', code: 'informational' }] },
        ...{ reden: 'onleesbaar', pad: 'resourceType' },
      },
      'a resource that is a text': { invoer: ['Patient'], reden: 'onleesbaar', pad: '' },
      ...(client === undefined
        ? {}
        : {
            'an absolute reference to this server': told(to('https://fhir.ggz.example/r4/Patient/pat-1')),
            'a reference to a version': told(to('Patient/pat-1/_history/3')),
            'a reference to a contained Patient': { ...refused, invoer: to('#pat-1') },
            'a reference by BSN alone': {
              ...refused,
              invoer: met(goed, {
                [client]: {
                  identifier: { system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999944010' },
                },
              }),
            },
            'a reference to a Group': { ...refused, invoer: to('Group/999944010') },
          }),
    },
  }
}

const bsn = 'http://fhir.nl/fhir/NamingSystem/bsn'

const patient = (): FeedTabel => {
  const table = tabelOf({
    ...{ feed: 'patient', fixture: 'gewone-client', events: ['persoon.vastgelegd'] },
    persoonlijk: ['999944010', 'Testveld', 'Noor', 'Proefstraat', '2016-03-09'],
    ...{ code: ['gender', 'gender'], datum: ['birthDate', 'birthDate'] },
    ingetrokken: [
      { link: [{ type: 'replaced-by', other: { reference: 'Patient/2' } }] },
      'persoon.ingetrokken',
    ],
  })
  const { goed, events } = table
  const same = (values: Readonly<Record<string, unknown>>): Vak => ({
    ...{ invoer: met(goed, values), events },
    met: { 'persoon.vastgelegd': { pseudoniemen: { length: 1 } } },
  })
  const noBsn = (identifier: unknown): Vak => ({
    ...{ invoer: met(goed, { identifier }), events },
    zonder: { 'persoon.vastgelegd': ['pseudoniemen'] },
  })
  return {
    ...table,
    vakken: {
      ...table.vakken,
      'verkeerd bsn': {
        ...{ invoer: met(goed, { 'identifier/0/value': '999944011' }), reden: 'ongeldig-bsn' },
        pad: 'identifier.0.value',
      },
      'zonder bsn': noBsn([]),
    },
    vreemd: {
      ...table.vreemd,
      'a name of six megabytes': {
        ...{ invoer: met(goed, { 'name/0/_family/extension/1/valueString': zesMegabyte }) },
        ...{ reden: 'onleesbaar', pad: 'name.family' },
      },
      'the BSN’s system in capitals': same({ 'identifier/0/system': 'HTTP://fhir.nl/fhir/NamingSystem/BSN' }),
      'the BSN’s system as https with a slash': same({
        'identifier/0/system': 'https://fhir.nl/fhir/NamingSystem/bsn/',
      }),
      'the BSN’s system as an OID': same({ 'identifier/0/system': 'urn:oid:2.16.840.1.113883.2.4.6.3' }),
      'the BSN’s system as a bare OID': same({ 'identifier/0/system': '2.16.840.1.113883.2.4.6.3' }),
      'the same BSN twice': same({
        identifier: [
          { system: bsn, value: '999944010' },
          { system: bsn, value: ' 9999.44.010' },
        ],
      }),
      'two BSNs': {
        ...{ reden: 'meerdere-bsn', pad: 'identifier' },
        invoer: met(goed, {
          identifier: [
            { system: bsn, value: '999944010' },
            { system: bsn, value: '999944022' },
          ],
        }),
      },
      'an old BSN beside the present one': same({
        identifier: [
          { system: bsn, value: '999944022', use: 'old' },
          { system: bsn, value: '999944010' },
        ],
      }),
      'a BSN that is masked': noBsn([{ system: bsn, _value: { extension: [{ valueCode: 'masked' }] } }]),
      'a BSN that is nobody': noBsn([{ system: bsn, value: '000000000' }]),
      'a code in capitals': {
        ...{ invoer: met(goed, { gender: 'Female' }), reden: 'onbekende-code', pad: 'gender' },
      },
      'a moment for a birth date': same({ birthDate: '2016-03-09T00:00:00+01:00' }),
      'a year for a birth date': same({ birthDate: '2016' }),
    },
  }
}

const relatedPerson = (): FeedTabel => {
  const table = tabelOf({
    ...{ feed: 'relatedperson', fixture: 'moeder-als-contactpersoon' },
    events: ['persoon.vastgelegd', 'relatie.vastgelegd'],
    persoonlijk: ['999944046', 'Sanne', 'Proef', '1988-11-30', '+31 6 1234 5678'],
    ...{ code: ['relationship/1/coding/0/code', 'relationship', 'QQQ'], datum: ['birthDate', 'birthDate'] },
    ...{ client: 'patient', ingetrokken: [{ active: false }, 'persoon.ingetrokken', 'relatie.ingetrokken'] },
  })
  const { goed, events } = table
  return {
    ...table,
    vakken: {
      ...table.vakken,
      'verkeerd bsn': {
        ...{ invoer: met(goed, { 'identifier/0/value': '999944011' }), reden: 'ongeldig-bsn' },
        pad: 'identifier.0.value',
      },
      'zonder bsn': {
        ...{ invoer: met(goed, { identifier: undefined }), events },
        zonder: { 'persoon.vastgelegd': ['pseudoniemen'] },
      },
    },
    vreemd: {
      ...table.vreemd,
      'a code in small letters': {
        ...{ invoer: met(goed, { 'relationship/1/coding/0/code': 'mth' }), reden: 'onbekende-code' },
        pad: 'relationship',
      },
    },
  }
}

const encounter = (): FeedTabel => {
  const table = tabelOf({
    ...{ feed: 'encounter', fixture: 'crisiscontact', events: ['traject.beeindigd'], client: 'subject' },
    ...{
      persoonlijk: ['pat-1', '2026-03-28'],
      code: ['status', 'status'],
      datum: ['period/start', 'period.start'],
    },
    ingetrokken: [{ status: 'entered-in-error' }, 'traject.ingetrokken'],
  })
  const { goed } = table
  const r5 = {
    class: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'EMER' }] }],
  }
  return {
    ...table,
    vreemd: {
      ...table.vreemd,
      'as FHIR R5 has it: several classes': {
        invoer: met(goed, { ...r5, status: 'in-progress' }),
        events: ['traject.gestart'],
      },
      'as FHIR R5 has it: a status that R4 does not know': {
        ...{ invoer: met(goed, { ...r5, status: 'completed' }), reden: 'onbekende-code', pad: 'status' },
      },
    },
  }
}

const consent = (): FeedTabel => {
  const table = tabelOf({
    ...{
      feed: 'consent',
      fixture: 'toestemming-aan-een-gi',
      events: ['toestemming.verleend'],
      client: 'patient',
    },
    ...{ persoonlijk: ['pat-1', '2026-03-30'], code: ['category/0/coding/0/code', 'category'] },
    datum: ['provision/period/start', 'provision.period.start'],
    ingetrokken: [{ status: 'inactive' }, 'toestemming.ingetrokken'],
  })
  const { goed } = table
  return {
    ...table,
    vreemd: {
      ...table.vreemd,
      'without a scope, which R4 needs': {
        ...{ invoer: met(goed, { scope: undefined }), reden: 'onleesbaar', pad: 'scope' },
      },
      'as FHIR R5 has it: a decision, and no scope': {
        invoer: met(goed, { scope: undefined, decision: 'permit', 'provision/type': undefined }),
        ...{ reden: 'nieuwere-versie', pad: 'decision' },
      },
    },
  }
}

const checks = badInput(adapter, {
  wortel: fileURLToPath(new URL('../..', import.meta.url)),
  instellingen: settings,
  tabel: {
    patient: patient(),
    relatedperson: relatedPerson(),
    episodeofcare: tabelOf({
      ...{ feed: 'episodeofcare', fixture: 'actief', events: ['traject.gestart'], client: 'patient' },
      ...{ persoonlijk: ['pat-1', 'GGZ Voorbeeld'], code: ['status', 'status'] },
      datum: ['period/start', 'period.start'],
      ingetrokken: [{ status: 'entered-in-error' }, 'traject.ingetrokken'],
    }),
    careteam: tabelOf({
      ...{
        feed: 'careteam',
        fixture: 'team-met-behandelaar',
        events: ['betrokkenheid.gestart'],
        client: 'subject',
      },
      ...{ persoonlijk: ['pat-1', 'de Proef', '030-2345678'], code: ['status', 'status'] },
      datum: ['period/start', 'period.start'],
      ingetrokken: [{ status: 'entered-in-error' }, 'betrokkenheid.ingetrokken'],
    }),
    encounter: encounter(),
    flag: tabelOf({
      ...{
        feed: 'flag',
        fixture: 'vermoeden-kindermishandeling',
        events: ['signaal.afgegeven'],
        client: 'subject',
      },
      ...{ persoonlijk: ['pat-1', '2026-02-11'], code: ['code/coding/0/code', 'code'] },
      datum: ['period/start', 'period.start'],
      ingetrokken: [{ status: 'entered-in-error' }, 'signaal.ingetrokken'],
    }),
    consent: consent(),
  },
})

describe('bad and foreign input', () => {
  it.each(checks)('$naam', ({ check }) => check())
})
