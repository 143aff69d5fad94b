const catalogus = 'https://openzaak.example/catalogi/api/v1'

/** The zaaktypen, roltypen and statustypen of the municipality in the fixtures. */
const types = {
  wijkteam: `${catalogus}/zaaktypen/7a1f0c52-0000-4000-8000-000000000001`,
  gezinsplan: `${catalogus}/zaaktypen/7a1f0c52-0000-4000-8000-000000000002`,
  wmo: `${catalogus}/zaaktypen/7a1f0c52-0000-4000-8000-000000000003`,
  schuldhulp: `${catalogus}/zaaktypen/7a1f0c52-0000-4000-8000-000000000004`,
  inkomen: `${catalogus}/zaaktypen/7a1f0c52-0000-4000-8000-000000000005`,
  urgentie: `${catalogus}/zaaktypen/7a1f0c52-0000-4000-8000-000000000006`,
  schuldhulpverlener: `${catalogus}/zaaktypen/7a1f0c52-0000-4000-8000-000000000007`,
  paspoort: `${catalogus}/zaaktypen/7a1f0c52-0000-4000-8000-000000000008`,
} as const

const lastPart = (url: string): string => url.slice(url.lastIndexOf('/') + 1)

const clienten = ['Jeugdige', 'Ouder', 'Cliënt']

/** The `instellingen` under which the fixtures are translated. */
export const instellingen = {
  'lokaal-team': {
    zaaktypen: {
      [lastPart(types.wijkteam)]: {
        als: 'betrokkenheid',
        clienten,
        ongeboren: ['Ongeboren kind'],
        vervallen: ['b0000000-0000-4000-8000-000000000009'],
        rol: 'lokaal-team',
        regie: true,
        contact: { naam: 'Wijkteam Oost', telefoon: '14 0999' },
      },
      [types.gezinsplan]: { als: 'plan', clienten, soort: 'hulpverleningsplan' },
      [types.paspoort]: { als: 'negeer' },
    },
  },
  zaken: {
    zaaktypen: {
      [types.wmo]: {
        als: 'voorziening',
        clienten: ['Cliënt'],
        wet: 'wmo',
        categorie: 'begeleiding',
        statustypen: {
          'a0000000-0000-4000-8000-000000000001': 'niets',
          'a0000000-0000-4000-8000-000000000002': 'toegewezen',
          'a0000000-0000-4000-8000-000000000003': 'gestart',
          'a0000000-0000-4000-8000-000000000004': 'beeindigd',
        },
      },
      [types.schuldhulp]: {
        als: 'bestaanszekerheid',
        clienten: ['Cliënt'],
        vervallen: ['b0000000-0000-4000-8000-000000000009'],
        soort: 'schuldhulp',
        statustypen: {
          'a0000000-0000-4000-8000-000000000011': 'aangevraagd',
          'a0000000-0000-4000-8000-000000000012': 'schuldregeling',
          'a0000000-0000-4000-8000-000000000013': 'lopend',
          'a0000000-0000-4000-8000-000000000014': 'afgebroken',
        },
      },
      [types.inkomen]: {
        als: 'bestaanszekerheid',
        clienten: ['Cliënt'],
        soort: 'inkomen',
        statustypen: { 'a0000000-0000-4000-8000-000000000021': 'toegekend' },
        eindigtMetZaak: false,
      },
      [types.urgentie]: {
        als: 'bestaanszekerheid',
        clienten: ['Cliënt'],
        soort: 'huisvesting',
        statustypen: { 'a0000000-0000-4000-8000-000000000031': 'urgentie' },
      },
      [types.schuldhulpverlener]: { als: 'betrokkenheid', clienten: ['Cliënt'], rol: 'schuldhulp' },
      [types.paspoort]: { als: 'negeer' },
    },
  },
  berichten: {
    gemeentecodes: ['0999'],
    categorieen: { jeugdwet: { '45': 'jeugdhulp-ambulant' }, wmo: { '02': 'begeleiding' } },
    redenen: { '20': 'tijdelijk-onderbroken' },
    aanbieders: {
      '12345678': { organisatie: 'ggz-oost' },
      '87654321': { naam: 'Jeugdhulp De Voorbeeldboom' },
    },
  },
}
