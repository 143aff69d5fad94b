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
import { type BerichtXml, bericht } from './testing/berichten'
import { instellingen } from './testing/instellingen'

const record = (feed: string, fixture: string): unknown =>
  JSON.parse(readFileSync(new URL(`${feed}/fixtures/${fixture}/record.json`, import.meta.url), 'utf8'))

const httpTests = 'packages/adapter-kit/src/sources/http/http-source.int.test.ts'

const asJson = {
  doctype: { nvt: 'the interface gives JSON, and anything else than JSON is asked for again' },
  'externe entiteit': { nvt: 'the interface gives JSON, which has no entities' },
  afgebroken: {
    toets: { bestand: httpTests, naam: 'a server that answers %s is asked again, and nothing is lost' },
  },
} satisfies Partial<Record<Gebrek, Vak>>

const zaak = (
  feed: string,
  fixture: string,
  events: readonly string[],
  withdrawn: readonly string[],
): FeedTabel => {
  const goed = record(feed, fixture)
  const client = 'rollen/0/betrokkeneIdentificatie'
  const same = (values: Readonly<Record<string, unknown>>): Vak => ({ invoer: met(goed, values), events })
  return {
    ...{ goed, events },
    persoonlijk:
      feed === 'zaken'
        ? ['999990020', 'Sanne', '1985-03-02']
        : ['999990019', 'Noor', '20150517', 'Buurvrouw'],
    vakken: {
      ...asJson,
      'onbekende code': {
        invoer: met(goed, { [`${client}/geslachtsaanduiding`]: 'z' }),
        ...{ reden: 'onbekende-code', pad: 'rollen/betrokkeneIdentificatie/geslachtsaanduiding' },
      },
      'ontbrekend veld': {
        invoer: met(goed, { startdatum: undefined }),
        reden: 'onleesbaar',
        pad: 'startdatum',
      },
      'onmogelijke datum': {
        invoer: met(goed, { startdatum: '2026-02-30' }),
        reden: 'onleesbaar',
        pad: 'startdatum',
      },
      'verkeerd bsn': {
        invoer: met(goed, { [`${client}/inpBsn`]: '999990018' }),
        ...{ reden: 'ongeldig-bsn', pad: 'rollen.0.betrokkeneIdentificatie.inpBsn' },
      },
      'zonder bsn': same({ [`${client}/inpBsn`]: '' }),
      ongeboren:
        feed === 'zaken'
          ? {
              nvt: 'a provision or debt counselling is for somebody who is born; its settings have no role for it',
            }
          : {
              ...same({ 'rollen/0/omschrijving': 'Ongeboren kind', [`${client}/geboortedatum`]: '20261102' }),
              met: { 'persoon.vastgelegd': { ongeboren: { verwachteDatum: '2026-11-02' } } },
            },
      ingetrokken: { na: goed, invoer: weg, events: withdrawn },
      dubbel: { na: goed, invoer: met(goed, { omschrijving: 'Andere woorden' }), events: [] },
      'verkeerde ontvanger': {
        nvt: 'the list has the cases of the organisation’s own register; a notification about an address elsewhere is refused (zgw-source.int.test.ts)',
      },
      'nieuwere versie': same({
        nieuwVeld: { a: 1 },
        verlenging: null,
        'rollen/0/beginGeldigheid': '2026-01-01',
      }),
      'tekst van 6 MB': same({ toelichting: zesMegabyte, omschrijving: zesMegabyte }),
    },
    vreemd: {
      'a client’s name of six megabytes': {
        invoer: met(goed, { [`${client}/geslachtsnaam`]: zesMegabyte }),
        ...{ reden: 'onleesbaar', pad: 'rollen/betrokkeneIdentificatie/geslachtsnaam' },
      },
      'a zaaktype that nobody configured': {
        invoer: met(goed, { zaaktype: 'https://openzaak.example/catalogi/api/v1/zaaktypen/99' }),
        ...{ reden: 'onbekende-code', pad: 'zaaktype' },
      },
      'an address with a slash behind it': same({
        zaaktype: `${String(Reflect.get(Object(goed), 'zaaktype'))}/`,
      }),
      'a birth date of which the day is zeros': same({ [`${client}/geboortedatum`]: '20150500' }),
      'a birth date of which only the year is there': same({ [`${client}/geboortedatum`]: '2015' }),
      'a birth date with blanks': same({ [`${client}/geboortedatum`]: ' 2015-05-17 ' }),
      'a birth date of zeros': {
        ...same({ [`${client}/geboortedatum`]: '00000000' }),
        zonder: feed === 'zaken' ? { [someone]: ['geboortedatum'] } : {},
      },
      'a BSN that is nobody': same({ [`${client}/inpBsn`]: '000000000' }),
      'sex in capitals': same({ [`${client}/geslachtsaanduiding`]: 'V' }),
      'a role in other capitals': same({ 'rollen/0/omschrijving': feed === 'zaken' ? 'CLIËNT' : 'JEUGDIGE' }),
      'a start with a time': same({ startdatum: '2026-01-05T00:00:00+01:00' }),
      'an end that is empty': same({ einddatum: '' }),
      'a client who stands elsewhere': {
        invoer: met(goed, { [client]: null, 'rollen/0/betrokkene': 'https://brp.example/1' }),
        ...{ reden: 'onleesbaar', pad: 'rollen/betrokkeneIdentificatie' },
      },
      'without an address of its own': {
        invoer: met(goed, { url: undefined }),
        reden: 'onleesbaar',
        pad: 'url',
      },
    },
  }
}

