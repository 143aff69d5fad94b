import { lookInShadow } from '@gezinsbeeld/hub'
import { print } from '../table.js'
import { UserError } from '../tell.js'
import { asOperator, type RegionOptions } from '../with-bus.js'

const counted = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([what, count]) => `${what} ${count}`)
    .join(', ')

/** What would happen if an organisation came out of the shadow now: whom the hub links, and who would be told what. Counts only. */
export const organisationShadow = (
  organisatie: string,
  options: RegionOptions & { readonly json?: true },
): Promise<void> =>
  asOperator(options, async (bus) => {
    const report = await lookInShadow(bus, organisatie)
    if (report === undefined)
      throw new UserError(`${organisatie}: found no registration, expected an organisation of this region`)
    if (options.json === true) return print([report], true)
    const { schaduw, positie, personen, gekoppeld, voorstellen, gezinnen, apart, bezorgingen } = report
    print(
      [
        { wat: 'in de schaduw', aantal: schaduw ? 'ja' : 'nee' },
        { wat: 'bekeken tot en met bericht', aantal: positie },
        { wat: 'personen', aantal: personen },
        { wat: 'daarvan ook bij een ander bekend', aantal: gekoppeld },
        { wat: 'koppelingen om te beoordelen', aantal: voorstellen },
        { wat: 'gezinnen', aantal: gezinnen },
        ...Object.entries(apart).map(([reden, aantal]) => ({ wat: `niet te verwerken: ${reden}`, aantal })),
      ],
      undefined,
    )
    process.stdout.write(
      bezorgingen.length === 0
        ? '\nniemand zou nu iets krijgen\n'
        : '\ndit zou nu bezorgd worden, als zij uit de schaduw komt:\n',
    )
    if (bezorgingen.length > 0)
      print(
        bezorgingen.map(({ berichten, ...told }) => ({ ...told, berichten: counted(berichten) })),
        undefined,
      )
  })
