import type { PartnerEvent } from './evolve'

/** The last day of a date that may be incomplete: of `2009` it is `2009-12-31`. */
const lastDay = (date: string): string => {
  if (date.length === 4) return `${date}-12-31`
  if (date.length === 10) return date
  const [year = 0, month = 0] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/**
 * The day on which what an event tells was over, `jjjj-mm-dd`: from then on its term of retention runs. Undefined while it goes
 * on, and for what is no fact of a family. It can lie ahead.
 */
export const endOf = (event: PartnerEvent): string | undefined => {
  const recorded = event.data.herkomst.vastgelegdOp.slice(0, 10)
  switch (event.naam) {
    case 'persoon.vastgelegd': {
      const { overlijdensdatum } = event.data
      return overlijdensdatum === undefined ? undefined : lastDay(overlijdensdatum)
    }
    case 'relatie.vastgelegd':
    case 'huishouden.vastgelegd':
    case 'betrokkenheid.gestart':
    case 'maatregel.opgelegd':
    case 'traject.aangemeld':
    case 'traject.gestart':
    case 'voorziening.toegewezen':
    case 'voorziening.gestart':
    case 'bestaanszekerheid.gestart':
    case 'verblijf.gestart': {
      const end = 'einddatum' in event.data ? event.data.einddatum : undefined
      return end === undefined ? undefined : lastDay(end)
    }
    case 'betrokkenheid.beeindigd':
    case 'maatregel.beeindigd':
    case 'traject.beeindigd':
    case 'voorziening.beeindigd':
    case 'bestaanszekerheid.beeindigd':
    case 'verblijf.beeindigd':
      return event.data.einddatum === undefined ? recorded : lastDay(event.data.einddatum)
    case 'toestemming.verleend':
      return event.data.geldigTot
    case 'melding.afgesloten':
    case 'onderzoek.afgerond':
    case 'doel.behaald':
    case 'afspraak.nagekomen':
    case 'afspraak.vervallen':
    case 'overleg.gehouden':
    case 'signaal.opgeheven':
    // All that is kept of these is that they were taken back; their older versions go with that.
    case 'persoon.ingetrokken':
    case 'relatie.ingetrokken':
    case 'huishouden.ingetrokken':
    case 'betrokkenheid.ingetrokken':
    case 'melding.ingetrokken':
    case 'onderzoek.ingetrokken':
    case 'maatregel.ingetrokken':
    case 'traject.ingetrokken':
    case 'voorziening.ingetrokken':
    case 'bestaanszekerheid.ingetrokken':
    case 'verblijf.ingetrokken':
    case 'plan.ingetrokken':
    case 'doel.ingetrokken':
    case 'afspraak.ingetrokken':
    case 'overleg.ingetrokken':
    case 'signaal.ingetrokken':
    case 'toestemming.ingetrokken':
      return recorded
    case 'melding.ontvangen':
    case 'melding.beoordeeld':
    case 'onderzoek.verzocht':
    case 'onderzoek.gestart':
    case 'plan.vastgesteld':
    case 'doel.gesteld':
    case 'afspraak.gemaakt':
    case 'overleg.gepland':
    case 'signaal.afgegeven':
    // Who is who, and who may see what, is no fact of a family: it goes with the persons.
    case 'koppeling.voorgesteld':
    case 'koppeling.bevestigd':
    case 'koppeling.verworpen':
    case 'toegang.gevraagd':
    case 'toegang.aanvaard':
    case 'toegang.ingetrokken':
    case 'bron.gemeld':
      return undefined
  }
}
