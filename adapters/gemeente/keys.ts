/**
 * The key space of the municipality's clients: in its messages, its cases and the BRP the local key is the BSN, so that all feeds
 * name the same person. It never leaves: references are made of it under the organisation's own key.
 */
const bsnKeySpace = 'bsn'

export interface References {
  persoon(keySpace: string, localKey: string): string
  object(keySpace: string, localKey: string): string
}

/** Nine digits: some systems lose the zero in front. */
const nine = (bsn: string): string => bsn.trim().padStart(9, '0')

export const persoonMetBsn = (context: References, bsn: string): string =>
  context.persoon(bsnKeySpace, nine(bsn))

/** The object token of that person. */
export const objectVanBsn = (context: References, bsn: string): string =>
  context.object(bsnKeySpace, nine(bsn))
