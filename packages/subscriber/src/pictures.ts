import { type Bus, ProblemError, request, StopError } from '@gezinsbeeld/bus'
import { dienstSubject, type GezinMomentopname, type Problem, validate } from '@gezinsbeeld/contracts'
import { type FamilyInList, readListPage } from './list'

export type { FamilyInList } from './list'

/** Who looks and why: kept by the hub with every look. */
export interface Look {
  /** The user, by the name under which the organisation knows the account. */
  readonly gebruiker: string
  /** The purpose. */
  readonly doel: string
  /** W3C Trace Context of your own span, where looking is part of a trace; the hub's answer then follows from it. */
  readonly traceparent?: string
}

/**
 * The pictures that the credential's organisation may see, as the hub has them now.
 *
 * Every call throws RetryError when the hub is away, ProblemError for what it refuses, StopError for an answer that is off the
 * contract.
 */
export interface Pictures {
  /** Every family that is open to the organisation, in no order. */
  list(look: Look): Promise<readonly FamilyInList[]>
  /** The families of which a member's name or birth date holds every word of `text`, whatever the accents and capitals. */
  search(text: string, look: Look): Promise<readonly FamilyInList[]>
  /** Undefined for a family that does not exist or that the organisation may not see: the hub does not tell which. */
  get(gezin: string, look: Look): Promise<GezinMomentopname | undefined>
}

/** @throws StopError when the credential belongs to no organisation. */
export const pictures = (bus: Bus): Pictures => {
  const { organisatie } = bus.identity
  if (organisatie === undefined)
    throw new StopError(
      `credentials: those of ${bus.identity.name} belong to no organisation; expected an app's`,
    )
  const ask = (verb: string, body: object, { gebruiker, doel, traceparent }: Look): Promise<unknown> =>
    request(
      bus,
      dienstSubject('beeld', organisatie, verb),
      { ...body, gebruiker, doel },
      { trace: { from: traceparent } },
    )
  const list = async (look: Look): Promise<readonly FamilyInList[]> => {
    const all: FamilyInList[] = []
    for (let vanaf: string | undefined; ; ) {
      const from = vanaf === undefined ? {} : { vanaf }
      const { gezinnen, volgende } = readListPage(await ask('lijst', from, look))
      all.push(...gezinnen)
      if (volgende === undefined) return all
      vanaf = volgende
    }
  }
  return {
    list,
    search: async (text, look) => {
      const words = plain(text).split(/\s+/)
      return (await list(look)).filter(({ leden }) =>
        leden.some(({ naam = '', geboortedatum = '' }) => {
          const told = plain(`${naam} ${geboortedatum}`)
          return words.every((word) => told.includes(word))
        }),
      )
    },
    get: async (gezin, look) => {
      const feiten: GezinMomentopname['feiten'][number][] = []
      for (let vanaf: string | undefined; ; ) {
        const answer = await found(ask('toon', vanaf === undefined ? { gezin } : { gezin, vanaf }, look))
        if (answer === undefined) return undefined
        const picture = readPicture(answer)
        feiten.push(...picture.feiten)
        const { volgende } = picture
        if (volgende === undefined) return { ...picture, feiten }
        if (typeof volgende !== 'string' || volgende <= (vanaf ?? ''))
          throw new StopError("the hub's picture is off the contract: volgende is behind none of its facts")
        vanaf = volgende
      }
    },
  }
}

/** Undefined for what is not there. */
const found = async (answer: Promise<unknown>): Promise<unknown> => {
  try {
    return await answer
  } catch (thrown) {
    if (thrown instanceof ProblemError && thrown.status === 404) return undefined
    throw thrown
  }
}

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()

/** With `volgende`, as many facts as fit in one message: the fact after which the next page begins. */
type Page = GezinMomentopname & { readonly volgende?: unknown }

const isPicture = (answer: unknown, problems: readonly Problem[]): answer is Page => problems.length === 0

const readPicture = (answer: unknown): Page => {
  const problems = validate('gezin.momentopname', answer, 'tolerant')
  if (isPicture(answer, problems)) return answer
  const told = problems.slice(0, 5).map(({ path, message }) => `${path} ${message}`)
  throw new StopError(`the hub's picture is off the contract: ${told.join('; ')}`)
}
