const basisUrl = 'https://fhir.ggz.example/r4'

/** The `instellingen` of each feed in the tests and fixtures. */
export const settings: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  relatedperson: { basisUrl },
  episodeofcare: {
    basisUrl,
    zorgsoort: {
      systeem: 'https://ggz.example/fhir/CodeSystem/zorgsoort',
      codes: { JGGZ: 'jeugd-ggz' },
    },
  },
  encounter: {
    basisUrl,
    contactsoort: {
      systeem: 'https://ggz.example/fhir/CodeSystem/contactsoort',
      codes: { SPOED: 'crisis', INTAKE: 'niet-delen' },
    },
  },
  flag: {
    basisUrl,
    waarschuwing: {
      systeem: 'https://ggz.example/fhir/CodeSystem/waarschuwing',
      codes: { KM: 'vermoeden-kindermishandeling', ALLERGIE: 'niet-delen' },
    },
  },
  consent: {
    basisUrl,
    toestemming: {
      systeem: 'https://ggz.example/fhir/CodeSystem/toestemming',
      codes: { REGIO: ['betrokkenheid', 'traject'], HUISARTS: 'niet-delen' },
    },
    ontvangers: {
      'org-gi-noord': { organisatie: 'gi-noord' },
      'org-gemeenten': { rol: 'gemeente' },
      'org-huisarts': 'niet-delen',
    },
  },
  careteam: { basisUrl, functies: { RB: 'regiebehandelaar' } },
}
