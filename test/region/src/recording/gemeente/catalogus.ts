import type { GemeenteOrganisatie } from '../../organisations'
import { uuidOf } from './zgw'

/** The zaaktypen of a municipality's catalogue; of the last one nothing is anybody's business here. */
const zaaksoorten = [
  'lokaal-team',
  'gezinsplan',
  'begeleiding',
  'schuldhulp',
  'inkomen',
  'huisvesting',
  'kapvergunning',
] as const
export type Zaaksoort = (typeof zaaksoorten)[number]
export type Bestaanssoort = 'schuldhulp' | 'inkomen' | 'huisvesting'

/** Of each zaaktype its statuses in their order, and what each says in the contract's words. */
export const statussenVan = {
  'lokaal-team': ['lopend', 'gesloten'],
  gezinsplan: ['lopend', 'gesloten'],
  begeleiding: ['niets', 'toegewezen', 'gestart', 'beeindigd'],
  schuldhulp: ['aangevraagd', 'stabilisatie', 'schuldregeling', 'afgerond'],
  inkomen: ['aangevraagd', 'toegekend', 'afgerond'],
  huisvesting: ['aangevraagd', 'urgentie', 'gehuisvest', 'afgerond'],
  kapvergunning: ['ontvangen', 'verleend'],
} as const satisfies Readonly<Record<Zaaksoort, readonly string[]>>

const standen = (soort: Zaaksoort): readonly string[] => statussenVan[soort]

const roltypen = ['Jeugdige', 'Ouder', 'Cliënt', 'Melder', 'Behandelaar'] as const
export type Roltype = (typeof roltypen)[number]

/** The UUID at the end of a zaaktype's address, which the adapter's configuration names. */
export const zaaktypeId = (soort: Zaaksoort): string => uuidOf(900, zaaksoorten.indexOf(soort) + 1)

export const statustypeId = (soort: Zaaksoort, stand: string): string =>
  uuidOf(901, zaaksoorten.indexOf(soort) * 10 + standen(soort).indexOf(stand) + 1)

/** Of a resultaattype: the case should not have been. */
export const ingetrokkenId = uuidOf(903, 1)

const catalogus = (organisatie: GemeenteOrganisatie): string =>
  `https://${organisatie}.example/catalogi/api/v1`

export const addresses = (organisatie: GemeenteOrganisatie) => ({
  zaaktype: (soort: Zaaksoort) => `${catalogus(organisatie)}/zaaktypen/${zaaktypeId(soort)}`,
  statustype: (id: string) => `${catalogus(organisatie)}/statustypen/${id}`,
  roltype: (soort: Roltype) =>
    `${catalogus(organisatie)}/roltypen/${uuidOf(902, roltypen.indexOf(soort) + 1)}`,
  resultaattype: (id: string) => `${catalogus(organisatie)}/resultaattypen/${id}`,
})

/** Four digits, of no municipality. */
export const gemeentecodes: Readonly<Record<GemeenteOrganisatie, string>> = {
  'gemeente-noorddam': '9901',
  'gemeente-zuidveen': '9902',
}

/** AGB code → who that is: an organisation of the region, or a name. */
export const aanbieders: Readonly<
  Record<string, { readonly organisatie: 'ggz-oost' | 'ggz-west' } | { readonly naam: string }>
> = {
  '99000001': { organisatie: 'ggz-oost' },
  '99000002': { naam: 'Zorgkwekerij De Linde' },
}

const statustypen = (soort: Zaaksoort) =>
  Object.fromEntries(statussenVan[soort].map((stand) => [statustypeId(soort, stand), stand]))

const vervallen = [ingetrokkenId]
const rest = { '*': { als: 'negeer' } }

/** The `instellingen` of the municipality's adapter by feed: what it would write down in its configuration. */
export const gemeenteInstellingen = (organisatie: GemeenteOrganisatie) => {
  const bestaan = (soort: Bestaanssoort) => ({
    [zaaktypeId(soort)]: {
      als: 'bestaanszekerheid',
      ...{ clienten: ['Cliënt'], vervallen, soort, statustypen: statustypen(soort) },
    },
  })
  const clienten = ['Jeugdige', 'Ouder']
  return {
    'lokaal-team': {
      zaaktypen: {
        [zaaktypeId('lokaal-team')]: { als: 'betrokkenheid', clienten, vervallen, rol: 'lokaal-team' },
        [zaaktypeId('gezinsplan')]: { als: 'plan', clienten, vervallen, soort: 'hulpverleningsplan' },
        ...rest,
      },
    },
    zaken: {
      zaaktypen: {
        [zaaktypeId('begeleiding')]: {
          als: 'voorziening',
          ...{ clienten: ['Cliënt'], vervallen, wet: 'wmo', categorie: 'begeleiding' },
          statustypen: statustypen('begeleiding'),
        },
        ...{ ...bestaan('schuldhulp'), ...bestaan('inkomen'), ...bestaan('huisvesting') },
        ...rest,
      },
    },
    berichten: {
      gemeentecodes: [gemeentecodes[organisatie]],
      categorieen: { jeugdwet: { '45': 'jeugdhulp-ambulant' }, wmo: { '02': 'begeleiding' } },
      aanbieders,
    },
  }
}
