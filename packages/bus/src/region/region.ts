import { regionTokens } from './accounts'
import { type CredentialRequest, makeCredential } from './credential'
import { loadKeys } from './keys'
import { configurationText, type ServerOptions } from './server-configuration'

export interface Region {
  /** The text of a nats-server.conf. It does not change when an organisation joins. */
  serverConfiguration(options: ServerOptions): string
  /** The text of a creds file for one process. A second call for the same name is its rotation. */
  credential(request: CredentialRequest): Promise<string>
}

/**
 * Makes the region's keys under `folder` or loads those that are there.
 *
 * @throws StopError where a key file is damaged.
 */
export const createRegion = async (
  folder: string,
  options: { readonly name?: string } = {},
): Promise<Region> => {
  const keys = await loadKeys(folder)
  const tokens = await regionTokens(keys, options.name ?? 'gezinsbeeld')
  return {
    serverConfiguration: (server) => configurationText(tokens, server),
    credential: (request) => makeCredential(keys, request),
  }
}
