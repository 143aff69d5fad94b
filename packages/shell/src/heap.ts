import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

export interface HeapChoices {
  /** What grew old is collected once it has grown by so many percent of what was in use. */
  readonly growingPercent: number
  /** Whether the room for what is young stays some megabytes: less memory, and more of what is young is kept by mistake. */
  readonly smallYoung: boolean
}

/**
 * Node lets garbage pile up to some hundred megabytes before it looks for any that has grown old, however little is in use.
 * Call once, when the modules are loaded: what they left behind is collected, and the rest is what growing counts from.
 */
export const keepHeapSmall = ({ growingPercent, smallYoung }: HeapChoices): void => {
  if (smallYoung) setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString(`--heap-growing-percent=${growingPercent}`)
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
}

/** What runs often is compiled in smaller pieces, beside the process: on two processors that is time which others lack. */
export const compileLess = (): void => {
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=300')
}
