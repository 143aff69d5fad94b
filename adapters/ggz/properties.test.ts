import { isMappingFault, trial } from '@gezinsbeeld/adapter-kit/conformance'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adapter } from './adapter'
import { settings } from './testing/settings'

const passesElevenTest = (bsn: string): boolean =>
  [...bsn].reduce((sum, digit, i) => sum + Number(digit) * (i === 8 ? -1 : 9 - i), 0) % 11 === 0

const bsn = fc.integer({ min: 999_900_006, max: 999_999_990 }).map(String).filter(passesElevenTest)

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom<unknown>(null, '', '9999-12-31', '2027-06-31', '\u0000', -1, 0, true, {}, [], [null]),
)
const spelled = (found: string) =>
  fc.constantFrom(found, `BSN ${found}`, `${found.slice(0, 4)}.${found.slice(4)}`)
const plausible = (usual: fc.Arbitrary<unknown>, odd: fc.Arbitrary<unknown> = anything) =>
  fc.oneof({ weight: 20, arbitrary: usual }, { weight: 1, arbitrary: odd })
/** An element that may be left out. */
const element = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(model, { requiredKeys: [] })
const listOf = (one: fc.Arbitrary<unknown>) => plausible(fc.array(plausible(one), { maxLength: 3 }))

const date = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .chain((found) => fc.constantFrom(4, 7, 10, 24).map((length) => found.toISOString().slice(0, length)))
const period = plausible(element({ start: plausible(date), end: plausible(date) }))
const words = fc.string({ unit: fc.constantFrom(...'abc ABC éëç-’.'.split('')), minLength: 1, maxLength: 30 })
const phone = fc.integer({ min: 10_000_000, max: 99_999_999 }).map((number) => `06${number}`)
const core = 'http://hl7.org/fhir/StructureDefinition'
const coded = (codes: readonly string[], system: string, odd: fc.Arbitrary<unknown>) =>
  fc.record({
    coding: listOf(
      fc.record({ system: fc.constant(system), code: plausible(fc.constantFrom(...codes), odd) }),
    ),
  })

const scope = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }],
}
const known = ['org-gi-noord', 'org-gemeenten']
/** Somebody to whom a consent gives something, or who keeps it. */
const recipient = (own: string) =>
  fc
    .tuple(
      fc.constantFrom('IRCP', 'IRCP', 'PRCP', 'CST'),
      fc.constantFrom(...known, ...known, 'org-huisarts', own),
    )
    .map(([code, id]) => ({
      role: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code }] },
      reference: { reference: `Organization/${id}`, display: own },
    }))

