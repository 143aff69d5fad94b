import { createContext, Script } from 'node:vm'

/** A pattern for which a text takes so long that it is a mistake, or an attack (ReDoS). */
export class SlowPattern extends Error {
  override readonly name = 'SlowPattern'
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

/** Repetition of what repeats, or a back reference: only these can take exponentially long. */
const risky = /[+*}]\)?[^()]*\)\s*[+*{]|\|[^()]*\)\s*[+*{]|\\[1-9]/

const limit = 500
const room = createContext({ expression: /./, text: '' })
const script = new Script('expression.test(text)')

/** In a context of its own, the one place where Node can end a regular expression that has begun. */
const guarded = (expression: RegExp, text: string): boolean => {
  Object.assign(room, { expression, text })
  try {
    return script.runInContext(room, { timeout: limit }) === true
  } catch (cause) {
    throw new SlowPattern(`a pattern takes more than half a second for it`, { cause })
  }
}

/** For ajv, which also asks for the code that would make the same again. */
export const regularExpression = Object.assign(
  (pattern: string, flags: string) => {
    const expression = compile(pattern, flags)
    if (!risky.test(pattern)) return expression
    return {
      test: (text: string): boolean => guarded(expression, text),
      exec: (text: string): RegExpExecArray | null =>
        guarded(expression, text) ? expression.exec(text) : null,
    }
  },
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
