import { type AdapterDefinition, defineAdapter, defineFeed } from './define'
import { codeList } from './fields/code-list'
import { field } from './fields/codec'
import { type FeedMapping, type Mapping, opensFamilies } from './mapping/mapping'
import { type Row, translateRow } from './mapping/translate-row'
import { csv, files } from './sources/declaration'

export { mapping } from './mapping/mapping'

/** Every column that the mapping names, once. */
const columnsOf = (feed: FeedMapping): readonly string[] => {
  const columns = new Set<string>([...feed.sleutel])
  const add = (...names: readonly (string | undefined)[]): void => {
    for (const name of names) if (name !== undefined) columns.add(name)
  }
  add(feed.moment, feed.dossier, feed.deelNiet?.kolom, feed.verwijderd?.kolom)
  for (const { sleutel, personen, wanneer, bsn, verwachteDatum, geheim, adres, velden } of feed.events) {
    add(...(sleutel ?? []), bsn, verwachteDatum, geheim?.kolom, ...Object.values(adres ?? {}))
    add(...personen.map((each) => (typeof each === 'string' ? each : each.kolom)))
    add(typeof wanneer === 'string' ? wanneer : wanneer?.kolom)
    for (const value of Object.values(velden)) if ('kolom' in value) add(value.kolom)
  }
  return [...columns]
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** These columns of a row; nobody looks at the others. */
const rowWith = (columns: readonly string[]) =>
  field<Row>('a row of text', (found) => {
    if (typeof found !== 'object' || found === null) return undefined
    const values: Record<string, string> = {}
    for (const name of columns) {
      const value: unknown = Object.hasOwn(found, name) ? Reflect.get(found, name) : undefined
      if (value === undefined) continue
      if (!isText(value)) return undefined
      values[name] = value
    }
    return values
  })

/**
 * An adapter without a line of TypeScript: exports (CSV, or the first sheet of an Excel workbook) that are left in a folder, and a
 * mapping file that says which column is which field of the contract.
 */
export const mappedAdapter = (found: Mapping): AdapterDefinition => {
  const lists = Object.fromEntries(
    Object.entries(found.codelijsten).map(([naam, codes]) => [naam, codeList(naam, codes)]),
  )
  return defineAdapter({
    naam: found.naam,
    rol: found.rol,
    opentGezinnen: opensFamilies(found.rol),
    versie: found.versie,
    feeds: found.feeds.map((feed) => {
      const { scheiding, codering, bestanden, sleutel, volledig, moment, verwijderd } = feed
      return defineFeed({
        naam: feed.naam,
        source: files({
          vorm: csv({ kolommen: columnsOf(feed), scheiding, codering }),
          ...{ bestanden, sleutel, volledig },
          ...(moment === undefined ? {} : { moment }),
          ...(verwijderd === undefined
            ? {}
            : { verwijderd: { veld: verwijderd.kolom, waarden: verwijderd.waarden } }),
        }),
        record: rowWith(columnsOf(feed)),
        translate: translateRow(feed, lists),
      })
    }),
  })
}
