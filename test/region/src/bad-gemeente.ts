import { plusDays } from './dates'
import { type GemeenteOrganisatie, gemeenten } from './organisations'
import { bericht301 } from './recording/gemeente/bericht'
import { gemeentecodes } from './recording/gemeente/catalogus'
import { cases, type Described } from './recording/gemeente/zaken'
import type { GemeenteSysteem } from './recording/gemeente-file'
import type { StoryContext } from './recording/story-context'
import type { ParkedRecord } from './truth/truth'

const somebody = (bsn: string | null, geboortedatum = '1990-01-01'): Described => ({
  ...{ bsn, geboortedatum },
  name: { voornamen: ['Test'], voorletters: false, geslachtsnaam: 'Proefpersoon', zeker: true },
})

/** Cases and messages that no adapter can translate: of nobody in a family. */
export const badGemeente = (
  organisatie: GemeenteOrganisatie,
  context: StoryContext,
): { readonly systeem: Omit<GemeenteSysteem, 'personen'>; readonly parked: readonly ParkedRecord[] } => {
  const { systeem, zaak, newRol } = cases(organisatie, context)
  const start = plusDays(context.vandaag, -30)
  zaak({
    ...{ soort: 'schuldhulp', start, statussen: [{ stand: 'onbekend', op: start }] },
    people: [{ who: somebody(null), roltype: 'Cliënt', rol: newRol() }],
  })
  zaak({
    ...{ soort: 'lokaal-team', start, statussen: [{ stand: 'lopend', op: start }] },
    people: [{ who: somebody('999900007'), roltype: 'Jeugdige', rol: newRol() }],
  })
  // Nobody in it but who reported.
  zaak({
    ...{ soort: 'lokaal-team', start, statussen: [{ stand: 'lopend', op: start }] },
    ...{ people: [], melder: 'Proefmelder' },
  })
  const message = {
    ...{ wet: 'jeugdwet' as const, aanbieder: '99000002', ingang: start, dagtekening: start },
    product: { categorie: '54', code: '54001' },
  }
  const [other = organisatie] = gemeenten.filter((one) => one !== organisatie)
  const forOther = bericht301({
    ...{ ...message, nummer: 9_000_001, toewijzing: 9_000_001, gemeentecode: gemeentecodes[other] },
    client: somebody('999990019'),
  })
  const impossible = bericht301({
    ...{ ...message, nummer: 9_000_002, toewijzing: 9_000_002, gemeentecode: gemeentecodes[organisatie] },
    client: somebody('999990019', '2011-02-30'),
  })
  const parked = (feed: string, sleutel: string, reden: ParkedRecord['reden']): ParkedRecord => ({
    ...{ organisatie, feed, sleutel, reden },
  })
  const [stand, proef, niemand] = systeem.zaken.map(({ uuid }) => uuid)
  return {
    systeem: {
      ...systeem,
      berichten: [
        { bestand: 'jeugdwet-9000001-301.xml', xml: forOther },
        { bestand: 'jeugdwet-9000002-301.xml', xml: impossible },
        { bestand: 'jeugdwet-9000003-301.xml', xml: impossible.slice(0, 700) },
      ],
    },
    parked: [
      parked('zaken', stand ?? '', 'onbekende-code'),
      parked('lokaal-team', proef ?? '', 'ongeldig-bsn'),
      parked('lokaal-team', niemand ?? '', 'zonder-client'),
      parked('berichten', '9000001', 'verkeerde-ontvanger'),
      parked('berichten', '9000002', 'onleesbaar'),
      parked('berichten', 'jeugdwet-9000003-301.xml', 'afgekeurd-bestand'),
    ],
  }
}