const someone = 'persoon.vastgelegd'

/** Every value of the message with blanks around it, as a pretty printer leaves them. */
const spaced = (xml: string): string => xml.replace(/>([^<>\s][^<>]*)</g, '>\r\n      $1\t\r\n   <')

const contact = (soort: string): string =>
  `<ijw:Contact><ijw:Soort>${soort}</ijw:Soort><ijw:Telefoon><b:Telefoon01><b:Telefoonnummer>0201000000</b:Telefoonnummer></b:Telefoon01></ijw:Telefoon></ijw:Contact>`

const relatie = (nummer: string, soort: string): string =>
  `<ijw:Relatie><ijw:Nummer>${nummer}</ijw:Nummer><ijw:Volgorde>1</ijw:Volgorde><ijw:Soort>${soort}</ijw:Soort><ijw:Geboortedatum><b:Datum>1985-01-01</b:Datum><b:DatumGebruik>2</b:DatumGebruik></ijw:Geboortedatum><ijw:Geslacht>2</ijw:Geslacht><ijw:Naam><b:Geslachtsnaam><b:Achternaam>Achternaam</b:Achternaam><b:Voorvoegsel>van</b:Voorvoegsel></b:Geslachtsnaam><b:Voorletters>N</b:Voorletters></ijw:Naam>${contact('01')}</ijw:Relatie>`

/** A mother, and somebody who works there. */
const relaties = `<ijw:JuridischeStatus>04</ijw:JuridischeStatus><ijw:Relaties>${relatie('1', '10')}${relatie('2', '07')}</ijw:Relaties>`

const contactgegevens = `<ijw:Contactgegevens>${contact('01')}${contact('03')}</ijw:Contactgegevens>`

interface Kind extends BerichtXml {
  readonly events: readonly string[]
  readonly withdrawn: readonly string[]
  readonly veld: string
  readonly datum: readonly [was: string, pad: string] | undefined
}

