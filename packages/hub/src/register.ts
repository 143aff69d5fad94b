import { type Bus, createPublisher, eventMessage } from '@gezinsbeeld/bus'
import {
  bericht,
  domeinOf,
  eventNames,
  type RegisterApp,
  type RegisterOrganisatie,
  type RegisterWissing,
  registerSubject,
} from '@gezinsbeeld/contracts'
import { token } from './send'

const announce = async (
  bus: Bus,
  source: string,
  naam: 'register.organisatie' | 'register.app' | 'register.wissing' | 'register.dag',
  subject: string,
  id: string,
  data: object,
): Promise<void> => {
  const { type, schema } = bericht(naam)
  const publisher = createPublisher(bus)
  const time = new Date().toISOString()
  await publisher.publish(
    eventMessage(subject, { id, source, type, dataschema: schema, time }, JSON.stringify(data)),
  )
  await publisher.close()
}

/** Registers an organisation in a role, or changes its registration. With the region operator's credential. */
export const announceOrganisation = (bus: Bus, source: string, data: RegisterOrganisatie): Promise<void> =>
  announce(
    bus,
    source,
    'register.organisatie',
    registerSubject('organisatie', data.organisatie),
    `organisatie-${data.organisatie}-${Date.now()}`,
    data,
  )

/** Registers an app: what it is for, and what it reads. With the region operator's credential. */
export const announceApp = (bus: Bus, source: string, data: RegisterApp): Promise<void> =>
  announce(
    bus,
    source,
    'register.app',
    registerSubject('app', data.app),
    `app-${data.app}-${Date.now()}`,
    data,
  )

/** Has persons erased. With the region operator's credential; when it is done, a receipt stands in the audit. */
export const announceErasure = (bus: Bus, source: string, data: RegisterWissing): Promise<void> =>
  announce(
    bus,
    source,
    'register.wissing',
    registerSubject('wissing', data.wissing),
    `wissing-${data.wissing}`,
    data,
  )

/** Every domein that a partner publishes facts in: who reads them all, reads whole pictures. */
const allDomeinen: readonly string[] = [...new Set(eventNames.map(domeinOf))].filter(
  (domein) => !['bekendheid', 'gezin', 'koppeling', 'toegang', 'register', 'bron'].includes(domein),
)

export const readsEverything = (domeinen: readonly string[]): boolean =>
  allDomeinen.every((domein) => domeinen.includes(domein))

/**
 * The hub's only clock: a Dutch calendar date, with the terms of retention in months by domein that hold from that day on; without
 * any, those of the day before. Repeating a day changes nothing.
 */
export const announceDay = (
  bus: Bus,
  source: string,
  datum: string,
  termijnen?: Readonly<Record<string, number>>,
): Promise<void> => {
  const bewaartermijnen =
    termijnen && Object.entries(termijnen).map(([domein, maanden]) => ({ domein, maanden }))
  const id = `dag-${datum}${termijnen === undefined ? '' : `-${token('dag', JSON.stringify(bewaartermijnen))}`}`
  const data = bewaartermijnen === undefined ? { datum } : { datum, bewaartermijnen }
  return announce(bus, source, 'register.dag', registerSubject('dag', datum), id, data)
}

/** Today in the Netherlands, `jjjj-mm-dd`. */
export const today = (now: Date): string => now.toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' })
