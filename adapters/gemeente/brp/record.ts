import { all, Bsn, Code, optional, record, text, withoutDoubt } from '@gezinsbeeld/adapter-kit/fields'
import * as t from 'io-ts'
import { BrpDate } from './date'

const Coded = optional(record({ code: optional(Code) }))

const nameParts = {
  voornamen: optional(text(200)),
  voorletters: optional(text(40)),
  voorvoegsel: optional(text(20)),
  geslachtsnaam: optional(text(200)),
}

const Name = optional(record(nameParts))
const Birth = optional(record({ datum: optional(BrpDate) }))
const Dated = optional(record({ datum: optional(BrpDate) }))

const related = { burgerservicenummer: optional(Bsn), geslacht: Coded, naam: Name, geboorte: Birth }

const Related = record(related)
const Parent = record({
  ...related,
  ouderAanduiding: optional(Code),
  datumIngangFamilierechtelijkeBetrekking: optional(BrpDate),
})
const Partner = record({
  ...related,
  aangaanHuwelijkPartnerschap: Dated,
  ontbindingHuwelijkPartnerschap: Dated,
})

const Known = optional(record({ burgerservicenummer: optional(Bsn) }))

const Custody = record({
  type: Code,
  inOnderzoek: t.unknown,
  minderjarige: Known,
  ouders: all(record({ burgerservicenummer: optional(Bsn) })),
  ouder: Known,
  derde: Known,
  derden: all(record({ burgerservicenummer: optional(Bsn) })),
})

const Registered = record({
  burgerservicenummer: Bsn,
  inOnderzoek: t.unknown,
  leeftijd: t.unknown,
  geslacht: Coded,
  naam: optional(record({ ...nameParts, aanduidingNaamgebruik: Coded })),
  geboorte: Birth,
  overlijden: Dated,
  geheimhoudingPersoonsgegevens: t.unknown,
  opschortingBijhouding: optional(record({ reden: Coded })),
  /** Read as a whole, where it may be told: half an address is worse than none. */
  verblijfplaats: t.unknown,
  ouders: all(Parent),
  kinderen: all(Related),
  partners: all(Partner),
  gezag: all(Custody),
})

/** What is being looked into is not read. */
const Person = new t.Type<t.TypeOf<typeof Registered>, unknown, unknown>(
  Registered.name,
  Registered.is,
  (found, context) => Registered.validate(withoutDoubt(found), context),
  (value) => value,
)

/** A client in the BRP as the source gives it: what was asked, who was found, and who of the clients live together. */
export const BrpRecord = record(
  {
    gevraagd: Bsn,
    persoon: optional(Person),
    huishouden: optional(Code),
    leden: all(record({ bsn: Bsn, datumVan: optional(BrpDate) })),
    geheimAdres: t.boolean,
  },
  'a client in the BRP',
)

export type BrpRecord = t.TypeOf<typeof BrpRecord>
export type Person = t.TypeOf<typeof Person>
export type Parent = t.TypeOf<typeof Parent>
export type Partner = t.TypeOf<typeof Partner>
export type Related = t.TypeOf<typeof Related>
export type Custody = t.TypeOf<typeof Custody>
