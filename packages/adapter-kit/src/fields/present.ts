type Given<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** The fields that have a value: the contract knows absent fields, no empty ones. */
export function present<T extends object>(fields: T): Given<T>
export function present(fields: object): object {
  const given: Record<string, unknown> = {}
  const found: Readonly<Record<string, unknown>> = { ...fields }
  for (const name in found) if (found[name] !== undefined) given[name] = found[name]
  return given
}

/** The same, or undefined when nothing has a value: the contract has no empty `naam` or `adres` either. */
export const presentOrNone = <T extends object>(fields: T): Given<T> | undefined =>
  Object.values(fields).every((value) => value === undefined) ? undefined : present(fields)
