import { expect, test } from 'vitest'
import { validate, withoutUnknown } from './validate'

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

test('what the contract does not know is taken out, however deep, and everything else stays', () => {
  const odd = JSON.parse('{"__proto__": {"x": 1}, "a/b~c": 1, "bsn": "999990019"}')
  const wie = [{ naam: 'Vader' }, { naam: 'Moeder', ...odd }]
  const payload = { ...odd, ...afspraak, wie, herkomst: { ...afspraak.herkomst, ...odd } }
  const before = structuredClone(payload)
  const known = { ...afspraak, wie: [{ naam: 'Vader' }, { naam: 'Moeder' }] }
  expect(withoutUnknown('afspraak.gemaakt', payload)).toEqual(known)
  expect(JSON.stringify(withoutUnknown('afspraak.gemaakt', payload))).not.toContain('__proto__')
  expect(payload).toEqual(before)
})

test('a payload that is off in another way stays off', () => {
  const payload = { ...afspraak, omschrijving: 7, onbekend: 1 }
  const known = withoutUnknown('afspraak.gemaakt', payload)
  expect(known).toEqual({ ...afspraak, omschrijving: 7 })
  expect(validate('afspraak.gemaakt', known, 'tolerant')).toHaveLength(1)
  for (const none of [null, 'text', [afspraak], undefined])
    expect(withoutUnknown('afspraak.gemaakt', none)).toBe(none)
})
