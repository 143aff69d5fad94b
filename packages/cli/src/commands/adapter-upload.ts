import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { runAdapter } from '@gezinsbeeld/adapter-kit'
import { leaveFile, readNames } from '@gezinsbeeld/adapter-kit/upload'
import { UserError } from '../tell.js'
import { untilStopped } from '../until-stopped.js'
import { type AdapterOptions, chosenAdapter } from './adapter-definition.js'

const lookEvery = 200

const isAnswering = (poort: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${poort}/gezond`).then(
    ({ ok }) => ok,
    () => false,
  )

/**
 * Leaves files in the adapter's folder and waits until they have been read: by the adapter that runs, or where none does by one that
 * runs for so long. Exit code 1 when a file is refused.
 */
export const adapterUpload = async (paths: readonly string[], options: AdapterOptions): Promise<void> => {
  const { definition, configuration } = await chosenAdapter(options)
  const folder = configuration.bron.files?.map
  if (folder === undefined) throw new UserError(`${definition.naam} reads no files`)
  const missing = paths.find((path) => !existsSync(path))
  if (missing !== undefined) throw new UserError(`${missing}: found nothing, expected a file`)
  const left = paths.map((path) => {
    const file = leaveFile(definition, folder, path)
    if (file !== undefined) return file
    const expected = readNames(definition).join(', ')
    throw new UserError(`${path}: found a name that no feed reads, expected one like ${expected}`)
  })
  const ending = new AbortController()
  const signal = AbortSignal.any([untilStopped(), ending.signal])
  const running = (await isAnswering(configuration.poort))
    ? Promise.resolve()
    : runAdapter(definition, configuration, signal).catch((error: unknown) => {
        ending.abort()
        throw error
      })
  for (const { name, outcome } of left) {
    let what = outcome()
    for (; what === undefined && !signal.aborted; what = outcome()) await pause(lookEvery)
    if (what === undefined) process.stdout.write(`${name}: left, and not read yet\n`)
    else
      process.stdout.write(`${name}: ${what.refused === undefined ? 'read' : `refused: ${what.refused}`}\n`)
    if (what?.refused !== undefined) process.exitCode = 1
  }
  ending.abort()
  await running
}
