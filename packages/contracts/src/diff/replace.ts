import { isList, isObject, type Json } from '../build/json'

/** The steps from the root of a schema to a part of it. */
export type Path = readonly (string | number)[]

/** The value with what stands at the path replaced; undefined takes it away. What is missing on the way is made. */
export const replace = (value: Json, path: Path, by: Json | undefined): Json => {
  const [step, ...rest] = path
  if (step === undefined) return by ?? value
  if (isList(value)) return replaceIn(value, Number(step), rest, by)
  if (!isObject(value)) return value
  const name = String(step)
  if (rest.length > 0) return { ...value, [name]: replace(value[name] ?? {}, rest, by) }
  const { [name]: _gone, ...others } = value
  return by === undefined ? others : { ...others, [name]: by }
}

const replaceIn = (list: readonly Json[], at: number, rest: Path, by: Json | undefined): Json => {
  if (rest.length === 0 && by === undefined) return list.filter((_, index) => index !== at)
  const replaced = rest.length === 0 ? by : replace(list[at] ?? {}, rest, by)
  return at >= list.length
    ? [...list, replaced ?? null]
    : list.map((each, index) => (index === at ? (replaced ?? each) : each))
}

/** What stands at a path; undefined when nothing does. */
export const valueAt = (value: Json, path: Path): Json | undefined => {
  let found: Json | undefined = value
  for (const step of path)
    found = isList(found) ? found[Number(step)] : isObject(found) ? found[String(step)] : undefined
  return found
}
