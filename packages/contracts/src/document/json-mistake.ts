import { type Node, visit, type Document as YamlDocument } from 'yaml'

const literal = /^(true|false|null|-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?)$/

/**
 * Where a `.json` file that can be read as YAML is not JSON, which other tools would refuse: a value left out, words without
 * quotes, a comma too many, a comment. Undefined when it is JSON.
 */
export const jsonMistake = (
  text: string,
  document: YamlDocument,
): { readonly offset: number } | undefined => {
  try {
    JSON.parse(text)
    return undefined
  } catch (cause) {
    // V8 repeats the text around the mistake, and says only sometimes where it is; else the place is looked for.
    const [, position] = / at position (\d+)/.exec(String(cause)) ?? []
    if (position !== undefined) return { offset: Number(position) }
    let odd: Node | undefined
    visit(document, {
      Scalar: (_, node) => {
        const { type, source = '' } = node
        if (type === 'QUOTE_DOUBLE' || (type === 'PLAIN' && literal.test(source))) return undefined
        odd = node
        return visit.BREAK
      },
      Alias: (_, node) => {
        odd = node
        return visit.BREAK
      },
    })
    return { offset: odd?.range?.[0] ?? 0 }
  }
}
