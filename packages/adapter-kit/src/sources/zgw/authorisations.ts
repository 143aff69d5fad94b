import { z } from 'zod'
import { RetryError, StopError } from '../../failures'
import type { JsonClient } from '../http/json-client'
import { scopesFinding, unknownRights } from '../rights-finding'
import type { Finding } from '../source'

const wat = 'rechten in de Zaken API'

const applications = z.object({
  results: z.array(
    z.object({
      heeftAlleAutorisaties: z.boolean().optional(),
      autorisaties: z.array(z.object({ scopes: z.array(z.string()) })).default([]),
    }),
  ),
})

const isReading = (scope: string): boolean => scope.endsWith('.lezen')

/** Where the Autorisaties API mostly stands; undefined for a Zaken API at an address of another form. */
export const authorisationsBase = (basis: string): string | undefined => {
  const [found, before] = /^(.*\/)zaken\/api\/v\d+\/?$/.exec(basis) ?? []
  return found === undefined ? undefined : `${before}autorisaties/api/v1`
}

/**
 * What our application may do, by the Autorisaties API 1.0 (`GET /applicaties?clientIds=…`), for which it needs `autorisaties.lezen`: an
 * application that only reads zaken cannot see it, and is not asked to.
 */
export const rightsByAuthorisations = async (
  api: JsonClient | undefined,
  client: string,
): Promise<Finding> => {
  const unseen = unknownRights(wat, 'de Autorisaties API zegt het deze toegang niet')
  if (api === undefined) return unseen
  try {
    const answer = await api.get(`applicaties?${new URLSearchParams({ clientIds: client })}`)
    const read = applications.safeParse(answer?.document)
    const [found] = read.success ? read.data.results : []
    if (found === undefined) return unseen
    const scopes = found.autorisaties.flatMap((each) => each.scopes)
    return scopesFinding(wat, found.heeftAlleAutorisaties ? ['alle autorisaties'] : scopes, isReading)
  } catch (error) {
    // Refused or away: then there is nothing to say of it, and the list of zaken was read.
    if (error instanceof RetryError || error instanceof StopError) return unseen
    throw error
  }
}