const berichten = ({ events: own, withdrawn, veld, datum, ...kind }: Kind): FeedTabel => {
  const goed = bericht(kind)
  const events = [someone, ...own]
  const one = /<ijw:(\w+Product)>/.exec(goed)?.[1] ?? ''
  const told = (invoer: string | Uint8Array): Vak => ({ invoer, events })
  const version = /3_2/g
  return {
    ...{ goed, events, persoonlijk: ['999990019', 'Crémer-Süß', 'Zoë', '2015-05-17'] },
    vakken: {
      'onbekende code': {
        ...told(goed.replace('>54<', '>99<')),
        zonder: { [own[0] ?? '']: ['categorie'] },
      },
      'ontbrekend veld': {
        invoer: goed.replace(new RegExp(`<ijw:${veld}>[^<]*</ijw:${veld}>`), ''),
        ...{ reden: 'onleesbaar', pad: veld === 'Geslacht' ? 'Client.Geslacht' : `${one}.${veld}` },
      },
      'onmogelijke datum':
        datum === undefined
          ? {
              invoer: goed.replace('2015-05-17', '2015-02-30'),
              ...{ reden: 'onleesbaar', pad: 'Client.Geboortedatum.Datum' },
            }
          : { invoer: goed.replace(`>${datum[0]}<`, '>2026-02-30<'), reden: 'onleesbaar', pad: datum[1] },
      'verkeerd bsn': {
        invoer: goed.replace('999990019', '999990018'),
        ...{ reden: 'ongeldig-bsn', pad: 'Client.Bsn' },
      },
      'zonder bsn': {
        invoer: goed.replace('<ijw:Bsn>999990019</ijw:Bsn>', ''),
        ...{ reden: 'onleesbaar', pad: 'Client.Bsn' },
      },
      ongeboren: { nvt: 'iJw and iWmo know no client without a BSN, and so none that is not born' },
      ingetrokken: {
        na: goed,
        invoer: goed
          .replace(/<ijw:StatusAanlevering>1<\/ijw:StatusAanlevering>/, '')
          .replace(`</ijw:${one}>`, `<ijw:StatusAanlevering>3</ijw:StatusAanlevering></ijw:${one}>`)
          .replace('2026-03-02', '2026-03-03'),
        events: withdrawn,
      },
      dubbel: { na: goed, invoer: goed.replace('B-3', 'B-X3'), events: [] },
      'verkeerde ontvanger': {
        invoer: goed.replace('>0999<', '>0998<'),
        reden: 'verkeerde-ontvanger',
        pad: `bericht/Bericht/Header/${kind.soort === '301' ? 'Afzender' : 'Ontvanger'}`,
      },
      'nieuwere versie': {
        invoer: goed.replace(version, '3_3'),
        ...{ reden: 'onbekende-code', pad: 'bericht/Bericht/@naamruimte' },
      },
      doctype: { invoer: goed.replace('?>', '?>\n<!DOCTYPE x>'), reden: 'doctype', pad: /^regel 2, / },
      'externe entiteit': {
        invoer: goed
          .replace('?>', '?>\n<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')
          .replace('>Zoë<', '>&a;<'),
        ...{ reden: 'doctype', pad: /^regel 2, / },
      },
      'tekst van 6 MB': {
        invoer: goed.replace('</ijw:Client>', `<ijw:Commentaar>${zesMegabyte}</ijw:Commentaar></ijw:Client>`),
        ...{ reden: 'te-lang', pad: /^regel \d/ },
      },
      afgebroken: { invoer: goed.slice(0, -120), reden: 'geen-xml', pad: /^regel \d/ },
    },
    vreemd: {
      'other prefixes': told(goed.replaceAll('ijw:', 'ns0:').replaceAll('xmlns:ijw', 'xmlns:ns0')),
      'no prefix': told(
        goed.replaceAll('<ijw:', '<').replaceAll('</ijw:', '</').replace('xmlns:ijw=', 'xmlns='),
      ),
      'a byte order mark': told(`\ufeff${goed}`),
      'ISO-8859-1': told(Buffer.from(goed.replace('UTF-8', 'iso-8859-1'), 'latin1')),
      'UTF-16': told(Buffer.from(`\ufeff${goed.replace('UTF-8', 'UTF-16')}`, 'utf16le')),
      'line ends of Windows': told(goed.replaceAll('\n', '\r\n')),
      'blanks around each value': told(spaced(goed)),
      'a list of clients': told(
        goed
          .replace('<ijw:Client>', '<ijw:Clienten><ijw:Client>')
          .replace('</ijw:Client>', '</ijw:Client></ijw:Clienten>'),
      ),
      'empty elements where there is nothing': told(
        goed
          .replace('<ijw:Geslacht>', '<ijw:CommunicatieVorm/><ijw:Geslacht>')
          .replace('<b:Voornamen>', '<b:Voorletters></b:Voorletters><b:Voornamen>'),
      ),
      'two addresses with their telephone numbers': told(
        goed.replace('</ijw:Naam>', `</ijw:Naam>${contactgegevens}`),
      ),
      'a sex that is not in the list': {
        ...told(goed.replaceAll('Geslacht>2<', 'Geslacht>7<')),
        zonder: { [someone]: ['geslacht'] },
      },
      'a message that it arrived': {
        ...told(goed.replace(/(jw)(3\d)(\d)/, (_, jw, tens, one) => `${jw}${tens}${Number(one) + 1}`)),
        events: [],
      },
      'no product': {
        invoer: goed.replace(new RegExp(`<ijw:${one}>.*</ijw:${one}>`), ''),
        ...{ reden: 'onleesbaar', pad: one },
      },
      'in a SOAP envelope': told(
        `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body>${goed.replace(/^.*\n/, '')}</s:Body></s:Envelope>`,
      ),
      'values that are nil': told(
        goed.replace(
          '<b:Voornamen>',
          '<b:Voorletters xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/><b:Voornamen>',
        ),
      ),
      'a birth date with a zone': told(goed.replace('2015-05-17<', '2015-05-17+02:00<')),
      'a birth date of which the day is not known': {
        invoer: goed.replace('</b:Datum>', '</b:Datum><b:DatumGebruik>1</b:DatumGebruik>'),
        ...{ events, met: { [someone]: { geboortedatum: '2015-05' } } },
      },
      'a number with zeros in front': told(goed.replace('>4711<', '>000004711<')),
      'two messages in one file, end to end': {
        invoer: `${goed}\n${goed}`,
        ...{ reden: 'geen-xml', pad: /^regel \d/ },
        na: goed,
      },
    },
  }
}

