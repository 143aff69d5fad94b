import { runAdapter } from '@gezinsbeeld/adapter-kit'
import { traced } from '../tracing.js'
import { untilStopped } from '../until-stopped.js'
import { type AdapterOptions, chosenAdapter } from './adapter-definition.js'

export const adapterRun = async (options: AdapterOptions): Promise<void> => {
  const { definition, configuration } = await chosenAdapter(options)
  const signal = untilStopped()
  await traced(`adapter-${configuration.organisatie}`, () => runAdapter(definition, configuration, signal))
}
