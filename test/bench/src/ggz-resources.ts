import { createRegion, type GgzResource } from '@gezinsbeeld/region'

const withoutBsn = (resource: GgzResource): GgzResource => {
  if (!('identifier' in resource)) return resource
  const { identifier: _bsn, ...rest } = resource
  return rest
}

/** The resources of whole stories of ggz-oost until there are enough; without BSNs, for the reason that `giRows` tells. */
export const ggzResources = (atLeast: number): readonly GgzResource[] => {
  const resources: GgzResource[] = []
  const region = createRegion({ families: atLeast, seed: 1, vandaag: '2025-11-22' })
  for (const { ggz } of region.stories()) {
    resources.push(...Object.values(ggz).flat().map(withoutBsn))
    if (resources.length >= atLeast) break
  }
  return resources
}
