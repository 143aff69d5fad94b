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
import {
  documentVakken,
  goodMessages,
  ingetrokken,
  kind,
  kindVakken,
  notificatieTabel,
  persoonlijk,
  verzoekTabel,
  vreemdeVakken,
  vreemdKind,
} from '@gezinsbeeld/corv/bad-input'
import { notificatiejr, objectionsTo } from '@gezinsbeeld/corv/testing'
import { standards } from '@gezinsbeeld/test-kit'
import { describe, expect, it } from 'vitest'
import { adapter } from './adapter'

const row = (feed: string, fixture: string): unknown =>
  JSON.parse(readFileSync(new URL(`${feed}/fixtures/${fixture}/record.json`, import.meta.url), 'utf8'))

const sqlTests = 'packages/adapter-kit/src/sources/sql/sql-source.int.test.ts'

/** What a row of a view cannot be: it is no document, and the adapter's own database sends nothing on. */
const asRow = {
  'verkeerde ontvanger': { nvt: 'a row of the organisation’s own database is sent to nobody' },
  doctype: { nvt: 'a row comes over PostgreSQL’s protocol, in which there is no XML' },
  'externe entiteit': { nvt: 'a row comes over PostgreSQL’s protocol, in which there is no XML' },
  afgebroken: {
    toets: { bestand: sqlTests, naam: 'a server that goes away and comes back costs nothing' },
  },
} satisfies Partial<Record<Gebrek, Vak>>

const noPerson = { nvt: 'the row names a person by number; who that is stands in the feed persoon' }
const aboutNobody = { 'verkeerd bsn': noPerson, 'zonder bsn': noPerson, ongeboren: noPerson }

interface Row {
  readonly feed: string
  readonly fixture: string
  readonly event: string
  /** A code list's column. */
  readonly code: string
  readonly nodig: string
  readonly datum: string
  /** A text that is told. */
  readonly tekst: string
  /** Texts of the row that are about people. */
  readonly persoonlijk: readonly string[]
  /** The text merely helps, and is left out when it is too long. */
  readonly helpt?: true
  readonly vreemd?: (goed: unknown) => Readonly<Record<string, Vak>>
}

const tabelOf = ({ feed, fixture, event, code, nodig, datum, tekst, helpt, ...rest }: Row): FeedTabel => {
  const goed = row(feed, fixture)
  const [domein] = event.split('.')
  const events = [event]
  return {
    ...{ goed, events, persoonlijk: rest.persoonlijk },
    vakken: {
      ...asRow,
      ...aboutNobody,
      'onbekende code':
        code === ''
          ? { nvt: 'no column of the view has a code' }
          : { invoer: met(goed, { [code]: 'QQQ' }), reden: 'onbekende-code', pad: code },
      'ontbrekend veld': { invoer: met(goed, { [nodig]: undefined }), reden: 'onleesbaar', pad: nodig },
      'onmogelijke datum': { invoer: met(goed, { [datum]: '2026-02-30' }), reden: 'onleesbaar', pad: datum },
      ingetrokken: { na: goed, invoer: weg, events: [`${domein}.ingetrokken`] },
      dubbel: { na: goed, invoer: goed, events: [] },
      'nieuwere versie': { invoer: met(goed, { nieuwe_kolom: 'x', gewijzigd_op: '2026-05-01' }), events },
      'tekst van 6 MB':
        helpt === true
          ? { invoer: met(goed, { [tekst]: zesMegabyte }), events }
          : { invoer: met(goed, { [tekst]: zesMegabyte }), reden: 'onleesbaar', pad: tekst },
    },
    ...(rest.vreemd === undefined ? {} : { vreemd: rest.vreemd(goed) }),
  }
}

