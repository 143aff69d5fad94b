import { hubConfiguration, runHub } from '@gezinsbeeld/hub'
import { readConfiguration } from '@gezinsbeeld/shell'
import { traced } from '../tracing.js'
import { untilStopped } from '../until-stopped.js'

export const hubRun = (options: { readonly config: string }): Promise<void> => {
  const configuration = readConfiguration(options.config, hubConfiguration, process.env)
  const signal = untilStopped()
  return traced('hub', () => runHub(configuration, signal))
}
