import { build } from 'esbuild'

/**
 * Makes one file each of programs in TypeScript, to be run in processes of their own: `<outdir>/<name>.mjs`.
 *
 * @param entries name → its source.
 * @param outdir where a process finds `lmdb`, which is not bundled: below a folder that has it in its node_modules.
 */
export const bundlePrograms = async (
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
