const newline = 0x0a
const quote = 0x22

/** One record's bytes, or how many there were of one that is too long to hold. */
export interface Line {
  readonly bytes: Uint8Array
  /** Number of the physical line at which it begins, from 1. */
  readonly number: number
  readonly wrong?: 'te-lang' | 'aanhaling-open'
}

/**
 * Finds where records end. A quote opens only where a field begins, and two within quotes are one: elsewhere it is a character that
 * spoils its own record and not the rest of the file.
 */
const quoteWatch = (separator: number) => {
  let open = false
  /** The byte before this chunk, and whether it closed a quote. */
  let before = newline
  let closedAt = -2
  let at = 0
  return {
    isOpen: (): boolean => open,
    /** The place of the newline that ends the record, -1 when it is not in this chunk; and how many newlines it took. */
    end: (chunk: Buffer): { readonly end: number; readonly newlines: number } => {
      let newlines = 0
      for (;;) {
        const nextLine = chunk.indexOf(newline, at)
        const until = nextLine === -1 ? chunk.length : nextLine
        for (let q = chunk.indexOf(quote, at); q !== -1 && q < until; q = chunk.indexOf(quote, q + 1)) {
          const previous = q === 0 ? before : chunk[q - 1]
          if (open) closedAt = q
          else if (previous !== separator && previous !== newline && closedAt !== q - 1) continue
          open = !open
        }
        at = until + 1
        if (nextLine === -1) return { end: -1, newlines }
        newlines += 1
        if (!open) return { end: nextLine, newlines }
      }
    },
    /** The next chunk follows. */
    next: (chunk: Buffer): void => {
      before = chunk.at(-1) ?? before
      closedAt = closedAt === chunk.length - 1 ? -1 : -2
      at = 0
    },
    /** From here, outside quotes. */
    from: (place: number): void => {
      open = false
      at = place
    },
  }
}

/**
 * The records of a CSV file (RFC 4180: a newline within quotes is no end), holding no more than the longest that is allowed. Works on
 * bytes, so that wrong UTF-8 spoils only the record in which it stands. After a record that is too long it goes on at the next line.
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  longest: number,
  separator: string,
): AsyncIterable<readonly Line[]> {
  let held: Buffer[] = []
  let heldBytes = 0
  const quotes = quoteWatch(separator.charCodeAt(0))
  let skipping = false
  let number = 1
  let begun = 1

  const take = (last: Buffer): Buffer => {
    const bytes = held.length === 0 ? last : Buffer.concat([...held, last])
    held = []
    heldBytes = 0
    return bytes
  }

  for await (const part of chunks) {
    const chunk = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
    const lines: Line[] = []
    for (let from = 0; from < chunk.length; ) {
      const found = skipping ? { end: chunk.indexOf(newline, from), newlines: 1 } : quotes.end(chunk)
      if (found.end !== -1) {
        const bytes = take(chunk.subarray(from, found.end))
        if (skipping) {
          skipping = false
          quotes.from(found.end + 1)
        } else if (bytes.length > longest) {
          lines.push({ bytes: bytes.subarray(0, 0), number: begun, wrong: 'te-lang' })
        } else lines.push({ bytes, number: begun })
        number += found.newlines
        begun = number
        from = found.end + 1
        continue
      }
      number += skipping ? 0 : found.newlines
      const rest = chunk.subarray(from)
      if (!skipping && heldBytes + rest.length > longest) {
        lines.push({
          bytes: rest.subarray(0, 0),
          number: begun,
          wrong: quotes.isOpen() ? 'aanhaling-open' : 'te-lang',
        })
        held = []
        heldBytes = 0
        // Where quotes would have ended is not known any more: the next newline is taken for an end.
        skipping = true
      } else if (!skipping) {
        held.push(Buffer.from(rest))
        heldBytes += rest.length
      }
      break
    }
    quotes.next(chunk)
    if (lines.length > 0) yield lines
  }
  if (skipping || heldBytes === 0) return
  const bytes = take(Buffer.alloc(0))
  yield [quotes.isOpen() ? { bytes, number: begun, wrong: 'aanhaling-open' } : { bytes, number: begun }]
}
