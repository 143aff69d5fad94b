/** The feeds' `instellingen` in the tests and fixtures. */
export const settings = {
  basisUrl: 'https://fhir.ggz.example/r4',
  zorgsoort: {
    systeem: 'https://ggz.example/fhir/CodeSystem/zorgsoort',
    codes: { JGGZ: 'jeugd-ggz' },
  },
}
