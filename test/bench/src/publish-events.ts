import { type Bus, createPublisher, eventMessage } from '@gezinsbeeld/bus'
import { announceOrganisation } from '@gezinsbeeld/hub'
import type { Given } from '@gezinsbeeld/hub/scenario'
import type { RegionBus } from '@gezinsbeeld/local'

/** Of what a benchmark registers and publishes. */
export const source = 'urn:nld:oin:00000099000000001000:systeem:bench'

/** Publishes events as an adapter does, pipelined; `named` tells them from those of another call. */
export const publishAll = async (adapter: Bus, messages: Iterable<Given>, named: string): Promise<void> => {
  const publisher = createPublisher(adapter)
  let count = 0
  for (const { subject, event } of messages) {
    if (event === undefined) continue
    const { type, sequence = '', data } = event
    await publisher.ready()
    const attributes = { id: `${named}-${++count}`, source, type, sequence }
    // What is refused ends the publisher, and `close` with it.
    void publisher.publish(eventMessage(subject, attributes, JSON.stringify(data)))
  }
  await publisher.close()
}

/** Registers a GI and connects as its adapter. */
export const connectAdapter = async (bus: RegionBus, organisatie: string): Promise<Bus> => {
  await announceOrganisation(bus.operator, source, {
    organisatie,
    rol: 'gi',
    naam: organisatie,
    oin: '00000099000000001000',
    opentGezinnen: true,
  })
  return bus.connect('adapter-gi', 'adapter', organisatie)
}
