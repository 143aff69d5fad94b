import { readFileSync } from 'node:fs'
import { StopError } from '../../failures'

/**
 * A certificate or key.
 *
 * @throws StopError for a file that cannot be read, with the setting that names it.
 */
export const readPem = (path: string, setting: string): Buffer => {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw new StopError(`${setting}: ${path} cannot be read`, { cause })
  }
}
