import { readFileSync } from 'node:fs'
import { hubConfiguration } from '../configuration'
import { runHub } from '../run-hub'

/** A hub in a process of its own, which kills itself (SIGKILL) at the n-th time that a step has happened; `-` is any step. */
const [file = '', step = '-', times = '0'] = process.argv.slice(2)
const configuration = hubConfiguration.parse(JSON.parse(readFileSync(file, 'utf8')))
const stopping = new AbortController()
process.on('SIGTERM', () => stopping.abort())
let left = Number(times)

await runHub(configuration, stopping.signal, {
  onStep: (reached) => {
    if ((step === '-' || reached === step) && --left === 0) process.kill(process.pid, 'SIGKILL')
  },
})
