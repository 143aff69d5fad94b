import { isList, isObject, type Json } from '../build/json'

/** JSON Pointer (RFC 6901): `/` before each step, `~1` and `~0` for `/` and `~` within one. */
const pointerOf = (steps: readonly (string | number)[]): string =>
  steps.map((step) => `/${escapeStep(String(step))}`).join('')

const escapeStep = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1')

/** The pointer of a member or an item of what `pointer` points to. */
export const below = (pointer: string, ...steps: readonly (string | number)[]): string =>
  pointer + pointerOf(steps)

/** Undefined when the text is no JSON Pointer. */
export const stepsOf = (pointer: string): readonly string[] | undefined => {
  if (pointer === '') return []
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** One step into a value; undefined when there is nothing. */
export const stepInto = (value: Json | undefined, step: string): Json | undefined => {
  if (isList(value)) return /^(0|[1-9][0-9]*)$/.test(step) ? value[Number(step)] : undefined
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
}
