import { type Rehearsed, rehearsal } from '@gezinsbeeld/adapter-kit/rehearsal'
import { expect, it } from 'vitest'
import { adapter } from '../adapter'
import { bericht } from '../testing/berichten'
import { instellingen } from '../testing/instellingen'

const verzoek = bericht({ soort: '315', dag: '2026-02-01' })
const toewijzing = bericht({ soort: '301' })
const teruggenomen = toewijzing
  .replace(
    '</ijw:ToegewezenProduct>',
    '<ijw:StatusAanlevering>3</ijw:StatusAanlevering></ijw:ToegewezenProduct>',
  )
  .replace('2026-03-02', '2026-03-04')

const start = () => rehearsal(adapter, 'berichten', instellingen.berichten, { gevraagd: true })

const wachten = ({ events }: Rehearsed) => {
  const all = events.filter(({ naam }) => naam.startsWith('signaal.'))
  expect(new Set(all.map(({ object }) => object)).size).toBeLessThan(2)
  return all.at(-1)
}

const voorbij = { naam: 'signaal.opgeheven', data: { begindatum: '2026-02-01', einddatum: '2026-02-20' } }

it.each([
  ['in their order', [verzoek, toewijzing]],
  ['the other way round', [toewijzing, verzoek]],
])('who asked for help waits until the municipality allocates it, read %s', async (_, messages) => {
  const { leave } = await start()
  let all: Rehearsed = { events: [], parked: [] }
  for (const [place, message] of messages.entries()) all = await leave(`${place}.xml`, message)
  expect(wachten(all)).toMatchObject(voorbij)
  expect(all.parked).toEqual([])
})

it('an allocation that is taken back lets the client wait again', async () => {
  const { leave } = await start()
  await leave('1.xml', verzoek)
  await leave('2.xml', toewijzing)
  expect(wachten(await leave('3.xml', teruggenomen))).toMatchObject({
    naam: 'signaal.afgegeven',
    data: { soort: 'wachttijd', begindatum: '2026-02-01' },
  })
})

it('two providers that give the same number asked for two things', async () => {
  const { leave } = await start()
  await leave('1.xml', verzoek)
  const { events, parked } = await leave('2.xml', bericht({ soort: '315', afzender: '87654321' }))
  expect(
    new Set(events.filter(({ naam }) => naam === 'signaal.afgegeven').map(({ object }) => object)).size,
  ).toBe(2)
  expect(parked).toEqual([])
})
