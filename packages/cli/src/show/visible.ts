/**
 * A text from outside as it may stand on a terminal: what would move its cursor, colour it or turn its reading order round is
 * shown by its number instead, so that nobody writes the lines of a table but the command.
 */
export const visible = (text: string): string =>
  text.replace(
    /[\p{Cc}\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]/gu,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
