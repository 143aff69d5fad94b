import type { TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import { present } from '@gezinsbeeld/adapter-kit/fields'
import type { VoorzieningType } from '../zgw/settings'
import type { Reached } from '../zgw/status'
import type { ZaakObject } from '../zgw/zaak'

type Stand = VoorzieningType['statustypen'][string]

/** What the statuses of a case say of a provision: the last one decides, the days are those on which each was set. */
export const voorzieningOf = (
  { wet, categorie }: VoorzieningType,
  stands: readonly Reached<Stand>[],
  { object, dossier, base }: ZaakObject,
): TranslatedEvent | undefined => {
  const dayOf = (stand: Stand): string | undefined => stands.find((each) => each.stand === stand)?.op
  const last = stands.at(-1)
  const data = {
    ...{ ...base, personen: [...base.personen], wet },
    ...present({ categorie, toewijzingsdatum: dayOf('toegewezen') }),
  }
  switch (last?.stand) {
    case undefined:
    case 'niets':
      return undefined
    case 'toegewezen':
      return { naam: 'voorziening.toegewezen', object, dossier, data }
    case 'gestart':
      return {
        naam: 'voorziening.gestart',
        object,
        dossier,
        data: { ...data, ...present({ begindatum: dayOf('gestart') }) },
      }
    case 'beeindigd':
      return {
        naam: 'voorziening.beeindigd',
        ...{ object, dossier },
        data: { ...data, ...present({ begindatum: dayOf('gestart'), einddatum: last?.op }) },
      }
  }
}
