import { expect, test } from 'vitest'
import type { Coding } from '../fhir/coding'
import { relationsOf } from './relations'

const v2 = 'http://terminology.hl7.org/CodeSystem/v2-0131'

test.each<[string, readonly Coding[], readonly string[]]>([
  ['a contact', [{ system: v2, code: 'N' }], ['netwerk']],
  [
    'a mother who is whom to reach',
    [
      { system: v2, code: 'C' },
      { system: 'http://hl7.org/fhir/v3/RoleCode', code: 'MTH' },
    ],
    ['ouder'],
  ],
  ['a father by the list’s OID', [{ system: 'urn:oid:2.16.840.1.113883.5.111', code: 'FTH' }], ['ouder']],
  ['an employer', [{ system: v2, code: 'E' }], []],
])('%s as FHIR’s own value set has it', (_, codings, soorten) => {
  expect(relationsOf(codings)).toMatchObject({ _tag: 'Right', right: soorten.map((soort) => ({ soort })) })
})
