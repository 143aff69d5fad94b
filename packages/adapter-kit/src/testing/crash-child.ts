import { readFileSync } from 'node:fs'
import { configurationOf } from '../configuration'
import type { Step } from '../pipeline/shared'
import { runAdapter } from '../run-adapter'
import { testAdapter } from './feeds'

/** An adapter in a process of its own, which kills itself (SIGKILL) at the n-th time that a step has happened. */
const [file = '', step = '', times = '1'] = process.argv.slice(2)
const configuration = configurationOf(testAdapter).parse(JSON.parse(readFileSync(file, 'utf8')))
let left = Number(times)

await runAdapter(testAdapter, configuration, new AbortController().signal, {
  onStep: (reached: Step) => {
    if (reached === step && --left === 0) process.kill(process.pid, 'SIGKILL')
  },
})
