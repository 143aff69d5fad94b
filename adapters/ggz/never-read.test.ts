import { readFileSync } from 'node:fs'
import { isLeft } from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { adapter } from './adapter'
import { context } from './testing/context'

/**
 * FHIR elements that tell why somebody is treated or that are free text, and whatever else is nobody's business. What may be
 * read of a name by one feed only is said below.
 */
const forbidden = new Set([
  ...['text', 'div', 'note', 'comment', 'display', 'line'],
  ...['diagnosis', 'reasonCode', 'reasonReference', 'condition', 'category', 'encounter', 'severity'],
  ...['specialty', 'qualification', 'referralRequest', 'account', 'careManager', 'team'],
  ...['contact', 'communication', 'maritalStatus', 'photo', 'generalPractitioner', 'managingOrganization'],
])

/** A professional's name: it often stands as a text only. */
const allowedOfTeam =
  /^(?:contained\.\d+\.(?:name\.\d+\.text|practitioner\.display)|participant\.\d+\.member\.display)$/

class Trapped extends Error {
  override readonly name = 'Trapped'
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

interface Trap {
  readonly forbids: (path: string, name: string) => boolean
  /** Counts the traps that are set: a test without any would prove nothing. */
  set: number
}

/** The same resource, in which looking at a forbidden element throws; a copy of the object does not look. */
const trapped = (value: unknown, trap: Trap, path = ''): unknown => {
  if (Array.isArray(value)) return value.map((element, i) => trapped(element, trap, `${path}${i}.`))
  if (!isObject(value)) return value
  const copy = {}
  for (const [name, inner] of Object.entries(value)) {
    const here = `${path}${name}`
    if (trap.forbids(here, name)) {
      trap.set += 1
      const get = () => {
        throw new Trapped(`${here} was read`)
      }
      Object.defineProperty(copy, name, { enumerable: false, get })
    } else {
      Object.assign(copy, { [name]: trapped(inner, trap, `${here}.`) })
    }
  }
  return copy
}

const trapFor = (feed: string): Trap => ({
  set: 0,
  forbids: (path, name) =>
    (forbidden.has(name) && !(feed === 'careteam' && allowedOfTeam.test(path))) ||
    (feed === 'relatedperson' && path === 'address') ||
    // An extension of the resource itself: nl-core keeps the episode's name there, a diagnosis.
    path === 'extension',
})

const everything = (feed: string): unknown =>
  JSON.parse(
    readFileSync(
      new URL(`${feed}/fixtures/met-alles-wat-niet-gelezen-wordt/record.json`, import.meta.url),
      'utf8',
    ),
  )

describe.each(adapter.feeds)('the feed $naam', (feed) => {
  it('looks at no diagnosis, reason, note or free text', () => {
    const trap = trapFor(feed.naam)
    const result = feed.translate(trapped(everything(feed.naam), trap), context)
    expect(trap.set).toBeGreaterThan(4)
    expect(isLeft(result)).toBe(false)
  })

  it('tells nothing of them', () => {
    const result = feed.translate(everything(feed.naam), context)
    expect(isLeft(result)).toBe(false)
    expect(JSON.stringify(result)).not.toContain('NIET-DELEN')
  })
})

it('a look at a trapped element throws', () => {
  const trap = trapFor('careteam')
  const team = trapped({ reasonCode: [{ text: 'NIET-DELEN' }] }, trap)
  expect(isObject(team) && { ...team }).toEqual({})
  expect(() => isObject(team) && Reflect.get(team, 'reasonCode')).toThrow(Trapped)
})
