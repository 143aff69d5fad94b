import { ContractError } from './contract-error'
import type { Json } from './json'
import { filesBelow, readObject } from './read-file'

export interface ValidExample {
  /** The file's name without its ending: what is special about this example. */
  readonly naam: string
  readonly payload: Json
}

export interface InvalidExample extends ValidExample {
  /** Why it must fail, for people. */
  readonly reden: string
  /** Where it must fail: a JSON Pointer (RFC 6901) into the payload; the empty text is the payload itself. */
  readonly pad: string
  /** An unknown field: a producer is refused, a consumer lets it pass. */
  readonly alleenStreng: boolean
}

export interface Examples {
  readonly geldig: readonly ValidExample[]
  readonly ongeldig: readonly InvalidExample[]
}

const nameOf = (path: string): string => path.slice(0, -'.json'.length)

const invalid = (folder: string, path: string): InvalidExample => {
  const { reden, pad, alleenStreng, payload, ...more } = readObject(folder, path)
  const [unknown] = Object.keys(more)
  if (unknown !== undefined)
    throw new ContractError(`${path}: found ${unknown}, expected reden, pad, alleenStreng and payload`)
  if (typeof reden !== 'string' || typeof pad !== 'string' || payload === undefined)
    throw new ContractError(`${path}: expected the texts reden and pad, and a payload`)
  return {
    naam: nameOf(path.split('/').at(-1) ?? path),
    reden,
    pad,
    alleenStreng: alleenStreng === true,
    payload,
  }
}

/** `maatregel/opgelegd.v1.yaml` → the folder below `voorbeelden/` with its examples. */
export const examplesFolder = (schemaPath: string): string => schemaPath.replace(/(\.v\d+)?\.yaml$/, '')

/** The examples of the message with this schema, by name. Throws {@link ContractError}. */
export const loadExamples = (contracts: string, schemaPath: string): Examples => {
  const files = (kind: string): readonly string[] => {
    const folder = `voorbeelden/${examplesFolder(schemaPath)}/${kind}`
    return filesBelow(`${contracts}/${folder}`, '.json').map((name) => `${folder}/${name}`)
  }
  return {
    geldig: files('geldig').map((path) => ({
      naam: nameOf(path.split('/').at(-1) ?? path),
      payload: readObject(contracts, path),
    })),
    ongeldig: files('ongeldig').map((path) => invalid(contracts, path)),
  }
}
