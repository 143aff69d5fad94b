/**
 * Fields that hold something of a person, by the end of their path, in whatever system: rows, FHIR, CORV, iJw, ZGW, BRP or a spreadsheet.
 * Names of organisations are not among them.
 */
const personalField =
  /(^|[._ ])(bsn|burgerservicenummer|inpbsn|\w*(geslachts|achter|partner|roep)naam|voornamen|medewerker|family|given|text|\w*straat(naam)?|\w*line|postcode|postalcode|telefoon\w*|e-?mail\w*|telecom[.]value|contactpersoon[.]naam)$/i

/** What stands for nobody, and what could be an ordinary word, tells of nobody. */
const isTelling = (value: string): boolean =>
  !/^(0+|9+)$/.test(value) && value.length >= 5 && /\p{L}{4}|\d{4}/u.test(value)

const passesElevenTest = (digits: string): boolean =>
  [...digits].reduce((sum, digit, i) => sum + Number(digit) * (i === 8 ? -1 : 9 - i), 0) % 11 === 0

const bsnsIn = (text: string): readonly string[] =>
  (text.match(/(?<!\d)\d{9}(?!\d)/g) ?? []).filter((digits) => Number(digits) > 0 && passesElevenTest(digits))

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

type Found = readonly [path: string, value: string]

/** The text of each element, by its name. */
const inXml = (xml: string): readonly Found[] =>
  [...xml.matchAll(/<(?:[\w.-]+:)?([\w.-]+)(?:\s[^<>]*)?>([^<>]+)</g)].map(([, name = '', text = '']) => [
    name,
    unescaped(text.trim()),
  ])

/** Each cell, by the name of its column. */
const inCsv = (csv: string): readonly Found[] => {
  const [head = '', ...rows] = csv.split(/\r?\n/)
  const names = head.split(';')
  return rows.flatMap((row) => row.split(';').map((cell, i): Found => [names[i] ?? '', cell.trim()]))
}

function* everyText(value: unknown, path: string): Generator<Found> {
  if (typeof value === 'string') {
    if (value.trimStart().startsWith('<')) yield* inXml(value)
    else if (/^[^\n;]+;[^\n]*\n/.test(value)) yield* inCsv(value)
    else yield [path, value]
  } else if (Array.isArray(value)) {
    for (const each of value) yield* everyText(each, path)
  } else if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value)
    for (const [name, each] of fields) yield* everyText(each, path === '' ? name : `${path}.${name}`)
    const [street, number] = ['straat', 'huisnummer'].map((name) => Reflect.get(value, name))
    if (typeof street === 'string') yield ['straat', `${street} ${String(number ?? '')}`.trim()]
  }
}

/**
 * Every BSN, name, address and phone number that systems hold, of whatever shape they are: whole values, as they are stored and as
 * somebody would write them.
 */
export const personalValues = (systems: unknown): readonly string[] => {
  const values = new Set<string>()
  for (const [path, value] of everyText(systems, '')) {
    for (const bsn of bsnsIn(value)) values.add(bsn)
    if (personalField.test(path) && isTelling(value)) values.add(value)
  }
  return [...values]
}

/** Which of the values stand in a text. Whole: part of a longer word or number is another value. */
export const valuesIn = (text: string, values: readonly string[]): readonly string[] =>
  values.filter((value) => {
    for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + 1)) {
      const around = `${text[at - 1] ?? ' '}${text[at + value.length] ?? ' '}`
      if (!/[\p{L}\p{N}]/u.test(around)) return true
    }
    return false
  })
