import { type Rehearsed, rehearsal } from '@gezinsbeeld/adapter-kit/rehearsal'
import { expect, it } from 'vitest'
import { adapter } from '../adapter'
import { bericht } from '../testing/berichten'
import { instellingen } from '../testing/instellingen'

const start = () => rehearsal(adapter, 'berichten', instellingen.berichten, { gevraagd: true })

const toewijzing = bericht({ soort: '301' })
const begin = bericht({ soort: '305' })
const einde = bericht({ soort: '307' })

/** The products of a message, each with the status that is given; `wat` changes it. */
const met = (message: string, ...products: readonly (readonly [status: string, wat: string])[]): string => {
  const [, name = '', inner = ''] = /<ijw:(StartProduct|StopProduct)>(.*?)<\/ijw:\1>/.exec(message) ?? []
  const made = products.map(([status, wat]) => {
    const dated = inner.replace(/(Begindatum|Einddatum)>[^<]*</, `$1>${wat}<`)
    return `<ijw:${name}>${dated.replace('Aanlevering>1<', `Aanlevering>${status}<`)}</ijw:${name}>`
  })
  return message.replace(`<ijw:${name}>${inner}</ijw:${name}>`, made.join(''))
}

const laatste = ({ events }: Rehearsed) => events.findLast(({ naam }) => naam.startsWith('voorziening.'))

it.each([
  [begin, '2026-03-09', 'begindatum'],
  [einde, '2026-06-30', 'einddatum'],
])(
  'a start or an end that is taken back and told anew in one message stands, in either order',
  async (message, was, veld) => {
    for (const turned of [false, true]) {
      const products = [['3', was] as const, ['1', '2026-07-02'] as const]
      const { leave } = await start()
      await leave('1.xml', toewijzing)
      await leave('2.xml', message)
      const all = await leave('3.xml', met(message, ...(turned ? products.toReversed() : products)))
      expect(laatste(all)?.data).toMatchObject({ [veld]: '2026-07-02', toewijzingsnummer: 'T4711' })
      expect(all.parked).toEqual([])
    }
  },
)

it('an allocation that is removed (RedenWijziging 13) is as if it was never sent', async () => {
  const { leave } = await start()
  await leave('1.xml', toewijzing)
  const removed = toewijzing.replace(
    /(<ijw:Ingangsdatum>)(.*?)(<\/ijw:Ingangsdatum>)/,
    '$1$2$3<ijw:Einddatum>$2</ijw:Einddatum><ijw:RedenWijziging>13</ijw:RedenWijziging>',
  )
  expect(laatste(await leave('2.xml', removed))?.naam).toBe('voorziening.ingetrokken')
})

it('in a folder of everything that a gateway leaves, answers and declarations are passed over, a refusal is parked and the others are read', async () => {
  const { leave } = await start()
  const inSpace = (message: string, soort: string): string => message.replaceAll('jw301', `jw${soort}`)
  const header = (soort: string, rest: string): string =>
    inSpace(toewijzing, soort).replace(/<ijw:Client>[\s\S]*<\/ijw:Client>/, rest)
  const declaratie =
    '<ijw:Declaratie><ijw:Clienten><ijw:Client><ijw:Bsn>999990019</ijw:Bsn></ijw:Client></ijw:Clienten></ijw:Declaratie>'
  const antwoord = (code: string): string =>
    `<ijw:Antwoord><ijw:ReferentieAanbieder>ref-9</ijw:ReferentieAanbieder><ijw:VerzoekAntwoord>${code}</ijw:VerzoekAntwoord></ijw:Antwoord>`
  const files = [
    header('302', ''),
    inSpace(toewijzing, '302').replace('999990019', '999990018'),
    toewijzing,
    header('306', '<ijw:RetourCodes><ijw:RetourCode>8001</ijw:RetourCode></ijw:RetourCodes>'),
    header('317', '<ijw:Client><ijw:Bsn>999990019</ijw:Bsn><ijw:Verzoek/></ijw:Client>'),
    header('323', declaratie),
    header('319', antwoord('2')),
    begin,
    header('319', antwoord('1')),
  ]
  let all: Rehearsed = { events: [], parked: [] }
  for (const [place, message] of files.entries()) all = await leave(`${place}.xml`, message)
  expect(laatste(all)?.naam).toBe('voorziening.gestart')
  expect(all.parked).toMatchObject([{ reden: 'onbekende-code', pad: 'bericht/Bericht/@naamruimte' }])
})
