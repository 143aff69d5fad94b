import type { Translate, TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import { meaning, present } from '@gezinsbeeld/adapter-kit/fields'
import { bind, Do, map } from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { episodeStatuses } from '../codes'
import { codingsOf } from '../fhir/coding'
import { patientOf } from '../fhir/reference'
import { patientKeySpace } from '../keys'
import { episodeOfCareSettings } from '../settings'
import { treatedSince, waitingSince } from './dates'
import { kindOf } from './kind'
import type { EpisodeOfCareRecord } from './record'

/** An episode: `traject.aangemeld`, `traject.gestart` or `traject.beeindigd`, as its status says. */
export const translateEpisodeOfCare: Translate<EpisodeOfCareRecord> = (record, context) => {
  const { basisUrl, zorgsoort } = episodeOfCareSettings.parse(context.config)
  return pipe(
    Do,
    bind('status', () => meaning(episodeStatuses, record.status, 'status')),
    bind('client', () => patientOf(record.patient, basisUrl, 'patient')),
    bind('kind', () => kindOf(codingsOf(record.type), zorgsoort)),
    map(({ status, client, kind }): readonly TranslatedEvent[] => {
      const dossier = context.persoon(patientKeySpace, client)
      const object = context.object('episodeofcare', record.id)
      const data = { referentie: `${context.organisatie}:${object}`, personen: [dossier], ...kind }
      const begindatum = treatedSince(record)
      switch (status) {
        case 'aangemeld': {
          const wachtSinds = waitingSince(record)
          return [
            { naam: 'traject.aangemeld', object, dossier, data: { ...data, ...present({ wachtSinds }) } },
          ]
        }
        case 'gestart':
          // An end that is planned is none yet.
          return [{ naam: 'traject.gestart', object, dossier, data: { ...data, ...present({ begindatum }) } }]
        case 'beeindigd': {
          const dates = present({ begindatum, einddatum: record.period?.end })
          return [{ naam: 'traject.beeindigd', object, dossier, data: { ...data, ...dates } }]
        }
        case 'ingetrokken':
          return []
      }
    }),
  )
}
