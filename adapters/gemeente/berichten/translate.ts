import type { Rejection, Translate } from '@gezinsbeeld/adapter-kit'
import { type Either, isLeft, left, right } from 'fp-ts/lib/Either.js'
import { type Bericht, berichten } from '../codelijsten/berichten'
import { aboutClient } from './client'
import type { ProductRecord } from './record'
import { berichtenSettings } from './settings'
import { beantwoord, gevraagd } from './verzoek'
import { isTakenBack, otherProduct, voorzieningOf } from './voorziening'

/** The message by its namespace. Another version is named by its own last parts: `ijw/3_3/jw301`. */
const berichtOf = (namespace: string): Either<Rejection, Bericht> => {
  const found = berichten.codes.get(namespace)
  if (found !== undefined) return right(found)
  const [, shown] = /\/((?:ijw|iwmo)\/\d{1,2}_\d{1,2}\/(?:jw|wmo)\d{3})\/schema$/.exec(namespace) ?? []
  return left({
    reden: 'onbekende-code',
    pad: 'bericht/Bericht/@naamruimte',
    uitleg: `found ${shown ?? 'another namespace'}, which is not in the code list "${berichten.naam}"`,
  })
}

/** One product of one client: the provision, the client, and whom the message names around the client. */
export const translateBericht: Translate<ProductRecord | undefined> = (record, context) => {
  if (record === undefined) return right([])
  const settings = berichtenSettings(context.config)
  const { '@naamruimte': namespace, Header: header } = record.bericht.Bericht
  const bericht = berichtOf(namespace)
  if (isLeft(bericht)) return bericht
  const { wet, soort } = bericht.right
  const outward = soort === 'toewijzing'
  if (!settings.gemeentecodes.includes(outward ? header.Afzender : header.Ontvanger)) {
    const pad = `bericht/Bericht/Header/${outward ? 'Afzender' : 'Ontvanger'}`
    return left({ reden: 'verkeerde-ontvanger', pad, uitleg: 'expected one of the configured gemeentecodes' })
  }
  if (isTakenBack(record)) return right([])
  if (record.Client === undefined) return left(otherProduct('bericht/Bericht/Client'))
  const client = aboutClient(record.Client, context)
  if (isLeft(client)) return client
  const agb = outward ? header.Ontvanger : header.Afzender
  const about = { wet, client: client.right.client, agb, settings }
  const { events } = client.right
  if (soort === 'verzoek') {
    const request = gevraagd(record, about, context)
    return isLeft(request) ? request : right([...events, request.right])
  }
  const voorziening = voorzieningOf(record, soort, about, context)
  if (isLeft(voorziening)) return voorziening
  const answer = soort === 'toewijzing' ? beantwoord(record, about, context) : undefined
  return right([...events, voorziening.right, ...(answer === undefined ? [] : [answer])])
}
