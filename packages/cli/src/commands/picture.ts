import { pictures } from '@gezinsbeeld/subscriber'
import { print } from '../table.js'
import { UserError } from '../tell.js'
import { withBus } from '../with-bus.js'

export interface LookOptions {
  readonly servers: string
  /** An app's creds file. */
  readonly creds: string
  readonly user: string
  readonly purpose: string
  readonly json?: true
}

const lookOf = ({ user, purpose }: LookOptions) => ({ gebruiker: user, doel: purpose })

/** The families that are open to the credential's organisation. The hub writes the look down. */
export const pictureList = (options: LookOptions): Promise<void> =>
  withBus(options.servers, options.creds, async (bus) => {
    const families = await pictures(bus).list(lookOf(options))
    print(
      families.map(({ gezin, niveau, leden, bijgewerktOp }) => ({
        gezin,
        niveau,
        bijgewerktOp,
        leden: leden.map(({ naam, rol }) => `${naam ?? '?'} (${rol})`).join(', '),
      })),
      options.json,
    )
  })

/** One family's picture, as JSON. */
export const pictureShow = (gezin: string, options: LookOptions): Promise<void> =>
  withBus(options.servers, options.creds, async (bus) => {
    const picture = await pictures(bus).get(gezin, lookOf(options))
    if (picture === undefined)
      throw new UserError(
        'no such family, or it is not open to this organisation: the hub does not tell which',
      )
    process.stdout.write(`${JSON.stringify(picture, undefined, options.json ? 0 : 2)}\n`)
  })
