import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

/**
 * Runs once around a project's tests (vitest's `globalSetup`): a folder for all their folders, which goes at the end.
 * The processes of the test files cannot do that themselves: vitest ends them without asking.
 */
export default (project: TestProject): (() => void) => {
  const root = mkdtempSync(join(tmpdir(), 'gezinsbeeld-tests-'))
  project.provide('temporaryRoot', root)
  return () => rmSync(root, { recursive: true, force: true })
}
