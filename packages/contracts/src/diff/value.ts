import { isList, isObject, type Json } from '../build/json'

/** The same text for equal values, whatever the order of their fields. */
export const canonical = (value: Json): string => {
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  if (!isObject(value)) return JSON.stringify(value)
  const fields = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? null)}`)
  return `{${fields.join(',')}}`
}

/** JSON Schema's equality: numbers by value, objects without order. */
export const equal = (a: Json, b: Json): boolean => a === b || canonical(a) === canonical(b)

/** Characters as JSON Schema counts them: code points. */
export const lengthOf = (text: string): number => [...text].length
