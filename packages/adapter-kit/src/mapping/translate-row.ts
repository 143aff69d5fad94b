import { type Either, isLeft, left, right } from 'fp-ts/lib/Either.js'
import type { TranslateContext, TranslatedEvent } from '../define'
import { type AddressParts, adresOf } from '../fields/adres'
import { present } from '../fields/present'
import type { Rejection } from '../rejection'
import { lifecycles, needed } from './lifecycles'
import type { EventMapping, FeedMapping } from './mapping'
import { type CodeLists, isKeptBack, isMarked, readValue } from './read-value'

export type Row = Readonly<Record<string, string>>

const at = (row: Row, column: string | undefined): string =>
  column === undefined ? '' : (row[column] ?? '').trim()

const keyOf = (row: Row, columns: readonly string[]): Either<Rejection, string> => {
  const parts: string[] = []
  for (const column of columns) {
    const part = at(row, column)
    if (part === '')
      return left({ reden: 'zonder-sleutel', pad: column, uitleg: 'found nothing, expected a key' })
    parts.push(part)
  }
  return right(
    parts.length === 1 ? (parts[0] ?? '') : parts.map((part) => part.replaceAll('|', '||')).join('|'),
  )
}

type Fields = Record<string, unknown>

/** `contactpersoon/telefoon` goes into an object of its own. */
const put = (into: Fields, path: string, value: unknown): void => {
  const [first = '', ...more] = path.split('/')
  if (more.length === 0) {
    into[first] = value
    return
  }
  const within: unknown = into[first]
  const inner: Fields = typeof within === 'object' && within !== null ? { ...within } : {}
  put(inner, more.join('/'), value)
  into[first] = inner
}

const fieldsOf = (
  event: EventMapping,
  row: Row,
  context: TranslateContext,
  lists: CodeLists,
): Either<Rejection, Fields> => {
  const fields: Fields = {}
  for (const [name, value] of Object.entries(event.velden)) {
    const read = readValue(name, value, row, context, lists)
    if (isLeft(read)) return read
    if (read.right !== undefined) put(fields, name, read.right)
  }
  const missing = needed[event.domein].find((name) => fields[name] === undefined)
  if (missing !== undefined) {
    const from = event.velden[missing]
    const pad = from !== undefined && 'kolom' in from ? from.kolom : missing
    return left({ reden: 'ontbreekt', pad, uitleg: `found nothing, expected what ${event.domein} needs` })
  }
  return right(fields)
}

const emptyAddress: AddressParts = {
  straat: '',
  huisnummer: '',
  huisletter: '',
  toevoeging: '',
  postcode: '',
  woonplaats: '',
}

const mapValues = (of: object, each: (value: string) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, each(String(value))]))

/** What only a persoon has. A secret address takes the telephone number with it. */
const personFields = (
  event: EventMapping,
  row: Row,
  context: TranslateContext,
  { telefoon, ...others }: Fields,
): Either<Rejection, Fields> => {
  const { adres: parts, geheim } = event
  const expected = readValue('verwachteDatum', { kolom: event.verwachteDatum ?? '' }, row, context, {})
  if (isLeft(expected)) return expected
  const unborn = others['geboortedatum'] === undefined && expected.right !== undefined
  // The BSN of a child that is not born is its mother's.
  const bsn = unborn || event.bsn === undefined ? undefined : at(row, event.bsn).replace(/[ .]/g, '')
  const pseudoniem = context.pseudoniem(bsn)
  const secret = geheim !== undefined && isKeptBack(row, geheim)
  const adres = parts && adresOf({ ...emptyAddress, ...mapValues(parts, (column) => at(row, column)) })
  return right({
    ...others,
    ...present({
      pseudoniemen: pseudoniem === undefined ? undefined : [pseudoniem],
      ongeboren: unborn ? { verwachteDatum: expected.right } : undefined,
      geheimhouding: geheim === undefined ? undefined : secret,
      adres: secret ? undefined : adres,
      telefoon: secret ? undefined : telefoon,
    }),
  })
}

const personsOf = (
  { personen }: EventMapping,
  row: Row,
  context: TranslateContext,
): Either<Rejection, readonly string[]> => {
  const columns = personen.map((each) =>
    typeof each === 'string' ? { kolom: each, ruimte: 'client' } : each,
  )
  const persons = columns.flatMap(({ kolom, ruimte }) => {
    const local = at(row, kolom)
    return local === '' ? [] : [context.persoon(ruimte, local)]
  })
  const pad = columns.map(({ kolom }) => kolom).join(', ')
  return persons.length === 0
    ? left({ reden: 'zonder-persoon', pad, uitleg: 'found nothing, expected whom it is about' })
    : right([...new Set(persons)])
}

/** The kit holds the result against the contract; here it only has to be an event by its name. */
function eventOf(event: {
  naam: string
  object: string
  data: Fields
  dossier?: string
  delen?: false
}): TranslatedEvent
function eventOf(event: object): object {
  return event
}

const isMeant = ({ wanneer }: EventMapping, row: Row): boolean => {
  if (wanneer === undefined) return true
  return typeof wanneer === 'string' ? at(row, wanneer) !== '' : isMarked(row, wanneer)
}

type Spoken = Parameters<typeof eventOf>[0]

const eventIn = (
  event: EventMapping,
  key: string,
  row: Row,
  context: TranslateContext,
  lists: CodeLists,
): Either<Rejection, Pick<Spoken, 'naam' | 'object' | 'data'>> => {
  const { domein, ruimte } = event
  const fields = fieldsOf(event, row, context, lists)
  if (isLeft(fields)) return fields
  const object = context.object(domein === 'persoon' ? ruimte : domein, key)
  const referentie = `${context.organisatie}:${object}`
  if (domein === 'persoon') {
    const person = personFields(event, row, context, fields.right)
    if (isLeft(person)) return person
    const data = { referentie, personen: [referentie], ...person.right }
    return right({ naam: lifecycles[domein](), object, data })
  }
  const personen = personsOf(event, row, context)
  if (isLeft(personen)) return personen
  const data = { referentie, personen: personen.right, ...fields.right }
  return right({ naam: lifecycles[domein](data), object, data })
}

/** The events of one row. An event whose `wanneer` is not so is left out, and withdrawn if it was there before. */
export const translateRow =
  (feed: FeedMapping, lists: CodeLists) =>
  (row: Row, context: TranslateContext): Either<Rejection, readonly TranslatedEvent[]> => {
    const { dossier, deelNiet } = feed
    const client = at(row, dossier)
    if (dossier !== undefined && client === '') {
      const uitleg = 'found nothing, expected the client in whose file it stands'
      return left({ reden: 'zonder-dossier', pad: dossier, uitleg })
    }
    const file = {
      ...(dossier === undefined ? {} : { dossier: context.persoon('client', client) }),
      ...(deelNiet !== undefined && isKeptBack(row, deelNiet) ? { delen: false as const } : {}),
    }
    const events: TranslatedEvent[] = []
    for (const event of feed.events) {
      if (!isMeant(event, row)) continue
      const key = keyOf(row, event.sleutel ?? feed.sleutel)
      if (isLeft(key)) return key
      const spoken = eventIn(event, key.right, row, context, lists)
      if (isLeft(spoken)) return spoken
      events.push(eventOf({ ...spoken.right, ...file }))
    }
    return right(events)
  }
