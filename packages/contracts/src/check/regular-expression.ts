interface Expression {
  readonly test: (text: string) => boolean
  readonly exec: (text: string) => RegExpExecArray | null
}

/**
 * ECMA 262 as ajv and our validators read it: in Unicode mode, and where a pattern escapes what that mode does not allow,
 * without. Throws SyntaxError on what is a regular expression in neither.
 */
const compile = (pattern: string, flags = 'u'): RegExp => {
  try {
    return new RegExp(pattern, flags)
  } catch {
    return new RegExp(pattern)
  }
}

/** For ajv, which asks for the code that would make the same again. */
export const regularExpression = Object.assign(
  (pattern: string, flags: string): Expression => compile(pattern, flags),
  { code: 'new RegExp' },
)

/** Undefined when the text is no regular expression. */
export const patternOf = (pattern: string): RegExp | undefined => {
  try {
    return compile(pattern)
  } catch {
    // SyntaxError repeats the pattern; the rule that asks says what and where.
    return undefined
  }
}
