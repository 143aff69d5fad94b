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
  'utf-16': 'utf-16le',
}

/** A declaration is not longer. */
const declarationBytes = 200

/** By the byte order mark, else by the XML declaration (XML 1.0, appendix F). */
const encodingOf = (first: Uint8Array): string => {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le'
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be'
  const declaration = Buffer.from(first.subarray(0, declarationBytes)).toString('latin1')
  const named = /^(?:ï»¿)?<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(declaration)?.[1]
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
    decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true })
    try {
      return decoder.decode(bytes, { stream: more })
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
