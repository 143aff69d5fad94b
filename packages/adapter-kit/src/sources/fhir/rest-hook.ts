import type { Source } from '../source'
import { type EndpointOptions, openRoute } from '../webhook/endpoint'

/**
 * A FHIR `Subscription` of the type rest-hook (R4; Koppeltaal 2.0: an empty payload): somebody posts to `/<feed>`, and the search is done
 * at once. What is posted is not read: the search tells what changed, and polling goes on because notifications get lost.
 */
export const withRestHook = async (
  source: Source,
  feed: string,
  endpoint: EndpointOptions,
): Promise<Source> => {
  let hinted = false
  let wake: (() => void) | undefined
  const route = await openRoute(feed, endpoint, async () => {
    hinted = true
    wake?.()
    return { status: 200, type: 'text/plain', body: '' }
  })
  return {
    ...source,
    hint: (signal) =>
      new Promise((resolve) => {
        const go = (): void => {
          hinted = false
          wake = undefined
          resolve()
        }
        wake = go
        if (hinted) go()
        else signal.addEventListener('abort', go, { once: true })
      }),
    close: async () => {
      await route.close()
      await source.close()
    },
  }
}
