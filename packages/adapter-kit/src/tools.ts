/** What the command line does with an adapter beside running it. An entry of its own: a running adapter loads none of it. */
export { giveOrder, type OrderOutcome, type OrderRequest } from './order-folder'
export { ledgerFolder } from './shadow/ledger-folder'
export {
  type EventReport,
  type Fates,
  receiverRoles,
  type ShadowReport,
  shadowReport,
} from './shadow/shadow-report'
export type { Finding } from './sources/source'
export { checkAdapter } from './tools/check'
export {
  type LedgerContents,
  type LedgerSummary,
  lookIntoLedger,
  type OpenLedger,
} from './tools/look-into-ledger'
export { masked } from './tools/mask'
export { type FeedPreview, type PreviewOptions, preview, sampled, tryOut } from './tools/preview'
