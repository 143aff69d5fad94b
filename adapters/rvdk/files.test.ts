import { type Rehearsed, rehearsal } from '@gezinsbeeld/adapter-kit/rehearsal'
import {
  type NotificatieXml,
  notificatie,
  objectionsTo,
  type PersoonXml,
  verzoekTotOnderzoek,
} from '@gezinsbeeld/corv/testing'
import { standards } from '@gezinsbeeld/test-kit'
import { expect, it } from 'vitest'
import { adapter } from './adapter'

const kind: PersoonXml = { bsn: '999900031', geslachtsnaam: 'Vries', voornamen: 'Sam', geslacht: 'M' }
const moeder: PersoonXml = { bsn: '999900043', geslachtsnaam: 'Jansen', voornamen: 'Noor', geslacht: 'V' }
const raad = 'Raad voor de Kinderbescherming'

const verzoek = (tijdstip = '20260501'): string =>
  verzoekTotOnderzoek(
    { zender: 'Gemeente Voorbeeldstad', ontvanger: raad, referentienummer: 'V-1', tijdstip },
    {
      ...{ zaak: 'GEM-2026-77', registratiedatum: '20260430', verzoeker: 'Gemeente Voorbeeldstad' },
      clienten: [{ persoon: kind }],
      belanghebbenden: [{ persoon: moeder, rol: 'ouder met gezag' }],
    },
  )

const stand = (referentienummer: string, tijdstip: string, wat: Partial<NotificatieXml>): string =>
  notificatie(
    { zender: raad, ontvanger: 'Jeugdbescherming Voorbeeld', referentienummer, tijdstip },
    {
      ...{
        zaak: 'RVDK-1',
        andereZaak: 'GEM-2026-77',
        client: { persoon: { bsn: kind.bsn, geslachtsnaam: 'Vries' } },
      },
      ...{ belanghebbende: { persoon: moeder, rol: 'ouder, gezag niet benoemd' } },
      ...{ status: 'Intake afgerond', datumStatusGezet: '20260510' },
      ...wat,
    },
  )

const intake = stand('N-1', '20260510', {})
const klaar = stand('N-2', '20260720', { status: 'Onderzoek afgerond', datumStatusGezet: '20260720' })
const besluit = {
  toelichting: 'Ondertoezichtstelling',
  datumBeslissing: '20260901',
  ingangsdatum: '20260901',
  einddatum: '20270901',
}
const opgelegd = stand('N-3', '20260902', {
  ...{ status: 'Zaak afgerond', datumStatusGezet: '20260902', resultaat: 'Maatregel opgelegd' },
  besluiten: [besluit],
})

const start = () =>
  rehearsal(adapter, 'corv', {
    eigen: [raad],
    organisaties: {
      'Jeugdbescherming Voorbeeld': 'gi-voorbeeld',
      'Gemeente Voorbeeldstad': 'gemeente-voorbeeld',
    },
    uitvoerders: ['gi-voorbeeld'],
  })

const laatste = ({ events }: Rehearsed, domein: string) =>
  events.findLast(({ naam }) => naam.startsWith(`${domein}.`))

const outcome = (all: Rehearsed) => ({
  onderzoek: laatste(all, 'onderzoek'),
  relatie: laatste(all, 'relatie'),
  maatregel: laatste(all, 'maatregel'),
})

const expected = {
  onderzoek: {
    naam: 'onderzoek.afgerond',
    data: {
      verzoeker: { organisatie: 'gemeente-voorbeeld', naam: 'Gemeente Voorbeeldstad' },
      datumVerzoek: '2026-05-01',
      stand: 'zaak-afgerond',
      einddatum: '2026-07-20',
      resultaat: 'maatregel-opgelegd',
    },
  },
  relatie: { data: { soort: 'ouder', gezag: 'gezag-soort-onbekend' } },
  maatregel: {
    naam: 'maatregel.opgelegd',
    data: {
      soort: 'ots',
      datumBeslissing: '2026-09-01',
      verlengdTot: '2027-09-01',
      uitvoerderOrganisatie: 'gi-voorbeeld',
    },
  },
}

