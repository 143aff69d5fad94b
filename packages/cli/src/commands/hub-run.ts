import { UserError } from '../tell.js'

export const hubRun = async (options: { readonly config: string }): Promise<void> => {
  throw new UserError(`hub run --config ${options.config}: this part of the command is not there yet`)
}
