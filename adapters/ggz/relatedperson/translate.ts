import type { Translate, TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import { present } from '@gezinsbeeld/adapter-kit/fields'
import { isLeft, right } from 'fp-ts/lib/Either.js'
import { codingsOf } from '../fhir/coding'
import { ownPhone } from '../fhir/contact-point'
import { patientOf } from '../fhir/reference'
import { isSecret } from '../fhir/secrecy'
import { patientKeySpace, relatedPersonKeySpace } from '../keys'
import { identityOf } from '../person'
import { relatedPersonSettings } from '../settings'
import type { RelatedPersonRecord } from './record'
import { relationsOf } from './relations'

/** Somebody in a client's file: `persoon.vastgelegd`, and a `relatie.vastgelegd` for each relation. */
export const translateRelatedPerson: Translate<RelatedPersonRecord> = (record, context) => {
  if (record.active === false) return right([])
  const { basisUrl } = relatedPersonSettings(context.config)
  const client = patientOf(record.patient, basisUrl, 'patient')
  if (isLeft(client)) return client
  const relations = relationsOf(codingsOf(record.relationship))
  if (isLeft(relations)) return relations
  const identity = identityOf(record, context)
  if (isLeft(identity)) return identity
  if (relations.right.length === 0) return right([])

  const dossier = context.persoon(patientKeySpace, client.right)
  const referentie = context.persoon(relatedPersonKeySpace, record.id)
  const phone = isSecret(record.meta)
    ? { geheimhouding: true }
    : present({ telefoon: ownPhone(record.telecom) })
  const person: TranslatedEvent = {
    naam: 'persoon.vastgelegd',
    object: context.object(relatedPersonKeySpace, record.id),
    dossier,
    data: { referentie, personen: [referentie], ...identity.right, ...phone },
  }
  const period = present({ begindatum: record.period?.start, einddatum: record.period?.end })
  const others = relations.right.map(({ van: side, soort }): TranslatedEvent => {
    // The relation is a part of the key: another relation is another object, and the old one is withdrawn.
    const object = context.object('relatie', `${record.id} ${side} ${soort}`)
    const [van, naar] = side === 'client' ? [dossier, referentie] : [referentie, dossier]
    const about = { referentie: `${context.organisatie}:${object}`, personen: [van, naar] }
    const data = { ...about, van, naar, soort, ...period }
    return { naam: 'relatie.vastgelegd', object, dossier, data }
  })
  return right([person, ...others])
}
