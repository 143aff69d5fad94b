import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { right } from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'
import { pipeline } from '../pipeline/pipeline'
import { maatregelFeed, persoonFeed } from '../testing/feeds'
import { deletionOf, pageOf, record, remembering, temporaryFolder, workshop } from '../testing/harness'

const [anna, bram] = ['999900006', '999900018']

const clientFeed: typeof persoonFeed = {
  ...persoonFeed,
  translate: (raw, context) => {
    const result = persoonFeed.translate(raw, context)
    if (typeof raw === 'object' && raw !== null && 'bsn' in raw && typeof raw.bsn === 'string')
      context.raadpleeg(raw.bsn)
    return result
  },
}

const office = () => {
  const folder = temporaryFolder()
  const shop = workshop({ sink: remembering(), folder })
  const take = async (feed: typeof persoonFeed, page: ReturnType<typeof pageOf>) => {
    const line = pipeline(shop.of(feed))
    await line.accept(page)
    await line.drain()
  }
  const bsns = () => shop.shared.lookups.clients().map(({ bsn }) => bsn)
  return { folder, shop, take, bsns: () => bsns().toSorted() }
}

const client = (id: string, bsn: string, more: object = {}) =>
  record({ id, naam: `Client ${id}`, bsn, ...more })

test('whom a record names as a client can be looked up, once, until no record says so any more', async () => {
  const { take, bsns } = office()
  await take(clientFeed, pageOf(client('1', anna), client('2', bram), client('3', anna)))
  expect(bsns()).toEqual([anna, bram])
  await take(clientFeed, deletionOf('1'))
  expect(bsns()).toEqual([anna, bram])
  await take(clientFeed, pageOf(client('3', bram)))
  expect(bsns()).toEqual([bram])
  await take(clientFeed, deletionOf('2', '3'))
  expect(bsns()).toEqual([])
})

test('a record that is parked keeps its client, and a number that is no BSN is nobody', async () => {
  const { take, bsns } = office()
  const refusing: typeof persoonFeed = {
    ...clientFeed,
    translate: (raw, context) => {
      if (JSON.stringify(raw).includes('kapot'))
        return { _tag: 'Left', left: { reden: 'onleesbaar', pad: 'naam', uitleg: 'no name' } }
      return clientFeed.translate(raw, context)
    },
  }
  await take(refusing, pageOf(client('1', anna)))
  await take(refusing, pageOf(client('1', anna, { naam: 'kapot' })))
  expect(bsns()).toEqual([anna])
  const numbered: typeof persoonFeed = {
    ...maatregelFeed,
    translate: (_, context) => {
      for (const number of ['000000000', '123456789', '', undefined]) context.raadpleeg(number)
      return right([])
    },
  }
  await take(numbered, pageOf(record({ id: 'a' })))
  expect(bsns()).toEqual([anna])
})

test('no BSN stands in the ledger as it is', async () => {
  const { folder, shop, take } = office()
  await take(clientFeed, pageOf(client('1', anna)))
  await shop.ledger.close()
  expect(readFileSync(join(folder, 'data.mdb')).includes(anna)).toBe(false)
})
