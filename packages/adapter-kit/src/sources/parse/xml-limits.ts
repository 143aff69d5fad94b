import type { XmlLimits } from './xml'

/** A document is held in memory as a whole: this is the most of it. */
export const xmlLimits: XmlLimits = { unit: 8_000_000, text: 4_000_000, depth: 100 }
