import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { standards } from '@gezinsbeeld/test-kit'
import { expect, it } from 'vitest'
import { objectionsTo } from './testing'

const adapters = fileURLToPath(new URL('../../../adapters', import.meta.url))

const fixtures = ['gi', 'rvdk', 'veilig-thuis'].flatMap((adapter) => {
  const folder = join(adapters, adapter, 'corv/fixtures')
  return readdirSync(folder).map((naam) => ({ naam: `${adapter}/${naam}`, folder: join(folder, naam) }))
})

it.for(fixtures)(
  '$naam is what the official XSD takes, unless it is called otherwise',
  ({ naam, folder }, test) => {
    const folderOfStandards = standards(test)
    const objections = objectionsTo(readFileSync(join(folder, 'record.xml')), folderOfStandards)
    if (naam.includes('/buiten-xsd-')) expect(objections).not.toEqual([])
    else expect(objections).toEqual([])
  },
)
