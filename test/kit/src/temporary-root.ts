import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

const memory = '/dev/shm'
/** Bytes: a container has 64 MB there, unless told otherwise. */
const enough = 2 * 1024 ** 3

const freeIn = (folder: string): number => {
  if (!existsSync(folder)) return 0
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** Unit tests write to memory where that has the room: their ledgers would wait for the disk at each commit, and show nothing more. */
const placeFor = ({ name }: TestProject): string =>
  name === 'unit' && freeIn(memory) > enough ? memory : tmpdir()

/**
 * Runs once around a project's tests (vitest's `globalSetup`): a folder for all their folders, which goes at the end.
 * The processes of the test files cannot do that themselves: vitest ends them without asking.
 */
export default (project: TestProject): (() => void) => {
  const root = mkdtempSync(join(placeFor(project), 'gezinsbeeld-tests-'))
  project.provide('temporaryRoot', root)
  // What asks the system for a folder, as the kit's rehearsals do, gets one there too.
  if (project.name === 'unit') project.config.env = { ...project.config.env, TMPDIR: root }
  return () => rmSync(root, { recursive: true, force: true })
}
