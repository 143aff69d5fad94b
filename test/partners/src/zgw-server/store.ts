import { join } from 'node:path'
import { z } from 'zod'
import { type Lines, openLines, seedLines } from '../lines'
import { type Given, isKind, type Kind, kinds, whole, type ZgwResource } from './resources'

export interface ZgwStore {
  put(kind: Kind, given: Given): { readonly resource: ZgwResource; readonly isNew: boolean }
  /** Undefined when nothing was there. */
  remove(kind: Kind, uuid: string): ZgwResource | undefined
  get(address: string): ZgwResource | undefined
  /** Those of which every field that is named has this value. */
  list(kind: Kind, filters: Readonly<Record<string, string>>): readonly ZgwResource[]
  close(): void
}

/** A line: a resource as it was given, or that it is gone. */
const line = z.strictObject({
  kind: z.enum(kinds),
  uuid: z.string(),
  given: z.record(z.string(), z.unknown()).optional(),
})
type Line = z.infer<typeof line>

const fileIn = (folder: string): string => join(folder, 'zaken.ndjson')

/** Fills a folder before the first start; false when it has data already. Addresses are relative: `zaken/<uuid>`. */
export const seedZgw = (
  folder: string,
  resources: Readonly<Partial<Record<Kind, readonly (Given & { readonly uuid: string })[]>>>,
): boolean =>
  seedLines(
    fileIn(folder),
    Object.entries(resources).flatMap(([kind, all]) =>
      isKind(kind) ? all.map((given) => ({ kind, uuid: given.uuid, given })) : [],
    ),
  )

/** @param base the address below which resources are, with a slash at its end. */
export const zgwStore = (base: string, folder: string | undefined): ZgwStore => {
  const resources = new Map<string, ZgwResource>()
  const journal: Lines<Line> | undefined =
    folder === undefined
      ? undefined
      : openLines(fileIn(folder), (found) => line.safeParse(found).data, 'a resource of the Zaken API')
  const apply = ({ kind, uuid, given }: Line): ZgwResource | undefined => {
    const address = `${base}${kind}/${uuid}`
    const before = resources.get(address)
    if (given === undefined) resources.delete(address)
    else resources.set(address, whole(base, kind, { ...given, uuid }))
    return before
  }
  for (const each of journal?.lines ?? []) apply(each)
  const change = (each: Line): ZgwResource | undefined => {
    journal?.append(each)
    return apply(each)
  }
  return {
    put(kind, given) {
      const resource = whole(base, kind, given)
      const before = change({ kind, uuid: resource.uuid, given })
      return { resource, isNew: before === undefined }
    },
    remove: (kind, uuid) => (resources.has(`${base}${kind}/${uuid}`) ? change({ kind, uuid }) : undefined),
    get: (address) => resources.get(address),
    list: (kind, filters) =>
      [...resources.values()].filter(
        (each) =>
          each.url.startsWith(`${base}${kind}/`) &&
          Object.entries(filters).every(([name, value]) => each[name] === value),
      ),
    close: () => journal?.close(),
  }
}
