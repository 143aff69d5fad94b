import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Node lets garbage pile up to some hundred megabytes before it looks for any that has grown old, however little is in use. An
 * adapter shares its machine with the system it reads. So from here on what grew old is collected once it has grown by so
 * many percent, and the room for what is young stays as it is, some megabytes.
 */
const growingPercent = 60

/** Call once, when the modules are loaded: what they left behind is collected, and the rest is what growing counts from. */
export const keepHeapSmall = (): void => {
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString(`--heap-growing-percent=${growingPercent}`)
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
}
