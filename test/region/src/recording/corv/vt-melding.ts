import type { Written } from '../person-file'
import { document, el, field, type Xml } from '../xml'
import { birthDate, bsnAndName, namespaces, type Stuurgegevens, sex, stufDate, stuurgegevens } from './parts'

export interface VtMelding extends Stuurgegevens {
  readonly identificatie: string
  readonly datumMelding: string
  readonly datumIncident: string
  readonly sash?: 'laag' | 'matig' | 'hoog'
  readonly jeugdigen: readonly Written[]
  readonly ouders: readonly Written[]
  /** Who reported, and what happened: things that never leave. */
  readonly melder: string
  readonly omschrijving: string
}

/** StUF-Jeugdzorg 1.0.9 `vtMeldingDi01`, from the police. */
export const vtMelding = (melding: VtMelding): string =>
  document(
    el(
      `JZ:vtMeldingDi01 ${namespaces}`,
      stuurgegevens('vtMeldingDi01', melding),
      el(
        'JZ:object StUF:entiteittype="VTM"',
        field('JZ:identificatieVtMelding', melding.identificatie),
        field('JZ:datumMelding', stufDate(melding.datumMelding)),
        field('JZ:datumIncident', stufDate(melding.datumIncident)),
        field('JZ:locatieIncident', 'in de woning'),
        field('JZ:omschrijvingIncident', melding.omschrijving),
        field('JZ:indicatieAgenderingAfstemmingsoverlegGewenst', 'Nee'),
        el('JZ:contactgegevensVerdiepingOpInfo', field('JZ:naamContactpersoon', melding.melder)),
        field('JZ:indicatieSASHIngevuld', melding.sash ? 'Ja' : 'Nee'),
        field('JZ:SASHniveau', melding.sash),
        el('JZ:betreft StUF:entiteittype="VTMZOS"', situation(melding)),
        el(
          'JZ:isIngediendDoor StUF:entiteittype="VTMBTR"',
          el(
            'JZ:gerelateerde',
            field('ZKN:naam', 'Politie-eenheid Oost'),
            field('ZKN:instantiecode', '0700'),
          ),
        ),
      ),
    ),
  )

const situation = ({ jeugdigen, ouders, melder, omschrijving }: VtMelding): Xml =>
  el(
    'JZ:gerelateerde StUF:entiteittype="ZOS"',
    field('JZ:omschrijvingZorgelijkeSituatie', omschrijving),
    jeugdigen.map((who) => involved(who, 'jeugdige')),
    ouders.map((who) => involved(who, 'ouder met gezag')),
    el(
      'JZ:heeftBetrokken StUF:entiteittype="ZOSNPS"',
      el('JZ:gerelateerde', field('BG:geslachtsnaam', melder), field('BG:geslachtsaanduiding', 'O')),
      field('JZ:jeugzorgrol', 'melder'),
    ),
  )

const involved = (who: Written, rol: string): Xml =>
  el(
    'JZ:heeftBetrokken StUF:entiteittype="ZOSNPS"',
    el(
      'JZ:gerelateerde',
      bsnAndName(who, false),
      field('BG:geslachtsaanduiding', sex(who)),
      birthDate(who.geboortedatum),
      field('BG:telefoonnummer', who.telefoon),
      address(who),
    ),
    // So it is spelled in the standard.
    field('JZ:jeugzorgrol', rol),
  )

const address = ({ adres }: Written): Xml =>
  adres === undefined
    ? ''
    : el(
        'BG:formeelVerblijfadresBinnenland',
        field('BG:wpl.woonplaatsNaam', adres.woonplaats),
        field('BG:gor.openbareRuimteNaam', adres.straat),
        field('BG:aoa.postcode', adres.postcode),
        field('BG:aoa.huisnummer', adres.huisnummer),
        field('BG:aoa.huisletter', adres.huisletter),
        field('BG:aoa.huisnummertoevoeging', adres.toevoeging),
      )