const persoon = (): FeedTabel => {
  const goed = row('persoon', 'gewoon-kind')
  const table = tabelOf({
    ...{ feed: 'persoon', fixture: 'gewoon-kind', event: 'persoon.vastgelegd', code: 'geslacht' },
    ...{ nodig: 'persoon_id', datum: 'geboortedatum', tekst: 'geslachtsnaam' },
    persoonlijk: ['999944010', 'Noor Fatima', 'Testveld', '2016-03-09', 'Proefstraat', '06-12345678'],
  })
  const { events } = table
  const same = (values: Readonly<Record<string, unknown>>, expected: object): Vak => ({
    ...{ invoer: met(goed, values), events },
    met: { 'persoon.vastgelegd': expected },
  })
  return {
    ...table,
    vakken: {
      ...table.vakken,
      'verkeerd bsn': { invoer: met(goed, { bsn: '999944011' }), reden: 'ongeldig-bsn', pad: 'bsn' },
      'zonder bsn': {
        ...{ invoer: met(goed, { bsn: null }), events },
        zonder: { 'persoon.vastgelegd': ['pseudoniemen'] },
      },
      ongeboren: {
        invoer: met(goed, { geboortedatum: null, verwachte_datum: '2026-11-02' }),
        events,
        met: { 'persoon.vastgelegd': { ongeboren: { verwachteDatum: '2026-11-02' } } },
        zonder: { 'persoon.vastgelegd': ['pseudoniemen', 'geboortedatum'] },
      },
    },
    vreemd: {
      'a BSN with dots, and wrong': {
        ...{ invoer: met(goed, { bsn: '9999.44.011' }), reden: 'ongeldig-bsn', pad: 'bsn' },
      },
      'a BSN of eight digits that is none': {
        ...{ invoer: met(goed, { bsn: '99994401' }), reden: 'ongeldig-bsn', pad: 'bsn' },
      },
      'a BSN as a number': same({ bsn: 999944010 }, { naam: { voornamen: 'Noor Fatima' } }),
      'a name as the column char(40) pads it': same(
        { geslachtsnaam: 'Testveld                ' },
        {
          naam: { geslachtsnaam: 'Testveld' },
        },
      ),
      'a code as the column char(3) pads it': same(
        { geslacht: 'V  ', naamgebruik: 'E ' },
        { geslacht: 'vrouw' },
      ),
      'empty texts for what is absent': same(
        { partnernaam: '', overlijdensdatum: '', toevoeging: ' ' },
        {
          naam: { geslachtsnaam: 'Testveld' },
        },
      ),
      'a birth date as a moment in UTC, the evening before': same(
        { geboortedatum: '2016-03-08T23:00:00Z' },
        {
          geboortedatum: '2016-03-09',
        },
      ),
      'a birth date of a month': same({ geboortedatum: '2016-03' }, { geboortedatum: '2016-03' }),
      'a code in small letters': {
        invoer: met(goed, { geslacht: 'v' }),
        reden: 'onbekende-code',
        pad: 'geslacht',
      },
      'a name where a code should stand': {
        invoer: met(goed, { geslacht: 'Noor Fatima' }),
        reden: 'onbekende-code',
        pad: 'geslacht',
      },
      'a BSN where a code should stand': {
        invoer: met(goed, { geslacht: '999944010' }),
        reden: 'onbekende-code',
        pad: 'geslacht',
      },
    },
  }
}

const eigen = 'Jeugdbescherming Voorbeeld'
const namen = { eigen, ander: 'Raad voor de Kinderbescherming' }
const family = ['persoon.vastgelegd', 'persoon.vastgelegd', 'relatie.vastgelegd']

const notificatiejrTabel = (): FeedTabel => {
  const make = (geboortedatum = kind.geboortedatum): string =>
    notificatiejr(
      { zender: 'Politie', ontvanger: eigen, referentienummer: 'JR-1', tijdstip: '20260901101500' },
      { jeugdige: { ...kind, geboortedatum }, door: 'Politie', contact: 'Agent Voorbeeld' },
    )
  const goed = make()
  const events = ['persoon.vastgelegd', 'signaal.afgegeven']
  return {
    ...{ goed, events, persoonlijk: persoonlijk.filter((each) => goed.includes(each)) },
    vakken: {
      ...documentVakken(goed, 'notificatiejrDi01', eigen),
      ...kindVakken(goed, events, 'heeftBetrekkingOp'),
      'onbekende code': {
        invoer: goed.replace('>jeugdige<', '>oppas van Zoë<'),
        reden: 'onbekende-code',
        pad: 'object.heeftBetrekkingOp.omschrijving',
      },
      ongeboren: { nvt: 'a notificatiejr is about somebody who was held by the police' },
      ingetrokken,
    },
    vreemd: { ...vreemdeVakken(goed, events), ...vreemdKind(goed, events) },
  }
}

