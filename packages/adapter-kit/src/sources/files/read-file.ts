import { createReadStream, statSync } from 'node:fs'
import { RetryError } from '../../failures'
import type { CsvForm } from '../parse/csv'
import { readCsv } from '../parse/csv'
import { BrokenOff, type Found, fault } from '../parse/found'
import { readXml, type XmlForm, type XmlLimits } from '../parse/xml'
import { fileFailure, namePattern, type TakenFile } from './drop-folder'
import { readXlsx } from './xlsx'
import { type ZipLimits, zipParts } from './zip'

export interface FileLimits {
  /** Bytes of a record in a CSV file. */
  readonly line: number
  readonly xml: XmlLimits
  readonly zip: ZipLimits
}

const chunkBytes = 262_144

const readForm = (
  chunks: AsyncIterable<Uint8Array>,
  form: CsvForm | XmlForm,
  limits: FileLimits,
): AsyncIterable<readonly Found[]> =>
  form.soort === 'csv' ? readCsv(chunks, form, limits.line) : readXml(chunks, form, limits.xml)

async function* chunksOf(path: string): AsyncIterable<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: chunkBytes })
  } catch (error) {
    throw error instanceof BrokenOff ? error : fileFailure(path, error)
  }
}

/** A part that breaks off spoils neither the parts before it nor those behind it; it is told at the end. */
async function* readZip(
  path: string,
  form: CsvForm | XmlForm,
  limits: FileLimits,
): AsyncIterable<readonly Found[]> {
  const meant = namePattern(`*.${form.soort}`)
  let parts = 0
  let broken: BrokenOff | undefined
  for await (const part of zipParts(path, limits.zip)) {
    if (!meant.test(part.name)) continue
    parts += 1
    const number = parts
    try {
      for await (const found of readForm(part.open(), form, limits)) {
        yield found.map((each) => ({ ...each, place: `deel ${number}, ${each.place}` }))
      }
    } catch (error) {
      if (!(error instanceof BrokenOff)) throw error
      const { reden, pad, uitleg } = error.rejection
      broken ??= new BrokenOff(fault(reden, `deel ${number}, ${pad}`, uitleg))
    }
  }
  if (parts === 0) throw new BrokenOff(fault('zip-geweigerd', '', `no *.${form.soort} in it`))
  if (broken !== undefined) throw broken
}

/**
 * What stands in a file, in its order, in constant memory.
 *
 * @throws BrokenOff where it cannot be read any further; RetryError when somebody still writes to it.
 */
export async function* readFile(
  file: TakenFile,
  form: CsvForm | XmlForm,
  limits: FileLimits,
): AsyncIterable<readonly Found[]> {
  let broken: unknown
  try {
    if (/\.zip$/i.test(file.name)) yield* readZip(file.path, form, limits)
    else if (form.soort === 'csv' && /\.xlsx$/i.test(file.name)) yield* readXlsx(file.path, file.bytes, form)
    else yield* readForm(chunksOf(file.path), form, limits)
  } catch (error) {
    broken = error
  }
  const { size, mtimeMs } = statSync(file.path)
  if (size !== file.bytes || new Date(mtimeMs).toISOString() !== file.at) {
    throw new RetryError(`${file.path}: somebody still writes to it`, { cause: broken })
  }
  if (broken !== undefined) throw broken
}
