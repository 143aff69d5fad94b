/** A record that remembers which of its fields were read. */
export interface Watched {
  readonly value: unknown
  /** Paths of the fields that hold something and that nobody read. */
  unread(): readonly string[]
}

const isParent = (value: unknown): value is object => typeof value === 'object' && value !== null

const step = (path: string, key: string): string =>
  path === '' ? key : `${path}.${/^\d+$/.test(key) ? '*' : key}`

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === ''

export const watched = (raw: unknown): Watched => {
  const read = new Set<string>()

  const wrap = (value: object, path: string): object =>
    new Proxy(value, {
      get: (target, key, receiver) => {
        const found: unknown = Reflect.get(target, key, receiver)
        if (typeof key === 'symbol') return found
        const below = step(path, key)
        read.add(below)
        return isParent(found) ? wrap(found, below) : found
      },
    })

  const leaves = (value: unknown, path: string): readonly string[] => {
    if (!isParent(value)) return isEmpty(value) || read.has(path) ? [] : [path]
    // What nobody looked into is one thing that nobody read.
    if (path !== '' && !read.has(path)) return [path]
    return Object.entries(value).flatMap(([key, each]) => leaves(each, step(path, key)))
  }

  return { value: isParent(raw) ? wrap(raw, '') : raw, unread: () => [...new Set(leaves(raw, ''))] }
}
