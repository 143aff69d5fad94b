import type { Figure } from './figure'
import type { Stage } from './stage'
import { vitestBench } from './vitest-bench'

/** As many records as a page has in `ledger.bench.ts`. */
const inPage = 250

/** What the ledger takes of records that are as they were, and to open: packages/adapter-kit/src/ledger/ledger.bench.ts. */
export const measureLedger = async (stage: Stage): Promise<readonly Figure[]> => {
  stage.say('ledger: packages/adapter-kit/src/ledger/ledger.bench.ts, with a million records')
  const callsOf = await vitestBench(stage, 'packages/adapter-kit/src/ledger')
  return [
    { name: 'ledger.skip.rate', value: callsOf('are skipped') * inPage, unit: 'records/s' },
    { name: 'ledger.restart', value: 1 / callsOf('is opened again and read from'), unit: 's' },
  ]
}
