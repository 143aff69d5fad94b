import { UserError } from '../tell.js'

export const pseudonymRun = async (options: { readonly config: string }): Promise<void> => {
  throw new UserError(`pseudonym run --config ${options.config}: this part of the command is not there yet`)
}