/** Resources of each feed, with the client's BSN also where it does not belong. */
const resources = (own: string): Readonly<Record<string, fc.Arbitrary<unknown>>> => {
  const text = plausible(words, fc.oneof(spelled(own), anything))
  const part = (name: string) => fc.record({ url: fc.constant(`${core}/${name}`), valueString: text })
  const name = element({
    use: plausible(fc.constantFrom('official', 'usual', 'maiden', 'nickname', 'old')),
    text,
    family: text,
    _family: plausible(
      fc.record({
        extension: listOf(
          fc.oneof(
            ...['own-prefix', 'own-name', 'partner-prefix', 'partner-name'].map((each) =>
              part(`humanname-${each}`),
            ),
          ),
        ),
      }),
    ),
    given: listOf(text),
    _given: listOf(
      fc.constantFrom('BR', 'IN', 'CL').map((valueCode) => ({
        extension: [{ url: `${core}/iso21090-EN-qualifier`, valueCode }],
      })),
    ),
    period,
  })
  const telecom = listOf(
    element({
      system: fc.constantFrom('phone', 'email', 'fax'),
      value: plausible(phone, fc.oneof(spelled(own), anything)),
      use: fc.constantFrom('home', 'work', 'mobile', 'old'),
      period,
    }),
  )
  const address = element({
    use: fc.constantFrom('home', 'temp', 'old'),
    type: fc.constantFrom('both', 'physical', 'postal'),
    line: listOf(text),
    _line: listOf(
      fc.record({
        extension: listOf(
          fc.oneof(
            part('iso21090-ADXP-streetName'),
            fc.constant({ url: `${core}/iso21090-ADXP-houseNumber`, valueString: '12' }),
            fc.constantFrom('A', ' 2', 'A 2', 'bis').map((valueString) => ({
              url: `${core}/iso21090-ADXP-buildingNumberSuffix`,
              valueString,
            })),
          ),
        ),
      }),
    ),
    postalCode: plausible(fc.constantFrom('1234 AB', '4321zz')),
    city: text,
    period,
  })
  const security = listOf(
    fc.record({
      system: fc.constantFrom(
        'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
        'https://elders.example',
      ),
      code: fc.constantFrom('N', 'R', 'V', 'PSY'),
    }),
  )
  const identifier = listOf(
    fc.record({ system: fc.constant('http://fhir.nl/fhir/NamingSystem/bsn'), value: fc.constantFrom(own) }),
  )
  const patient = plausible(
    fc
      .constantFrom('Patient/p-1', 'https://fhir.ggz.example/r4/Patient/p-1', 'Group/g')
      .map((reference) => ({ reference })),
  )
  const person = {
    id: plausible(fc.constantFrom('a', 'a-1.b')),
    meta: plausible(element({ security })),
    identifier,
    name: listOf(name),
    telecom,
    gender: plausible(fc.constantFrom('male', 'female', 'other', 'unknown'), spelled(own)),
    birthDate: plausible(date),
  }
  const id = fc.constantFrom('a', 'b')
  return {
    patient: element({
      resourceType: fc.constant('Patient'),
      ...person,
      deceasedBoolean: fc.boolean(),
      deceasedDateTime: plausible(date),
      address: listOf(address),
    }).filter((found) => 'resourceType' in found && 'id' in found),
    relatedperson: element({
      ...person,
      relationship: listOf(
        coded(
          ['MTH', 'FTH', 'GUARD', 'SONC', 'FRND'],
          'http://terminology.hl7.org/CodeSystem/v3-RoleCode',
          spelled(own),
        ),
      ),
      period,
    }).chain((found) =>
      patient.map((client) => ({ id: 'a', ...found, resourceType: 'RelatedPerson', patient: client })),
    ),
    episodeofcare: element({
      type: listOf(
        coded(
          ['jeugd-ggz', 'JGGZ', 'crisiszorg'],
          'https://ggz.example/fhir/CodeSystem/zorgsoort',
          spelled(own),
        ),
      ),
      period,
      statusHistory: listOf(
        fc.record({ status: fc.constantFrom('planned', 'waitlist', 'active', 'onhold'), period }),
      ),
    }).chain((found) =>
      fc
        .tuple(
          patient,
          plausible(
            fc.constantFrom(
              'planned',
              'waitlist',
              'active',
              'onhold',
              'finished',
              'cancelled',
              'entered-in-error',
            ),
            spelled(own),
          ),
        )
        .map(([client, status]) => ({
          ...found,
          resourceType: 'EpisodeOfCare',
          id: 'e-1',
          patient: client,
          status,
        })),
    ),
    careteam: element({
      contained: listOf(
        fc.oneof(
          element({ name: listOf(name), telecom }).chain((found) =>
            id.map((key) => ({ ...found, resourceType: 'Practitioner', id: key })),
          ),
          element({ telecom }).chain((found) =>
            id.map((key) => ({
              ...found,
              resourceType: 'PractitionerRole',
              id: key,
              practitioner: { reference: '#a' },
            })),
          ),
        ),
      ),
      status: plausible(fc.constantFrom('proposed', 'active', 'suspended', 'inactive', 'entered-in-error')),
      name: text,
      period,
      participant: listOf(
        fc.record({
          member: fc
            .tuple(fc.constantFrom('#a', '#b', 'Practitioner/1'), text)
            .map(([reference, display]) => ({
              reference,
              display,
            })),
        }),
      ),
      telecom,
    }).chain((found) =>
      patient.map((client) => ({ ...found, resourceType: 'CareTeam', id: 't-1', subject: client })),
    ),
    encounter: fc
      .record({
        class: fc.record({
          system: fc.constant('http://terminology.hl7.org/CodeSystem/v3-ActCode'),
          code: plausible(fc.constantFrom('EMER', 'AMB'), spelled(own)),
        }),
        type: listOf(
          coded(['SPOED', 'INTAKE'], 'https://ggz.example/fhir/CodeSystem/contactsoort', spelled(own)),
        ),
        status: plausible(
          fc.constantFrom('planned', 'in-progress', 'finished', 'unknown', 'cancelled'),
          spelled(own),
        ),
        period,
      })
      .chain((found) =>
        patient.map((client) => ({ ...found, resourceType: 'Encounter', id: 'c-1', subject: client })),
      ),
    flag: fc
      .record({
        code: coded(
          ['KM', 'KM', 'KM', 'ALLERGIE'],
          'https://ggz.example/fhir/CodeSystem/waarschuwing',
          spelled(own),
        ),
        status: plausible(fc.constantFrom('active', 'inactive', 'entered-in-error'), spelled(own)),
        period,
      })
      .chain((found) =>
        patient.map((client) => ({ ...found, resourceType: 'Flag', id: 'f-1', subject: client })),
      ),
    consent: fc
      .record({
        patient: plausible(fc.constant({ reference: 'Patient/p-1' })),
        dateTime: plausible(date),
        performer: listOf(
          fc.constantFrom('Patient/p-1', 'RelatedPerson/r-1').map((reference) => ({ reference })),
        ),
        category: fc
          .constantFrom('REGIO', 'REGIO', 'REGIO', 'HUISARTS', own)
          .map((code) => [
            { coding: [{ system: 'https://ggz.example/fhir/CodeSystem/toestemming', code }], text: own },
          ]),
        status: plausible(fc.constant('active'), fc.oneof(fc.constant('inactive'), spelled(own))),
        provision: fc.record({
          type: plausible(fc.constant('permit'), fc.constantFrom('deny', own)),
          period: plausible(element({ start: date, end: date.filter((found) => found.length >= 10) })),
          actor: fc.array(recipient(own), { minLength: 1, maxLength: 2 }),
        }),
      })
      .map((found) => ({ ...found, resourceType: 'Consent', id: 'm-1', scope })),
  }
}

const withResource = (feed: string) =>
  bsn.chain((own) => (resources(own)[feed] ?? fc.constant({})).map((resource) => ({ own, resource })))

describe.each(adapter.feeds)('any resource of the feed $naam', ({ naam }) => {
  it('gives events of the contract in a client’s file or a rejection, the same each time, without a BSN', () => {
    const tried = trial(adapter, naam, {
      ...settings[naam],
      ...(naam === 'careteam' ? { teamnaam: true } : {}),
    })
    let translated = 0
    fc.assert(
      fc.property(withResource(naam), ({ own, resource }) => {
        const outcome = tried(resource)
        expect(isMappingFault(outcome)).toBe(false)
        expect(tried(resource)).toEqual(outcome)
        expect(JSON.stringify(outcome).replace(/[ .-]/g, '')).not.toContain(own)
        for (const { data } of outcome.events ?? []) {
          translated += 1
          const isSecret = 'geheimhouding' in data && data.geheimhouding === true
          expect(isSecret && ('adres' in data || 'telefoon' in data)).toBe(false)
        }
      }),
      { numRuns: 400 },
    )
    expect(translated).toBeGreaterThan(40)
  })
})
