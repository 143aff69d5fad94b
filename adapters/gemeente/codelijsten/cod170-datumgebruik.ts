import { codeList } from '@gezinsbeeld/adapter-kit/fields'

/** How many characters of a date as 2009-05-17 are known: all of it, without the day, without the month, nothing. */
export type KnownCharacters = 10 | 7 | 4 | 0

/**
 * iJw and iWmo COD170, `DatumGebruik`: which parts of a date are real. 3 says that nothing is; absent says that everything is.
 */
export const cod170 = codeList<KnownCharacters>('COD170', { '1': 7, '2': 4, '3': 0 })
