import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Bus } from '@gezinsbeeld/bus'
import { type RegisterWissing, registerSubject } from '@gezinsbeeld/contracts'
import { announceErasure, personsEver, readAudit } from '@gezinsbeeld/hub'
import { UserError } from '../tell.js'
import { asOperator, operatorSource, type RegionOptions } from '../with-bus.js'
import { refuseMistakes } from './refuse-mistakes.js'
import { registered } from './registered.js'

/** The receipt of another erasure would be taken for this one's; the same one may be waited for again. */
const refuseOtherOfThatName = async (bus: Bus, data: RegisterWissing): Promise<void> => {
  const earlier = await registered(bus, registerSubject('wissing', data.wissing))
  if (earlier !== undefined && !isDeepStrictEqual(earlier, data))
    throw new UserError(
      `--wissing ${data.wissing}: found an earlier erasure of that name, expected a new name`,
    )
}

/** A typing error must not end with a receipt. */
const refuseUnknown = async (bus: Bus, personen: readonly string[]): Promise<void> => {
  const known = await personsEver(bus, personen)
  const unknown = personen.filter((ref) => known.get(ref) === undefined)
  if (unknown.length > 0)
    throw new UserError(`--personen: found ${unknown.join(', ')}, of whom the hub has never heard`)
}

/** Has persons erased, and waits for the hub's receipt in the audit. */
export const erase = async (
  options: RegionOptions & {
    readonly wissing: string
    readonly personen: string
    readonly onlyThese?: true
    readonly mayReturn?: true
  },
): Promise<void> => {
  const { wissing, personen, onlyThese, mayReturn } = options
  const data = {
    wissing,
    personen: personen.split(','),
    bereik: onlyThese === true ? 'verwijzing' : 'persoon',
    opnieuw: mayReturn === true ? 'toestaan' : 'weigeren',
  }
  refuseMistakes('register.wissing', data)
  await asOperator(options, async (bus) => {
    await refuseOtherOfThatName(bus, data)
    await refuseUnknown(bus, data.personen)
    await announceErasure(bus, operatorSource, data)
    process.stderr.write('asked; waiting for the receipt (Ctrl-C leaves the hub to it)\n')
    for (;;) {
      const receipt = (await readAudit(bus, { organisatie: 'hub' })).find(
        ({ handeling, waarom }) => handeling === 'gewist' && waarom === wissing,
      )
      if (receipt !== undefined) {
        process.stdout.write(`${wissing}: erased at ${receipt.tijdstip}\n`)
        return
      }
      await pause(1_000)
    }
  })
}
