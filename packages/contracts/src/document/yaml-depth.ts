import type { CST } from 'yaml'

/**
 * Levels of nesting in a parsed but not yet composed YAML text. Asked first, because composing recurses: a few thousand
 * brackets exhaust the stack, and there V8 may abort the process instead of throwing.
 */
export const depthOf = (tokens: readonly CST.Token[]): number => {
  let deepest = 0
  const open: { readonly token: CST.Token; readonly depth: number }[] = tokens.map((token) => ({
    token,
    depth: 0,
  }))
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next
    deepest = Math.max(deepest, depth)
    if (token.type === 'document' && token.value) open.push({ token: token.value, depth })
    if ('items' in token)
      for (const { key, value } of token.items) {
        if (key) open.push({ token: key, depth: depth + 1 })
        if (value) open.push({ token: value, depth: depth + 1 })
      }
  }
  return deepest
}
