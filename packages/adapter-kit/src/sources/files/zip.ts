import type { Readable } from 'node:stream'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { BrokenOff, fault } from '../parse/found'

/** A file within a ZIP file. It is never written anywhere: its name is only a name. */
export interface ZipPart {
  readonly name: string
  readonly open: () => AsyncIterable<Uint8Array>
}

export interface ZipLimits {
  readonly parts: number
  /** Bytes of all parts together, unpacked. */
  readonly bytes: number
}

const refuse = (pad: string, uitleg: string): never => {
  throw new BrokenOff(fault('zip-geweigerd', pad, uitleg))
}

const streamOf = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))),
  )

/** yauzl checks that a part is as large as the directory says, and reports it as an error of the stream. */
async function* chunksOf(zip: ZipFile, entry: Entry, place: string): AsyncIterable<Uint8Array> {
  try {
    yield* await streamOf(zip, entry)
  } catch (error) {
    if (error instanceof BrokenOff) throw error
    refuse(place, 'a part that cannot be unpacked')
  }
}

const entriesOf = async (zip: ZipFile, limits: ZipLimits): Promise<readonly Entry[]> => {
  const entries: Entry[] = []
  let bytes = 0
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      bytes += entry.uncompressedSize
      if (entries.length > limits.parts || bytes > limits.bytes) {
        reject(new BrokenOff(fault('zip-geweigerd', '', 'unpacks to more than is allowed')))
      } else zip.readEntry()
    })
    zip.once('end', () => resolve())
    zip.once('error', reject)
    zip.readEntry()
  })
  return entries
}

/** Programs for the Mac leave these beside the files. */
const noise = /(^|\/)(__MACOSX\/|\.DS_Store$)/

/**
 * The files in a ZIP file, in the order of its directory, within limits that hold before anything is unpacked.
 *
 * @throws BrokenOff for what is no ZIP file, is encrypted, is in a ZIP file itself, or names a place outside (`../`, `C:\`).
 */
export async function* zipParts(path: string, limits: ZipLimits): AsyncIterable<ZipPart> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error) throw error
    return refuse('', 'not a ZIP file that can be read')
  })
  try {
    const entries = await entriesOf(zip, limits).catch((error: unknown) => {
      if (error instanceof BrokenOff) throw error
      return refuse('', 'a directory that cannot be read, or a name that leads elsewhere')
    })
    for (const [index, entry] of entries.entries()) {
      const name = entry.fileName
      if (name.endsWith('/') || noise.test(name)) continue
      const place = `deel ${index + 1}`
      if (entry.isEncrypted()) refuse(place, 'encrypted')
      if (/\.zip$/i.test(name)) refuse(place, 'a ZIP file within a ZIP file')
      yield { name, open: () => chunksOf(zip, entry, place) }
    }
  } finally {
    zip.close()
  }
}
