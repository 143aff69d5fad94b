import {
  type Fates,
  ledgerFolder,
  lookIntoLedger,
  receiverRoles,
  type ShadowReport,
  shadowReport,
} from '@gezinsbeeld/adapter-kit/tools'
import { out } from '../show/out.js'
import { table } from '../show/table.js'
import { UserError } from '../tell.js'
import { type AdapterOptions, chosenAdapter } from './adapter-definition.js'

const fateNames = ['nu', 'op verzoek', 'zonder BSN', 'deel niet'] as const
const fates = ({ nu, opVerzoek, zonderBsn, deelNiet }: Fates): readonly string[] =>
  [nu, opVerzoek, zonderBsn, deelNiet].map(String)

const legend = `nu: gaat naar buiten zodra de schaduw af is. op verzoek: pas als de hub naar deze cliënt vraagt. zonder BSN: nooit, want niemand
kan naar deze cliënt vragen. deel niet: nooit, want de bron zegt het. Wat een rol ziet is het meeste dat die rol ooit krijgt.
`

const words = (report: ShadowReport): string => {
  const { organisatie, adapter, feeds, gebeurtenissen, clienten, personen, geparkeerd } = report
  return [
    `${adapter} van ${organisatie} in de schaduw: er is niets gepubliceerd.\n`,
    table(
      ['feed', 'records', 'in quarantaine', 'gelezen tot'],
      feeds.map(({ feed, records, inQuarantaine, standPer }) => [
        ...[feed, String(records), String(inQuarantaine)],
        standPer ?? 'nog bezig',
      ]),
    ),
    table(
      ['wat zou worden gedeeld', ...fateNames],
      [
        ...gebeurtenissen.map((each) => [each.naam, ...fates(each)]),
        ['personen', ...fates(personen)],
        ['waarvan cliënten met een dossier', ...fates(clienten)],
      ],
    ),
    legend,
    table(
      ['personen', ''],
      [
        ['met een pseudoniem, dus te koppelen', String(personen.metPseudoniem)],
        ['pseudoniemen die twee personen hier hebben', String(personen.gedeeldePseudoniemen)],
        ['met een geheim adres, dat niet meegaat', String(personen.geheim)],
      ],
    ),
    table(
      ['wie ziet ten hoogste', ...receiverRoles],
      gebeurtenissen.map(({ naam, ontvangers }) => [naam, ...receiverRoles.map((rol) => ontvangers[rol])]),
    ),
    geparkeerd.length === 0
      ? 'niets in quarantaine\n'
      : table(
          ['feed', 'aantal', 'reden', 'pad', 'uitleg'],
          geparkeerd.map(({ feed, aantal, reden, pad, uitleg }) => [
            feed,
            String(aantal),
            reden,
            pad,
            uitleg,
          ]),
        ),
  ].join('\n')
}

/** Shows what an adapter in the shadow would share. @throws UserError where it is not in the shadow; StopError before it ran. */
export const adapterShadow = async (options: AdapterOptions): Promise<void> => {
  const { definition, configuration } = await chosenAdapter(options)
  if (!configuration.schaduw)
    throw new UserError(`${options.config}:\n  schaduw: found false, expected true; this adapter publishes`)
  const key = Buffer.from(configuration.sleutels.quarantaine, 'hex')
  const ledger = lookIntoLedger(ledgerFolder(configuration), key)
  try {
    const report = shadowReport(ledger, definition)
    out(options.json, report, () => words(report))
  } finally {
    await ledger.close()
  }
}
