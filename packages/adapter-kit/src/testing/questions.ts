import { randomBytes } from 'node:crypto'
import { createPublisher, ensureConsumer, eventMessage } from '@gezinsbeeld/bus'
import { bericht, bezorgdSubject, geenGezin } from '@gezinsbeeld/contracts'
import type { TestRegion } from '@gezinsbeeld/test-kit'

export type Question = 'bekendheid.gevraagd' | 'bekendheid.beeindigd'

/** Asks an organisation's adapter as the hub does, and lets it hear that: its consumer is made. */
export const questionsTo = async (
  region: TestRegion,
  organisatie: string,
): Promise<(naam: Question, pseudoniem: string) => Promise<void>> => {
  const operator = await region.connect({ role: 'operator', name: 'vragen' })
  await ensureConsumer(operator.jsm, { organisatie, name: 'adapter', domeinen: ['bekendheid'] })
  // Who dies while it answers hears the question again after ten seconds otherwise.
  await operator.jsm.consumers.update('bezorgd', `${organisatie}_adapter`, { ack_wait: 1_000_000_000 })
  const publisher = createPublisher(await region.connect({ role: 'hub', name: 'hub' }))
  return async (naam, pseudoniem) => {
    const source = 'urn:nld:oin:00000099000000009000:systeem:hub'
    const attributes = { id: randomBytes(8).toString('hex'), source, type: bericht(naam).type }
    const subject = bezorgdSubject(organisatie, geenGezin, naam)
    await publisher.publish(eventMessage(subject, attributes, JSON.stringify({ pseudoniem })))
  }
}
