/** The hub as a CloudEvents source. */
export interface HubIdentity {
  /** `urn:nld:oin:<20 digits>:systeem:hub`. */
  readonly source: string
}
