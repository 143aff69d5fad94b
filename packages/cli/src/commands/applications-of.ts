import { join } from 'node:path'
import { type Application, ContractError, loadApplications } from '@gezinsbeeld/contracts/build'
import { FindingError } from '../tell.js'

/** @throws FindingError when the contract below `repository` cannot be read. */
export const applicationsOf = (repository: string): readonly Application[] => {
  try {
    return loadApplications(join(repository, 'contracts'))
  } catch (cause) {
    if (cause instanceof ContractError) throw new FindingError(`contract: ${cause.message}`, { cause })
    throw cause
  }
}
