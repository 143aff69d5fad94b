import type { Translate, TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import { present } from '@gezinsbeeld/adapter-kit/fields'
import { bind, Do, map, right } from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
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
  const { basisUrl } = relatedPersonSettings.parse(context.config)
  return pipe(
    Do,
    bind('client', () => patientOf(record.patient, basisUrl, 'patient')),
    bind('relations', () => relationsOf(codingsOf(record.relationship))),
    bind('identity', () => identityOf(record, context)),
    map(({ client, relations, identity }): readonly TranslatedEvent[] => {
      if (relations.length === 0) return []
      const dossier = context.persoon(patientKeySpace, client)
      const referentie = context.persoon(relatedPersonKeySpace, record.id)
      const phone = isSecret(record.meta)
        ? { geheimhouding: true }
        : present({ telefoon: ownPhone(record.telecom) })
      return [
        {
          naam: 'persoon.vastgelegd',
          object: context.object(relatedPersonKeySpace, record.id),
          dossier,
          data: { referentie, personen: [referentie], ...identity, ...phone },
        },
        ...relations.map((relation): TranslatedEvent => {
          // The relation is a part of the key: another relation is another object, and the old one is withdrawn.
          const object = context.object('relatie', `${record.id} ${relation.van} ${relation.soort}`)
          const [van, naar] = relation.van === 'client' ? [dossier, referentie] : [referentie, dossier]
          return {
            naam: 'relatie.vastgelegd',
            object,
            dossier,
            data: {
              referentie: `${context.organisatie}:${object}`,
              personen: [van, naar],
              van,
              naar,
              soort: relation.soort,
              ...present({ begindatum: record.period?.start, einddatum: record.period?.end }),
            },
          }
        }),
      ]
    }),
  )
}
