import type { Rejection } from '../../rejection'

/** One thing that stands in a file or a message: a record, or why there is none. */
export type Found =
  | { readonly raw: unknown; readonly place: string; readonly fault?: undefined }
  | {
      readonly fault: Rejection
      /** Where it stands, e.g. `regel 12`. */
      readonly place: string
      /** What could still be read of it; kept with it in quarantine. */
      readonly raw?: unknown
    }

/** From here on nothing can be read any more: not well-formed, broken off, refused. What came before counts. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff'
  readonly rejection: Rejection

  constructor(rejection: Rejection) {
    super(`${rejection.reden} at ${rejection.pad}`)
    this.rejection = rejection
  }
}

export const fault = (reden: string, pad: string, uitleg: string): Rejection => ({ reden, pad, uitleg })
