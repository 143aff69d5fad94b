import type { Bus } from '@gezinsbeeld/bus'
import { type RegisterOrganisatie, registerSubject, validate } from '@gezinsbeeld/contracts'

/** What was announced last under a subject of the register; undefined when nothing was. */
export const registered = async (bus: Bus, subject: string): Promise<unknown> =>
  (await bus.jsm.streams.getMessage('invoer', { last_by_subj: subject }))?.json()

const isOrganisation = (data: unknown): data is RegisterOrganisatie =>
  validate('register.organisatie', data, 'tolerant').length === 0

/** The role in which an organisation takes part; undefined when it does not. */
export const roleOf = async (bus: Bus, organisatie: string): Promise<string | undefined> => {
  const data = await registered(bus, registerSubject('organisatie', organisatie))
  return isOrganisation(data) ? data.rol : undefined
}
