import type { Regrouped } from './families'
import type { Sending } from './send'
import { type Tables, valuesOf } from './tables'

/**
 * Raises an alarm when what an organisation said made one family of two that others were told of and it was not: who says of everybody
 * that they have one parent shows others what is not theirs. A municipality's BRP says so of strangers every day.
 */
export const watchJoining = (
  tables: Tables,
  { opgeheven }: Pick<Regrouped, 'opgeheven'>,
  organisatie: string,
  { alarm }: Pick<Sending, 'alarm'>,
): void => {
  if (tables.organisaties.get(organisatie)?.rol === 'gemeente') return
  const ofOthers = (gezin: string): boolean => {
    const receivers = valuesOf(tables.ontvangers, gezin)
    return receivers.length > 0 && !receivers.includes(organisatie)
  }
  const aantal = [...opgeheven].filter(
    ([gezin, into]) => into !== undefined && ofOthers(gezin) && ofOthers(into),
  ).length
  if (aantal > 0) alarm({ organisatie, reden: 'gezinnen van anderen samengevoegd', aantal, gewoon: 0 })
}
