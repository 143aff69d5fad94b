import { fileURLToPath } from 'node:url'
import { adapter as gemeente } from '@gezinsbeeld/adapter-gemeente'
import { adapter as ggz } from '@gezinsbeeld/adapter-ggz'
import { adapter as gi } from '@gezinsbeeld/adapter-gi'
import type { AdapterDefinition } from '@gezinsbeeld/adapter-kit'
import { type Arrived, conformance, type ToPicture } from '@gezinsbeeld/adapter-kit/conformance'
import { mappedAdapter, mapping } from '@gezinsbeeld/adapter-kit/mapping'
import { adapter as rvdk } from '@gezinsbeeld/adapter-rvdk'
import { adapter as veiligThuis } from '@gezinsbeeld/adapter-veilig-thuis'
import { domeinOf, type Rol } from '@gezinsbeeld/contracts'
import { registers, scenario } from '@gezinsbeeld/hub/scenario'
import { readConfiguration } from '@gezinsbeeld/shell'
import { describe, it } from 'vitest'
import { instellingen as gemeenteSettings } from '../../adapters/gemeente/testing/instellingen'
import { settings as ggzSettings } from '../../adapters/ggz/testing/settings'

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

const folderOf = (name: string): string => fileURLToPath(new URL(`../../adapters/${name}/`, import.meta.url))
const mapped = (name: string): AdapterDefinition =>
  mappedAdapter(readConfiguration(`${folderOf(name)}mapping.yaml`, mapping, {}))
const corv = (more: object) => ({ corv: more })

const adapters: readonly (readonly [string, AdapterDefinition, Readonly<Record<string, unknown>>])[] = [
  ['gi', gi, corv({ eigen: ['Jeugdbescherming Voorbeeld'] })],
  ['ggz', ggz, ggzSettings],
  ['gemeente', gemeente, gemeenteSettings],
  [
    'rvdk',
    rvdk,
    corv({
      eigen: ['Raad voor de Kinderbescherming'],
      organisaties: {
        'Gemeente Voorbeeldstad': 'gemeente-voorbeeld',
        'Jeugdbescherming Voorbeeld': 'gi-voorbeeld',
      },
      uitvoerders: ['gi-voorbeeld'],
    }),
  ],
  [
    'veilig-thuis',
    veiligThuis,
    corv({
      eigen: ['Veilig Thuis Voorbeeld'],
      organisaties: { 'Lokaal team Voorbeeldstad': 'gemeente-voorbeeld' },
      contact: { naam: 'Front office', telefoon: '0880 000 000' },
    }),
  ],
  ['opvang', mapped('opvang'), {}],
  ['kleine-organisatie', mapped('kleine-organisatie'), {}],
]

describe.each(adapters)('%s', (name, adapter, instellingen) => {
  const checks = conformance(adapter, {
    ...{ folder: folderOf(name), instellingen, repetities: 2 },
    naarBeeld: throughHub(adapter.rol),
  }).filter(({ naam }) => naam.includes('whatever the source does'))
  it.each(checks)('$naam, and the pictures are what the source says', ({ check }) => check())
})
