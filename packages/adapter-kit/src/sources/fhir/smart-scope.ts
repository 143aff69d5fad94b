/** Whether a SMART scope only reads: version 1 says `read`, version 2 `r` (one resource) and `s` (a search). */
export const isReadingScope = (scope: string): boolean => /\.(read|rs?|s)(\?.*)?$/.test(scope)
