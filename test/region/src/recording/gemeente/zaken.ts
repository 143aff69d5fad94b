import { momentOn } from '../../dates'
import type { GemeenteOrganisatie } from '../../organisations'
import { medewerkernaam } from '../../world/names'
import { mailbox, workPhone } from '../professionals'
import type { StoryContext } from '../story-context'
import { addresses, ingetrokkenId, type Roltype, statustypeId, type Zaaksoort } from './catalogus'
import {
  identification,
  type Resultaat,
  type Rol,
  type Status,
  uuidOf,
  type Zaak,
  type Zaaksysteem,
} from './zgw'

/** Somebody as a case describes them. */
export type Described = Parameters<typeof identification>[0]

export interface CaseChoices {
  readonly soort: Zaaksoort
  /** With the uuid of each one's rol. */
  readonly people: readonly { readonly who: Described; readonly roltype: Roltype; readonly rol: string }[]
  readonly start: string
  readonly einde?: string
  /** In their order, each with its day. */
  readonly statussen: readonly { readonly stand: string; readonly op: string }[]
  /** Everybody may know; `geheim` is told to nobody. */
  readonly geheim?: boolean
  /** The case should not have been. */
  readonly ingetrokken?: boolean
  /** Name of who reported: never to be told. */
  readonly melder?: string
}

export interface Cases {
  readonly systeem: Zaaksysteem
  /** The uuid of a rol that is yet to be written. */
  newRol(): string
  /** Gives whom to call. */
  zaak(choices: CaseChoices): { readonly naam: string; readonly telefoon: string }
}

/** One story's cases at a municipality. */
export const cases = (organisatie: GemeenteOrganisatie, { random, ids }: StoryContext): Cases => {
  const zaken: Zaak[] = []
  const rollen: Rol[] = []
  const statussen: Status[] = []
  const resultaten: Resultaat[] = []
  const at = addresses(organisatie)
  const rsin = organisatie === 'gemeente-noorddam' ? '999991723' : '999991735'
  const newRol = (): string => uuidOf(2, ids.next(`${organisatie}/rol`))

  return {
    systeem: { zaken, rollen, statussen, resultaten },
    newRol,
    zaak({ soort, people, start, einde, statussen: reached, geheim, ingetrokken, melder }) {
      const number = ids.next(`${organisatie}/zaak`)
      const uuid = uuidOf(1, number)
      const zaak = `zaken/${uuid}`
      const own = reached.map(({ stand, op }, index) => {
        const status: Status = {
          uuid: uuidOf(3, ids.next(`${organisatie}/status`)),
          zaak,
          statustype: at.statustype(statustypeId(soort, stand)),
          datumStatusGezet: momentOn(op, 32_400_000 + index * 60_000),
          statustoelichting: '',
          indicatieLaatstGezetteStatus: index === reached.length - 1,
        }
        statussen.push(status)
        return status
      })
      const last = own.at(-1)
      const resultaat = ingetrokken ? uuidOf(4, ids.next(`${organisatie}/resultaat`)) : undefined
      if (resultaat)
        resultaten.push({
          ...{ uuid: resultaat, zaak, toelichting: '' },
          resultaattype: at.resultaattype(ingetrokkenId),
        })
      zaken.push({
        uuid,
        identificatie: `ZAAK-2025-${String(number).padStart(10, '0')}`,
        bronorganisatie: rsin,
        verantwoordelijkeOrganisatie: rsin,
        zaaktype: at.zaaktype(soort),
        omschrijving: 'Gezin met zorgen over geld en opvoeding',
        toelichting: melder ? `Gebeld door ${melder}` : 'Vertrouwelijk: zie het dossier',
        registratiedatum: start,
        startdatum: start,
        einddatum: einde ?? null,
        vertrouwelijkheidaanduiding: geheim ? 'zeer_geheim' : 'vertrouwelijk',
        status: last ? `statussen/${last.uuid}` : null,
        resultaat: resultaat ? `resultaten/${resultaat}` : null,
      })
      const rol = (
        own: string,
        roltype: Roltype,
        more: Pick<Rol, 'betrokkeneType' | 'omschrijvingGeneriek' | 'betrokkeneIdentificatie'> &
          Partial<Pick<Rol, 'contactpersoonRol'>>,
      ): void =>
        void rollen.push({
          ...{ uuid: own, zaak, betrokkene: '', roltoelichting: roltype, omschrijving: roltype },
          roltype: at.roltype(roltype),
          registratiedatum: momentOn(start, 32_400_000),
          ...more,
        })
      if (melder)
        rol(newRol(), 'Melder', {
          betrokkeneType: 'natuurlijk_persoon',
          omschrijvingGeneriek: 'initiator',
          betrokkeneIdentificatie: { inpBsn: '', geslachtsnaam: melder, voornamen: '', geboortedatum: '' },
        })
      for (const { who, roltype, rol: own } of people)
        rol(own, roltype, {
          betrokkeneType: 'natuurlijk_persoon',
          omschrijvingGeneriek: 'belanghebbende',
          betrokkeneIdentificatie: identification(who),
        })
      const [naam, telefoon] = [medewerkernaam(random), workPhone(random)]
      rol(newRol(), 'Behandelaar', {
        betrokkeneType: 'medewerker',
        omschrijvingGeneriek: 'behandelaar',
        betrokkeneIdentificatie: {
          identificatie: `mw${number}`,
          achternaam: naam,
          voorletters: '',
          voorvoegselAchternaam: '',
        },
        contactpersoonRol: {
          ...{ naam, functie: 'consulent', telefoonnummer: telefoon },
          emailadres: mailbox(naam, organisatie),
        },
      })
      return { naam, telefoon }
    },
  }
}