const brp = (): FeedTabel => {
  const goed = record('brp', 'kind-met-twee-ouders-en-gezamenlijk-gezag')
  const events = [someone, someone, someone, 'relatie.vastgelegd', 'relatie.vastgelegd']
  const same = (values: Readonly<Record<string, unknown>>): Vak => ({ invoer: met(goed, values), events })
  return {
    ...{
      goed,
      events,
      persoonlijk: ['999990019', '999990020', 'Noor', 'Sanne', '2015-05-17', 'Voorbeeldlaan'],
    },
    vakken: {
      ...asJson,
      'onbekende code': {
        invoer: met(goed, { 'persoon/gezag/0/type': 'GezagVanEenOma' }),
        ...{ reden: 'onbekende-code', pad: 'persoon/gezag/type' },
      },
      'ontbrekend veld': {
        invoer: met(goed, { 'persoon/burgerservicenummer': undefined }),
        ...{ reden: 'onleesbaar', pad: 'persoon.burgerservicenummer' },
      },
      'onmogelijke datum': {
        invoer: met(goed, { 'persoon/geboorte/datum/datum': '2015-02-30' }),
        ...{ reden: 'onleesbaar', pad: 'persoon/geboorte/datum' },
      },
      'verkeerd bsn': {
        invoer: met(goed, { 'persoon/ouders/0/burgerservicenummer': '999990021' }),
        ...{ reden: 'ongeldig-bsn', pad: 'persoon.ouders.0.burgerservicenummer' },
      },
      'zonder bsn': same({ 'persoon/ouders/0/burgerservicenummer': undefined }),
      ongeboren: { nvt: 'the BRP registers nobody before birth' },
      ingetrokken: {
        na: goed,
        invoer: met(goed, { 'persoon/opschortingBijhouding': { reden: { code: 'F' } } }),
        events: [...Array(3).fill('persoon.ingetrokken'), ...Array(2).fill('relatie.ingetrokken')],
      },
      dubbel: { na: goed, invoer: met(goed, { 'persoon/leeftijd': 11 }), events: [] },
      'verkeerde ontvanger': {
        nvt: 'an answer is about whom was asked for; one about somebody else is no answer (brp-source.int.test.ts)',
      },
      'nieuwere versie': same({ 'persoon/nieuwVeld': { a: 1 }, 'persoon/gezag/0/toelichting': 'x' }),
      'tekst van 6 MB': {
        invoer: met(goed, { 'persoon/naam/geslachtsnaam': zesMegabyte }),
        ...{ reden: 'onleesbaar', pad: 'persoon.naam.geslachtsnaam' },
      },
    },
    vreemd: {
      'no longer a client': {
        na: goed,
        invoer: weg,
        events: [...Array(3).fill('persoon.ingetrokken'), ...Array(2).fill('relatie.ingetrokken')],
      },
      'a date of which only the year is there': {
        ...same({ 'persoon/geboorte/datum': { type: 'JaarDatum', jaar: 2015, langFormaat: '2015' } }),
        met: { [someone]: { geboortedatum: '2015' } },
      },
      'a date of a kind that is not known': {
        invoer: met(goed, { 'persoon/geboorte/datum': { type: 'WeekDatum', week: 3 } }),
        ...{ reden: 'onbekende-code', pad: 'persoon/geboorte/datum/type' },
      },
      'a person that is a text': {
        ...{ invoer: met(goed, { persoon: 'geheim' }), reden: 'onleesbaar', pad: 'persoon' },
      },
    },
  }
}

