/** CORV messages for tests and for the synthetic region, and the official XSDs to hold them against. */
export {
  type BelanghebbendeXml,
  type ClientXml,
  type NotificatieXml,
  notificatie,
  type VtMeldingXml,
  type VtoXml,
  type VtTerugkoppelingXml,
  verzoekTotOnderzoek,
  vtMelding,
  vtTerugkoppeling,
} from './messages'
export type { PersoonXml, Stuur } from './parts'
export {
  type MeldingGeneriekXml,
  meldingGeneriek,
  type NotificatiejrXml,
  notificatiejr,
  type UitkomstXml,
  uitkomstMeldingGeneriek,
  type ZorgmeldingTerugkoppelingXml,
  type ZorgmeldingXml,
  zorgmelding,
  zorgmeldingTerugkoppeling,
} from './police-messages'
export { objectionsTo } from './validate'
