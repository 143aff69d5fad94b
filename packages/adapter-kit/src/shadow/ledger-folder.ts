import { join } from 'node:path'
import type { AdapterConfiguration } from '../configuration'

/**
 * Where this adapter's ledger is. In the shadow it has one of its own: nothing that was only pretended may later count as published,
 * so the adapter that leaves the shadow reads everything anew.
 */
export const ledgerFolder = ({
  gegevens,
  schaduw,
}: Pick<AdapterConfiguration, 'gegevens' | 'schaduw'>): string =>
  schaduw ? join(gegevens, 'schaduw') : gegevens
