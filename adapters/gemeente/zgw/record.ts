import {
  all,
  CalendarDate,
  Code,
  type Field,
  field,
  optional,
  record,
  wherePossible,
  YesNo,
} from '@gezinsbeeld/adapter-kit/fields'
import * as t from 'io-ts'
import { Url } from './url'

/** The name of a role: only compared with the configuration, never told. */
const Label: Field<string> = field('a name', (found) =>
  typeof found === 'string' ? found.trim() : undefined,
)

/** Who has a part in a case. Who that is, is only read of clients and of workers. */
const Rol = record({
  url: Url,
  betrokkeneType: Code,
  roltype: Url,
  omschrijving: optional(Label),
  omschrijvingGeneriek: optional(Label),
  betrokkeneIdentificatie: t.unknown,
  contactpersoonRol: t.unknown,
})

const Status = record({
  url: Url,
  statustype: Url,
  datumStatusGezet: CalendarDate,
  indicatieLaatstGezetteStatus: wherePossible(YesNo),
})

/** A case of the Zaken API 1.x with its roles, statuses and result. Of the case itself not a word of free text is read. */
export const ZaakRecord = record(
  {
    url: Url,
    zaaktype: Url,
    startdatum: CalendarDate,
    einddatum: optional(CalendarDate),
    vertrouwelijkheidaanduiding: optional(Code),
    status: optional(Url),
    rollen: all(Rol),
    statussen: all(Status),
    resultaten: all(record({ resultaattype: Url })),
  },
  'a zaak',
)

export type ZaakRecord = t.TypeOf<typeof ZaakRecord>
export type Rol = t.TypeOf<typeof Rol>
