import {
  Email,
  Phone,
  presentOrNone,
  readOrNone,
  record,
  text,
  wherePossible,
} from '@gezinsbeeld/adapter-kit/fields'
import type { Contactpersoon } from '@gezinsbeeld/contracts'
import type { Rol } from './record'
import type { Contact } from './settings'

const Worker = record({
  achternaam: wherePossible(text(200)),
  voorvoegselAchternaam: wherePossible(text(20)),
  voorletters: wherePossible(text(40)),
  /** Of an organisatorische_eenheid. */
  naam: wherePossible(text(200)),
})

const Reached = record({
  naam: wherePossible(text(200)),
  functie: wherePossible(text(200)),
  telefoonnummer: wherePossible(Phone),
  emailadres: wherePossible(Email),
})

/** The municipality's own people, whoever coordinates first. */
const order = ['zaakcoordinator', 'behandelaar']
const own = new Set(['medewerker', 'organisatorische_eenheid'])

/** Whom to call: who works on the case, and what the configuration says where the case does not. */
export const contactOf = (rollen: readonly Rol[], team: Contact): Contactpersoon | undefined => {
  const [rol] = order.flatMap((role) =>
    rollen.filter(
      ({ betrokkeneType, omschrijvingGeneriek }) => own.has(betrokkeneType) && omschrijvingGeneriek === role,
    ),
  )
  const worker = rol && readOrNone(Worker, rol.betrokkeneIdentificatie)
  const reached = rol && readOrNone(Reached, rol.contactpersoonRol)
  const { voorletters, voorvoegselAchternaam, achternaam } = worker ?? {}
  const name = achternaam && [voorletters, voorvoegselAchternaam, achternaam].filter(Boolean).join(' ')
  return presentOrNone({
    naam: name ?? worker?.naam ?? reached?.naam ?? team.naam,
    functie: reached?.functie ?? team.functie,
    telefoon: reached?.telefoonnummer ?? team.telefoon,
    email: reached?.emailadres ?? team.email,
  })
}
