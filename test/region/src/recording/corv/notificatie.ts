import type { Written } from '../person-file'
import { document, el, field } from '../xml'
import { namespaces, type Stuurgegevens, stufDate, stufMoment, stuurgegevens } from './parts'
import { naturalPerson } from './vto'

export interface Notificatie extends Stuurgegevens {
  readonly raadszaak: string
  /** The requester's case. */
  readonly zaak: string
  readonly kind: Written
  readonly ouder?: Written
  readonly status: 'Intake afgerond' | 'Onderzoek afgerond' | 'Zaak afgerond'
  /** RFC 3339. */
  readonly statusGezet: string
  readonly resultaat?:
    | 'Verzoek tot onderzoek afgewezen'
    | 'Geen rekest Kinderbescherming'
    | 'Maatregel opgelegd'
    | 'Geen maatregel opgelegd'
  /** What kind of measure it is stands in free text. */
  readonly besluiten?: readonly {
    readonly datum: string
    readonly toelichting: string
    readonly ingang: string
    readonly einde?: string
  }[]
}

/** StUF-Jeugdzorg 1.0.9 `notificatieDi01`: how far the Raad is with a child, and what came of it. */
export const notificatie = (given: Notificatie): string =>
  document(
    el(
      `JZ:notificatieDi01 ${namespaces}`,
      stuurgegevens('notificatieDi01', given),
      el(
        'JZ:object StUF:entiteittype="ZAK"',
        field('ZKN:identificatie', given.raadszaak),
        given.resultaat !== undefined && el('ZKN:resultaat', field('ZKN:omschrijving', given.resultaat)),
        el(
          'ZKN:isVan StUF:entiteittype="ZAKZKT"',
          el(
            'ZKN:gerelateerde StUF:entiteittype="ZKT"',
            field('ZKN:omschrijvingGeneriek', 'Uitvoeren onderzoek kinderbeschermingsmaatregel'),
          ),
        ),
        el(
          'ZKN:heeftBetrekkingOp StUF:entiteittype="ZAKOBJ"',
          el('ZKN:gerelateerde StUF:entiteittype="OBJ"', naturalPerson(given.kind)),
          field(
            'ZKN:omschrijving',
            given.kind.geslacht === undefined ? 'Client (ongeboren kind)' : 'Client (kind)',
          ),
        ),
        given.ouder !== undefined &&
          el(
            'ZKN:heeftAlsBelanghebbende StUF:entiteittype="ZAKBTRBLH"',
            el('ZKN:gerelateerde StUF:entiteittype="BTR"', naturalPerson(given.ouder)),
            field('ZKN:omschrijving', 'ouder, gezag niet benoemd'),
          ),
        el(
          'ZKN:heeftBetrekkingOpAndere StUF:entiteittype="ZAKZAKBTR"',
          el(
            'ZKN:gerelateerde StUF:entiteittype="ZAK"',
            field('ZKN:identificatie', given.zaak),
            el(
              'ZKN:isVan StUF:entiteittype="ZAKZKT"',
              el(
                'ZKN:gerelateerde StUF:entiteittype="ZKT"',
                field('ZKN:omschrijvingGeneriek', 'Overwegen kinderbeschermingsmaatregel'),
              ),
            ),
          ),
        ),
        el(
          'ZKN:heeft StUF:entiteittype="ZAKSTT"',
          el('ZKN:gerelateerde StUF:entiteittype="STT"', field('ZKN:omschrijving', given.status)),
          field('ZKN:datumStatusGezet', stufMoment(given.statusGezet)),
        ),
        given.besluiten?.map(({ datum, toelichting, ingang, einde }) =>
          el(
            'ZKN:leidtTot StUF:entiteittype="ZAKBSL"',
            el(
              'ZKN:gerelateerde StUF:entiteittype="BSL"',
              field('ZKN:datumBeslissing', stufDate(datum)),
              field('ZKN:toelichting', toelichting),
              field('ZKN:ingangsdatumWerking', stufDate(ingang)),
              einde !== undefined && field('ZKN:einddatumWerking', stufDate(einde)),
            ),
          ),
        ),
      ),
    ),
  )
