import { type AuditQuery, readAudit } from '@gezinsbeeld/hub'
import { print } from '../table.js'
import { asOperator, type RegionOptions } from '../with-bus.js'

/** Who saw what about this person or family, when, and why. */
export const audit = (options: RegionOptions & AuditQuery & { readonly json?: true }): Promise<void> =>
  asOperator(options, async (bus) => {
    const { persoon, referentie, gezin, organisatie } = options
    const query = {
      ...(persoon === undefined ? {} : { persoon }),
      ...(referentie === undefined ? {} : { referentie }),
      ...(gezin === undefined ? {} : { gezin }),
      ...(organisatie === undefined ? {} : { organisatie }),
    }
    print(await readAudit(bus, query), options.json)
  })
