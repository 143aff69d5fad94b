import type { FhirResource, ResourceType } from './resource'

/** One version of a resource; a deletion is a version without one. */
export interface Version {
  readonly type: ResourceType
  readonly id: string
  readonly versionId: number
  /** RFC 3339 with milliseconds. */
  readonly lastUpdated: string
  /** The same as a number: milliseconds. */
  readonly at: number
  /** Counts up over all versions of the server: orders versions of one moment. */
  readonly order: number
  readonly resource?: FhirResource
}

export interface Store {
  current(type: ResourceType, id: string): Version | undefined
  version(type: ResourceType, id: string, versionId: number): Version | undefined
  /** Every version of a type in the order in which they were made; not to be changed. */
  versions(type: ResourceType): readonly Version[]
  /** Stores a new version under the next versionId and the present moment. */
  put(type: ResourceType, id: string, resource: FhirResource): Version
  /** Makes a deleted version; undefined when there is nothing to delete. */
  remove(type: ResourceType, id: string): Version | undefined
  /** Takes a version as it was made before, for what a folder holds. In order of time. */
  restore(version: Omit<Version, 'at' | 'order'>): void
  readonly size: number
}

export const createStore = (now: () => number, onVersion: (version: Version) => void): Store => {
  const byType = new Map<ResourceType, Version[]>()
  const byKey = new Map<string, Version[]>()
  let order = 0
  let last = 0

  const add = (version: Omit<Version, 'order'>): Version => {
    order += 1
    const made = { ...version, order }
    last = Math.max(last, made.at)
    const key = `${made.type}/${made.id}`
    const [all, own] = [byType.get(made.type), byKey.get(key)]
    if (all) all.push(made)
    else byType.set(made.type, [made])
    if (own) own.push(made)
    else byKey.set(key, [made])
    return made
  }
  const store: Store = {
    current: (type, id) => byKey.get(`${type}/${id}`)?.at(-1),
    version: (type, id, versionId) =>
      byKey.get(`${type}/${id}`)?.find((version) => version.versionId === versionId),
    versions: (type) => byType.get(type) ?? [],
    put(type, id, resource) {
      // A clock that is set back must not make a version older than the one before.
      const at = Math.max(now(), last)
      const lastUpdated = new Date(at).toISOString().replace('Z', '+00:00')
      const versionId = (store.current(type, id)?.versionId ?? 0) + 1
      const meta = { ...resource.meta, versionId: String(versionId), lastUpdated }
      const version = add({ type, id, versionId, lastUpdated, at, resource: { ...resource, meta } })
      onVersion(version)
      return version
    },
    remove(type, id) {
      const before = store.current(type, id)
      if (before?.resource === undefined) return undefined
      const at = Math.max(now(), last)
      const lastUpdated = new Date(at).toISOString().replace('Z', '+00:00')
      const version = add({ type, id, versionId: before.versionId + 1, lastUpdated, at })
      onVersion(version)
      return version
    },
    restore: (version) => void add({ ...version, at: Date.parse(version.lastUpdated) }),
    get size() {
      return order
    },
  }
  return store
}
