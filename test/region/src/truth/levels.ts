import type { Niveau } from '../momentopname'
import { type Organisatie, organisations, type Registratierol } from '../organisations'
import type { FactRecord } from '../recording/published'

/** gi, veilig-thuis, rvdk, gemeente, ggz, opvang: the columns of DESIGN.md's table. */
type Row = readonly [Niveau, Niveau, Niveau, Niveau, Niveau, Niveau]
const columns: readonly Registratierol[] = ['gi', 'veilig-thuis', 'rvdk', 'gemeente', 'ggz', 'opvang']

const [v, b]: readonly [Niveau, Niveau] = ['volledig', 'bekendheid']
const whole: Row = [v, v, v, v, v, v]
const acquaintance: Row = [b, b, b, b, b, b]
const report: Row = [v, v, v, b, b, b]
const provision: Row = [v, b, v, v, b, b]

const careProviders: readonly Registratierol[] = ['ggz', 'opvang']

/** "betrokkenheid of ggz and opvang; traject; verblijf in opvang": what a toestemming raises. */
const ofCare = ({ domein, organisatie, opvang }: FactRecord): boolean =>
  domein === 'traject' ||
  (domein === 'betrokkenheid' && careProviders.includes(organisations[organisatie].rol)) ||
  (domein === 'verblijf' && opvang === true)

const rowOf = (fact: FactRecord): Row => {
  if (ofCare(fact)) return acquaintance
  switch (fact.domein) {
    case 'huishouden':
    case 'betrokkenheid':
    case 'maatregel':
    case 'signaal':
    case 'plan':
    case 'doel':
    case 'afspraak':
    case 'overleg':
    case 'toestemming':
    case 'traject':
      return whole
    case 'melding':
    case 'onderzoek':
      return report
    case 'voorziening':
    case 'bestaanszekerheid':
    case 'verblijf':
      return provision
  }
}

const names = ({ toestemming }: FactRecord, receiver: Organisatie): boolean =>
  toestemming !== undefined &&
  (toestemming.organisaties.includes(receiver) || toestemming.rollen.includes(organisations[receiver].rol))

/**
 * How much of a message a receiver may have by DESIGN.md's table, whatever its access to the family; undefined is nothing.
 * `consents` are the toestemmingen that hold among the family's facts.
 */
export const messageLevel = (
  fact: FactRecord,
  receiver: Organisatie,
  consents: readonly FactRecord[],
): Niveau | undefined => {
  const { rol } = organisations[receiver]
  if (fact.domein === 'toestemming') return names(fact, receiver) ? 'volledig' : undefined
  const level = rowOf(fact)[columns.indexOf(rol)] ?? 'bekendheid'
  const handedOver = rowOf(fact) === report && rol === 'gemeente' && fact.genoemd?.includes(receiver)
  const consented =
    ofCare(fact) &&
    !careProviders.includes(rol) &&
    consents.some(
      (consent) =>
        consent.organisatie === fact.organisatie &&
        names(consent, receiver) &&
        consent.toestemming?.domeinen.includes(fact.domein) &&
        consent.personen.some((person) => fact.personen.includes(person)),
    )
  return handedOver || consented ? 'volledig' : level
}
