import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { AsyncAPIFormats } from '@asyncapi/parser/cjs/ruleset/formats.js'
import { getSchema } from '@asyncapi/parser/cjs/ruleset/functions/documentStructure.js'
import { Ajv } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import formats from 'ajv-formats'
import { build, type Plugin } from 'esbuild'
import { structureName, structureOptions } from './check/structure'

/**
 * Run by the build (tsup.config.ts): makes dist/check.js one file with everything that it needs inside and AsyncAPI's schemas
 * compiled. Loading the parser's and Spectral's thousand files, and compiling, would take most of the command's time.
 */
const versions = ['3.0.0', '3.1.0']

/** Each in an ajv of its own: the two forms of a version call different definitions by the same `$id`. */
const compiled = (version: string, resolved: boolean): string => {
  const ajv = new Ajv({ ...structureOptions, code: { source: true, esm: true, lines: false, optimize: 1 } })
  formats.default(ajv)
  const format = AsyncAPIFormats.find(version)
  const schema = format && getSchema(new Set([format]), resolved)
  if (!schema) throw new Error(`@asyncapi/parser has no schema of AsyncAPI ${version}`)
  return standalone(ajv, ajv.compile(schema))
}

const forms = versions.flatMap((version) => [true, false].map((resolved) => ({ version, resolved })))

const index = [
  ...forms.map((_, i) => `import form${i} from 'compiled-structure:${i}'`),
  `export const compiledStructures = new Map([${forms
    .map(({ version, resolved }, i) => `[${JSON.stringify(structureName(version, resolved))}, form${i}]`)
    .join(', ')}])`,
].join('\n')

const require = createRequire(import.meta.url)
const source = join(import.meta.dirname, '../src')

/** What is done already when the command is built, or done only when it is asked for. */
const beforehand: Plugin = {
  name: 'beforehand',
  setup: ({ onLoad, onResolve }) => {
    onLoad({ filter: /[\\/]compiled-structures\.ts$/ }, () => ({ contents: index, loader: 'js' }))
    onResolve({ filter: /^compiled-structure:/ }, ({ path }) => ({ path, namespace: 'compiled' }))
    onLoad({ filter: /./, namespace: 'compiled' }, ({ path }) => {
      const form = forms[Number(path.split(':')[1])]
      return form && { contents: compiled(form.version, form.resolved), loader: 'js', resolveDir: source }
    })
    // Spectral checks a ruleset with a schema that it compiles first; ours is the same each time, and the tests run it checked.
    onLoad({ filter: /spectral-core[\\/]dist[\\/]ruleset[\\/]validation[\\/]ajv\.js$/ }, () => ({
      contents: 'exports.createValidator = () => () => true',
      loader: 'js',
    }))
    // Three megabytes of schemas of every version: each read when a document of that version is there.
    onLoad({ filter: /@asyncapi[\\/]specs[\\/]index\.js$/ }, ({ path }) => {
      const known = Object.keys(require(path).schemas)
      return {
        contents: `
          const { createRequire } = require('node:module')
          const here = createRequire(__moduleUrl)
          const specs = createRequire(here.resolve('@asyncapi/parser'))
          const schemas = {}
          for (const version of ${JSON.stringify(known)})
            Object.defineProperty(schemas, version, {
              enumerable: true,
              get: () => specs('@asyncapi/specs/schemas/' + version + '.json'),
            })
          module.exports = { schemas }
        `,
        loader: 'js',
        resolveDir: dirname(path),
      }
    })
  },
}

await build({
  entryPoints: [join(source, 'check.ts')],
  outfile: join(import.meta.dirname, 'check.js'),
  allowOverwrite: true,
  bundle: true,
  minify: true,
  keepNames: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  mainFields: ['module', 'main'],
  legalComments: 'none',
  logLevel: 'error',
  plugins: [beforehand],
  // What is CommonJS inside asks for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); const __moduleUrl = import.meta.url; const __filename = import.meta.filename; const __dirname = import.meta.dirname;",
  },
})
