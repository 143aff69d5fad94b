import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'

declare module 'vitest' {
  export interface ProvidedContext {
    temporaryRoot: string
  }
}

/** A new folder that goes when the tests are done. */
export const temporaryFolder = (name: string): string =>
  mkdtempSync(join(inject('temporaryRoot'), `${name}-`))
