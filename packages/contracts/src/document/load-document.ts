import { basename, dirname, posix, resolve } from 'node:path'
import { isObject, type Json } from '../build/json'
import { type Finding, sortFindings } from '../findings/finding'
import { defaultLimits, type Limits } from './limits'
import { type Parsed, parseSource } from './parse-source'
import { stepInto, stepsOf } from './pointer'
import { diskReader, memoryReader, type SourceReader } from './read-source'
import { type Reference, referencesIn } from './references'
import type { SourceFile } from './source-file'
import { aimOf } from './target'

/** A place in a document: a file and a JSON Pointer into it. */
export interface Place {
  readonly file: SourceFile
  readonly pointer: string
}

/** What stands at a place. */
export interface Found extends Place {
  readonly value: Json
}

/** A document and every file that it refers to, each read once. */
export interface LoadedDocument {
  readonly entry: SourceFile
  /** By their path relative to the root folder; the entry too. */
  readonly files: ReadonlyMap<string, SourceFile>
  /** What stands at a place; undefined when nothing does. */
  readonly at: (place: Place) => Found | undefined
  /** What a `$ref` in this file points to, one step; undefined when that is not there (a finding says so already). */
  readonly resolve: (from: SourceFile, ref: string) => Found | undefined
  /**
   * What stands at the end of the chain of `$ref`s that begins here; the place itself when it has no `$ref`. Undefined when
   * the chain breaks or never ends (a finding says so already).
   */
  readonly follow: (place: Place) => Found | undefined
}

export interface LoadOptions {
  /** The folder below which every file must be; without it, the folder of the document. */
  readonly root?: string
  /** How findings name a file, from its path relative to the root; without it, that path below the root as it was given. */
  readonly show?: (path: string) => string
  readonly limits?: Partial<Limits>
  /** Texts that were parsed before, whatever document they belong to; filled here. Only for documents with the same limits. */
  readonly parsed?: Map<string, Parsed>
  /** Files that were read already for another document below the same root, to which what is read is added. */
  readonly cache?: Map<string, Parsed>
}

/**
 * A path of a file on disk; or files in memory (of a git revision, of an editor), by their path relative to the root with
 * `/`, and which of them is the document.
 */
export type DocumentSource = string | { readonly entry: string; readonly files: ReadonlyMap<string, string> }

export interface Loaded {
  /** Undefined when the document itself could not be read. */
  readonly document: LoadedDocument | undefined
  /** What could not be read or resolved; in the order of the files. */
  readonly findings: readonly Finding[]
}

/**
 * Reads a YAML or JSON document and the files that it refers to. Nothing outside the root folder is read and nothing is
 * fetched; cycles of `$ref`s are legal. Whatever is wrong is a finding: this never throws on account of what it reads.
 */
