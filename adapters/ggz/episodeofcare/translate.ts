import type { Translate } from '@gezinsbeeld/adapter-kit'
import { meaning, present } from '@gezinsbeeld/adapter-kit/fields'
import { isLeft, right } from 'fp-ts/lib/Either.js'
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
  const { basisUrl, zorgsoort } = episodeOfCareSettings(context.config)
  const status = meaning(episodeStatuses, record.status, 'status')
  if (isLeft(status)) return status
  // Before the rest, which may be what was wrong.
  if (status.right === 'ingetrokken') return right([])
  const client = patientOf(record.patient, basisUrl, 'patient')
  if (isLeft(client)) return client
  const kind = kindOf(codingsOf(record.type), zorgsoort)
  if (isLeft(kind)) return kind
  const dossier = context.persoon(patientKeySpace, client.right)
  const object = context.object('episodeofcare', record.id)
  const common = { referentie: `${context.organisatie}:${object}`, personen: [dossier], ...kind.right }
  const begindatum = treatedSince(record)
  switch (status.right) {
    case 'aangemeld': {
      const data = { ...common, ...present({ wachtSinds: waitingSince(record) }) }
      return right([{ naam: 'traject.aangemeld', object, dossier, data }])
    }
    case 'gestart': {
      // An end that is planned is none yet.
      const data = { ...common, ...present({ begindatum }) }
      return right([{ naam: 'traject.gestart', object, dossier, data }])
    }
    case 'beeindigd': {
      const data = { ...common, ...present({ begindatum, einddatum: record.period?.end }) }
      return right([{ naam: 'traject.beeindigd', object, dossier, data }])
    }
  }
}
