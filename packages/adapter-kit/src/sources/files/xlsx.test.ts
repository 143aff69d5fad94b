import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import writeExcel, { type SheetData } from 'write-excel-file/node'
import { temporaryFolder } from '../../testing/harness'
import { csv } from '../declaration'
import { BrokenOff, type Found } from '../parse/found'
import { readXlsx } from './xlsx'

const form = csv({ kolommen: ['nr', 'naam', 'geboren', 'deelt'] })

const header = ['naam', 'nr', 'opmerking', 'geboren', 'deelt'].map((value) => ({ value, type: String }))

const workbook = async (rows: SheetData): Promise<string> => {
  const path = join(temporaryFolder(), 'werkmap.xlsx')
  const written = await writeExcel(rows, {})
  writeFileSync(path, await written.toBuffer())
  return path
}

const read = async (path: string, bytes = 1_000): Promise<readonly Found[]> => {
  const all: Found[] = []
  for await (const found of readXlsx(path, bytes, form)) all.push(...found)
  return all
}

test('the first row names the columns, whatever their order, and every value is text', async () => {
  const path = await workbook([
    header,
    [
      { value: 'Noé', type: String },
      { value: 12, type: Number },
      null,
      { value: new Date('2014-05-17T00:00:00Z'), type: Date, format: 'dd-mm-yyyy' },
      { value: true, type: Boolean },
    ],
    [null, { value: 'A 7', type: String }, null, { value: '00-05-2014', type: String }, null],
  ])
  expect(await read(path)).toEqual([
    { raw: { nr: '12', naam: 'Noé', geboren: '2014-05-17', deelt: 'true' }, place: 'rij 2' },
    { raw: { nr: 'A 7', naam: '', geboren: '00-05-2014', deelt: '' }, place: 'rij 3' },
  ])
})

test('a moment keeps its time, to the second', async () => {
  const moment = { value: new Date('2026-07-17T13:45:00Z'), type: Date, format: 'dd-mm-yyyy hh:mm' } as const
  const path = await workbook([header, [null, { value: 1, type: Number }, null, moment, null]])
  expect(await read(path)).toMatchObject([{ raw: { geboren: '2026-07-17T13:45:00' } }])
})

test('what is no workbook, lacks a column or is too large is refused, and says so', async () => {
  const nonsense = join(temporaryFolder(), 'onzin.xlsx')
  writeFileSync(nonsense, 'geen werkmap')
  await expect(read(nonsense)).rejects.toThrow(BrokenOff)
  const path = await workbook([[{ value: 'nr', type: String }]])
  await expect(read(path)).rejects.toThrow('kolom-ontbreekt at naam')
  await expect(read(path, 21_000_000)).rejects.toThrow('werkmap-te-groot')
})
