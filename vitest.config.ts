import { defineConfig } from 'vitest/config'

/** Tests run on the sources: no build stands between a change and its test. */
// `import` is not named: Node would then take it for `require` in a CommonJS dependency as well, and load the wrong half of it.
const resolve = { conditions: ['@gezinsbeeld/source', 'node'] }
const ssr = { resolve }
/** A wait ends by its condition, also on a slow machine; limits only end a test that hangs. */
const limit = 120_000
const exclude = ['**/node_modules/**', '**/dist/**', '**/.data/**', '**/.cache/**']

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        ssr,
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...exclude, '**/*.int.test.ts'],
          globalSetup: ['test/kit/src/temporary-root.ts'],
          testTimeout: limit,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: 'int',
          include: ['**/*.int.test.ts'],
          exclude,
          globalSetup: ['test/kit/src/temporary-root.ts', 'test/kit/src/nats-way.ts'],
          testTimeout: limit,
          hookTimeout: 180_000,
          maxWorkers: 2,
          // After the unit tests: projects with a number of workers of their own cannot share a turn.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
