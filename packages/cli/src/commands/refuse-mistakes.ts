import { type EventMap, type EventName, validate } from '@gezinsbeeld/contracts'
import { UserError } from '../tell.js'

/** What the commands call otherwise than the contract does. */
const options: Readonly<Record<string, string>> = {
  rol: '--role',
  geldigTot: '--tot',
  referentie: '<koppeling>',
}

const valueAt = (data: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([name]) => name === step)?.[1]
        : undefined,
    data,
  )

/**
 * Holds what was typed against the contract, before anything is made of it.
 *
 * @throws UserError that names each option, what was found, and what is expected.
 */
export function refuseMistakes<N extends EventName>(naam: N, data: object): asserts data is EventMap[N] {
  const told = validate(naam, data, 'strict').map(({ path, message }) => {
    const steps = path.split('/').slice(1)
    const [field = ''] = steps
    const found = JSON.stringify(valueAt(data, steps))
    return `${options[field] ?? `--${field}`}: found ${found}, ${message.replace(/,(?=\S)/g, ', ')}`
  })
  if (told.length > 0) throw new UserError(told.join('\n'))
}
