import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isList, isObject, type Json } from '../build/json'
import { defaultLimits } from '../document/limits'
import { parseSource } from '../document/parse-source'
import { below } from '../document/pointer'
import type { SourceFile } from '../document/source-file'
import { bericht, eventNames, isEventName } from '../events'
import type { Finding } from '../findings/finding'
import { kanalen } from '../gegenereerd/conformity'
import { isToken } from '../subjects'
import { validateMessage } from '../validate'
import { matchSubject } from './channel'
import { checkContent } from './content'
import type { Say } from './say'

export interface FixtureOptions {
  /** Names of the messages that the adapter's application may send; undefined: any that a partner sends. */
  readonly sends: ReadonlySet<string> | undefined
}

export interface FixtureOutcome {
  readonly findings: readonly Finding[]
  readonly cases: number
  readonly events: number
}

/** What the kit fills in before it publishes. */
const herkomst = {
  bronsysteem: 'voorbeeld',
  vastgelegdOp: '2026-04-02T09:14:00+02:00',
  adapterversie: '1.0.0',
}

/** Not by a translation, but by the kit itself: what disappeared, and how far a feed is. */
const byTheKit = (naam: string): boolean => naam.endsWith('.ingetrokken') || naam === 'bron.gemeld'

const sentByPartners = eventNames.filter((naam) =>
  kanalen.some(({ adres }) => adres.startsWith('gezin.') && adres.includes(`.${naam}.`)),
)

/** One file of a fixture, and how to say something of a place in it. */
const open = (path: string, findings: Finding[]) => {
  const parsed = parseSource(path, path, readFileSync(path, 'utf8'), defaultLimits)
  findings.push(...parsed.findings)
  const { file } = parsed
  return file === undefined ? undefined : { file, at: sayIn(file, findings) }
}

const sayIn =
  (file: SourceFile, findings: Finding[]) =>
  (base: string): Say =>
  (rule, message, path = '', severity = 'error') => {
    const pointer = base + path
    findings.push({ rule, severity, message, file: file.shown, ...file.locate(pointer), path: pointer })
  }

/** One event as a fixture has it: name, object and data without what the kit fills in. Its name, when it is one of the contract. */
const checkEvent = (event: Json, say: Say, { sends }: FixtureOptions): string | undefined => {
  if (!isObject(event)) {
    say('fixture-shape', 'expected an event: an object with naam, object and data')
    return undefined
  }
  const { naam, object, data } = event
  if (typeof naam !== 'string' || !isEventName(naam)) {
    say('event-unknown', 'found the name of no message of the contract', '/naam')
    return undefined
  }
  if (!sentByPartners.includes(naam) || (sends !== undefined && !sends.has(naam)))
    say('not-sent', `found ${naam}, which this application does not send`, '/naam')
  if (typeof object !== 'string' || !isToken(object))
    say('object-invalid', 'expected 22 base64url characters', '/object')
  if (!isObject(data)) {
    say('fixture-shape', "expected the event's data", '/data')
    return naam
  }
  const payload = { ...data, herkomst: data['herkomst'] ?? herkomst }
  for (const problem of validateMessage(bericht(naam).titel, payload, 'strict'))
    say('payload-invalid', `data ${problem.message}`, `/data${problem.path}`)
  const organisatie = String(data['referentie']).split(':')[0] ?? ''
  const match = matchSubject(kanalen, `gezin.v1.${organisatie}.${naam}.${String(object)}`)
  if (match !== undefined)
    checkContent(payload, match, (rule, message, path = '') => say(rule, message, `/data${path}`))
  return naam
}

const checkEvents = (path: string, findings: Finding[], options: FixtureOptions): readonly string[] => {
  const opened = open(path, findings)
  if (opened === undefined) return []
  const { tree } = opened.file
  if (!isList(tree)) {
    opened.at('')('fixture-shape', 'expected a list of events')
    return []
  }
  const objects = new Map<string, number>()
  return tree.flatMap((event, index) => {
    const say = opened.at(below('', index))
    const naam = checkEvent(event, say, options)
    if (naam === undefined || !isObject(event)) return []
    const key = `${naam.split('.')[0]} ${String(event['object'])}`
    const before = objects.get(key)
    if (before !== undefined)
      say('object-duplicate', `found an object that event ${before + 1} speaks of too`, '/object')
    objects.set(key, before ?? index)
    return [naam]
  })
}

const checkRejection = (path: string, findings: Finding[]): void => {
  const opened = open(path, findings)
  if (opened === undefined) return
  const { tree } = opened.file
  const texts = ['reden', 'pad', 'uitleg'].every((key) => isObject(tree) && typeof tree[key] === 'string')
  if (!texts) opened.at('')('fixture-shape', 'expected a rejection: the texts reden, pad and uitleg')
}

const foldersIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
        .map(({ name }) => name)
        .sort()
    : []

/**
 * Holds an adapter's fixtures against the contract: `<folder>/<feed>/fixtures/<case>/` with `record.*`, and `events.json` or
 * `rejection.json`. Reads nothing but these.
 */
export const checkFixtures = (folder: string, options: FixtureOptions): FixtureOutcome => {
  const findings: Finding[] = []
  const covered = new Set<string>()
  let [cases, events] = [0, 0]
  for (const feed of foldersIn(folder))
    for (const name of foldersIn(join(folder, feed, 'fixtures'))) {
      cases += 1
      const path = join(folder, feed, 'fixtures', name)
      const say = (message: string): void => {
        findings.push({
          ...{ rule: 'fixture-shape', severity: 'error', message, path: '' },
          ...{ file: path, line: 1, column: 1 },
        })
      }
      const files = readdirSync(path)
      if (!files.some((file) => file.startsWith('record.'))) say('expected a record.*')
      const [hasEvents, hasRejection] = [files.includes('events.json'), files.includes('rejection.json')]
      if (hasEvents === hasRejection) say('expected either events.json or rejection.json')
      if (hasRejection) checkRejection(join(path, 'rejection.json'), findings)
      if (!hasEvents) continue
      for (const naam of checkEvents(join(path, 'events.json'), findings, options)) {
        covered.add(naam)
        events += 1
      }
    }
  const expected = sentByPartners.filter((naam) => options.sends?.has(naam) ?? true)
  for (const naam of expected)
    if (!covered.has(naam) && !byTheKit(naam))
      findings.push({
        ...{ rule: 'coverage', severity: 'info', message: `no fixture has ${naam}`, path: '' },
        ...{ file: folder, line: 1, column: 1 },
      })
  return { findings, cases, events }
}
