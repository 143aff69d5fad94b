import { spawn } from 'node:child_process'

/** The bootstrap runs before anything is installed, so its tests try it as what it is: a Node program of its own. */
export const runNode = async (code: string, env: Record<string, string> = {}) => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    cwd: import.meta.dirname,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const out: string[] = []
  const said: string[] = []
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => out.push(chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => said.push(chunk))
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { status, out: out.join('').trim(), said: said.join('') }
}
