import { pseudonymConfiguration, runPseudonymService } from '@gezinsbeeld/hub'
import { readConfiguration } from '@gezinsbeeld/shell'
import { untilStopped } from '../until-stopped.js'

export const pseudonymRun = (options: { readonly config: string }): Promise<void> =>
  runPseudonymService(readConfiguration(options.config, pseudonymConfiguration, process.env), untilStopped())
