import { type Rehearsed, rehearsal } from '@gezinsbeeld/adapter-kit/rehearsal'
import {
  meldingGeneriek,
  objectionsTo,
  type PersoonXml,
  type Stuur,
  uitkomstMeldingGeneriek,
  type VtTerugkoppelingXml,
  vtMelding,
  vtTerugkoppeling,
} from '@gezinsbeeld/corv/testing'
import { standards } from '@gezinsbeeld/test-kit'
import { expect, it } from 'vitest'
import { adapter } from './adapter'

const politie: Stuur = {
  zender: 'Politie',
  ontvanger: 'Veilig Thuis Voorbeeld',
  referentienummer: 'POL-1',
  tijdstip: '20260412101500',
}
const wij: Stuur = {
  zender: 'Veilig Thuis Voorbeeld',
  ontvanger: 'Politie',
  referentienummer: 'VT-1',
  tijdstip: '20260415101500',
}

const kind: PersoonXml = {
  bsn: '999900031',
  geslachtsnaam: 'Vries',
  voorvoegsel: 'de',
  voornamen: 'Sam',
  geslacht: 'M',
  geboortedatum: '20160302',
}
const moeder: PersoonXml = { bsn: '999900043', geslachtsnaam: 'Jansen', voornamen: 'Noor', geslacht: 'V' }
const melder: PersoonXml = { bsn: '999900055', geslachtsnaam: 'Melderman', voornamen: 'Mies', geslacht: 'V' }

const melding = (stuur: Partial<Stuur> = {}, datumIncident = '20260411'): string =>
  vtMelding(
    { ...politie, ...stuur },
    {
      nummer: 'PL0100-1',
      datumMelding: '20260412',
      datumIncident,
      door: 'Politie',
      contact: 'Agent Melderman',
      betrokkenen: [
        { persoon: kind, rol: 'jeugdige' },
        { persoon: moeder, rol: 'ouder met gezag' },
        { persoon: melder, rol: 'melder' },
      ],
    },
  )

const antwoord = (stuur: Partial<Stuur>, wat: Omit<VtTerugkoppelingXml, 'nummer'>): string =>
  vtTerugkoppeling({ ...wij, ...stuur }, { nummer: 'PL0100-1', ...wat })

const beoordeeld = antwoord(
  {},
  { status: 'uitkomst veiligheidsbeoordeling', uitkomst: 'geen vervolgstappen nodig' },
)
const afgesloten = antwoord(
  { referentienummer: 'VT-2', tijdstip: '20260420' },
  { status: 'afsluiting zonder overdracht' },
)

const start = () => rehearsal(adapter, 'corv', { eigen: ['Veilig Thuis Voorbeeld'] })

const namen = ({ events }: Rehearsed): readonly string[] => events.map(({ naam }) => naam)
const laatste = ({ events }: Rehearsed, domein: string) =>
  events.findLast(({ naam }) => naam.startsWith(`${domein}.`))

const eerste = [
  ...Array(2).fill('persoon.vastgelegd'),
  'relatie.vastgelegd',
  'melding.ontvangen',
  'betrokkenheid.gestart',
]

it('a melding goes from received to assessed to closed, and Veilig Thuis with it', async () => {
  const { leave } = await start()
  expect(namen(await leave('1.xml', melding())).toSorted()).toEqual(eerste.toSorted())
  const assessed = await leave('2.xml', beoordeeld)
  expect(laatste(assessed, 'melding')).toMatchObject({
    naam: 'melding.beoordeeld',
    data: {
      datumIncident: '2026-04-11',
      veiligheidsbeoordeling: { datum: '2026-04-15', uitkomst: 'geen-vervolgstappen' },
    },
  })
  const closed = await leave('3.xml', afgesloten)
  expect(laatste(closed, 'melding')).toMatchObject({
    naam: 'melding.afgesloten',
    data: {
      besluit: 'afsluiting-zonder-overdracht',
      einddatum: '2026-04-20',
      veiligheidsbeoordeling: { uitkomst: 'geen-vervolgstappen' },
      personen: [expect.any(String), expect.any(String)],
    },
  })
  expect(laatste(closed, 'betrokkenheid')).toMatchObject({
    naam: 'betrokkenheid.beeindigd',
    data: { begindatum: '2026-04-12', einddatum: '2026-04-20' },
  })
  expect(closed.parked).toEqual([])
})

