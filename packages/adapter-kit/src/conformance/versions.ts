import { isLeft } from 'fp-ts/lib/Either.js'
import type { Feed, TranslatedEvent } from '../define'
import type { WatchedContext } from '../pipeline/context'
import type { Fixture } from './fixtures'

/** What one version of a record says; undefined when it cannot be read. */
export interface Version {
  readonly raw: unknown
  readonly events: readonly TranslatedEvent[] | undefined
}

/** A record, made of the fixtures that speak of the same objects: they are its versions. */
export interface Subject {
  readonly key: string
  readonly good: readonly Version[]
}

const objectsOf = ({ events }: Version): readonly string[] =>
  (events ?? []).map(({ naam, object }) => `${naam.split('.')[0]}.${object}`)

/**
 * The fixtures of a feed as records that change. What cannot be read can befall each of them.
 *
 * @returns the subjects, and the versions that are rejected.
 */
export const subjectsOf = (
  feed: Feed,
  fixtures: readonly Fixture[],
  context: WatchedContext,
): { readonly subjects: readonly Subject[]; readonly bad: readonly Version[] } => {
  const versions = fixtures.map((fixture): Version => {
    const raw = fixture.record()
    const result = feed.translate(raw, context)
    const { invalid } = context.take()
    return { raw, events: isLeft(result) || invalid.length > 0 ? undefined : result.right }
  })
  const groups: { objects: Set<string>; versions: Version[] }[] = []
  for (const version of versions) {
    // What the source says not to share is tried by the kit's own tests of sharing.
    if (version.events === undefined || version.events.some(({ delen }) => delen === false)) continue
    const objects = new Set(objectsOf(version))
    const same = groups.filter((group) => [...objects].some((object) => group.objects.has(object)))
    const merged = { objects, versions: [version] }
    for (const group of same) {
      groups.splice(groups.indexOf(group), 1)
      for (const object of group.objects) merged.objects.add(object)
      merged.versions.unshift(...group.versions)
    }
    groups.push(merged)
  }
  // A version that says nothing withdraws: any record can come to that.
  const silent = groups.filter(({ objects }) => objects.size === 0).flatMap((group) => group.versions)
  return {
    subjects: groups
      .filter(({ objects }) => objects.size > 0)
      .map((group, index) => ({ key: `r${index}`, good: [...group.versions, ...silent] })),
    bad: versions.filter(({ events }) => events === undefined),
  }
}
