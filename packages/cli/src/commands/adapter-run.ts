import { runAdapter } from '@gezinsbeeld/adapter-kit'
import { untilStopped } from '../until-stopped.js'
import { type AdapterOptions, chosenAdapter } from './adapter-definition.js'

export const adapterRun = async (options: AdapterOptions): Promise<void> => {
  const { definition, configuration } = await chosenAdapter(options)
  await runAdapter(definition, configuration, untilStopped())
}
