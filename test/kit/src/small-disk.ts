import { spawnSync } from 'node:child_process'
import { temporaryFolder } from './temporary-folder'

/** A disk of a few megabytes, to be filled. */
export interface SmallDisk {
  readonly folder: string
  /** Makes it larger: `64m`. */
  grow(size: string): void
  remove(): void
}

/** Mounts a small disk; undefined where that is not allowed. */
export const mountSmallDisk = (size: string): SmallDisk | undefined => {
  const folder = temporaryFolder('schijf')
  const mounts = (...args: readonly string[]): boolean => spawnSync('mount', [...args, folder]).status === 0
  if (!mounts('-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs')) return undefined
  return {
    folder,
    grow: (to) => {
      if (!mounts('-o', `remount,size=${to}`)) throw new Error(`the disk could not be made ${to}`)
    },
    remove: () => {
      spawnSync('umount', ['-l', folder])
    },
  }
}
