import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
