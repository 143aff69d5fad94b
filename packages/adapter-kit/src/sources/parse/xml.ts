import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes'
import type { Rejection } from '../../rejection'
import type { DeletionMark } from './deletion'
import { BrokenOff, type Found, fault } from './found'
import { xmlDecoder } from './xml-decoder'
import { type Content, recordsPer } from './xml-records'

/** How an XML file or message becomes records. */
export interface XmlForm {
  readonly soort: 'xml'
  /**
   * The element that is a unit, as a path of local names from the root (`export/client`); `*`: the whole document (inside a SOAP
   * envelope: its body), which then is `{ <root>: … }`.
   */
  readonly element: string
  /**
   * Paths below the unit (`Client/ToegewezenProducten/ToegewezenProduct`): each such element is a record of its own,
   * `{ <name>: …, bericht: <the unit without them> }`. Every step but the last one must occur once, unless it is one of
   * `lijsten`: then the one in which the element stands is taken along, `{ <name>: …, Client: …, bericht: … }`. A unit without any
   * is one record, `{ bericht: <the unit> }`.
   */
  readonly per?: string | readonly string[]
  /** Of the records of one unit, those that say this go first: what is taken back and told anew in one message stands. */
  readonly eerst?: DeletionMark
  /** True: the unit has its namespace as `@naamruimte`, which in some standards is the only place of the version. */
  readonly naamruimte?: boolean
  /** Elements that are lists also when there is one. Another element that is repeated makes the unit unreadable. */
  readonly lijsten: readonly string[]
  /** `lijst`: what is repeated is a list; without it, it makes the unit unreadable. */
  readonly herhaald?: 'lijst'
  /** Namespace → prefix, for documents in which one local name means two things: `{ 'http://…/zkn0310': 'zkn' }`. */
  readonly namen: Readonly<Record<string, string>>
}

export interface XmlLimits {
  /** Characters of one unit. */
  readonly unit: number
  /** Characters of one text, tag, comment or attribute. */
  readonly text: number
  readonly depth: number
}

interface Frame {
  readonly name: string
  content: Content | undefined
  text: string
}

const soap = /^http:\/\/(schemas\.xmlsoap\.org\/soap\/envelope\/|www\.w3\.org\/2003\/05\/soap-envelope)$/
const instance = 'http://www.w3.org/2001/XMLSchema-instance'
const xmlns = 'http://www.w3.org/2000/xmlns/'

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

/** One unit while it is read: its open elements, outermost first. */
const builder = (form: XmlForm) => {
  const frames: Frame[] = []
  const lists = new Set(form.lijsten)
  let wrong: Rejection | undefined

  const put = (into: Frame, name: string, value: unknown): void => {
    into.content ??= {}
    const path = (): string => [...frames.map((frame) => frame.name), name].join('/')
    if (name === '__proto__') wrong ??= fault('onbekend-element', path(), 'an element that nothing is called')
    else if (lists.has(name)) {
      const list = into.content[name]
      if (Array.isArray(list)) list.push(value)
      else into.content[name] = [value]
    } else if (Object.hasOwn(into.content, name)) {
      if (form.herhaald === 'lijst') into.content[name] = [...asList(into.content[name]), value]
      else wrong ??= fault('herhaald-element', path(), 'expected this element once')
    } else into.content[name] = value
  }

  const nameOf = (uri: string, local: string): string => {
    const prefix = form.namen[uri]
    return prefix === undefined ? local : `${prefix}:${local}`
  }

  return {
    open: (tag: SaxesTagNS): void => {
      const frame: Frame = { name: nameOf(tag.uri, tag.local), content: undefined, text: '' }
      frames.push(frame)
      if (form.naamruimte === true && frames.length === 1) put(frame, '@naamruimte', tag.uri)
      for (const { uri, local, value } of Object.values<SaxesAttributeNS>(tag.attributes)) {
        if (uri === xmlns || (uri === instance && local !== 'nil')) continue
        put(frame, `@${nameOf(uri, local)}`, value)
      }
    },
    text: (text: string): void => {
      const frame = frames.at(-1)
      if (frame !== undefined) frame.text += text
    },
    /** The unit when this was its end. */
    close: ():
      | { readonly name: string; readonly value: unknown; readonly wrong: Rejection | undefined }
      | undefined => {
      const frame = frames.pop()
      if (frame === undefined) return undefined
      const text = frame.text.trim()
      if (frame.content !== undefined && text !== '') frame.content['#'] = text
      // Nothing is said (XML Schema, xsi:nil), also where attributes say why.
      const isNil = text === '' && ['true', '1'].includes(String(frame.content?.['@nil']).trim())
      const value = isNil ? '' : (frame.content ?? text)
      const parent = frames.at(-1)
      if (parent === undefined) return { name: frame.name, value, wrong }
      put(parent, frame.name, value)
      return undefined
    },
  }
}

