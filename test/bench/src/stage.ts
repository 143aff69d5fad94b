import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { claimFolder } from '@gezinsbeeld/local'

const room = fileURLToPath(new URL('../../../.data/bench', import.meta.url))

/** Where everything that a run starts keeps its data, and how it tells what it is doing. */
export interface Stage {
  /** A new, empty folder. */
  folder(name: string): string
  /** Progress, for a person; on stderr. */
  readonly say: (text: string) => void
}

/** Takes `.data/bench` for this process, without what an earlier run left. @throws Error while another run has it. */
export const claimStage = async (): Promise<Stage & { readonly clear: () => void }> => {
  const holder = await claimFolder(room)
  if (holder !== undefined) throw new Error(`a benchmark is running in ${room} already (process ${holder})`)
  const work = join(room, 'work')
  const clear = (): void => rmSync(work, { recursive: true, force: true })
  clear()
  let made = 0
  return {
    folder: (name) => {
      made += 1
      const folder = join(work, `${made}-${name}`)
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      return folder
    },
    say: (text) => void process.stderr.write(`${text}\n`),
    clear,
  }
}
