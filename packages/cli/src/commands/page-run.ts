import { readPageConfiguration, runPage } from '@gezinsbeeld/viewer'
import { untilStopped } from '../until-stopped.js'

export const pageRun = (options: { readonly config: string }): Promise<void> =>
  runPage(readPageConfiguration(options.config, process.env), untilStopped())
