import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import { ContractError } from './contract-error'
import { isObject, type Json, type JsonObject, toJson } from './json'

/** Files of the contract are named in messages and in the catalogue by their path below its folder, with `/` on every system. */
export const filesBelow = (folder: string, extension: string): readonly string[] =>
  list(folder)
    .filter((name) => name.endsWith(extension))
    .map((name) => name.split('\\').join('/'))
    .sort()

const list = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
  } catch (cause) {
    throw new ContractError(`${folder}: found no such folder, expected a folder of the contract`, { cause })
  }
}

/** A YAML file (JSON is YAML too) that holds one object. */
export const readObject = (folder: string, path: string): JsonObject => {
  const value = parse(readText(folder, path), path)
  if (!isObject(value)) throw new ContractError(`${path}: expected an object of plain JSON values`)
  return value
}

const parse = (text: string, path: string): Json | undefined => {
  try {
    const document = parseDocument(text)
    const [wrong] = document.errors
    if (wrong) throw wrong
    return toJson(document.toJS())
  } catch (cause) {
    // The library adds the lines around the mistake; the first line says what and where.
    const what = cause instanceof Error ? cause.message.split('\n')[0] : String(cause)
    throw new ContractError(`${path}: found ${what}, expected YAML`, { cause })
  }
}

/** A text file below `folder`. Throws {@link ContractError}. */
export const readText = (folder: string, path: string): string => {
  try {
    return readFileSync(join(folder, path), 'utf8')
  } catch (cause) {
    throw new ContractError(`${path}: found no such file, expected it below ${folder}`, { cause })
  }
}
