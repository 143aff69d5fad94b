import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { AdapterDefinition } from './define'
import type { SourceDeclaration } from './sources/declaration'
import { namePattern } from './sources/files/drop-folder'

/** A file that was left in an adapter's folder. */
export interface LeftFile {
  readonly name: string
  /** What became of it; undefined while it waits or is being read. */
  readonly outcome: () => { readonly refused?: string } | undefined
}

/** Files of this name that were put away there; in front of the name stands a number of twelve digits. */
const putAway = (
  folder: string,
  place: 'archief' | 'afgekeurd',
  feed: string,
  name: string,
): readonly string[] => {
  const within = join(folder, place, feed)
  if (!existsSync(within)) return []
  return readdirSync(within).flatMap((entry) => (entry.slice(13) === name ? [join(within, entry)] : []))
}

const whyOf = (path: string): string =>
  existsSync(`${path}.reden.txt`) ? readFileSync(`${path}.reden.txt`, 'utf8').trim() : 'without a reason'

/** Names of the files that a feed reads, also when it may have them posted instead. */
const namesIn = (source: SourceDeclaration): readonly string[] =>
  (source.soort === 'een-van' ? source.van : [source]).flatMap((each) =>
    each.soort === 'files' ? each.bestanden : [],
  )

/** Names of the files that an adapter reads, for people. */
export const readNames = ({ feeds }: AdapterDefinition): readonly string[] =>
  feeds.flatMap(({ source }) => namesIn(source))

/**
 * Copies a file into the folder of an adapter that reads files, so that it is there whole at once. Undefined when no feed reads files
 * of that name.
 */
export const leaveFile = (
  { feeds }: AdapterDefinition,
  folder: string,
  path: string,
): LeftFile | undefined => {
  const name = basename(path)
  const feed = feeds.find(({ source }) =>
    namesIn(source).some((pattern) => namePattern(pattern).test(name)),
  )?.naam
  if (feed === undefined) return undefined
  const read = putAway(folder, 'archief', feed, name).length
  const refused = putAway(folder, 'afgekeurd', feed, name).length
  const unfinished = join(folder, `.${name}.bezig`)
  copyFileSync(path, unfinished)
  renameSync(unfinished, join(folder, name))
  return {
    name,
    outcome: () => {
      const rejects = putAway(folder, 'afgekeurd', feed, name)
      if (rejects.length > refused) return { refused: whyOf(rejects.at(-1) ?? '') }
      return putAway(folder, 'archief', feed, name).length > read ? {} : undefined
    },
  }
}
