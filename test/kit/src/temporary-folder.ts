import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const made = new Set<string>()

/** A new folder that goes when the test file's process ends. */
export const temporaryFolder = (name: string): string => {
  if (made.size === 0) process.once('exit', removeAll)
  const folder = mkdtempSync(join(tmpdir(), `gezinsbeeld-${name}-`))
  made.add(folder)
  return folder
}

const removeAll = (): void => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
}
