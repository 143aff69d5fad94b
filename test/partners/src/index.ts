export type { GiOperation } from './gi-database/apply'
export type { Counts } from './gi-database/fill'
export { type GiDatabase, openGiDatabase } from './gi-database/gi-database'
export type { Reader } from './gi-database/reader'