/** Takes a document in parts. */
interface XmlReader {
  /** @throws BrokenOff */
  write(chunk: Uint8Array): void
  /** @throws BrokenOff */
  end(): void
  /** What was found since it was last asked. */
  taken(): readonly Found[]
}

const xmlReader = (form: XmlForm, limits: XmlLimits): XmlReader => {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const whole = form.element === '*'
  let found: Found[] = []
  const path: string[] = []
  let envelope = false
  let unit: ReturnType<typeof builder> | undefined
  let unitDepth = 0
  let unitLine = 0
  let unitFrom = 0
  let tooLarge = false
  /** Where the parser last told something: between two tellings it holds everything. */
  let toldAt = 0
  let units = 0

  const where = (): string => `regel ${parser.line}, teken ${parser.column}`
  const breakOff = (reden: string, uitleg: string): never => {
    throw new BrokenOff(fault(reden, where(), uitleg))
  }
  const beginsUnit = (): boolean =>
    whole
      ? path.length === (envelope ? 3 : 1) && (!envelope || path[1] === 'Body')
      : path.join('/') === form.element

  const end = (name: string, value: unknown, wrong: Rejection | undefined): void => {
    units += 1
    const place = `regel ${unitLine}`
    if (tooLarge) {
      found.push({ fault: fault('te-groot', place, `larger than ${limits.unit} characters`), place })
      return
    }
    const raw = whole ? { [name]: value } : value
    if (wrong !== undefined) found.push({ fault: wrong, place, raw })
    else if (form.per === undefined) found.push({ raw, place })
    else for (const each of recordsPer(raw, form.per, form.eerst)) found.push({ raw: each, place })
  }

  parser.on('error', () => breakOff('geen-xml', 'not well-formed'))
  parser.on('doctype', () => breakOff('doctype', 'a document type is refused'))
  parser.on('opentag', (tag) => {
    toldAt = parser.position
    path.push(tag.local)
    if (path.length > limits.depth) breakOff('te-diep', `more than ${limits.depth} elements deep`)
    if (path.length === 1 && whole && tag.local === 'Envelope' && soap.test(tag.uri)) envelope = true
    else if (unit === undefined && beginsUnit()) {
      unit = builder(form)
      unitDepth = path.length
      unitLine = parser.line
      unitFrom = parser.position
      tooLarge = false
    }
    if (unit !== undefined && !tooLarge) unit.open(tag)
  })
  const text = (part: string): void => {
    toldAt = parser.position
    if (unit !== undefined && !tooLarge) unit.text(part)
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('comment', () => {
    toldAt = parser.position
  })
  parser.on('processinginstruction', () => {
    toldAt = parser.position
  })
  parser.on('closetag', () => {
    toldAt = parser.position
    if (unit !== undefined && !tooLarge && parser.position - unitFrom > limits.unit) tooLarge = true
    const built = unit !== undefined && !tooLarge ? unit.close() : undefined
    if (unit !== undefined && path.length === unitDepth) {
      end(built?.name ?? '', built?.value, built?.wrong)
      unit = undefined
    }
    path.pop()
  })

  const decoder = xmlDecoder()
  const write = (text: string): void => {
    // In small parts, so that what the parser holds can be looked at in between.
    for (let at = 0; at < text.length; at += 65_536) {
      parser.write(text.slice(at, at + 65_536))
      if (parser.position - toldAt > limits.text)
        breakOff('te-lang', `a text of more than ${limits.text} characters`)
      if (unit !== undefined && !tooLarge && parser.position - unitFrom > limits.unit) tooLarge = true
    }
  }

  return {
    write: (chunk) => write(decoder.decode(chunk)),
    end: () => {
      write(decoder.end())
      parser.close()
      if (units === 0) breakOff('geen-bericht', `no element ${form.element}`)
    },
    taken: () => {
      const all = found
      found = []
      return all
    },
  }
}

/**
 * Reads XML a unit at a time. There is no DTD in any of these standards: a document type, and with it every entity of its own, is
 * refused. A unit that is too large or repeats what it should not is given as such; what is not well-formed breaks off.
 *
 * @throws BrokenOff
 */
export async function* readXml(
  chunks: AsyncIterable<Uint8Array>,
  form: XmlForm,
  limits: XmlLimits,
): AsyncIterable<readonly Found[]> {
  const reader = xmlReader(form, limits)
  let found: readonly Found[] = []
  try {
    for await (const chunk of chunks) {
      reader.write(chunk)
      found = reader.taken()
      if (found.length > 0) yield found
    }
    reader.end()
  } catch (error) {
    // What stood before the place where it breaks off was read well.
    found = reader.taken()
    if (error instanceof BrokenOff && found.length > 0) yield found
    throw error
  }
  found = reader.taken()
  if (found.length > 0) yield found
}

/** A whole document at once. @throws BrokenOff */
export const readXmlText = (content: Uint8Array, form: XmlForm, limits: XmlLimits): readonly Found[] => {
  const reader = xmlReader(form, limits)
  reader.write(content)
  reader.end()
  return reader.taken()
}
