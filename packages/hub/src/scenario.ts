import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type EventMap,
  type EventName,
  invoerSubject,
  type Rol,
  registerSubject,
} from '@gezinsbeeld/contracts'
import { deliver, type View } from '@gezinsbeeld/family-picture'
import type { Message } from './input'
import { process } from './machine'
import { contentOf, pictureOf, policyOf } from './picture-of'
import { type Output, openTables, type Tables } from './tables'

/** For tests: a message of `invoer`, still without a position. */
export type Given = Omit<Message, 'positie'>

const token = (name: string): string =>
  name
    .replaceAll(/[^A-Za-z0-9]/g, '-')
    .padEnd(22, '-')
    .slice(0, 22)

/** The reference that an organisation of a scenario gives to somebody or something. */
export const ref = (organisatie: string, name: string): string => `${organisatie}:${token(name)}`

/** The pseudonym of a BSN of a scenario. */
export const pseudonym = (name: string): string => `1.${name.padEnd(43, '-')}`

const typeOf = (subject: string): string => {
  const [first, , second, third, fourth] = subject.split('.')
  return `nl.gezinsbeeld.${first === 'register' ? `register-${second}` : `${third}-${fourth}`}.v1`
}

export const given = (subject: string, data: unknown, sequence = 1): Given => ({
  subject,
  ontvangenOp: '2026-11-22T09:00:00.000Z',
  event: { type: typeOf(subject), sequence: String(sequence).padStart(16, '0'), data },
})

/** An event as an adapter publishes it. */
export const published = (
  organisatie: string,
  naam: EventName,
  object: string,
  data: object,
  sequence = 1,
): Given => given(invoerSubject(organisatie, naam, object), data, sequence)

type Body<N extends EventName> = Omit<EventMap[N], 'herkomst' | 'referentie'>

/** What an organisation of a scenario says; `sequence` orders what it says of one object. */
export const says = <N extends EventName>(
  organisatie: string,
  naam: N,
  name: string,
  body: Body<N>,
  sequence = 1,
): Given =>
  published(
    organisatie,
    naam,
    token(name),
    {
      referentie: ref(organisatie, name),
      herkomst: { bronsysteem: 'systeem', vastgelegdOp: '2026-11-20T10:00:00+01:00', adapterversie: '1' },
      ...body,
    },
    sequence,
  )

export const registers = (organisatie: string, rol: Rol, schaduw = false): Given =>
  given(registerSubject('organisatie', organisatie), {
    organisatie,
    rol,
    naam: organisatie.toUpperCase(),
    oin: '00000099000000001000',
    opentGezinnen: ['gi', 'veilig-thuis', 'rvdk'].includes(rol),
    schaduw,
  })

/** A day, with the terms of retention in months by domein. */
export const day = (datum: string, termijnen?: Readonly<Record<string, number>>): Given =>
  given(registerSubject('dag', datum), {
    datum,
    ...(termijnen && {
      bewaartermijnen: Object.entries(termijnen).map(([domein, maanden]) => ({ domein, maanden })),
    }),
  })

export const person = (
  organisatie: string,
  name: string,
  body: Partial<Body<'persoon.vastgelegd'>> = {},
  sequence = 1,
) =>
  says(
    organisatie,
    'persoon.vastgelegd',
    name,
    { personen: [ref(organisatie, name)], naam: { voornamen: name, geslachtsnaam: 'Proef' }, ...body },
    sequence,
  )

export const relation = (
  organisatie: string,
  van: string,
  soort: EventMap['relatie.vastgelegd']['soort'],
  naar: string,
): Given =>
  says(organisatie, 'relatie.vastgelegd', `${van} ${soort} ${naar}`, {
    van: ref(organisatie, van),
    naar: ref(organisatie, naar),
    personen: [ref(organisatie, van), ref(organisatie, naar)],
    soort,
  })

interface Raised {
  readonly organisatie: string
  readonly aantal: number
  readonly gewoon: number
}

export interface Scenario {
  /** Applies the messages, each in a transaction, and gives what was sent for them. */
  when(...messages: readonly Given[]): readonly Sent[]
  /** What was raised since the last time, of organisations that became involved with unusually many. */
  alarms(): readonly Raised[]
  /** Every family as `ontvanger` may see it. */
  sees(ontvanger: string): readonly View[]
  readonly tables: Tables
  close(): void
}

export interface Sent {
  readonly ontvanger: string
  readonly gezin: string
  readonly naam: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into the payload of whatever was sent
  readonly data: any
}

const sent = ({ ontvanger, gezin, naam, payload }: Output): Sent => ({
  ontvanger,
  gezin,
  naam,
  data: JSON.parse(Buffer.from(payload).toString()),
})

/** For tests: a hub's state in a folder of its own, without NATS. */
export const scenario = (...messages: readonly Given[]): Scenario => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-'))
  const tables = openTables(join(folder, 'staat.lmdb'), { durable: false })
  let positie = 0
  const raised: Raised[] = []
  const when = (...more: readonly Given[]): readonly Sent[] =>
    more.flatMap((given) => {
      const message = { ...given, positie: ++positie }
      const { batch, outputs, alarms } = process(tables, [message])
      void tables.commit([batch])
      raised.push(...alarms.map(({ organisatie, aantal, gewoon }) => ({ organisatie, aantal, gewoon })))
      return outputs.map(sent)
    })
  when(...messages)
  return {
    when,
    alarms: () => raised.splice(0),
    tables,
    sees: (ontvanger) => {
      const policy = policyOf(tables)
      return tables.gezinnen.entries().flatMap(({ key: gezin }) => {
        const picture = pictureOf(tables, gezin)
        return (picture && deliver(policy, picture, contentOf(tables, policy, gezin), ontvanger)) ?? []
      })
    },
    close: () => {
      tables.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