it('a terugkoppeling that comes first waits in sight, and counts when its melding is there', async () => {
  const { leave } = await start()
  const waiting = await leave('1.xml', afgesloten)
  expect(waiting.events).toEqual([])
  expect(waiting.parked).toMatchObject([{ reden: 'wacht-op-object' }])
  const there = await leave('2.xml', melding())
  expect(laatste(there, 'melding')?.naam).toBe('melding.afgesloten')
  expect(there.parked).toEqual([])
})

it('a terugkoppeling to another reporter with the same number changes nothing', async () => {
  const { leave } = await start()
  await leave('1.xml', melding())
  const other = await leave(
    '2.xml',
    antwoord({ ontvanger: 'Ziekenhuis' }, { status: 'afsluiting zonder overdracht' }),
  )
  expect(laatste(other, 'melding')?.naam).toBe('melding.ontvangen')
  expect(other.parked).toMatchObject([{ reden: 'wacht-op-object' }])
})

it('an uitkomst finds the meldingGeneriek by the number that the reporter gave it', async () => {
  const { leave } = await start()
  const zender = { ...politie, zender: 'Ziekenhuis', referentienummer: 'ZH-1' }
  await leave(
    '1.xml',
    meldingGeneriek(zender, {
      ...{ nummer: 'ZH-2026', soort: 'VT', datumTijd: '20260501', betrokkene: kind, hoedanigheid: '002' },
      ...{ anderen: [], door: 'Ziekenhuis', contact: 'Dokter Melderman' },
    }),
  )
  const uitkomst = { nummer: 'VT-900', uwNummer: 'ZH-2026', soort: 'VT', status: 'VT-02' }
  const stuur = { ...wij, ontvanger: 'Ziekenhuis' }
  const closed = await leave('2.xml', uitkomstMeldingGeneriek(stuur, uitkomst))
  expect(laatste(closed, 'melding')).toMatchObject({
    naam: 'melding.afgesloten',
    data: { besluit: 'overdracht' },
  })
})

it('the same message twice says nothing twice', async () => {
  const { leave } = await start()
  const first = await leave('1.xml', melding())
  expect(await leave('2.xml', melding())).toEqual(first)
})

it('another message under a number that is taken is parked, and the first stands (StUF016)', async () => {
  const { leave } = await start()
  const first = await leave('1.xml', melding())
  const second = await leave('2.xml', melding({}, '20260301'))
  expect(second.events).toEqual(first.events)
  expect(second.parked).toMatchObject([{ reden: 'dubbel-bericht' }])
})

it('a melding that was corrected keeps what was decided', async () => {
  const { leave } = await start()
  await leave('1.xml', melding())
  await leave('2.xml', beoordeeld)
  const again = await leave('3.xml', melding({ referentienummer: 'POL-2', tijdstip: '20260416' }, '20260410'))
  expect(laatste(again, 'melding')).toMatchObject({
    naam: 'melding.beoordeeld',
    data: { datumIncident: '2026-04-10' },
  })
})

it.each([
  ['a file that is cut off', melding().slice(0, 3_000), 'geen-xml'],
  [
    'a document type',
    melding().replace('?>', '?>\n<!DOCTYPE x SYSTEM "http://elders.example/x.dtd">'),
    'doctype',
  ],
  ['a text of six megabytes', melding().replace('Ruzie in de woning', 'x'.repeat(6_000_000)), 'te-lang'],
  ['a message without a number', melding({ referentienummer: '' }), 'zonder-sleutel'],
  ['a message for somebody else', melding({ ontvanger: 'Veilig Thuis Elders' }), 'verkeerde-ontvanger'],
  ['a message that is not read here', melding().replaceAll('vtMeldingDi01', 'uciDi01'), 'onleesbaar'],
])('%s is kept apart, and the next one is read', async (_, content, reden) => {
  const { leave } = await start()
  const bad = await leave('1.xml', content)
  expect(bad.events).toEqual([])
  expect(bad.parked).toMatchObject([{ reden }])
  const good = await leave('2.xml', melding({ referentienummer: 'POL-9' }))
  expect(namen(good).toSorted()).toEqual(eerste.toSorted())
})

it('the melder, the words and the place of the message are in nothing that is sent', async () => {
  const { leave } = await start()
  const { events } = await leave('1.xml', melding())
  const sent = JSON.stringify(events)
  for (const word of [
    'Melderman',
    'Mies',
    'Voorbeeldstraat',
    'Ruzie',
    'geschreeuw',
    '0881000000',
    '9999000',
  ]) {
    expect(sent).not.toContain(word)
  }
})

it('what these tests leave is valid by the official XSD', (test) => {
  const folder = standards(test)
  for (const message of [melding(), beoordeeld, afgesloten]) expect(objectionsTo(message, folder)).toEqual([])
})
