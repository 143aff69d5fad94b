import { left, right } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { type AdapterDefinition, defineAdapter, defineFeed, type TranslatedEvent } from '../define'
import { sql } from '../sources/declaration'

/** A small case-management system: what the tests of the kit translate. */
const persoon = t.intersection([
  t.type({ id: t.string, naam: t.string }),
  t.partial({ bsn: t.union([t.string, t.null]), deelNiet: t.boolean, client: t.union([t.string, t.null]) }),
])

export const persoonFeed = defineFeed({
  naam: 'persoon',
  source: sql({
    view: 'bron.persoon',
    sleutel: 'id',
    gewijzigdOp: 'op',
    kolommen: ['id', 'naam', 'bsn', 'client', 'deelNiet'],
  }),
  record: persoon,
  translate: (record, context) => {
    const referentie = context.persoon('persoon', record.id)
    const pseudoniem = context.pseudoniem(record.bsn ?? undefined)
    const event: TranslatedEvent = {
      naam: 'persoon.vastgelegd',
      object: context.object('persoon', record.id),
      dossier: context.persoon('persoon', record.client ?? record.id),
      data: {
        referentie,
        personen: [referentie],
        ...(pseudoniem === undefined ? {} : { pseudoniemen: [pseudoniem] }),
        naam: { geslachtsnaam: record.naam },
      },
      ...(record.deelNiet === true ? { delen: false } : {}),
    }
    return right([event])
  },
})

const soorten = { OTS: 'ots', VOOGDIJ: 'voogdij' } as const

const maatregel = t.intersection([
  t.type({ id: t.string, client: t.string, soort: t.string }),
  t.partial({ einde: t.union([t.string, t.null]), vervallen: t.boolean }),
])

export const maatregelFeed = defineFeed({
  naam: 'maatregel',
  source: sql({
    view: 'bron.maatregel',
    sleutel: 'id',
    gewijzigdOp: 'op',
    kolommen: ['id', 'client', 'soort', 'einde'],
    verwijderd: { view: 'bron.weg', sleutel: 'sleutel', gewijzigdOp: 'op', waar: { tabel: 'maatregel' } },
  }),
  record: maatregel,
  translate: (record, context) => {
    if (record.vervallen === true) return right([])
    const soort = record.soort === 'OTS' || record.soort === 'VOOGDIJ' ? soorten[record.soort] : undefined
    if (soort === undefined) {
      return left({ reden: 'onbekende-code', pad: 'soort', uitleg: 'not in the list of kinds' })
    }
    const client = context.persoon('persoon', record.client)
    const object = context.object('maatregel', record.id)
    const shape = { referentie: `${context.organisatie}:${object}`, personen: [client], soort }
    return right([
      record.einde
        ? {
            naam: 'maatregel.beeindigd',
            object,
            dossier: client,
            data: { ...shape, einddatum: record.einde },
          }
        : { naam: 'maatregel.opgelegd', object, dossier: client, data: shape },
    ])
  },
})

export const testAdapter: AdapterDefinition = defineAdapter({
  naam: 'proef',
  rol: 'gi',
  opentGezinnen: true,
  versie: '1.0.0',
  feeds: [persoonFeed, maatregelFeed],
})
