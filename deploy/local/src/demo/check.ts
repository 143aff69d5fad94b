import { request } from '@gezinsbeeld/bus'
import { type GezinMomentopname, isFamilyEvent } from '@gezinsbeeld/contracts'
import { referenceToken } from '@gezinsbeeld/identity'
import { comparePictures, type Organisatie, ofAll } from '@gezinsbeeld/region'
import { z } from 'zod'
import type { RegionBus } from './bus.js'
import type { EmbeddedRegion } from './embedded-region.js'
import { adapterFigures } from './figures.js'
import { referenceKeyOf } from './processes.js'
import { compareParked, type Outcome } from './verdict.js'

const listAnswer = z.object({
  gezinnen: z.array(z.object({ gezin: z.string() })),
  volgende: z.string().optional(),
})
const purpose = { gebruiker: 'npm run demo -- --once', doel: 'vergelijken met de waarheid' }

type App = Awaited<ReturnType<RegionBus['connect']>>

/** Every picture that an organisation may see, as its own app gets them. */
const picturesOf = async (app: App, organisatie: Organisatie): Promise<readonly GezinMomentopname[]> => {
  const pictures: GezinMomentopname[] = []
  const show = async (gezin: string): Promise<GezinMomentopname> => {
    const event = {
      naam: 'gezin.momentopname' as const,
      data: await request(app, `dienst.v1.beeld.${organisatie}.toon`, { ...purpose, gezin }),
    }
    if (isFamilyEvent(event) && event.naam === 'gezin.momentopname') return event.data
    throw new Error(`the picture of family ${gezin} is off the contract`)
  }
  for (let vanaf: string | undefined; ; ) {
    const question = { ...purpose, ...(vanaf === undefined ? {} : { vanaf }) }
    const answer = listAnswer.parse(await request(app, `dienst.v1.beeld.${organisatie}.lijst`, question))
    pictures.push(...(await Promise.all(answer.gezinnen.map(({ gezin }) => show(gezin)))))
    if (answer.volgende === undefined) return pictures
    vanaf = answer.volgende
  }
}

/** What each organisation may see. */
export const everyPicture = async ({ bus }: EmbeddedRegion) => {
  const of = async (organisatie: Organisatie) => {
    const app = await bus.connect('afnemer', 'controle', organisatie)
    try {
      return await picturesOf(app, organisatie)
    } finally {
      await app.close()
    }
  }
  return ofAll(of)
}

/** Compares every organisation's pictures, and how much each adapter parked, with the truth; for a region at rest. */
export const compareWithTruth = async (running: EmbeddedRegion): Promise<Outcome> => {
  const { region, processes, state } = running
  const parkedBy = async (organisatie: Organisatie) =>
    (await adapterFigures(processes.adapters[organisatie])).inQuarantaine
  const seen = await everyPicture(running)
  const parked = await ofAll(parkedBy)
  const referenceOf = (organisatie: string, keySpace: string, localKey: string) =>
    `${organisatie}:${referenceToken(Buffer.from(referenceKeyOf(organisatie, state.geheimen), 'hex'), keySpace, localKey)}`
  return {
    pictures: Object.values(seen).reduce((sum, pictures) => sum + pictures.length, 0),
    differences: [
      ...comparePictures(region.truth, seen, referenceOf),
      ...compareParked(region.truth.parked, parked),
    ],
  }
}
