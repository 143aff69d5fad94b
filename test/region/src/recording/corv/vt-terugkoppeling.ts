import { document, el, field } from '../xml'
import { namespaces, type Stuurgegevens, stuurgegevens } from './parts'

export interface VtTerugkoppeling extends Stuurgegevens {
  readonly identificatieVtMelding: string
  readonly status:
    | 'melding niet ontvankelijk'
    | 'uitkomst veiligheidsbeoordeling'
    | 'overdracht'
    | 'afsluiting zonder overdracht'
  readonly uitkomst?: string
  /** Who looks after the safety from now on, by name. */
  readonly verantwoordelijk: string
  readonly uitvoerder: { readonly naam: string; readonly oin: string }
}

/** StUF-Jeugdzorg 1.0.9 `vtTerugkoppelingDi01`: what became of a melding. It names no person. */
export const vtTerugkoppeling = (given: VtTerugkoppeling): string =>
  document(
    el(
      `JZ:vtTerugkoppelingDi01 ${namespaces}`,
      stuurgegevens('vtTerugkoppelingDi01', given),
      el(
        'JZ:object StUF:entiteittype="ZAK"',
        field('ZKN:uitkomst', given.uitkomst),
        field('ZKN:status', given.status),
        el(
          'ZKN:naarAanleidingVan StUF:entiteittype="ZAKVTM"',
          el(
            'ZKN:gerelateerde StUF:entiteittype="VTM"',
            field('JZ:identificatieVtMelding', given.identificatieVtMelding),
            el(
              'JZ:betreft StUF:entiteittype="VTMZOS"',
              el(
                'JZ:gerelateerde StUF:entiteittype="ZOS"',
                el(
                  'JZ:verantwoordelijkVoorZichtOpDeVeiligheidBelegdBij StUF:entiteittype="ZOSBTR"',
                  el('JZ:gerelateerde StUF:entiteittype="BTR"', field('ZKN:naam', given.verantwoordelijk)),
                ),
              ),
            ),
          ),
        ),
        el(
          'ZKN:isUitgevoerdDoor StUF:entiteittype="ZAKBTR"',
          el(
            'ZKN:gerelateerde StUF:entiteittype="BTR"',
            field('ZKN:naam', given.uitvoerder.naam),
            field('ZKN:oinNummer', given.uitvoerder.oin),
          ),
        ),
      ),
    ),
  )
