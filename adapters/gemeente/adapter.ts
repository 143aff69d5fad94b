import { defineAdapter, defineFeed } from '@gezinsbeeld/adapter-kit'
import { BerichtRecord } from './berichten/record'
import { berichtenSettingsSchema } from './berichten/settings'
import { berichtenSource } from './berichten/source'
import { translateBericht } from './berichten/translate'
import { BrpRecord } from './brp/record'
import { brpSource } from './brp/source'
import { translateBrp } from './brp/translate'
import { lokaalTeamSource } from './lokaal-team/source'
import { translateLokaalTeam } from './lokaal-team/translate'
import { zakenSource } from './zaken/source'
import { translateZaak } from './zaken/translate'
import { ZaakRecord } from './zgw/record'
import { lokaalTeamSettingsSchema, zakenSettingsSchema } from './zgw/settings'

/**
 * A municipality: its cases (ZGW), its messages with providers (iJw, iWmo) and the BRP. Only its local team opens families; the
 * rest stays in a client's file until that client is asked for.
 */
export const adapter = defineAdapter({
  naam: 'gemeente',
  rol: 'gemeente',
  opentGezinnen: false,
  versie: '1.0.0',
  feeds: [
    defineFeed({
      naam: 'lokaal-team',
      opentGezinnen: true,
      source: lokaalTeamSource,
      record: ZaakRecord,
      translate: translateLokaalTeam,
      instellingen: lokaalTeamSettingsSchema,
    }),
    defineFeed({
      naam: 'zaken',
      source: zakenSource,
      record: ZaakRecord,
      translate: translateZaak,
      instellingen: zakenSettingsSchema,
    }),
    defineFeed({
      naam: 'berichten',
      source: berichtenSource,
      record: BerichtRecord,
      translate: translateBericht,
      instellingen: berichtenSettingsSchema,
    }),
    defineFeed({
      naam: 'brp',
      source: brpSource,
      record: BrpRecord,
      translate: translateBrp,
    }),
  ],
})
