import type { Rejection, TranslateContext, TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import {
  absentWhen,
  Bsn,
  Code,
  type Field,
  field,
  IncompleteDate,
  meaningIfAny,
  optional,
  present,
  presentOrNone,
  readOrNone,
  record,
  text,
} from '@gezinsbeeld/adapter-kit/fields'
import { type Either, isLeft, left, right } from 'fp-ts/lib/Either.js'
import { type TypeOf, UnknownRecord } from 'io-ts'
import { zgwGeslacht } from '../codelijsten/geslacht'
import { objectVanBsn, persoonMetBsn } from '../keys'
import type { Rol, ZaakRecord } from './record'
import type { CommonType } from './settings'
import { lastPart, means } from './url'

/** The interface says no more than "text": written with dashes or without, what is not known as zeros. */
const Birth: Field<string> = field(IncompleteDate.name, (found) => {
  if (typeof found !== 'string') return undefined
  const [, year, month = '00', day = '00'] = /^\s*(\d{4})(\d{2})?(\d{2})?\s*$/.exec(found) ?? []
  if (year === undefined) return readOrNone(IncompleteDate, found)
  return readOrNone(
    IncompleteDate,
    [year, month, day].slice(0, month === '00' ? 1 : day === '00' ? 2 : 3).join('-'),
  )
})

/** Eight zeros are how the BRP's own files write that nothing of a date is known. */
const isUnknownDate = (found: unknown): boolean => typeof found === 'string' && /^\s*0+\s*$/.test(found)

const Person = record({
  inpBsn: optional(Bsn),
  anpIdentificatie: optional(Code),
  inpA_nummer: optional(Code),
  geslachtsnaam: optional(text(200)),
  voorvoegselGeslachtsnaam: optional(text(20)),
  voorletters: optional(text(40)),
  voornamen: optional(text(200)),
  geslachtsaanduiding: optional(Code),
  geboortedatum: absentWhen(isUnknownDate, Birth),
})

type Person = TypeOf<typeof Person>

const pad = 'rollen/betrokkeneIdentificatie'

const personIn = (found: unknown): Either<Rejection, Person> => {
  if (!UnknownRecord.is(found))
    return left({ reden: 'onleesbaar', pad, uitleg: 'expected the client itself, not an address elsewhere' })
  const person = readOrNone(Person, found)
  if (person !== undefined) return right(person)
  const [name, field] =
    Object.entries(Person.props).find(([each, { decode }]) => isLeft(decode(found[each]))) ?? []
  return left({
    reden: 'onleesbaar',
    pad: `${pad}/${name ?? ''}`,
    uitleg: `expected ${field?.name ?? 'a person'}`,
  })
}

export interface Client {
  /** Person reference. */
  readonly referentie: string
  /** What tells this client from the others of the case. */
  readonly sleutel: string
  readonly event: TranslatedEvent
}

const has = (roles: readonly string[], rol: Rol): boolean =>
  roles.some(
    (role) =>
      means(role, rol.roltype) ||
      [rol.omschrijving, rol.omschrijvingGeneriek].some((name) => name?.toLowerCase() === role.toLowerCase()),
  )

/** Somebody without a BSN is known by what the municipality's own register says, else only within this role. */
const keyWithoutBsn = (
  { anpIdentificatie, inpA_nummer }: Person,
  { url }: Rol,
): readonly [string, string] => {
  if (anpIdentificatie !== undefined) return ['anp', anpIdentificatie]
  return inpA_nummer === undefined ? ['rol', lastPart(url)] : ['a-nummer', inpA_nummer]
}

const clientOf = (rol: Rol, isUnborn: boolean, context: TranslateContext): Either<Rejection, Client> => {
  const read = personIn(rol.betrokkeneIdentificatie)
  if (isLeft(read)) return read
  const person = read.right
  const geslacht = meaningIfAny(
    zgwGeslacht,
    person.geslachtsaanduiding?.toLowerCase(),
    `${pad}/geslachtsaanduiding`,
  )
  if (isLeft(geslacht)) return geslacht
  // Asked for also of a wrong one, so that the case is parked for it; for the unborn it is the mother's.
  const pseudoniem = isUnborn ? undefined : context.pseudoniem(person.inpBsn)
  const bsn = pseudoniem === undefined ? undefined : person.inpBsn
  const [keySpace, key] = keyWithoutBsn(person, rol)
  const referentie = bsn === undefined ? context.persoon(keySpace, key) : persoonMetBsn(context, bsn)
  const object = bsn === undefined ? context.object(keySpace, key) : objectVanBsn(context, bsn)
  if (bsn !== undefined) context.raadpleeg(bsn)
  const birth = isUnborn
    ? { ongeboren: present({ verwachteDatum: person.geboortedatum }) }
    : present({ geboortedatum: person.geboortedatum })
  const naam = presentOrNone({
    voornamen: person.voornamen,
    voorletters: person.voornamen === undefined ? person.voorletters : undefined,
    voorvoegsel: person.voorvoegselGeslachtsnaam,
    geslachtsnaam: person.geslachtsnaam,
  })
  if (pseudoniem === undefined && naam === undefined && !isUnborn)
    return left({ reden: 'onleesbaar', pad, uitleg: 'expected a BSN or a name' })
  return right({
    referentie,
    sleutel: `${keySpace}-${object}`,
    event: {
      naam: 'persoon.vastgelegd',
      object,
      dossier: referentie,
      data: {
        referentie,
        personen: [referentie],
        ...present({
          pseudoniemen: pseudoniem === undefined ? undefined : [pseudoniem],
          naam,
          geslacht: geslacht.right,
        }),
        ...birth,
      },
    },
  })
}

/** The clients of a case, each once; who has another role is not looked at. */
export const clientsOf = (
  { rollen }: ZaakRecord,
  { clienten, ongeboren }: CommonType,
  context: TranslateContext,
): Either<Rejection, readonly Client[]> => {
  const clients = new Map<string, Client>()
  for (const rol of rollen) {
    const isUnborn = has(ongeboren, rol)
    if (rol.betrokkeneType !== 'natuurlijk_persoon' || !(isUnborn || has(clienten, rol))) continue
    const client = clientOf(rol, isUnborn, context)
    if (isLeft(client)) return client
    clients.set(client.right.referentie, client.right)
  }
  if (clients.size > 0) return right([...clients.values()])
  return left({
    reden: 'zonder-client',
    pad: 'rollen',
    uitleg: 'expected a natuurlijk_persoon with a role of `clienten`',
  })
}
