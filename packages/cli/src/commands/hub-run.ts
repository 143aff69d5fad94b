import { hubConfiguration, runHub } from '@gezinsbeeld/hub'
import { readConfiguration } from '@gezinsbeeld/shell'
import { untilStopped } from '../until-stopped.js'

export const hubRun = (options: { readonly config: string }): Promise<void> =>
  runHub(readConfiguration(options.config, hubConfiguration, process.env), untilStopped())
