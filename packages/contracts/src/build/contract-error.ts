/** A contract that cannot be read; the message names the file, what was found and what was expected. */
export class ContractError extends Error {
  override readonly name = 'ContractError'
}
