import { serve } from '@gezinsbeeld/bus'
import { blind, derivePseudonymKey, evaluate, finalize } from '@gezinsbeeld/identity'
import type { TestRegion } from '@gezinsbeeld/test-kit'
import { z } from 'zod'

const key = derivePseudonymKey(new Uint8Array(32).fill(3))

/** What the service makes of a BSN. */
export const pseudonymOf = (bsn: string): string => {
  const blinded = blind(bsn)
  return finalize(bsn, blinded, '1', evaluate(key, blinded.geblindeerd) ?? '')
}

/** A region's pseudonym service; `asked`: for how many BSNs it was asked. */
export const servePseudonyms = async (
  region: TestRegion,
): Promise<{ readonly asked: () => number; stop(): Promise<void> }> => {
  let asked = 0
  const bus = await region.connect({ role: 'pseudoniem', name: 'pseudoniem' })
  const service = serve(bus, 'dienst.v1.pseudoniem.*.evalueer', async ({ body }) => {
    const { geblindeerd } = z.object({ geblindeerd: z.array(z.string()) }).parse(body)
    asked += geblindeerd.length
    return { versie: '1', geevalueerd: geblindeerd.map((each) => evaluate(key, each)) }
  })
  return { asked: () => asked, stop: () => service.stop() }
}
