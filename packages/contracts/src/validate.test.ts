import { expect, test } from 'vitest'
import { validate } from './validate'

const afspraak = {
  referentie: 'gi-noord:RPIHKSJG_YdbKgNvD5A0Vl',
  personen: ['gi-noord:6XHso9G5ajSaZCbqwU4S9E'],
  herkomst: {
    bronsysteem: 'Dossierplein',
    vastgelegdOp: '2026-03-02T09:14:00+01:00',
    adapterversie: '1.0.0',
  },
  omschrijving: 'Vader belt voor hij langskomt.',
}

test.each([
  [{ omschrijving: undefined }, "must have required property 'omschrijving'"],
  [{ omschrijving: '' }, 'must NOT have fewer than 1 characters'],
  [{ omschrijving: 'x'.repeat(4001) }, 'must NOT have more than 4000 characters'],
  [{ omschrijving: 7 }, 'must be string'],
  [{ personen: [] }, 'must NOT have fewer than 1 items'],
  [{ personen: [...afspraak.personen, ...afspraak.personen] }, 'must NOT have duplicate items'],
  [{ wie: [{}] }, 'must NOT have fewer than 1 properties'],
  [{ plan: 'plan' }, 'must match pattern "^[a-z][a-z0-9-]{1,40}:[A-Za-z0-9_-]{22}$"'],
  [{ gemaaktOp: '2026-02-30' }, 'has none of the forms that the contract allows'],
  [{ nagekomenOp: '2026-02-03' }, 'has a combination of fields that the contract forbids'],
  [{ onbekend: 1 }, 'has a field that the contract does not know'],
])('%o: %s', (change, message) => {
  const found = validate('afspraak.gemaakt', { ...afspraak, ...change }, 'strict')
  expect(found.map((problem) => problem.message)).toEqual([message])
})

test.each([
  ['bron.gemeld', { inQuarantaine: -1 }, 'must be >= 0'],
  ['verblijf.gestart', { locatieGeheim: false }, 'must be true'],
  ['register.dag', { datum: '2026-02-30' }, 'must match format "date"'],
  ['melding.ontvangen', { ernst: 'ernstig' }, 'must be one of laag,matig,hoog'],
] as const)('%s %o: %s', (naam, payload, message) => {
  expect(validate(naam, payload, 'strict').map((problem) => problem.message)).toContain(message)
})
