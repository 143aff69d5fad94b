import { setTimeout as pause } from 'node:timers/promises'
import { request } from '@gezinsbeeld/bus'
import { type GezinMomentopname, isFamilyEvent } from '@gezinsbeeld/contracts'
import { referenceToken } from '@gezinsbeeld/identity'
import { comparePictures, type Organisatie, type Region } from '@gezinsbeeld/region'
import { z } from 'zod'
import type { RegionBus } from './bus.js'
import type { RegionState } from './choices.js'
import { adapterFigures } from './figures.js'
import { type Processes, referenceKeyOf } from './processes.js'

const listAnswer = z.object({
  gezinnen: z.array(z.object({ gezin: z.string() })),
  volgende: z.string().optional(),
})
const look = { gebruiker: 'npm run demo -- --once', doel: 'vergelijken met de waarheid' }

type App = Awaited<ReturnType<RegionBus['connect']>>

/** Every picture that an organisation may see, as its own app gets them. */
const picturesOf = async (app: App, organisatie: Organisatie): Promise<readonly GezinMomentopname[]> => {
  const pictures: GezinMomentopname[] = []
  const show = async (gezin: string): Promise<GezinMomentopname> => {
    const event = {
      naam: 'gezin.momentopname' as const,
      data: await request(app, `dienst.v1.beeld.${organisatie}.toon`, { ...look, gezin }),
    }
    if (isFamilyEvent(event) && event.naam === 'gezin.momentopname') return event.data
    throw new Error(`the picture of family ${gezin} is off the contract`)
  }
  for (let vanaf: string | undefined; ; ) {
    const question = { ...look, ...(vanaf === undefined ? {} : { vanaf }) }
    const answer = listAnswer.parse(await request(app, `dienst.v1.beeld.${organisatie}.lijst`, question))
    for (const { gezin } of answer.gezinnen) pictures.push(await show(gezin))
    if (answer.volgende === undefined) return pictures
    vanaf = answer.volgende
  }
}

/** How far the streams are: as long as this moves, the region is still at work. */
const progress = async ({ operator }: RegionBus): Promise<string> => {
  const [invoer, bezorgd] = await Promise.all([
    operator.jsm.streams.info('invoer'),
    operator.jsm.streams.info('bezorgd'),
  ])
  return `${invoer.state.last_seq} ${bezorgd.state.last_seq}`
}

export interface Outcome {
  readonly pictures: number
  readonly differences: readonly string[]
}

/**
 * Compares every organisation's pictures, and what was parked, with the truth. Ends as soon as they are equal, or with the
 * differences once the region has come to rest.
 */
export const compareWithTruth = async (
  bus: RegionBus,
  region: Region,
  { geheimen }: RegionState,
  { adapters }: Processes,
): Promise<Outcome> => {
  const app = (organisatie: Organisatie): Promise<App> => bus.connect('app', 'controle', organisatie)
  const apps = {
    'gi-noord': await app('gi-noord'),
    'gi-zuid': await app('gi-zuid'),
    'ggz-oost': await app('ggz-oost'),
  }
  const referenceOf = (organisatie: Organisatie, keySpace: string, localKey: string) =>
    `${organisatie}:${referenceToken(Buffer.from(referenceKeyOf(organisatie, geheimen), 'hex'), keySpace, localKey)}`

  const compare = async (): Promise<Outcome> => {
    const of = (organisatie: Organisatie) => picturesOf(apps[organisatie], organisatie)
    const seen = {
      'gi-noord': await of('gi-noord'),
      'gi-zuid': await of('gi-zuid'),
      'ggz-oost': await of('ggz-oost'),
    }
    const parked: string[] = []
    for (const [organisatie, adapter] of adapters) {
      const { inQuarantaine } = await adapterFigures(adapter)
      const expected = region.truth.parked.filter((record) => record.organisatie === organisatie).length
      if (inQuarantaine !== expected)
        parked.push(`${organisatie}: ${inQuarantaine} records are parked, ${expected} must be`)
    }
    return {
      pictures: Object.values(seen).reduce((sum, pictures) => sum + pictures.length, 0),
      differences: [...comparePictures(region.truth, seen, referenceOf), ...parked],
    }
  }

  for (let before = ''; ; ) {
    const now = await progress(bus)
    const outcome = await compare()
    if (outcome.differences.length === 0 || now === before) return outcome
    before = now
    // Adapters look at their sources several times a second; what has not moved in this long has come to rest.
    await pause(5_000)
  }
}
