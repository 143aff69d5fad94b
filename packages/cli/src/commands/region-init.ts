import { UserError } from '../tell.js'

export const regionInit = async (options: { readonly folder: string }): Promise<void> => {
  throw new UserError(`region init --folder ${options.folder}: this part of the command is not there yet`)
}
