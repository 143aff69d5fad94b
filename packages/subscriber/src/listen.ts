import { type Bus, type Consumption, consumeDurable } from '@gezinsbeeld/bus'
import { geenGezin } from '@gezinsbeeld/contracts'

/** That something was delivered; what, is asked from `pictures` in the name of whoever looks. */
export interface Noticed {
  /** Undefined for what concerns no single family. */
  readonly gezin: string | undefined
  /** Not limited to the domeinen of this version of the contract: a newer one tells of changes as well. */
  readonly domein: string
  readonly gebeurtenis: string
}

/**
 * Reads the credential's own durable from where it was left: each delivery at least once, in order. It is acknowledged when
 * `onDelivery` returns; what `onDelivery` throws ends the reading, and is `done`'s rejection.
 */
export const listen = (bus: Bus, onDelivery: (delivery: Noticed) => void): Consumption =>
  consumeDurable(bus, {
    onMessage: async ({ subject }) => {
      const [, , , gezin, domein = '', gebeurtenis = ''] = subject.split('.')
      onDelivery({ gezin: gezin === geenGezin ? undefined : gezin, domein, gebeurtenis })
    },
  })
