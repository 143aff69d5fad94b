import { UserError } from '../tell.js'

export const adapterRun = async (options: { readonly config: string }): Promise<void> => {
  throw new UserError(`adapter run --config ${options.config}: this part of the command is not there yet`)
}
