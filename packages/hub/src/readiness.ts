/** What decides whether a hub does its work. */
export interface Condition {
  /** Undefined before it was ever there. */
  readonly server: { isAway(): boolean } | undefined
  /** Why the state cannot be written; undefined when it can. */
  readonly disk: string | undefined
  /** How many inputs wait to be applied; undefined before that is known. */
  readonly behind: number | undefined
}

/** Why the hub is not ready, for `/gereed`; undefined when it is: then whoever asks is told of everything that was published. */
export const whyNotReady = ({ server, disk, behind }: Condition): string | undefined => {
  if (server === undefined) return 'de NATS-server is er nog niet'
  if (server.isAway()) return 'de NATS-server is weg'
  if (disk !== undefined) return `${disk}: maak ruimte, dan gaat het vanzelf verder`
  // A hub that has just begun has seen nothing that waits, because it has not looked.
  if (behind === undefined) return 'hoeveel er te verwerken is, is nog niet bekend'
  return behind > 0 ? `nog ${behind} gebeurtenissen te verwerken` : undefined
}
