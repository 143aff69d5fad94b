import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** The folder that no `$ref` of a document may leave: an application's document stands one folder below the contract that it refers to. */
export const contractRoot = (path: string): string => {
  const folder = dirname(path)
  return basename(folder) === 'toepassingen' && existsSync(join(folder, '../schemas'))
    ? dirname(folder)
    : folder
}
