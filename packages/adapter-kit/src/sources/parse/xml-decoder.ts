import { BrokenOff, fault } from './found'

export interface ChunkDecoder {
  /** @throws BrokenOff at bytes that are no text. */
  decode(chunk: Uint8Array): string
  end(): string
}

/** The encodings that Dutch systems write; anything else is refused rather than guessed. */
const known: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
  'windows-1252': 'windows-1252',
  // Read byte by byte this declaration cannot be in UTF-16: so write programs that made a text of it first, and then UTF-8.
  'utf-16': 'utf-8',
}

/** The mark that stands before a text, and `<` where there is none (XML 1.0, appendix F). */
const beginnings: readonly (readonly [bytes: readonly number[], encoding: string])[] = [
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0x3c, 0x00], 'utf-16le'],
  [[0x00, 0x3c], 'utf-16be'],
]

/** A declaration is not longer. */
const declarationBytes = 200

/** By its first bytes, whatever is declared then, else by the XML declaration. */
const encodingOf = (first: Uint8Array): string => {
  const begun = beginnings.find(([bytes]) => bytes.every((byte, i) => first[i] === byte))
  if (begun !== undefined) return begun[1]
  const declaration = Buffer.from(first.subarray(0, declarationBytes)).toString('latin1')
  const named = /^\s*<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(declaration)?.[1]
  const encoding = known[(named ?? 'utf-8').toLowerCase()]
  if (encoding !== undefined) return encoding
  throw new BrokenOff(fault('onbekende-codering', 'regel 1', 'an encoding that is not read'))
}

const wrongBytes = (): BrokenOff =>
  new BrokenOff(fault('verkeerde-tekens', '', 'bytes that are no text in the encoding of the document'))

export const xmlDecoder = (): ChunkDecoder => {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  /** The first bytes, until there are enough to hold the XML declaration. */
  let head: Buffer = Buffer.alloc(0)
  const text = (bytes: Uint8Array, more: boolean): string => {
    const isFirst = decoder === undefined
    decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true })
    try {
      const read = decoder.decode(bytes, { stream: more })
      // Before a declaration nothing may stand; a template that begins on a new line does write something there.
      return isFirst ? read.replace(/^\s+(?=<\?xml)/, '') : read
    } catch {
      throw wrongBytes()
    }
  }
  return {
    decode: (chunk) => {
      if (decoder !== undefined) return text(chunk, true)
      head = Buffer.concat([head, chunk])
      return head.length < declarationBytes ? '' : text(head, true)
    },
    end: () => (decoder === undefined ? text(head, false) : text(Buffer.alloc(0), false)),
  }
}
