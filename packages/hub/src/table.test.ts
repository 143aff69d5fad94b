import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openTables } from './tables'

const changes = fc.array(fc.tuple(fc.nat(30), fc.boolean()), { maxLength: 40 })

test('the first entries of a range are the first, whatever was put and removed and is not on disk yet', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'table-'))
  try {
    await fc.assert(
      fc.asyncProperty(changes, changes, fc.nat(10), fc.nat(30), async (committed, open, limit, from) => {
        const tables = openTables(join(folder, crypto.randomUUID()), { durable: false })
        const { gevraagd } = tables
        const model = new Set<string>()
        const apply = (all: readonly (readonly [number, boolean])[]): void => {
          for (const [n, put] of all) {
            const key = String(n).padStart(2, '0')
            if (put) gevraagd.put(key, true)
            else gevraagd.remove(key)
            if (put) model.add(key)
            else model.delete(key)
          }
        }
        apply(committed)
        await tables.commit([tables.seal()])
        apply(open)
        const start = String(from).padStart(2, '0')
        const first = [...model].sort().filter((key) => key >= start)
        expect(gevraagd.entries({ start, limit }).map(({ key }) => key)).toEqual(first.slice(0, limit))
        await tables.close()
      }),
      { numRuns: 100 },
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a sparse table holds what was put, also after it was opened anew, and no longer what was removed', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'table-')), 'staat')
  const changesOf = fc.array(changes, { minLength: 1, maxLength: 4 })
  try {
    await fc.assert(
      fc.asyncProperty(changesOf, async (batches) => {
        const model = new Map<string, 'weigeren'>()
        const file = `${path}-${crypto.randomUUID()}`
        let tables = openTables(file, { durable: false })
        for (const batch of batches) {
          for (const [n, put] of batch) {
            if (put) tables.gewist.put(String(n), 'weigeren')
            else tables.gewist.remove(String(n))
            if (put) model.set(String(n), 'weigeren')
            else model.delete(String(n))
            expect(tables.gewist.get(String(n))).toBe(model.get(String(n)))
          }
          await tables.commit([tables.seal()])
          for (let n = 0; n <= 30; n++) expect(tables.gewist.get(String(n))).toBe(model.get(String(n)))
          await tables.close()
          tables = openTables(file, { durable: false })
          for (let n = 0; n <= 30; n++) expect(tables.gewist.get(String(n))).toBe(model.get(String(n)))
        }
        await tables.close()
      }),
      { numRuns: 20 },
    )
  } finally {
    rmSync(dirname(path), { recursive: true, force: true })
  }
})

test('what a sparse table holds is found again when it is no longer at hand', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'table-'))
  try {
    const tables = openTables(join(folder, 'staat'), { durable: false })
    for (let batch = 0; batch < 3; batch++) {
      for (let n = 0; n < 10_000; n++) tables.gewist.put(`${batch} ${n}`, 'weigeren')
      await tables.commit([tables.seal()])
    }
    expect(tables.gewist.get('0 0')).toBe('weigeren')
    expect(tables.gewist.get('0 10000')).toBeUndefined()
    await tables.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
