import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { say } from './progress.mjs'

const heartbeat = 2_000
const abandonedAfter = 30_000

/**
 * One bootstrap at a time in a clone: two installs or two builds at once would leave a mix of both.
 * The lock is a file that only one process can create. Its owner touches it while it works, so that one that was
 * killed, also on another machine or in another container that shares the folder, is recognised by its age.
 */
export const withLock = async (path, work) => {
  mkdirSync(dirname(path), { recursive: true })
  const owner = `${hostname()} ${process.pid}`
  for (let told = false; !create(path, owner); told = true) {
    const holder = read(path)
    if (holder !== undefined && abandoned(path, holder)) takeAway(path, holder)
    else {
      if (!told) say(`waiting for another bootstrap in this clone (${holder ?? 'just ended'})`)
      await pause(200)
    }
  }
  const touch = setInterval(() => unless('ENOENT', () => utimesSync(path, new Date(), new Date())), heartbeat)
  try {
    return await work()
  } finally {
    clearInterval(touch)
    if (read(path) === owner) rmSync(path)
  }
}

const unless = (code, work) => {
  try {
    return work()
  } catch (error) {
    if (error.code === code) return undefined
    throw error
  }
}

const create = (path, owner) =>
  unless('EEXIST', () => {
    writeFileSync(path, owner, { flag: 'wx' })
    return true
  }) ?? false

const read = (path) => unless('ENOENT', () => readFileSync(path, 'utf8'))

const abandoned = (path, holder) => {
  const age = unless('ENOENT', () => Date.now() - statSync(path).mtimeMs) ?? 0
  if (age > abandonedAfter) return true
  const [host, pid] = holder.split(' ')
  return host === hostname() && !alive(Number(pid))
}

const alive = (pid) => unless('ESRCH', () => unless('EPERM', () => process.kill(pid, 0)) ?? true) ?? false

/** Two that wait can both see an abandoned lock: what is renamed may already be the other's new one, and goes back. */
const takeAway = (path, holder) => {
  const aside = `${path}.${process.pid}`
  if (unless('ENOENT', () => renameSync(path, aside) ?? true) === undefined) return
  if (read(aside) !== holder) unless('EEXIST', () => linkSync(aside, path))
  rmSync(aside)
}
