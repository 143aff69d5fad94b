import { ledgerFolder, lookIntoLedger, type OpenLedger } from '@gezinsbeeld/adapter-kit/tools'
import { out } from '../show/out.js'
import { table } from '../show/table.js'
import { FindingError } from '../tell.js'
import { type AdapterOptions, chosenAdapter } from './adapter-definition.js'

const looking = async (options: AdapterOptions, show: (ledger: OpenLedger) => void): Promise<void> => {
  const { configuration } = await chosenAdapter(options)
  const ledger = lookIntoLedger(
    ledgerFolder(configuration),
    Buffer.from(configuration.sleutels.quarantaine, 'hex'),
  )
  try {
    show(ledger)
  } finally {
    await ledger.close()
  }
}

export const quarantineList = (options: AdapterOptions & { readonly feed?: string }): Promise<void> =>
  looking(options, ({ quarantine }) => {
    const lines = [...quarantine.list()].filter(
      ({ feed }) => options.feed === undefined || feed === options.feed,
    )
    out(options.json, lines, () =>
      lines.length === 0
        ? 'niets in quarantaine\n'
        : table(
            ['feed', 'record', 'reden', 'pad', 'sinds', 'uitleg'],
            lines.map(({ feed, record, reden, pad, since, uitleg }) => [
              feed,
              record,
              reden,
              pad,
              since,
              uitleg,
            ]),
          ),
    )
  })

/** Shows the raw record, personal data and all: for who repairs it. @throws FindingError when it is not there. */
export const quarantineShow = (feed: string, record: string, options: AdapterOptions): Promise<void> =>
  looking(options, ({ quarantine }) => {
    const key = quarantine.find(feed, record)
    const found = key === undefined ? undefined : quarantine.show(feed, key)
    if (found === undefined) throw new FindingError(`feed ${feed} has no such record in quarantine`)
    process.stdout.write(`${JSON.stringify(found, undefined, 2)}\n`)
  })

export const ledgerInspect = (options: AdapterOptions): Promise<void> =>
  looking(options, (ledger) => {
    const { feeds, ...rest } = ledger.summary()
    out(options.json, { ...rest, feeds }, () =>
      [
        table(
          ['ledger', ''],
          Object.entries(rest).map(([name, value]) => [name, String(value ?? '-')]),
        ),
        table(
          ['feed', 'records', 'in quarantaine', 'oudste', 'stand per'],
          feeds.map(({ feed, records, inQuarantaine, oudste, standPer }) => [
            feed,
            String(records),
            String(inQuarantaine),
            oudste ?? '-',
            standPer ?? '-',
          ]),
        ),
      ].join('\n'),
    )
  })
