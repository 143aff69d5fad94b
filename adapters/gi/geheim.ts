import { field } from '@gezinsbeeld/adapter-kit/fields'

/** Only a plain `false` says that a place may be known; a null or anything else keeps it secret. */
export const Geheim = field('true or false', (found) => found !== false)
