import type { FeedTabel, Gebrek, Vak } from '@gezinsbeeld/adapter-kit/conformance'
import { zesMegabyte } from '@gezinsbeeld/adapter-kit/conformance'
import {
  type ClientXml,
  type NotificatieXml,
  notificatie,
  type PersoonXml,
  verzoekTotOnderzoek,
} from './testing'

/** What is the same for every kind of CORV message, because it is about the document. */
type Documentgebrek = Extract<
  Gebrek,
  | 'ontbrekend veld'
  | 'dubbel'
  | 'verkeerde ontvanger'
  | 'nieuwere versie'
  | 'doctype'
  | 'externe entiteit'
  | 'tekst van 6 MB'
  | 'afgebroken'
>

const encoded = (text: string, encoding: BufferEncoding, declared: string): Uint8Array =>
  Buffer.from(text.replace('encoding="UTF-8"', `encoding="${declared}"`), encoding)

const prefixes: readonly (readonly [string, string])[] = [
  ['JZ', 'ns1'],
  ['ZKN', 'zaak'],
  ['BG', 'ns2'],
  ['StUF', 's'],
]

/** The same message with prefixes that another product gives. */
export const withOtherPrefixes = (message: string): string =>
  prefixes.reduce(
    (text, [ours, theirs]) =>
      text
        .replaceAll(`<${ours}:`, `<${theirs}:`)
        .replaceAll(`</${ours}:`, `</${theirs}:`)
        .replaceAll(`xmlns:${ours}=`, `xmlns:${theirs}=`)
        .replaceAll(` ${ours}:`, ` ${theirs}:`),
    message,
  )

