import { UserError } from '../tell.js'

export const pageRun = async (options: { readonly config: string }): Promise<void> => {
  throw new UserError(`page run --config ${options.config}: this part of the command is not there yet`)
}
