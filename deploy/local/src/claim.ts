import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { guardId } from './guard.js'
import { readIfThere } from './read-if-there.js'

/** Longer than a guard takes to end the children of a process that was killed. */
const guardsAtMost = 15_000

/**
 * Claims a folder for this process for as long as it lives; gives the id of the process that has it already.
 * Whether that one still lives is asked over the port that it wrote down, so that neither a kill -9 nor a process id
 * that was used again deceives. Of one that was killed, what it had started is waited for: two servers on one store
 * would spoil it.
 */
export const claimFolder = async (folder: string): Promise<number | undefined> => {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'in-use')
  const secret = randomUUID()
  const port = await answering(secret)
  const mine = [process.pid, guardId(), port, secret].join(' ')
  while (!create(file, mine)) {
    const theirs = readIfThere(file)
    if (theirs === undefined) continue
    const [pid, guard, theirPort, theirSecret] = theirs.split(' ')
    if ((await ask(Number(theirPort))) === theirSecret) return Number(pid)
    for (const late = Date.now() + guardsAtMost; alive(Number(guard)) && Date.now() < late; ) await pause(50)
    takeAway(file, theirs)
  }
  return undefined
}

const answering = (secret: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const server: Server = createServer((socket) => socket.on('error', () => socket.destroy()).end(secret))
    server.unref().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(address !== null && typeof address === 'object' ? address.port : 0)
    })
  })

const ask = (port: number): Promise<string | undefined> =>
  new Promise((resolve) => {
    let said = ''
    const socket = connect(port, '127.0.0.1')
      .setEncoding('utf8')
      .setTimeout(2_000, () => socket.destroy())
    socket.on('data', (text) => {
      said += text
    })
    // Nobody there, or something else that took the port: the claim is not held.
    socket.once('error', () => resolve(undefined)).once('close', () => resolve(said))
  })

/** Whole or not at all: linked to its name only once it is written. */
const create = (file: string, text: string): boolean => {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, text)
  try {
    return unless('EEXIST', () => linkSync(draft, file))
  } finally {
    rmSync(draft)
  }
}

/** Of two that see a dead claim only one takes it away: what is renamed may already be the other's, and goes back. */
const takeAway = (file: string, dead: string): void => {
  const aside = `${file}.${process.pid}`
  if (!unless('ENOENT', () => renameSync(file, aside))) return
  if (readIfThere(aside) !== dead) unless('EEXIST', () => linkSync(aside, file))
  rmSync(aside)
}

const alive = (pid: number): boolean => unless('ESRCH', () => unless('EPERM', () => process.kill(pid, 0)))

/** false when the work fails with that code. */
const unless = (code: string, work: () => void): boolean => {
  try {
    work()
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === code) return false
    throw error
  }
}
