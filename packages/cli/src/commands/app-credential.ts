import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bus, Region } from '@gezinsbeeld/bus'
import { type RegisterApp, registerSubject, validate } from '@gezinsbeeld/contracts'
import { UserError } from '../tell.js'
import { registered } from './registered.js'

const units = { s: 1, m: 60, h: 3_600, d: 86_400 } as const
type Unit = keyof typeof units
const isUnit = (text: string): text is Unit => Object.hasOwn(units, text)

/** `30d`, `12h`, `90m`, `10s` from `now`, but not behind the end of the last day on which the app may read. */
export const expiryOf = (geldig: string, now: Date, geldigTot: string | undefined): Date => {
  const [, count = '', unit = ''] = /^([1-9]\d{0,4})([a-z])$/.exec(geldig) ?? []
  if (!isUnit(unit)) throw new UserError(`--geldig ${geldig}: expected a time such as 30d, 12h or 90m`)
  const expires = new Date(now.getTime() + Number(count) * units[unit] * 1000)
  const end = geldigTot === undefined ? expires : endOf(geldigTot)
  if (end <= now) throw new UserError(`${geldigTot}: expected a day that is not over`)
  return end < expires ? end : expires
}

/** The end of a Dutch calendar day: the first moment at which the calendar there says another. */
const endOf = (datum: string): Date => {
  const dutch = (moment: number): string =>
    new Date(moment).toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' })
  const midnight = Date.parse(`${datum}T24:00:00Z`)
  // Midnight there is one or two hours before midnight in UTC.
  const found = [2, 1, 0].map((hours) => midnight - hours * 3_600_000).find((moment) => dutch(moment) > datum)
  return new Date(found ?? midnight)
}

/** Whole or not at all: an app that reads its file meanwhile finds the old one or the new one. */
const writeWhole = (file: string, text: string): void => {
  const draft = `${file}.${randomUUID()}`
  writeFileSync(draft, text, { mode: 0o600 })
  renameSync(draft, file)
}

export const credsFile = (
  folder: string,
  { organisatie, app }: Pick<RegisterApp, 'organisatie' | 'app'>,
): string => join(folder, `${organisatie}-${app}.creds`)

/** Gives an app a new credential, in its file; one that it had goes on until it expires or is revoked. */
export const giveCredential = async (
  region: Region,
  folder: string,
  { app, organisatie, geldigTot }: RegisterApp,
  geldig: string,
): Promise<string> => {
  const expiresAt = expiryOf(geldig, new Date(), geldigTot)
  const file = credsFile(folder, { organisatie, app })
  writeWhole(file, await region.credential({ role: 'afnemer', organisatie, name: app, expiresAt }))
  return file
}

/** Shuts out an app's credentials: at the running servers, and in the configuration with which they start. */
export const shutOut = async (
  region: Region,
  { folder, servers }: { readonly folder: string; readonly servers: string },
  { app, organisatie }: Pick<RegisterApp, 'organisatie' | 'app'>,
  butNewest: boolean,
): Promise<number> => {
  const out = await region.revoke({ organisatie, name: app, butNewest })
  const configuration = join(folder, 'nats-server.conf')
  if (existsSync(configuration))
    writeWhole(configuration, region.renewed(readFileSync(configuration, 'utf8')))
  await region.announce(servers)
  return out.length
}

const isRegistration = (data: unknown): data is RegisterApp =>
  validate('register.app', data, 'tolerant').length === 0

/** How an app is registered now. */
export const registrationOf = async (bus: Bus, app: string): Promise<RegisterApp> => {
  const data = await registered(bus, registerSubject('app', app))
  if (!isRegistration(data)) throw new UserError(`--app ${app}: found no app of that name in the region`)
  return data
}
