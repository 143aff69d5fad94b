import { corvSource } from '@gezinsbeeld/corv'

/** What the GI's gateway leaves as files, or posts. */
export const source = corvSource