it.each([
  ['in their order', [verzoek(), intake, klaar, opgelegd]],
  ['the other way round', [opgelegd, klaar, intake, verzoek()]],
  ['with the verzoek last but one', [intake, klaar, verzoek(), opgelegd]],
])('one onderzoek of all its messages %s, and the gezag that the verzoek told', async (_, messages) => {
  const { leave } = await start()
  let all: Rehearsed = { events: [], parked: [] }
  for (const [place, message] of messages.entries()) all = await leave(`${place}.xml`, message)
  expect(outcome(all)).toMatchObject(expected)
  expect(
    new Set(all.events.filter(({ naam }) => naam.startsWith('onderzoek.')).map(({ object }) => object)).size,
  ).toBe(1)
  expect(laatste(all, 'persoon')?.data).not.toHaveProperty('adres')
  expect(all.parked).toEqual([])
})

it('a correction of a decision is the same measure', async () => {
  const { leave } = await start()
  await leave('1.xml', opgelegd)
  const corrected = stand('N-4', '20260905', {
    ...{ status: 'Zaak afgerond', resultaat: 'Maatregel opgelegd' },
    besluiten: [{ ...besluit, einddatum: '20270301' }],
  })
  const all = await leave('2.xml', corrected)
  const measures = all.events.filter(({ naam }) => naam === 'maatregel.opgelegd')
  expect(new Set(measures.map(({ object }) => object)).size).toBe(1)
  expect(measures.at(-1)?.data['verlengdTot']).toBe('2027-03-01')
})

it.each([
  ['a file that is cut off', intake.slice(0, 2_000), 'geen-xml'],
  ['a document type', intake.replace('?>', '?>\n<!DOCTYPE x [<!ENTITY a "b">]>'), 'doctype'],
  ['a document of six megabytes', verzoek().replace('ZGl0IGlz', 'A'.repeat(6_000_000)), 'te-lang'],
])('%s is kept apart, and the next one is read', async (_, content, reden) => {
  const { leave } = await start()
  expect((await leave('1.xml', content)).parked).toMatchObject([{ reden }])
  expect(laatste(await leave('2.xml', intake), 'onderzoek')?.naam).toBe('onderzoek.gestart')
})

it('the same message twice says nothing twice', async () => {
  const { leave } = await start()
  const first = await leave('1.xml', verzoek())
  expect(await leave('2.xml', verzoek('20260502'))).toEqual(first)
})

const answer = (root: string, organisatie: string): string =>
  `<s:${root} xmlns:s="http://www.egem.nl/StUF/StUF0301"><s:stuurgegevens><s:berichtcode>${root.slice(0, 4)}</s:berichtcode><s:zender>${organisatie}<s:applicatie>CORV</s:applicatie></s:zender><s:referentienummer>A-1</s:referentienummer></s:stuurgegevens></s:${root}>`

it.each([
  ['Bv03Bericht', ''],
  ['Fo01Bericht', '<s:organisatie/>'],
  ['Fo03Bericht', '<s:organisatie>Gemeente Voorbeeldstad</s:organisatie>'],
  ['Tr01Bericht', ''],
  ['vcobDi01', '<s:organisatie>Politie</s:organisatie>'],
])(
  'an answer or a question (%s) between the messages says nothing and is not parked',
  async (root, organisatie) => {
    const { leave } = await start()
    expect(await leave('1.xml', answer(root, organisatie))).toEqual({ events: [], parked: [] })
    expect(laatste(await leave('2.xml', intake), 'onderzoek')?.naam).toBe('onderzoek.gestart')
  },
)

it('what these tests leave is valid by the official XSD', (test) => {
  const folder = standards(test)
  for (const message of [verzoek(), intake, klaar, opgelegd])
    expect(objectionsTo(message, folder)).toEqual([])
})
