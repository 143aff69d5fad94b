import type { FeedTabel, Vak } from '@gezinsbeeld/adapter-kit/conformance'

const encoded = (text: string, encoding: BufferEncoding, declared: string): Uint8Array =>
  Buffer.from(text.replace('encoding="UTF-8"', `encoding="${declared}"`), encoding)

const prefixes: readonly (readonly [string, string])[] = [
  ['JZ', 'ns1'],
  ['ZKN', 'zaak'],
  ['BG', 'ns2'],
  ['StUF', 's'],
]

/** The same message with prefixes that another product gives. */
const withOtherPrefixes = (message: string): string =>
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
    'somebody who was removed (verwerkingssoort V)': same(
      goed.replace(
        /<(ZKN:heeftAlsBelanghebbende|ZKN:heeftAlsOverigBetrokkene|JZ:heeftBetrokken) ([\s\S]*?<\/\1>)/,
        (whole, name, rest) =>
          `<${name} StUF:verwerkingssoort="V" ${rest.replaceAll('Noor', 'Verdwenen').replaceAll(/\d{9}/g, '999900079')}${whole}`,
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
