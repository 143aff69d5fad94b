import { startRegion } from '@gezinsbeeld/test-kit'
import { createInbox } from '@nats-io/transport-node'
import { bench, describe } from 'vitest'
import { type EventAttributes, encodeAttributes } from './cloud-event'
import { eventMessage } from './message'
import { createPublisher } from './publish'

/** As many as an adapter publishes in a large batch; a payload as large as a person's. */
const count = 20_000
const window = 1_000
const data = JSON.stringify({ gegevens: 'x'.repeat(600) })

const region = await startRegion()
const bus = await region.connect({ role: 'adapter-gi', organisatie: 'gi-noord', name: 'adapter' })
let run = 0

const attributesOf = (number: number): EventAttributes => ({
  id: `vQ1sC0Zl3o0w5yq6.${run}.${number}`,
  source: 'urn:nld:oin:00000099000000001000:systeem:gi-noord',
  type: 'nl.gezinsbeeld.persoon-vastgelegd.v1',
  subject: 'gi-noord:u9sQm0v1b2n3c4x5z6l7k8',
  time: '2026-03-04T09:14:00+01:00',
  dataschema: 'urn:gezinsbeeld:schema:persoon:vastgelegd:v1',
  sequence: '0001772612040000',
  grondslag: 'artikel 7.3.11 Jeugdwet',
  adapterversie: '0.1.0',
})
const subjectOf = (number: number): string => `gezin.v1.gi-noord.persoon.vastgelegd.${run}-${number}`

const headersOf = (number: number) => {
  const attributes = attributesOf(number)
  const encoded = encodeAttributes(attributes)
  encoded.set('Nats-Msg-Id', attributes.id)
  return encoded
}

/** Counts what is under way, and waits when that is too much: the least that any pipelined client must do. */
const counter = () => {
  let underWay = 0
  let wake: () => void = () => undefined
  return {
    add: () => {
      underWay += 1
    },
    remove: () => {
      underWay -= 1
      wake()
    },
    isFull: () => underWay >= window,
    fallsTo: async (most: number): Promise<void> => {
      while (underWay > most)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    },
  }
}

const options = { iterations: 5, time: 0, warmupIterations: 1, warmupTime: 0, throws: true }

describe(`${count} events to acknowledgements, across the import, ${window} under way`, () => {
  bench(
    "the makers' client, js.publish",
    async () => {
      run += 1
      const { add, remove, isFull, fallsTo } = counter()
      for (let number = 0; number < count; number += 1) {
        if (isFull()) await fallsTo(window - 1)
        add()
        void bus.js.publish(subjectOf(number), data, { headers: headersOf(number) }).then(remove)
      }
      await fallsTo(0)
    },
    options,
  )

  bench(
    'bare messages, of which nothing is remembered',
    async () => {
      run += 1
      const { add, remove, isFull, fallsTo } = counter()
      const inbox = createInbox(`_INBOX.${bus.identity.subject}`)
      const answers = bus.nc.subscribe(`${inbox}.*`, { callback: remove })
      for (let number = 0; number < count; number += 1) {
        if (isFull()) await fallsTo(window - 1)
        add()
        bus.nc.publish(subjectOf(number), data, { headers: headersOf(number), reply: `${inbox}.${number}` })
      }
      await fallsTo(0)
      answers.unsubscribe()
    },
    options,
  )

  bench(
    'createPublisher',
    async () => {
      run += 1
      const publisher = createPublisher(bus, { window })
      const receipts: Promise<unknown>[] = []
      for (let number = 0; number < count; number += 1) {
        await publisher.ready()
        receipts.push(publisher.publish(eventMessage(subjectOf(number), attributesOf(number), data)))
      }
      await Promise.all(receipts)
      await publisher.close()
    },
    options,
  )
})
