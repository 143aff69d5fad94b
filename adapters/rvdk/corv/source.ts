import { corvSource } from '@gezinsbeeld/corv'

/** The gateway's copies of what goes out and of what comes in, in one folder or at one address. */
export const source = corvSource
