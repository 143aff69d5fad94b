import { posix } from 'node:path'
import { stepsOf } from './pointer'

/** Where a `$ref` aims: a file (relative to the root folder, with `/`) and a JSON Pointer into it; or why it may not. */
export type Aim =
  | { readonly path: string; readonly pointer: string }
  | { readonly rule: 'ref-remote' | 'ref-outside' | 'ref-invalid'; readonly message: string }

/** Reads a `$ref` (RFC 3986 relative reference with a JSON Pointer as its fragment) that stands in the file `from`. */
export const aimOf = (from: string, ref: string): Aim => {
  if (/^[a-z][a-z0-9+.-]*:/i.test(ref) || ref.startsWith('//'))
    return {
      rule: 'ref-remote',
      message: `found a $ref to another place than the contract's folder, expected a relative path; nothing is fetched: ${ref}`,
    }
  const [path = '', fragment = '', ...more] = ref.split('#')
  const decodedPath = decoded(path)
  const pointer = decoded(fragment)
  if (decodedPath === undefined || pointer === undefined || more.length > 0 || stepsOf(pointer) === undefined)
    return {
      rule: 'ref-invalid',
      message: `found a $ref that is no relative path with a JSON Pointer, expected such as file.yaml#/a/b: ${ref}`,
    }
  const name = decodedPath.split('\\').join('/')
  const target = name === '' ? from : posix.normalize(posix.join(posix.dirname(from), name))
  if (name.startsWith('/') || target === '..' || target.startsWith('../'))
    return {
      rule: 'ref-outside',
      message: `found a $ref that leaves the contract's folder, expected one to a file below it: ${ref}`,
    }
  return { path: target, pointer }
}

/** Undefined where a percent sign begins no character of UTF-8. */
const decoded = (text: string): string | undefined => {
  try {
    const result = decodeURIComponent(text)
    return result.includes('\0') ? undefined : result
  } catch {
    // URIError says only that; the caller says where.
    return undefined
  }
}
