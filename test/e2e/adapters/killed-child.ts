import { readFileSync } from 'node:fs'
import { configurationOf, runAdapter } from '@gezinsbeeld/adapter-kit'
import { journalSources } from '@gezinsbeeld/adapter-kit/conformance'
import { z } from 'zod'
import { allAdapters } from './all-adapters'

/** One of the adapters in a process of its own, which kills itself (SIGKILL) at the n-th time that a step has happened. */
const [file = '', step = '', times = '1'] = process.argv.slice(2)
const job = z
  .object({ root: z.string(), naam: z.string(), journals: z.string(), configuration: z.unknown() })
  .parse(JSON.parse(readFileSync(file, 'utf8')))
const known = allAdapters(job.root).find(({ naam }) => naam === job.naam)
if (known === undefined) throw new TypeError(`there is no adapter ${job.naam}`)
const { adapter } = known
let left = Number(times)

await runAdapter(adapter, configurationOf(adapter).parse(job.configuration), new AbortController().signal, {
  openSource: journalSources(job.journals),
  onStep: (reached) => {
    if (reached === step && --left === 0) process.kill(process.pid, 'SIGKILL')
  },
})
