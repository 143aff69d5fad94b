import type { Written } from '../person-file'
import { document, el, field, type Xml } from '../xml'
import {
  birthDate,
  bsnAndName,
  namespaces,
  residence,
  type Stuurgegevens,
  sex,
  stufDate,
  stuurgegevens,
} from './parts'

export interface Vto extends Stuurgegevens {
  /** The requester's case, and the Raad's. */
  readonly zaak: string
  readonly raadszaak: string
  readonly datum: string
  readonly kind: Written
  readonly ouders: readonly Written[]
  readonly verzoeker: string
}

/** StUF-Jeugdzorg 1.0.9 `vtoDi01`: a request to the Raad for an onderzoek. */
export const vto = (given: Vto): string =>
  document(
    el(
      `JZ:vtoDi01 ${namespaces}`,
      stuurgegevens('vtoDi01', given),
      el(
        'JZ:object StUF:entiteittype="ZAK"',
        field('ZKN:identificatie', given.zaak),
        field('ZKN:startdatum', stufDate(given.datum)),
        field('ZKN:registratiedatum', stufDate(given.datum)),
        el('StUF:extraElementen', el('StUF:extraElement naam="spoed"', 'N')),
        el(
          'ZKN:isVan StUF:entiteittype="ZAKZKT"',
          el(
            'ZKN:gerelateerde StUF:entiteittype="ZKT"',
            field('ZKN:omschrijvingGeneriek', 'Overwegen kinderbeschermingsmaatregel'),
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
        given.ouders.map((ouder) =>
          el(
            'ZKN:heeftAlsBelanghebbende StUF:entiteittype="ZAKBTRBLH"',
            el('ZKN:gerelateerde StUF:entiteittype="BTR"', naturalPerson(ouder)),
            field('ZKN:omschrijving', 'ouder met gezag'),
          ),
        ),
        el(
          'ZKN:heeftAlsUitvoerende StUF:entiteittype="ZAKBTRUTV"',
          el(
            'ZKN:gerelateerde StUF:entiteittype="BTR"',
            el('ZKN:medewerker StUF:entiteittype="MDW"', field('ZKN:achternaam', 'Medewerker')),
            el(
              'ZKN:nietNatuurlijkPersoon StUF:entiteittype="NNP"',
              field('BG:statutaireNaam', given.verzoeker),
            ),
          ),
        ),
        el(
          'ZKN:heeftBetrekkingOpAndere StUF:entiteittype="ZAKZAKBTR"',
          el(
            'ZKN:gerelateerde StUF:entiteittype="ZAK"',
            field('ZKN:identificatie', given.raadszaak),
            el(
              'ZKN:isVan StUF:entiteittype="ZAKZKT"',
              el(
                'ZKN:gerelateerde StUF:entiteittype="ZKT"',
                field('ZKN:omschrijvingGeneriek', 'Uitvoeren onderzoek kinderbeschermingsmaatregel'),
              ),
            ),
          ),
        ),
        el(
          'ZKN:heeftRelevant StUF:entiteittype="ZAKEDC"',
          el(
            'ZKN:gerelateerde StUF:entiteittype="EDC"',
            field('ZKN:identificatie', `${given.zaak}-1`),
            field('ZKN:dct.omschrijving', 'Verzoek tot onderzoek RvdK'),
            field('ZKN:creatiedatum', stufDate(given.datum)),
            el('ZKN:inhoud StUF:bestandsnaam="verzoek.pdf"', 'dmVyem9uZGVu'),
          ),
        ),
      ),
    ),
  )

export const naturalPerson = (who: Written): Xml =>
  el(
    'ZKN:natuurlijkPersoon StUF:entiteittype="NPS"',
    bsnAndName(who),
    field('BG:geslachtsaanduiding', sex(who)),
    birthDate(who.geboortedatum),
    residence(who),
  )
