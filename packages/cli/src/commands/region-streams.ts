import { ensureStreams, streamNames } from '@gezinsbeeld/bus'
import { UserError } from '../tell.js'
import { asOperator, type RegionOptions } from '../with-bus.js'

/** Makes the region's streams on a running server, or brings those that exist in line; a second time changes nothing. */
export const regionStreams = (options: RegionOptions & { readonly replicas?: string }): Promise<void> => {
  const replicas = options.replicas === undefined ? undefined : Number(options.replicas)
  if (replicas !== undefined && ![1, 3, 5].includes(replicas))
    throw new UserError(`--replicas ${options.replicas}: expected 1, 3 or 5`)
  return asOperator(options, async (bus) => {
    // It would take the number, and keep one copy.
    if ((replicas ?? 1) > 1 && bus.nc.info?.cluster === undefined)
      throw new UserError(`--replicas ${options.replicas}: found one nats-server, expected a cluster`)
    await ensureStreams(bus.jsm, { replicas })
    process.stdout.write(`${streamNames.join(' ')}\n`)
  })
}