const inEnvelope = (message: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Header><x:Security xmlns:x="urn:x">y</x:Security></env:Header><env:Body>${message.replace(/^<\?xml[^>]*>\s*/, '')}</env:Body></env:Envelope>`

/** Blanks and line ends around every value, as a pretty printer leaves them. */
const spacedOut = (message: string): string =>
  message.replace(/>([^<>\s][^<>]*)</g, '>\r\n      $1\t\r\n   <')

export const kind: PersoonXml = {
  bsn: '999900031',
  geslachtsnaam: 'Crémer-Süß',
  voorvoegsel: 'van',
  voornamen: 'Zoë',
  geslacht: 'V',
  geboortedatum: '20160302',
}
export const moeder: PersoonXml = {
  bsn: '999900043',
  geslachtsnaam: 'Achternaam',
  voornamen: 'Noor',
  geslacht: 'V',
}

/** What no reason may repeat of the people in these messages. */
export const persoonlijk = ['999900031', '999900043', 'Crémer-Süß', 'Zoë', 'Achternaam', '20160302']

const zonderBsn = (goed: string): string => goed.replace('<BG:inp.bsn>999900031</BG:inp.bsn>\n', '')

/** What is the same for every child in a message. */
export const kindVakken = (goed: string, events: readonly string[], pad: string) =>
  ({
    'onmogelijke datum': {
      invoer: goed.replace('>20160302<', '>20160231<'),
      reden: 'onleesbaar',
      pad: new RegExp(`${pad}.*\\.geboortedatum$`),
    },
    'verkeerd bsn': {
      invoer: goed.replace('>999900031<', '>999900032<'),
      reden: 'ongeldig-bsn',
      pad: new RegExp(`${pad}.*\\.inp\\.bsn$`),
    },
    'zonder bsn': {
      invoer: zonderBsn(goed),
      events,
      met: { 'persoon.vastgelegd': { naam: { voornamen: 'Zoë', geslachtsnaam: 'Crémer-Süß' } } },
    },
  }) satisfies Partial<Record<Gebrek, Vak>>

/** What only the values of a child can be: absent, empty, incomplete, a placeholder. */
export const vreemdKind = (goed: string, events: readonly string[]): NonNullable<FeedTabel['vreemd']> => {
  const bsn = '<BG:inp.bsn>999900031</BG:inp.bsn>'
  const datum = '<BG:geboortedatum>20160302</BG:geboortedatum>'
  const date = (text: string, attribute: string, known: string): Vak => ({
    invoer: goed.replace(datum, `<BG:geboortedatum ${attribute}>${text}</BG:geboortedatum>`),
    events,
    met: { 'persoon.vastgelegd': { geboortedatum: known } },
  })
  const without = (from: string, to: string, field: string): Vak => ({
    invoer: goed.replace(from, to),
    events,
    zonder: field === 'geboortedatum' ? { 'persoon.vastgelegd': [field] } : {},
  })
  return {
    'a BSN that is nobody (000000000)': without(bsn, '<BG:inp.bsn>000000000</BG:inp.bsn>', 'pseudoniemen'),
    'an empty BSN': without(bsn, '<BG:inp.bsn/>', 'pseudoniemen'),
    'no BSN, and why (noValue)': without(
      bsn,
      '<BG:inp.bsn xsi:nil="true" StUF:noValue="waardeOnbekend"/>',
      'pseudoniemen',
    ),
    'a BSN with a nil that is false': {
      invoer: goed.replace(bsn, bsn.replace('>9', ' xsi:nil="false">9')),
      events,
    },
    'a birth date that is not known (noValue)': without(
      datum,
      '<BG:geboortedatum xsi:nil="true" StUF:noValue="geenWaarde"/>',
      'geboortedatum',
    ),
    'a birth date of which nothing is known (J)': without(
      datum,
      '<BG:geboortedatum StUF:indOnvolledigeDatum="J">00000000</BG:geboortedatum>',
      'geboortedatum',
    ),
    'a birth date of which the day is not known (D)': date(
      '20160300',
      'StUF:indOnvolledigeDatum="D"',
      '2016-03',
    ),
    'a birth date of which the month is not known (M)': date(
      '20160000',
      'StUF:indOnvolledigeDatum="M"',
      '2016',
    ),
    'a birth date that is whole, and says so (V)': date(
      '20160302',
      'StUF:indOnvolledigeDatum="V"',
      '2016-03-02',
    ),
    'a birth date with dashes': date('2016-03-02', '', '2016-03-02'),
    'a birth date of a year': date('2016', '', '2016'),
    'a sex that is not known': without('<BG:geslachtsaanduiding>V<', '<BG:geslachtsaanduiding>O<', ''),
  }
}

export const ingetrokken: Vak = {
  nvt: 'StUF-Jeugdzorg has no message that takes another one back; a correction is a new message over it',
}

export interface CorvNamen {
  /** How the messages name the organisation that reads them. */
  readonly eigen: string
  readonly ander: string
}

/** `vtoDi01`. @param events what becomes of one child and a parent. */
export const verzoekTabel = ({ eigen, ander }: CorvNamen, events: readonly string[]): FeedTabel => {
  const make = (client: ClientXml, rol = 'ouder met gezag'): string =>
    verzoekTotOnderzoek(
      { zender: ander, ontvanger: eigen, referentienummer: 'V-1', tijdstip: '20260501101500' },
      {
        ...{ zaak: 'GEM-2026-77', registratiedatum: '20260430', verzoeker: ander, clienten: [client] },
        belanghebbenden: [{ persoon: moeder, rol }],
      },
    )
  const goed = make({ persoon: kind })
  return {
    ...{ goed, events, persoonlijk },
    vakken: {
      ...documentVakken(goed, 'vtoDi01', eigen),
      ...kindVakken(goed, events, 'heeftBetrekkingOp'),
      'onbekende code': {
        invoer: make({ persoon: kind }, 'achterbuurman'),
        reden: 'onbekende-code',
        pad: 'object.heeftAlsBelanghebbende.omschrijving',
      },
      ongeboren: {
        invoer: make({ persoon: { ...kind, geboortedatum: '20261102' }, ongeboren: true }),
        events,
        met: { 'persoon.vastgelegd': { ongeboren: { verwachteDatum: '2026-11-02' } } },
      },
      ingetrokken,
    },
    vreemd: { ...vreemdeVakken(goed, events), ...vreemdKind(goed, events) },
  }
}

/** `notificatieDi01`, of a measure. */
export const notificatieTabel = ({ eigen, ander }: CorvNamen, events: readonly string[]): FeedTabel => {
  const make = (wat: Partial<NotificatieXml> = {}): string =>
    notificatie(
      { zender: ander, ontvanger: eigen, referentienummer: 'N-1', tijdstip: '20260901101500' },
      {
        ...{ zaak: 'RVDK-2026-1', andereZaak: 'GEM-2026-77', client: { persoon: kind } },
        belanghebbende: { persoon: moeder, rol: 'ouder, gezag niet benoemd' },
        ...{ status: 'Zaak afgerond', datumStatusGezet: '20260901', resultaat: 'Maatregel opgelegd' },
        besluiten: [{ toelichting: 'Ondertoezichtstelling', datumBeslissing: '20260901' }],
        ...wat,
      },
    )
  const goed = make()
  return {
    ...{ goed, events, persoonlijk },
    vakken: {
      ...documentVakken(goed, 'notificatieDi01', eigen),
      ...kindVakken(goed, events, 'heeftBetrekkingOp'),
      'onbekende code': {
        invoer: make({ status: 'Achternaam is klaar' }),
        reden: 'onbekende-code',
        pad: 'object.heeft.gerelateerde.omschrijving',
      },
      ongeboren: {
        invoer: make({ client: { persoon: { ...kind, geboortedatum: '20261102' }, ongeboren: true } }),
        events,
        met: { 'persoon.vastgelegd': { ongeboren: { verwachteDatum: '2026-11-02' } } },
      },
      ingetrokken,
    },
    vreemd: {
      ...vreemdeVakken(goed, events),
      ...vreemdKind(goed, events),
      'a measure in words that are no name of one': {
        invoer: make({ besluiten: [{ toelichting: 'OTS voor Zoë', datumBeslissing: '20260901' }] }),
        reden: 'onbekende-code',
        pad: 'object.leidtTot.toelichting',
      },
    },
  }
}

/** @param root of the message, e.g. `vtoDi01`; `eigen`: how it names the organisation that reads it, at both ends if need be. */
export const documentVakken = (
  goed: string,
  root: string,
  eigen: string,
): Readonly<Record<Documentgebrek, Vak>> => ({
  'ontbrekend veld': {
    invoer: goed.replace(/<StUF:referentienummer>.*?<\/StUF:referentienummer>/, ''),
    reden: 'zonder-sleutel',
    pad: '*/stuurgegevens/referentienummer',
  },
  dubbel: { na: goed, invoer: goed.replace(/(<StUF:tijdstipBericht>\d{8})\d*/, '$1235959'), events: [] },
  'verkeerde ontvanger': {
    invoer: goed.replaceAll(eigen, 'Een Andere Organisatie'),
    reden: 'verkeerde-ontvanger',
    pad: 'stuurgegevens.ontvanger.organisatie',
  },
  'nieuwere versie': {
    invoer: goed
      .replaceAll('koppelvlak/jz0100', 'koppelvlak/jz0200')
      .replaceAll(root, `${root.replace(/Di01$/, '')}Di02`),
    reden: 'onleesbaar',
    pad: '',
  },
  doctype: {
    invoer: goed.replace('?>', '?>\n<!DOCTYPE x [<!ENTITY a "b">]>'),
    reden: 'doctype',
    pad: /^regel 2, /,
  },
  'externe entiteit': {
    invoer: goed.replace('?>', '?>\n<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    reden: 'doctype',
    pad: /^regel 2, /,
  },
  'tekst van 6 MB': {
    invoer: goed.replace('</JZ:object>', `<JZ:toelichting>${zesMegabyte}</JZ:toelichting></JZ:object>`),
    reden: 'te-lang',
    pad: /^regel \d/,
  },
  afgebroken: { invoer: goed.slice(0, -30), reden: 'geen-xml', pad: /^regel \d/ },
})

/** The same message as other products write it: each becomes what ours does. */
export const vreemdeVakken = (goed: string, events: readonly string[]): NonNullable<FeedTabel['vreemd']> => {
  const same = (invoer: string | Uint8Array): Vak => ({ invoer, events })
  return {
    'other prefixes': same(withOtherPrefixes(goed)),
    'no prefixes but one': same(
      goed.replace('xmlns:JZ="', 'xmlns="').replaceAll('<JZ:', '<').replaceAll('</JZ:', '</'),
    ),
    'a byte order mark': same(`\ufeff${goed}`),
    'ISO-8859-1': same(encoded(goed, 'latin1', 'ISO-8859-1')),
    'Windows-1252, in lower case': same(encoded(goed, 'latin1', 'windows-1252')),
    'UTF-16 with its mark': same(encoded(`\ufeff${goed}`, 'utf16le', 'UTF-16')),
    'line ends of Windows': same(goed.replaceAll('\n', '\r\n')),
    'one long line': same(goed.replaceAll('\n', '')),
    'blanks around each value': same(spacedOut(goed)),
    'in a SOAP envelope': same(inEnvelope(goed)),
    'comments and processing instructions between': same(goed.replaceAll('>\n<', '>\n<!-- <x> --><?x y?><')),
    'values in CDATA': same(goed.replace(/>([^<>\s][^<>]*)</g, '><![CDATA[$1]]><')),
    'attributes of StUF on every value': same(
      goed.replace(
        /<(BG:[\w.]+|JZ:\w+)>([^<>\s])/g,
        '<$1 StUF:noValueX="x" StUF:exact="true" StUF:kerngegeven="true">$2',
      ),
    ),
    'elements without a value beside those with one': same(
      goed.replaceAll(
        '<BG:geslachtsnaam>',
        '<BG:inp.a-nummer StUF:noValue="geenWaarde" xsi:nil="true"/><BG:voorvoegsel/><BG:geslachtsnaam>',
      ),
    ),
    'elements of a newer version beside those that are read': same(
      goed.replace(
        '</JZ:object>',
        '<JZ:nieuwVeld>1</JZ:nieuwVeld><JZ:nieuwVeld>2</JZ:nieuwVeld></JZ:object>',
      ),
    ),
  }
}

/** The good messages of the tables, to be held against the XSDs. */
export const goodMessages = (tabel: Readonly<Record<string, FeedTabel>>): readonly string[] =>
  Object.entries(tabel).flatMap(([rij, { goed, vakken }]) => {
    const again = 'invoer' in vakken.dubbel ? vakken.dubbel.invoer : undefined
    return rij.startsWith('corv') ? [goed, again].filter((each) => typeof each === 'string') : []
  })
