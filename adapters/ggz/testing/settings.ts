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
  careteam: { basisUrl, functies: { RB: 'regiebehandelaar' } },
}
