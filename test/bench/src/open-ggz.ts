import { adapter as ggz } from '@gezinsbeeld/adapter-ggz'

/**
 * The GGZ's adapter as if it were a gatekeeper's. The real one waits until the hub asks for a client; here everything that
 * it reads goes out at once, so that reading and publishing are measured and not the hub.
 */
export const adapter = { ...ggz, opentGezinnen: true }
