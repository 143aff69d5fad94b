import type { WebhookDeclaration } from '../declaration'
import { BrokenOff, type Found, fault } from '../parse/found'
import { readJson } from '../parse/json'
import { recordsIn } from '../parse/records-in'
import { readXml, type XmlLimits } from '../parse/xml'

export interface MessageLimits {
  readonly xml: XmlLimits
  /** How deep JSON may be. */
  readonly depth: number
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

const textOf = (body: Buffer): string => {
  try {
    return utf8.decode(body)
  } catch {
    throw new BrokenOff(fault('verkeerde-tekens', '', 'bytes that are no UTF-8'))
  }
}

/**
 * What stands in a message. A message is taken whole or not at all.
 *
 * @throws BrokenOff
 */
export const readMessage = async (
  body: Buffer,
  { vorm }: Pick<WebhookDeclaration, 'vorm'>,
  limits: MessageLimits,
): Promise<readonly Found[]> => {
  if (vorm.soort === 'json') {
    return recordsIn(readJson(textOf(body), limits.depth), vorm).map((raw, index) => ({
      raw,
      place: `record ${index + 1}`,
    }))
  }
  const all: Found[] = []
  const whole = async function* () {
    yield body
  }
  for await (const found of readXml(whole(), vorm, limits.xml)) all.push(...found)
  return all
}
