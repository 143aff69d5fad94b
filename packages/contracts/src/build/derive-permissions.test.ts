import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { derivePermissions } from './derive-permissions'
import { type Application, type Channel, loadApplications } from './load-applications'

const applications = loadApplications(join(import.meta.dirname, '../../../../contracts'))
const contract = (naam: string): Application => {
  const found = applications.find((application) => application.naam === naam)
  if (found === undefined) throw new Error(`no document for ${naam}`)
  return found
}

const channel = (adres: string, stroom?: string, tags: readonly string[] = ['organisatie']): Channel => ({
  naam: 'proef',
  adres,
  parameters: [...adres.matchAll(/\{(\w+)\}/g)].map(([, naam = '']) => ({
    naam,
    tag: tags.includes(naam) ? 'org' : undefined,
    meerTokens: naam === 'rest',
  })),
  stroom,
  berichten: [],
})
const application = (account: 'HUB' | 'PARTNERS', ...operaties: Application['operaties']): Application => ({
  naam: 'proef',
  titel: 'Proef',
  omschrijving: '',
  account,
  rol: undefined,
  jetstream: { richtIn: false, ontvangers: [], leest: [], wist: [] },
  operaties,
})
const operation = (actie: 'send' | 'receive', kanaal: Channel, antwoord?: string) => ({
  naam: 'proef',
  actie,
  kanaal,
  antwoord,
})
const inbox = '_INBOX.{{subject()}}.>'

describe('a partner', () => {
  test('publishes what it sends, as its own organisation and for any object', () => {
    const sends = operation('send', channel('gezin.v1.{organisatie}.maatregel.opgelegd.{object}', 'invoer'))
    expect(derivePermissions(application('PARTNERS', sends))).toEqual({
      account: 'PARTNERS',
      publish: ['gezin.v1.{{tag(org)}}.maatregel.opgelegd.*'],
      subscribe: [inbox],
      ontvangt: {},
    })
  })

  test('reads what it receives from its own durable, and acknowledges it', () => {
    const receives = operation(
      'receive',
      channel('bezorgd.v1.{organisatie}.{gezin}.gezin.gevormd', 'bezorgd'),
    )
    expect(derivePermissions(application('PARTNERS', receives))).toEqual({
      account: 'PARTNERS',
      publish: [
        '$JS.ACK.bezorgd.{{name()}}.>',
        'HUB.API.CONSUMER.INFO.bezorgd.{{name()}}',
        'HUB.API.CONSUMER.MSG.NEXT.bezorgd.{{name()}}',
      ],
      subscribe: [inbox],
      ontvangt: { bezorgd: ['bezorgd.v1.{{tag(org)}}.*.gezin.gevormd'] },
    })
  })

  test.each([
    [
      'sends in anybody’s name',
      operation('send', channel('gezin.v1.{organisatie}.x', 'invoer', [])),
      /x-nats-tag/,
    ],
    [
      'receives what no stream keeps',
      operation('receive', channel('dienst.v1.{organisatie}.x')),
      /no stream/,
    ],
    ['has a parameter that is part of a token', operation('send', channel('a.x-{organisatie}.b')), /token/],
    ['has an empty token', operation('send', channel('a..{organisatie}')), /token/],
    ['has a wildcard of its own', operation('send', channel('a.{organisatie}.>')), /token/],
    ['has a rest in the middle', operation('send', channel('a.{rest}.{organisatie}')), /at the end/],
  ] as const)('that %s gets no permission', (_, one, message) => {
    expect(() => derivePermissions(application('PARTNERS', one))).toThrow(message)
  })
})

describe('a process of the region', () => {
  test('answers what it serves, and reads nothing', () => {
    const serves = operation('receive', channel('dienst.v1.x.{organisatie}.doe'), 'antwoord')
    expect(derivePermissions(application('HUB', serves))).toMatchObject({
      publish: ['_R_.>'],
      subscribe: [inbox, 'dienst.v1.x.*.doe'],
    })
  })

  test('sends to everybody, and looks only in the stream that it writes', () => {
    const { publish } = derivePermissions(
      application('HUB', operation('send', channel('audit.v1.{rest}', 'audit'))),
    )
    expect(publish).toContain('audit.v1.>')
    expect(publish).toContain('$JS.API.STREAM.INFO.audit')
    expect(publish.filter((subject) => subject.includes('CONSUMER') || subject.includes('DELETE'))).toEqual(
      [],
    )
  })
})

describe('what the documents say', () => {
  /** DESIGN: who sends. What is not here is the hub's or the operator's. */
  const everyone = [
    'persoon',
    'relatie',
    'betrokkenheid',
    'signaal',
    'toestemming',
    'bron',
    'plan',
    'doel',
    'afspraak',
    'overleg',
  ]
  const senders: Readonly<Record<string, readonly string[]>> = {
    'adapter-gi': ['maatregel', 'verblijf'],
    'adapter-veilig-thuis': ['melding', 'onderzoek'],
    'adapter-ggz': ['traject'],
    'adapter-gemeente': ['huishouden', 'voorziening', 'bestaanszekerheid', 'verblijf'],
    'adapter-rvdk': ['onderzoek', 'maatregel'],
    'adapter-opvang': ['bestaanszekerheid', 'verblijf'],
    'adapter-klein': [],
  }
  const sentBy = (naam: string): readonly string[] =>
    contract(naam).operaties.flatMap(({ actie, kanaal }) => (actie === 'send' ? [kanaal.naam] : []))
  const domeinen = (naam: string): readonly string[] => [
    ...new Set(
      sentBy(naam).flatMap((kanaal) => (kanaal.startsWith('invoer-') ? [kanaal.split('-')[1] ?? ''] : [])),
    ),
  ]
  const channels = [...new Set(contract('hub').operaties.map(({ kanaal }) => kanaal.naam))]

  test.each(Object.entries(senders))(
    '%s sends what everyone sends and what belongs to its role',
    (naam, own) => {
      const known = new Set(channels.map((kanaal) => kanaal.split('-')[1]))
      expect([...domeinen(naam)].sort()).toEqual(
        [...everyone, ...own].filter((domein) => known.has(domein)).sort(),
      )
    },
  )

  test('every event of a partner has somebody who sends it, and the hub reads it', () => {
    const all = new Set(applications.filter(({ naam }) => naam !== 'hub').flatMap(({ naam }) => sentBy(naam)))
    const read = contract('hub').operaties.flatMap(({ actie, kanaal }) =>
      actie === 'receive' ? [kanaal.naam] : [],
    )
    expect(read.filter((kanaal) => kanaal.startsWith('invoer-') && !all.has(kanaal))).toEqual([])
  })

  test('all that is delivered an app may receive, but no pseudonym', () => {
    const delivered = sentBy('hub').filter((kanaal) => kanaal.startsWith('bezorgd-'))
    const received = contract('afnemer').operaties.flatMap(({ actie, kanaal }) =>
      actie === 'receive' ? [kanaal.naam] : [],
    )
    expect(delivered.filter((kanaal) => !received.includes(kanaal)).sort()).toEqual([
      'bezorgd-bekendheid-beeindigd',
      'bezorgd-bekendheid-gevraagd',
    ])
  })

  test('only processes of the region are in the account HUB', () => {
    expect(applications.filter(({ account }) => account === 'HUB').map(({ naam }) => naam)).toEqual([
      'hub',
      'operator',
      'pseudoniem',
    ])
  })
})
