import { createRegion, type GiDossier } from '@gezinsbeeld/region'

export interface GiRows extends GiDossier {
  readonly count: number
}

/**
 * The rows of whole stories of gi-noord until there are enough, without BSNs: a pseudonym costs a hundred times as much as
 * everything else of a record, is fetched once in an organisation's life, and would be all that is measured. Nothing is
 * deleted, and no record is bad: each row is one event.
 */
export const giRows = (atLeast: number): GiRows => {
  const persoon: GiDossier['persoon'][number][] = []
  const relatie: GiDossier['relatie'][number][] = []
  const betrokkenheid: GiDossier['betrokkenheid'][number][] = []
  const maatregel: GiDossier['maatregel'][number][] = []
  const count = (): number => persoon.length + relatie.length + betrokkenheid.length + maatregel.length
  const region = createRegion({ families: atLeast, seed: 1, vandaag: '2025-11-22' })
  for (const { gi } of region.stories()) {
    const rows = gi['gi-noord']
    for (const row of rows.persoon ?? []) persoon.push({ ...row, bsn: null })
    for (const row of rows.relatie ?? []) relatie.push(row)
    for (const row of rows.betrokkenheid ?? []) betrokkenheid.push(row)
    for (const row of rows.maatregel ?? []) maatregel.push(row)
    if (count() >= atLeast) break
  }
  return { persoon, relatie, betrokkenheid, maatregel, verwijdering: [], count: count() }
}
