import { Composer, LineCounter, Parser, parseDocument, type Document as YamlDocument } from 'yaml'
import type { Finding } from '../findings/finding'
import { jsonMistake } from './json-mistake'
import type { Limits } from './limits'
import { plainJson } from './plain-json'
import { locator, type Position, type SourceFile } from './source-file'
import { depthOf } from './yaml-depth'
import { TooMuch, treeOf } from './yaml-tree'

/** What came of a text: a file with its tree, unless it has none; and what is wrong with it. */
export interface Parsed {
  readonly file: SourceFile | undefined
  readonly findings: readonly Finding[]
}

/**
 * Reads YAML (JSON is YAML too) into plain JSON values, with the place of each. Duplicate keys, several documents in one
 * file, values that JSON does not know and aliases that grow without end are findings. Never throws.
 */
export const parseSource = (path: string, shown: string, text: string, limits: Limits): Parsed => {
  const lines = new LineCounter()
  const finding = (rule: string, message: string, position: Position, pointer = ''): Finding => ({
    rule,
    severity: 'error',
    message,
    file: shown,
    ...position,
    path: pointer,
  })
  const only = (rule: string, message: string, offset = 0): Parsed => ({
    file: undefined,
    findings: [finding(rule, message, positionAt(lines, offset))],
  })
  const plain = path.endsWith('.json') ? plainJson(text, limits) : undefined
  if (plain !== undefined) {
    const places = lazy(() => placesIn(text))
    return {
      file: {
        path,
        shown,
        tree: plain.tree,
        text,
        locate: (pointer) => places().locate(pointer),
        locateKey: (pointer) => places().locateKey(pointer),
      },
      findings: [],
    }
  }
  try {
    const tokens = [...new Parser(lines.addNewLine).parse(text)]
    if (depthOf(tokens) > limits.depth)
      return only('yaml-depth', `found more than ${limits.depth} levels inside each other`)
    // `uniqueKeys` compares every key with every other; the tree finds twins by a look-up.
    const composer = new Composer({ uniqueKeys: false, logLevel: 'silent' })
    const documents: readonly YamlDocument.Parsed[] = [...composer.compose(tokens, true, text.length)]
    const [document, second] = documents
    const [wrong] = document?.errors ?? []
    if (wrong) return only('syntax', `found ${firstLine(wrong.message)}, expected YAML or JSON`, wrong.pos[0])
    if (second)
      return only('syntax', 'found several YAML documents in one file, expected one', second.range[0])
    if (!document?.contents || text.trim() === '')
      return only('file-empty', 'found an empty file, expected YAML or JSON')

    const mistake = path.endsWith('.json') ? jsonMistake(text, document) : undefined
    if (mistake)
      return only('syntax', 'found what YAML allows and JSON does not, expected JSON', mistake.offset)

    const { locate, locateKey, positionOf } = locator(document, lines, text.length)
    const { tree, oddities } = treeOf(document, limits)
    const strange = document.warnings.map(({ message, pos }) =>
      finding(
        'yaml-value',
        `found ${firstLine(message)}, expected plain JSON values`,
        positionAt(lines, pos[0]),
      ),
    )
    return {
      file: { path, shown, tree, text, locate, locateKey },
      findings: [
        ...strange,
        ...oddities.map(({ rule, message, node, pointer }) =>
          finding(rule, message, positionOf(node), pointer),
        ),
      ],
    }
  } catch (cause) {
    if (cause instanceof TooMuch) return only(cause.rule, cause.message, cause.node?.range?.[0])
    return only('syntax', `found ${firstLine(String(cause))}, expected YAML or JSON`)
  }
}

/** Where things stand in a text of which it is known that it can be read. */
const placesIn = (text: string): ReturnType<typeof locator> => {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, uniqueKeys: false, logLevel: 'silent' })
  return locator(document, lineCounter, text.length)
}

const lazy = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const positionAt = (lines: LineCounter, offset: number): Position => {
  const { line, col } = lines.linePos(offset)
  const at = { line: Math.max(1, line), column: Math.max(1, col) }
  return { ...at, endLine: at.line, endColumn: at.column + 1 }
}

/** The library adds lines of the text itself; those do not belong in a message. */
const firstLine = (message: string): string => (message.split('\n')[0] ?? '').replace(/[:.]$/, '')