const provision = (event: string): readonly string[] => [`voorziening.${event}`]

const checks = badInput(adapter, {
  wortel: fileURLToPath(new URL('../..', import.meta.url)),
  instellingen,
  tabel: {
    'lokaal-team': zaak(
      'lokaal-team',
      'gezin-met-regisseur',
      [someone, someone, 'betrokkenheid.gestart'],
      ['persoon.ingetrokken', 'persoon.ingetrokken', 'betrokkenheid.ingetrokken'],
    ),
    zaken: zaak(
      'zaken',
      'wmo-gestart',
      [someone, 'voorziening.gestart'],
      ['persoon.ingetrokken', 'voorziening.ingetrokken'],
    ),
    'berichten: jw301': berichten({
      ...{ soort: '301', events: ['voorziening.toegewezen', 'signaal.opgeheven'], veld: 'Ingangsdatum' },
      datum: ['2026-03-01', 'ToegewezenProduct.Ingangsdatum'],
      withdrawn: ['persoon.ingetrokken', 'voorziening.ingetrokken', 'signaal.ingetrokken'],
    }),
    'berichten: jw301 met relaties': berichten({
      ...{ soort: '301', client: `${relaties}${contactgegevens}`, veld: 'Ingangsdatum' },
      events: [someone, 'relatie.vastgelegd', 'voorziening.toegewezen', 'signaal.opgeheven'],
      datum: ['2026-03-01', 'ToegewezenProduct.Ingangsdatum'],
      withdrawn: [
        ...['persoon.ingetrokken', 'persoon.ingetrokken', 'relatie.ingetrokken'],
        ...['voorziening.ingetrokken', 'signaal.ingetrokken'],
      ],
    }),
    'berichten: jw305': berichten({
      ...{ soort: '305', events: provision('gestart'), veld: 'ToewijzingNummer' },
      datum: ['2026-03-09', 'StartProduct.Begindatum'],
      withdrawn: ['persoon.ingetrokken', 'voorziening.ingetrokken'],
    }),
    'berichten: jw307': berichten({
      ...{ soort: '307', events: provision('beeindigd'), veld: 'Einddatum' },
      datum: ['2026-06-30', 'StopProduct.Einddatum'],
      withdrawn: ['persoon.ingetrokken', 'voorziening.ingetrokken'],
    }),
    'berichten: jw315': berichten({
      ...{ soort: '315', events: ['signaal.afgegeven'], veld: 'Geslacht', datum: undefined },
      withdrawn: ['persoon.ingetrokken', 'signaal.ingetrokken'],
    }),
    brp: brp(),
  },
})

describe('bad and foreign input', () => {
  it.each(checks)('$naam', ({ check }) => check())
})
