import { setTimeout as pause } from 'node:timers/promises'
import { type RegisterWissing, validate } from '@gezinsbeeld/contracts'
import { announceErasure, readAudit } from '@gezinsbeeld/hub'
import { UserError } from '../tell.js'
import { asOperator, operatorSource, type RegionOptions } from '../with-bus.js'

const isErasure = (data: object): data is RegisterWissing =>
  validate('register.wissing', data, 'strict').length === 0

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
  if (!isErasure(data)) {
    const told = validate('register.wissing', data, 'strict')
    throw new UserError(told.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  }
  await asOperator(options, async (bus) => {
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
