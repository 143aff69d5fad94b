import { readPageConfiguration, runPage } from '@gezinsbeeld/viewer'
import { traced } from '../tracing.js'
import { untilStopped } from '../until-stopped.js'

export const pageRun = (options: { readonly config: string }): Promise<void> => {
  const configuration = readPageConfiguration(options.config, process.env)
  const signal = untilStopped()
  return traced(`page-${configuration.organisatie}`, () => runPage(configuration, signal))
}
