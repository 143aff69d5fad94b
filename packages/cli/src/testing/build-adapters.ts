import { build } from 'esbuild'

/**
 * Modules of adapters in TypeScript, to be put where lmdb is found.
 *
 * @param entries where each goes below `outdir`, without `.mjs` → its `adapter.ts`.
 */
export const buildAdapters = async (
  entries: Readonly<Record<string, string>>,
  outdir: string,
): Promise<void> => {
  await build({
    entryPoints: { ...entries },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['@gezinsbeeld/source'],
    external: ['lmdb'],
    logLevel: 'silent',
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'\nconst require = requireFrom(import.meta.url)",
    },
  })
}
