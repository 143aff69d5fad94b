import { fileURLToPath } from 'node:url'
import { type Arrived, conformance, type ToPicture } from '@gezinsbeeld/adapter-kit/conformance'
import { domeinOf, type Rol } from '@gezinsbeeld/contracts'
import { registers, scenario } from '@gezinsbeeld/hub/scenario'
import { describe, it } from 'vitest'
import { allAdapters } from './adapters/all-adapters'

/**
 * Record → event → picture, for every feed of every adapter: what a rehearsal of the conformance suite published, with a source at its
 * worst and kills at any step, goes through the hub's own rules, and then everything once more in another order. What the hub has in the
 * end must be what the source says. It stands here because neither adapters nor their kit may know the hub.
 */

const organisatie = 'gi-noord'

const throughHub =
  (rol: Rol): ToPicture =>
  (arrived: readonly Arrived[]) => {
    const hub = scenario(registers(organisatie, rol))
    try {
      hub.when(
        ...arrived.map(({ subject, type, sequence, data }) => ({
          subject,
          ontvangenOp: '2026-11-22T09:00:00.000Z',
          event: { type, sequence, data },
        })),
      )
      for (const { value } of hub.tables.quarantaine.entries())
        throw new Error(`the hub refuses ${value.subject.split('.').slice(3, 5).join('.')}: ${value.reden}`)
      return hub.tables.objecten.entries().flatMap(({ value: { event } }) =>
        event.naam.endsWith('.ingetrokken') || domeinOf(event.naam) === 'bron'
          ? []
          : [
              {
                naam: event.naam,
                object: event.data.referentie.slice(organisatie.length + 1),
                data: event.data,
              },
            ],
      )
    } finally {
      hub.close()
    }
  }

const root = fileURLToPath(new URL('../..', import.meta.url))

describe.each(allAdapters(root))('$naam', ({ adapter, folder, instellingen }) => {
  const checks = conformance(adapter, {
    ...{ folder, instellingen, repetities: 2 },
    naarBeeld: throughHub(adapter.rol),
  }).filter(({ naam }) => naam.includes('whatever the source does'))
  it.each(checks)('$naam, and the pictures are what the source says', ({ check }) => check())
})
