import { resourceTypes } from './resource'

/** What the server says that it can do (R4, CapabilityStatement). */
export const capabilityStatement = (base: string, date: string) => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date,
  kind: 'instance',
  software: { name: 'FHIR stand-in of the test region' },
  implementation: { description: 'GGZ Oost', url: base },
  fhirVersion: '4.0.1',
  format: ['application/fhir+json'],
  rest: [
    {
      mode: 'server',
      resource: resourceTypes.map((type) => ({
        type,
        versioning: 'versioned-update',
        updateCreate: true,
        interaction: [
          'read',
          'vread',
          'update',
          'delete',
          'history-instance',
          'history-type',
          'search-type',
        ].map((code) => ({ code })),
        searchParam: [
          { name: '_lastUpdated', type: 'date' },
          { name: '_id', type: 'token' },
          ...(type === 'Patient' ? [] : [{ name: 'patient', type: 'reference' }]),
        ],
      })),
    },
  ],
})
