import { optional, record, wherePossible } from '@gezinsbeeld/adapter-kit/fields'
import type * as t from 'io-ts'
import { Kenmerk, StufDag } from './fields'

const Systeem = record(
  { organisatie: wherePossible(Kenmerk), applicatie: wherePossible(Kenmerk) },
  'a system',
)

/** Who sends what to whom (StUF 3.01, stuurgegevens). The user who sent it is not read. */
export const Stuurgegevens = record(
  {
    zender: Systeem,
    ontvanger: optional(Systeem),
    referentienummer: Kenmerk,
    /** The Dutch day of tijdstipBericht. */
    tijdstipBericht: StufDag,
  },
  'stuurgegevens',
)

export type Stuurgegevens = t.TypeOf<typeof Stuurgegevens>
