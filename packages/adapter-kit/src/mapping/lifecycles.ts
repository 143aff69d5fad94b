import type { EventName } from '@gezinsbeeld/contracts'

type Data = Readonly<Record<string, unknown>>

const ended =
  (started: EventName, over: EventName) =>
  (data: Data): EventName =>
    data['einddatum'] === undefined ? started : over

/** What a row may become, and which event its fields make it (DESIGN.md: the lifecycle decides the type). */
export const lifecycles = {
  persoon: (): EventName => 'persoon.vastgelegd',
  relatie: (): EventName => 'relatie.vastgelegd',
  betrokkenheid: ended('betrokkenheid.gestart', 'betrokkenheid.beeindigd'),
  verblijf: ended('verblijf.gestart', 'verblijf.beeindigd'),
  bestaanszekerheid: ended('bestaanszekerheid.gestart', 'bestaanszekerheid.beeindigd'),
  signaal: ended('signaal.afgegeven', 'signaal.opgeheven'),
  afspraak: (data: Data): EventName => {
    if (data['vervallenOp'] !== undefined) return 'afspraak.vervallen'
    return data['nagekomenOp'] === undefined ? 'afspraak.gemaakt' : 'afspraak.nagekomen'
  },
} as const

/** What a mapping can speak of. */
export const domains = [
  'persoon',
  'relatie',
  'betrokkenheid',
  'verblijf',
  'bestaanszekerheid',
  'signaal',
  'afspraak',
] as const satisfies readonly (keyof typeof lifecycles)[]
