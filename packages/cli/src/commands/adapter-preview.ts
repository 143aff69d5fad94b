import { type FeedPreview, preview } from '@gezinsbeeld/adapter-kit/tools'
import { out } from '../show/out.js'
import { table } from '../show/table.js'
import { UserError } from '../tell.js'
import { type AdapterOptions, chosenAdapter } from './adapter-definition.js'
import { compareMappings } from './compare-mappings.js'

export interface PreviewChoices extends AdapterOptions {
  readonly feed?: string
  readonly aantal: string
  readonly tonen: string
  readonly compare?: string
}

const pairs = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ') || '-'

const words = (feeds: readonly FeedPreview[]): string =>
  [
    table(
      ['feed', 'gelezen', 'wordt', 'geweigerd'],
      feeds.map(({ feed, gelezen, gebeurtenissen, geweigerd }) => [
        feed,
        String(gelezen),
        pairs(gebeurtenissen),
        pairs(geweigerd),
      ]),
    ),
    ...feeds.flatMap(({ feed, weggelaten }) =>
      Object.entries(weggelaten).map(([what, times]) => `${feed}: weggelaten (${times}×) ${what}\n`),
    ),
    ...feeds.flatMap(({ feed, ongelezen }) =>
      ongelezen.length === 0 ? [] : [`${feed}: niemand leest ${ongelezen.join(', ')}\n`],
    ),
    ...feeds.flatMap(({ feed, voorbeelden }) =>
      voorbeelden.map(({ record, gebeurtenissen, geweigerd }) =>
        [
          `${feed}: record ${JSON.stringify(record)}`,
          ...(geweigerd === undefined
            ? []
            : [`  ✗ ${geweigerd.reden} (${geweigerd.pad}): ${geweigerd.uitleg}`]),
          ...gebeurtenissen.map(({ naam, data }) => `  → ${naam} ${JSON.stringify(data)}`),
          '',
        ].join('\n'),
      ),
    ),
  ].join('\n')

const whole = (option: string, text: string): number => {
  if (/^\d{1,7}$/.test(text)) return Number(text)
  throw new UserError(`${option}: found ${text}, expected a whole number`)
}

/** Shows what the adapter would make of the records that are there. Publishes nothing, and masks what is personal. */
export const adapterPreview = async (options: PreviewChoices): Promise<void> => {
  const chosen = await chosenAdapter(options)
  const names = chosen.definition.feeds.map(({ naam }) => naam)
  if (options.feed !== undefined && !names.includes(options.feed))
    throw new UserError(`--feed: found ${options.feed}, expected one of ${names.join(', ')}`)
  const aantal = whole('--aantal', options.aantal)
  const limits = { aantal, tonen: whole('--tonen', options.tonen), feed: options.feed }
  if (options.compare !== undefined) return compareMappings(chosen, limits, options.compare, options.json)
  const feeds: FeedPreview[] = []
  for await (const feed of preview(chosen.definition, chosen.configuration, limits)) feeds.push(feed)
  out(options.json, feeds, () => words(feeds))
}
