import { record } from '@gezinsbeeld/adapter-kit/fields'
import { corvMessage, Notificatie, VerzoekTotOnderzoek } from '@gezinsbeeld/corv'
import * as t from 'io-ts'
import { MeldingGeneriek } from './melding-generiek'
import { UitkomstMeldingGeneriek } from './uitkomst-melding-generiek'
import { VtMelding } from './vt-melding'
import { VtTerugkoppeling } from './vt-terugkoppeling'
import { Zorgmelding, ZorgmeldingTerugkoppeling } from './zorgmelding'

const kinds = t.union([
  record({ vtMeldingDi01: VtMelding }),
  record({ vtTerugkoppelingDi01: VtTerugkoppeling }),
  record({ meldingGeneriekDi01: MeldingGeneriek }),
  record({ uitkomstMeldingGeneriekDi01: UitkomstMeldingGeneriek }),
  record({ zorgmeldingDi01: Zorgmelding }),
  record({ zorgmeldingTerugkoppelingDi01: ZorgmeldingTerugkoppeling }),
  record({ vtoDi01: VerzoekTotOnderzoek }),
  record({ notificatieDi01: Notificatie }),
])

/** What Veilig Thuis receives, and what it answers. */
export const CorvRecord = corvMessage(
  kinds,
  kinds.types.flatMap(({ props }) => Object.keys(props)),
)

export type CorvRecord = t.TypeOf<typeof CorvRecord>
