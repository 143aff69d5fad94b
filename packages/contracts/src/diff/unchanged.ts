import type { LoadedDocument } from '../document/load-document'
import { referencesIn } from '../document/references'
import { aimOf } from '../document/target'
import { placeOf } from './asyncapi'
import type { Located } from './inline'

/** Which files each file refers to. */
const referredBy = ({ files }: LoadedDocument): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...files].map(([path, { tree }]) => [
      path,
      referencesIn(tree).flatMap(({ ref }) => {
        const aim = aimOf(path, ref)
        return 'rule' in aim ? [] : [aim.path]
      }),
    ]),
  )

/**
 * Tells, without looking inside, that two schemas are the same: they stand at one place of one file, and neither that file nor
 * any that it leads to has changed. Most of a contract is like that in most comparisons.
 */
export const unchangedIn = (
  base: LoadedDocument,
  head: LoadedDocument,
): ((before: Located, after: Located) => boolean) => {
  const changed = new Set(
    [...base.files.keys()].filter((path) => base.files.get(path) !== head.files.get(path)),
  )
  const leads = referredBy(base)
  // Against the arrows: what refers to something that changed has changed.
  for (let grown = true; grown; ) {
    grown = false
    for (const [path, targets] of leads)
      if (!changed.has(path) && targets.some((target) => changed.has(target))) {
        changed.add(path)
        grown = true
      }
  }
  const end = (document: LoadedDocument, { at }: Located) => {
    const place = placeOf(document, at)
    return place === undefined ? undefined : document.follow(place)
  }
  return (before, after) => {
    const [old, now] = [end(base, before), end(head, after)]
    return (
      old !== undefined &&
      now !== undefined &&
      old.file === now.file &&
      old.pointer === now.pointer &&
      !changed.has(old.file.path)
    )
  }
}
