import { createSupervisor } from '@gezinsbeeld/local'
import type { Choices } from './choices'
import type { Figure } from './figure'
import { giRows } from './gi-rows'
import { startGiSource } from './gi-source'
import { measureRounds, publishFigures } from './publish-rounds'
import type { Stage } from './stage'

const measure = async (
  stage: Stage,
  { rows, rounds }: Choices,
  name: string,
  syncAlways: boolean,
): Promise<readonly Figure[]> => {
  const supervisor = createSupervisor()
  try {
    const system = giRows(rows)
    stage.say(`${name}: ${system.count} rows of a GI in PostgreSQL`)
    const { database, bron } = await startGiSource(stage.folder('postgres'), supervisor, system)
    const measured = await measureRounds(stage, { organisatie: 'gi-noord', bron, syncAlways }, rounds)
    await database.end()
    // Each row is one event: anything else is a fault of the adapter, and no figure.
    for (const { events } of measured)
      if (events !== system.count) throw new Error(`${system.count} rows gave ${events} events`)
    return publishFigures(name, measured)
  } finally {
    await supervisor.stop()
  }
}

/** The GI's rows from PostgreSQL through its adapter to acknowledged events, beside a client that only publishes. */
export const measureSql = (stage: Stage, choices: Choices): Promise<readonly Figure[]> =>
  measure(stage, choices, 'sql', false)

/** The same with `sync_interval: always`, as production is advised to have. */
export const measureSync = (stage: Stage, choices: Choices): Promise<readonly Figure[]> =>
  measure(stage, choices, 'sync', true)
