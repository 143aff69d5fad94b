import type { Operation } from '@gezinsbeeld/region'

/** The operations of a day that are for the GGZ. */
export type GgzOperation = Extract<Operation, { readonly systeem: 'ggz-oost' }>

/** Does an operation over the server's own API, as the provider's system would. */
export const applyToFhir = async (
  server: { readonly url: string; readonly token?: string },
  operation: GgzOperation,
): Promise<void> => {
  const [method, type, id, body] =
    operation.op === 'resource'
      ? ([
          'PUT',
          operation.resource.resourceType,
          operation.resource.id,
          JSON.stringify(operation.resource),
        ] as const)
      : (['DELETE', operation.type, operation.id, null] as const)
  const response = await fetch(`${server.url}/${type}/${id}`, {
    method,
    body,
    headers: {
      ...(body !== null && { 'content-type': 'application/fhir+json' }),
      ...(server.token !== undefined && { authorization: `Bearer ${server.token}` }),
    },
  })
  if (!response.ok) throw new Error(`${method} ${type}/${id}: ${response.status} ${await response.text()}`)
}
