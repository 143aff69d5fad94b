import { deepStrictEqual, ok } from 'node:assert/strict'
import type { AdapterDefinition, Feed } from '../define'
import { BrokenOff } from '../sources/parse/found'
import { identified } from '../sources/parse/identify'
import { readXmlText } from '../sources/parse/xml'
import { xmlLimits } from '../sources/parse/xml-limits'
import type { Check } from './check'
import { xmlFormOf } from './fixtures'
import { isMappingFault, type Outcome, trial } from './trial'

/** Where an element stands in a text: its tags, and its parent's place in the list. */
interface Element {
  readonly start: number
  readonly inside: number
  readonly close: number
  readonly end: number
  readonly parent: number | undefined
  readonly isLeaf: boolean
}

/** The elements of a message of our own making, which has no comments and no CDATA. */
const elementsIn = (xml: string): readonly Element[] => {
  const open: { start: number; inside: number; place: number; children: number }[] = []
  const found: (Element | undefined)[] = []
  for (const tag of xml.matchAll(/<(\/?)[A-Za-z][^<>]*?(\/?)>/g)) {
    const end = tag.index + tag[0].length
    const parent = open.at(-1)
    if (tag[1] === '/') {
      const own = open.pop()
      if (own === undefined) continue
      const { start, inside, place, children } = own
      const above = open.at(-1)?.place
      found[place] = { start, inside, close: tag.index, end, parent: above, isLeaf: children === 0 }
    } else if (tag[2] === '') {
      if (parent !== undefined) parent.children += 1
      open.push({ start: tag.index, inside: end, place: found.length, children: 0 })
      found.push(undefined)
    }
  }
  return found.filter((each) => each !== undefined)
}

/** What somebody may type anywhere: a name and a number that passes the 11-proef. */
const garbled = 'Iemand Anders 123456782'

type Change = (xml: string, element: Element, parent: Element) => string

const changes: Readonly<Record<string, Change>> = {
  'left out': (xml, { start, end }) => xml.slice(0, start) + xml.slice(end),
  emptied: (xml, { inside, close }) => xml.slice(0, inside) + xml.slice(close),
  doubled: (xml, { start, end }) => xml.slice(0, end) + xml.slice(start, end) + xml.slice(end),
  garbled: (xml, { inside, close, isLeaf }) =>
    xml.slice(0, inside) + garbled + xml.slice(isLeaf ? close : inside),
  'put before its siblings': (xml, { start, end }, { inside }) =>
    xml.slice(0, inside) + xml.slice(start, end) + xml.slice(inside, start) + xml.slice(end),
}

const outcomes = (feed: Feed, xml: string, attempt: (raw: unknown) => Outcome): readonly Outcome[] => {
  const { source } = feed
  const [first] = source.soort === 'een-van' ? source.van : [source]
  const form = xmlFormOf(feed)
  ok(
    form !== undefined && (first?.soort === 'files' || first?.soort === 'webhook'),
    `${feed.naam} reads no XML`,
  )
  try {
    return readXmlText(Buffer.from(xml), form, xmlLimits).map((found) =>
      attempt(identified(found, first, 'bericht.xml', '2026-03-01T09:00:00Z').raw),
    )
  } catch (error) {
    if (error instanceof BrokenOff) return [{ rejection: error.rejection }]
    throw error
  }
}

const told = (all: readonly Outcome[]): readonly string[] =>
  all.flatMap(({ events = [], ...rest }) => [...events, rest].map((each) => JSON.stringify(each))).sort()

/** That every outcome is events, or a rejection that helps and repeats nothing of the message. */
const isRight = (all: readonly Outcome[], private_: readonly string[]): void => {
  ok(all.length > 0, 'a message that is neither told nor parked')
  for (const outcome of all) {
    ok(!isMappingFault(outcome), `parked through the mapping's fault: ${outcome.rejection?.reden}`)
    if (outcome.rejection === undefined) ok(!JSON.stringify(outcome).includes('123456782'), 'a BSN is told')
    else {
      const { reden, pad, uitleg } = outcome.rejection
      ok(/^[a-z0-9-]+$/.test(reden) && uitleg !== '', 'a rejection has a reason and an explanation')
      for (const value of private_) ok(!`${pad} ${uitleg}`.includes(value), `${pad} repeats ${value}`)
    }
  }
}

/**
 * Every element of a good message left out, emptied, doubled, garbled or in another place: each of these is told or parked for its own
 * fault, with a reason that repeats nothing personal. In which order elements stand changes nothing.
 *
 * @param persoonlijk texts of the message that no reason may repeat.
 */
export const changedXml = (
  adapter: AdapterDefinition,
  feed: Feed,
  instellingen: unknown,
  rij: string,
  xml: string,
  persoonlijk: readonly string[],
): readonly Check[] => {
  const elements = elementsIn(xml)
  const attempt = trial(adapter, feed.naam, instellingen)
  const names = [...persoonlijk, 'Iemand', '123456782', ...(xml.match(/\d{6,}/g) ?? [])]
  return Object.entries(changes).map(([what, change]) => ({
    naam: `${rij}: any element ${what}`,
    check: () => {
      const usual = told(outcomes(feed, xml, attempt))
      for (const element of elements) {
        const parent = element.parent === undefined ? undefined : elements[element.parent]
        if (parent === undefined) continue
        const found = outcomes(feed, change(xml, element, parent), attempt)
        const where = xml.slice(element.start, element.inside)
        try {
          isRight(found, names)
          if (what === 'put before its siblings') deepStrictEqual(told(found), usual)
        } catch (error) {
          throw new Error(`${where} ${what}`, { cause: error })
        }
      }
    },
  }))
}
