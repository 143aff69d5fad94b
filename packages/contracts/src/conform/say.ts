import type { Severity } from '../findings/finding'

/** Adds one finding about the message at hand; `path` is a JSON Pointer into its payload. Never given a value of the payload. */
export type Say = (rule: string, message: string, path?: string, severity?: Severity) => void
