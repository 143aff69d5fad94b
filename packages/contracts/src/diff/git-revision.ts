import { spawnSync } from 'node:child_process'

const folder = 'contracts'
/** Of one revision's contract. */
const maxBytes = 64_000_000

const git = (cwd: string, args: readonly string[], input?: string): Buffer | undefined => {
  const { status, stdout } = spawnSync('git', args, {
    cwd,
    input,
    maxBuffer: maxBytes,
    stdio: ['pipe', 'pipe', 'ignore'],
    // Nobody is there to answer; a revision that is not here is not here.
    env: { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' },
  })
  return status === 0 ? stdout : undefined
}

/**
 * The documents and schemas in `contracts/` of the repository that `cwd` is in, as they are in a revision; by their path below that
 * folder. Nothing is checked out. Undefined when there is no such revision, or no repository.
 */
export const filesOfRevision = (cwd: string, revision: string): ReadonlyMap<string, string> | undefined => {
  if (revision === '' || revision.startsWith('-')) return undefined
  const commit = git(cwd, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
  const top = git(cwd, ['rev-parse', '--show-toplevel'])
  if (commit === undefined || top === undefined) return undefined
  const root = top.toString('utf8').replace(/\n$/, '')
  const listed = git(root, ['ls-tree', '-r', '-z', commit.toString('utf8').trim(), '--', `${folder}/`])
  if (listed === undefined) return undefined
  const entries = listed
    .toString('utf8')
    .split('\0')
    .flatMap((line): { readonly path: string; readonly blob: string }[] => {
      const [, type = '', blob = '', name = ''] = /^\d+ (\w+) ([0-9a-f]+)\t(.*)$/s.exec(line) ?? []
      const path = name.slice(folder.length + 1)
      // Examples and what is generated say nothing that the schemas do not say.
      const wanted = /\.(ya?ml|json)$/.test(path) && !/^(voorbeelden|gegenereerd|gepubliceerd)\//.test(path)
      return type === 'blob' && wanted ? [{ path, blob }] : []
    })
  return contents(root, entries)
}

const contents = (
  root: string,
  entries: readonly { readonly path: string; readonly blob: string }[],
): ReadonlyMap<string, string> | undefined => {
  const batch = git(root, ['cat-file', '--batch'], entries.map(({ blob }) => `${blob}\n`).join(''))
  if (batch === undefined) return undefined
  const files = new Map<string, string>()
  let at = 0
  for (const { path } of entries) {
    const newline = batch.indexOf(10, at)
    const size = Number(batch.toString('latin1', at, newline).split(' ')[2])
    if (!Number.isInteger(size)) return undefined
    files.set(path, batch.toString('utf8', newline + 1, newline + 1 + size))
    at = newline + 1 + size + 1
  }
  return files
}