const tabel = {
  persoon: persoon(),
  relatie: tabelOf({
    ...{ feed: 'relatie', fixture: 'ouder-met-gezag', event: 'relatie.vastgelegd', code: 'soort' },
    ...{
      nodig: 'naar_persoon_id',
      datum: 'begindatum',
      tekst: 'soort',
      persoonlijk: ['4713', '2016-03-09'],
    },
  }),
  betrokkenheid: tabelOf({
    ...{ feed: 'betrokkenheid', fixture: 'jeugdbeschermer', event: 'betrokkenheid.gestart', code: 'rol' },
    ...{ nodig: 'persoon_id', datum: 'einddatum', tekst: 'medewerker', helpt: true },
    persoonlijk: ['K. de Proef', '030-1234567', 'k.deproef@gi.example'],
  }),
  maatregel: tabelOf({
    ...{ feed: 'maatregel', fixture: 'ondertoezichtstelling', event: 'maatregel.opgelegd', code: 'soort' },
    ...{ nodig: 'persoon_id', datum: 'ingangsdatum', tekst: 'uitvoerder', helpt: true },
    persoonlijk: ['4711', '2026-01-15'],
  }),
  verblijf: tabelOf({
    ...{
      feed: 'verblijf',
      fixture: 'groep',
      event: 'verblijf.gestart',
      code: 'soort',
      nodig: 'persoon_id',
    },
    ...{ datum: 'begindatum', tekst: 'locatie', helpt: true, persoonlijk: ['De Linde, groep 3'] },
  }),
  plan: tabelOf({
    ...{ feed: 'plan', fixture: 'hulpverleningsplan', event: 'plan.vastgesteld', code: 'soort' },
    ...{ nodig: 'persoon_ids', datum: 'vastgesteld_op', tekst: 'analyse', helpt: true },
    persoonlijk: ['Noor slaapt slecht'],
  }),
  doel: tabelOf({
    ...{ feed: 'doel', fixture: 'gesteld', event: 'doel.gesteld', code: '', nodig: 'omschrijving' },
    ...{ datum: 'gesteld_op', tekst: 'omschrijving', persoonlijk: ['Noor gaat weer'] },
  }),
  afspraak: tabelOf({
    ...{ feed: 'afspraak', fixture: 'gemaakt', event: 'afspraak.gemaakt', code: '', nodig: 'omschrijving' },
    ...{ datum: 'uiterlijk_op', tekst: 'omschrijving', persoonlijk: ['als Noor er niet is'] },
  }),
  overleg: tabelOf({
    ...{
      feed: 'overleg',
      fixture: 'gepland',
      event: 'overleg.gepland',
      code: 'soort',
      nodig: 'persoon_ids',
    },
    ...{ datum: 'datum', tekst: 'plaats', helpt: true, persoonlijk: ['wijkcentrum De Proef'] },
  }),
  // An onderzoek is the Raad's to tell.
  'corv: vtoDi01': verzoekTabel(namen, family),
  'corv: notificatieDi01': notificatieTabel(namen, [...family, 'maatregel.opgelegd']),
  'corv: notificatiejrDi01': notificatiejrTabel(),
}

const checks = badInput(adapter, {
  wortel: fileURLToPath(new URL('../..', import.meta.url)),
  instellingen: { corv: { eigen: [eigen] } },
  tabel,
})

describe('bad and foreign input', () => {
  it.each(checks)('$naam', ({ check }) => check())
})

it('the good messages are what the official XSDs take', (test) => {
  const folder = standards(test)
  for (const message of goodMessages(tabel)) expect(objectionsTo(message, folder)).toEqual([])
})