export const loadDocument = (source: DocumentSource, options: LoadOptions = {}): Loaded => {
  const limits = { ...defaultLimits, ...options.limits }
  const { entry, root, read } = opened(source, options)
  const show = options.show ?? ((path: string): string => (root === '' ? path : posix.join(root, path)))
  const files = new Map<string, SourceFile>()
  const tried = new Set<string>()
  const findings: Finding[] = []
  let bytes = 0

  const parsedOnce = (path: string, text: string): Parsed => {
    const key = `${path}\0${text}`
    const before = options.parsed?.get(key)
    if (before !== undefined) return before
    const parsed = parseSource(path, show(path), text, limits)
    // What is wrong with a file is said with the name that this document gives it.
    if (parsed.findings.length === 0) options.parsed?.set(key, parsed)
    return parsed
  }

  const readAndParse = (path: string, say: (rule: string, message: string) => void): Parsed | undefined => {
    const outcome = read(path, Math.min(limits.fileBytes, limits.totalBytes - bytes))
    if (!('text' in outcome)) {
      say(outcome.rule, outcome.message)
      return undefined
    }
    bytes += Buffer.byteLength(outcome.text)
    return parsedOnce(path, outcome.text)
  }

  /** Where a finding about `path` belongs when nothing of it was read: at the `$ref` that names it, else at its beginning. */
  const load = (path: string, from: Place | undefined): void => {
    if (tried.has(path)) return
    tried.add(path)
    const say = (rule: string, message: string): void => {
      const position = from?.file.locate(from.pointer) ?? { line: 1, column: 1 }
      const what = from === undefined ? message : `${message}: ${path}`
      findings.push({
        rule,
        severity: 'error',
        message: what,
        file: from?.file.shown ?? show(path),
        ...position,
        path: from?.pointer ?? '',
      })
    }
    if (tried.size > limits.files) {
      if (tried.size === limits.files + 1) say('file-count', `found more than ${limits.files} files`)
      return
    }
    const parsed = options.cache?.get(path) ?? readAndParse(path, say)
    if (parsed === undefined) return
    options.cache?.set(path, parsed)
    findings.push(...parsed.findings)
    const { file } = parsed
    if (file === undefined) return
    files.set(path, file)
    for (const { pointer, ref } of referencesOf(file)) {
      const aim = aimOf(path, ref)
      if ('rule' in aim)
        findings.push({
          rule: aim.rule,
          severity: 'error',
          message: aim.message,
          file: file.shown,
          ...file.locate(pointer),
          path: pointer,
        })
      else load(aim.path, { file, pointer })
    }
  }
  load(entry, undefined)

  const at = ({ file, pointer }: Place): Found | undefined => {
    let value: Json | undefined = file.tree
    for (const step of stepsOf(pointer) ?? ['']) value = stepInto(value, step)
    return value === undefined ? undefined : { file, pointer, value }
  }
  /** One step; `#/a/b` also where `a` itself is a `$ref`, whose target then holds `b`. */
  const resolveRef = (from: SourceFile, ref: string, seen: ReadonlySet<string>): Found | undefined => {
    const aim = aimOf(from.path, ref)
    if ('rule' in aim) return undefined
    const file = files.get(aim.path)
    if (file === undefined) return undefined
    const direct = at({ file, pointer: aim.pointer })
    if (direct !== undefined) return direct
    let found: Found | undefined = at({ file, pointer: '' })
    for (const step of stepsOf(aim.pointer) ?? []) {
      if (found === undefined) return undefined
      const end = followFrom(found, seen)
      const value = stepInto(end?.value, step)
      found =
        end === undefined || value === undefined
          ? undefined
          : {
              file: end.file,
              pointer: `${end.pointer}/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`,
              value,
            }
    }
    return found
  }
  const followFrom = (start: Found, before: ReadonlySet<string>): Found | undefined => {
    const seen = new Set(before)
    let found: Found | undefined = start
    while (found !== undefined) {
      const ref: Json | undefined = isObject(found.value) ? found.value['$ref'] : undefined
      if (typeof ref !== 'string') return found
      const key = `${found.file.path}#${found.pointer}`
      if (seen.has(key)) return undefined
      seen.add(key)
      found = resolveRef(found.file, ref, seen)
    }
    return undefined
  }
  const document = files.get(entry)
  if (document === undefined) return { document: undefined, findings: sortFindings(findings) }

  const none: ReadonlySet<string> = new Set()
  const loaded: LoadedDocument = {
    entry: document,
    files,
    at,
    resolve: (from, ref) => resolveRef(from, ref, none),
    follow: (place) => {
      const start = at(place)
      return start === undefined ? undefined : followFrom(start, none)
    },
  }
  return { document: loaded, findings: sortFindings([...findings, ...unresolved(loaded)]) }
}

const references = new WeakMap<SourceFile, readonly Reference[]>()

/** Looked for once in a file, which several documents may refer to. */
const referencesOf = (file: SourceFile): readonly Reference[] => {
  const found = references.get(file) ?? referencesIn(file.tree)
  references.set(file, found)
  return found
}

/** `$ref`s to a file that was read, in which they find nothing or go round for ever. */
const unresolved = (document: LoadedDocument): readonly Finding[] =>
  [...document.files.values()].flatMap((file) =>
    referencesOf(file).flatMap(({ holder, pointer, ref }): readonly Finding[] => {
      const aim = aimOf(file.path, ref)
      if ('rule' in aim || !document.files.has(aim.path)) return []
      if (document.follow({ file, pointer: holder }) !== undefined) return []
      const endless = document.resolve(file, ref) !== undefined
      return [
        {
          rule: endless ? 'ref-endless' : 'ref-missing',
          severity: 'error',
          message: endless
            ? `found a $ref that leads only to further $refs or to nothing, expected one that ends: ${ref}`
            : `found a $ref to what is not there: ${ref}`,
          file: file.shown,
          ...file.locate(pointer),
          path: pointer,
        },
      ]
    }),
  )

const opened = (
  source: DocumentSource,
  options: LoadOptions,
): { readonly entry: string; readonly root: string; readonly read: SourceReader } => {
  if (typeof source !== 'string')
    return {
      entry: posix.normalize(source.entry),
      root: options.root ?? '',
      read: memoryReader(source.files),
    }
  const root = options.root ?? dirname(source)
  const entry =
    options.root === undefined ? basename(source) : relativeTo(resolve(options.root), resolve(source))
  return { entry, root: root.split('\\').join('/'), read: diskReader(root) }
}

const relativeTo = (root: string, path: string): string =>
  posix.relative(root.split('\\').join('/'), path.split('\\').join('/'))
