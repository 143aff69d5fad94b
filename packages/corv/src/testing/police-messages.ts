import type { BelanghebbendeXml } from './messages'
import { el, message, type PersoonXml, persoon, type Stuur, wrap } from './parts'

/** What the police and other reporters send, and how they are answered. */

const natuurlijkPersoon = (inner: string): string => wrap('ZKN:natuurlijkPersoon', inner, 'NPS')

const kind = (found: PersoonXml, rol: string): string =>
  wrap(
    'ZKN:heeftBetrekkingOp',
    wrap('ZKN:gerelateerde', natuurlijkPersoon(persoon(found)), 'OBJ') + el('ZKN:omschrijving', rol),
    'ZAKOBJ',
  )

const signaalBehandelen = wrap(
  'ZKN:isVan',
  wrap('ZKN:gerelateerde', el('ZKN:omschrijvingGeneriek', 'Signaal behandelen'), 'ZKT'),
  'ZAKZKT',
)

const extra =
  '<StUF:extraElementen><StUF:extraElement naam="kanaal">CORV</StUF:extraElement></StUF:extraElementen>\n'

const initiator = (naam: string, contact: string): string =>
  wrap(
    'ZKN:heeftAlsInitiator',
    wrap('ZKN:gerelateerde', wrap('ZKN:nietNatuurlijkPersoon', el('BG:statutaireNaam', naam), 'NNP'), 'BTR') +
      wrap(
        'ZKN:heeftAlsAanspreekpunt',
        wrap('ZKN:gerelateerde', el('ZKN:naam', contact), 'CTP'),
        'ZAKBTRINICTP',
      ),
    'ZAKBTRINI',
  )

export interface ZorgmeldingXml {
  readonly kenmerk: string
  readonly jeugdige: PersoonXml
  readonly belanghebbenden: readonly BelanghebbendeXml[]
  readonly door: string
  readonly contact: string
}

export const zorgmelding = (stuur: Stuur, found: ZorgmeldingXml): string => {
  const document = wrap(
    'ZKN:gerelateerde',
    el('ZKN:dct.omschrijving', 'Zorgmelding') +
      el('ZKN:creatiedatum', stuur.tijdstip.slice(0, 8)) +
      el('ZKN:inhoud', 'em9yZw=='),
    'EDC',
  )
  const object =
    wrap('ZKN:kenmerk', el('ZKN:kenmerk', found.kenmerk) + el('ZKN:bron', 'Zorgmelding')) +
    extra +
    signaalBehandelen +
    kind(found.jeugdige, 'jeugdige') +
    found.belanghebbenden
      .map(({ persoon: each, rol }) =>
        wrap(
          'ZKN:heeftAlsBelanghebbende',
          wrap('ZKN:gerelateerde', natuurlijkPersoon(persoon(each)), 'BTR') + el('ZKN:omschrijving', rol),
          'ZAKBTRBLH',
        ),
      )
      .join('') +
    initiator(found.door, found.contact) +
    wrap('ZKN:heeftRelevant', document, 'ZAKEDC')
  return message('zorgmeldingDi01', stuur, wrap('JZ:object', object, 'ZAK'))
}

export interface ZorgmeldingTerugkoppelingXml {
  readonly kenmerk: string
  readonly resultaat: string
  readonly contact: string
}

export const zorgmeldingTerugkoppeling = (stuur: Stuur, found: ZorgmeldingTerugkoppelingXml): string => {
  const contact = wrap(
    'ZKN:heeftAlsAanspreekpunt',
    wrap('ZKN:gerelateerde', el('ZKN:naam', found.contact), 'CTP'),
    'ZAKBTRINICTP',
  )
  const object =
    el('ZKN:identificatie', `VT-${found.kenmerk}`) +
    wrap('ZKN:kenmerk', el('ZKN:kenmerk', found.kenmerk) + el('ZKN:bron', 'Zorgmelding')) +
    wrap('ZKN:resultaat', el('ZKN:omschrijving', found.resultaat)) +
    signaalBehandelen +
    wrap('ZKN:heeftAlsInitiator', contact, 'ZAKBTRINI')
  return message('zorgmeldingTerugkoppelingDi01', stuur, wrap('JZ:object', object, 'ZAK'))
}

export interface NotificatiejrXml {
  readonly jeugdige: PersoonXml
  readonly door: string
  readonly contact: string
}

export const notificatiejr = (stuur: Stuur, found: NotificatiejrXml): string =>
  message(
    'notificatiejrDi01',
    stuur,
    wrap(
      'JZ:object',
      el('ZKN:omschrijving', 'Aangehouden na een vernieling.') +
        extra +
        signaalBehandelen +
        kind(found.jeugdige, 'jeugdige') +
        initiator(found.door, found.contact),
      'ZAK',
    ),
  )

export interface MeldingGeneriekXml {
  readonly nummer: string
  /** VT, NAZ or ZVH. */
  readonly soort: string
  /** 8 to 17 digits. */
  readonly datumTijd: string
  readonly incident?: string
  readonly eergerelateerd?: string
  readonly betrokkene: PersoonXml
  /** BetrokkenheidHoedanigheidType. */
  readonly hoedanigheid: string
  readonly anderen: readonly { readonly bsn?: string; readonly naam: string; readonly relatie: string }[]
  readonly door: string
  readonly contact: string
}

const eenheid = (naam: string, contact: string | undefined): string =>
  wrap(
    'ZKN:organisatorischeEenheid',
    el('ZKN:identificatie', '00000099000000009000') +
      el('ZKN:naam', naam) +
      (contact === undefined
        ? ''
        : wrap(
            'ZKN:heeftAlsContactpersoon',
            wrap('ZKN:gerelateerde', el('ZKN:telefoonnummer', '0881000002') + el('ZKN:naam', contact), 'MDW'),
            'OEHMDWCPR',
          )),
    'OEH',
  )

const partijen = (door: string, contact: string | undefined, uitvoerende: string): string =>
  wrap('ZKN:heeftAlsInitiator', wrap('ZKN:gerelateerde', eenheid(door, contact), 'BTR'), 'ZAKBTRINI') +
  wrap(
    'ZKN:heeftAlsUitvoerende',
    wrap('ZKN:gerelateerde', eenheid(uitvoerende, undefined), 'BTR'),
    'ZAKBTRUTV',
  )

const woonplaats = wrap(
  'BG:adres',
  el('BG:soortadres', '03') +
    wrap(
      'BG:nederlandsadres',
      el('BG:wpl.woonplaatsNaam', 'Voorbeeldstad') +
        el('BG:gor.openbareRuimteNaam', 'Voorbeeldstraat') +
        el('BG:aoa.postcode', '1234AB') +
        el('BG:aoa.huisnummer', '1'),
    ),
)

const ander = ({ bsn, naam, relatie }: MeldingGeneriekXml['anderen'][number]): string =>
  wrap(
    'ZKN:heeftAlsOverigBetrokkene',
    wrap(
      'ZKN:gerelateerde',
      natuurlijkPersoon(el('BG:inp.bsn', bsn) + el('BG:geslachtsaanduiding', 'O') + el('BG:naam', naam)),
      'BTR',
    ) + el('ZKN:betrokkenheidRelatie', relatie),
    'ZAKBTROVR',
  )

const incident = (moment: string | undefined): string =>
  moment === undefined
    ? ''
    : wrap(
        'JZ:kent',
        wrap(
          'JZ:gerelateerde',
          el('JZ:datumTijd', moment) + el('JZ:locatieAanduiding', 'In de woning'),
          'INC',
        ),
        'ZOSINC',
      )

export const meldingGeneriek = (stuur: Stuur, found: MeldingGeneriekXml): string => {
  const vraag =
    found.eergerelateerd === undefined
      ? ''
      : wrap('JZ:vraagAntwoord', el('JZ:vraagCode', 'VT-005') + el('JZ:antwoord', found.eergerelateerd))
  const situatie = wrap(
    'ZKN:gerelateerde',
    el('JZ:omschrijvingZorgelijkeSituatie', 'Er zijn zorgen over de thuissituatie.') +
      vraag +
      incident(found.incident),
    'ZOS',
  )
  const wie = persoon({ geslacht: 'O', ...found.betrokkene }, false)
  const object =
    el('ZKN:identificatie', found.nummer) +
    wrap(
      'ZKN:heeftBetrekkingOp',
      wrap('ZKN:gerelateerde', natuurlijkPersoon(wie + woonplaats), 'OBJ') +
        el('ZKN:hoedanigheid', found.hoedanigheid),
      'ZAKOBJ',
    ) +
    partijen(found.door, found.contact, stuur.ontvanger) +
    found.anderen.map(ander).join('') +
    wrap('ZKN:betreft', situatie, 'ZAKZOS') +
    el('JZ:datumTijdMelding', found.datumTijd) +
    el('JZ:soortmeldingCode', found.soort) +
    wrap('JZ:redenMelding', el('JZ:omschrijving', 'Zorgen om de kinderen')) +
    el('JZ:verzoekOmschrijving', 'Graag beoordelen.')
  return message('meldingGeneriekDi01', stuur, wrap('JZ:object', object, 'ZAK'))
}

export interface UitkomstXml {
  readonly nummer: string
  readonly uwNummer: string
  readonly soort: string
  readonly status: string
  readonly naar?: { readonly oin: string; readonly naam: string }
}

export const uitkomstMeldingGeneriek = (stuur: Stuur, found: UitkomstXml): string => {
  const { naar } = found
  const object =
    el('ZKN:identificatie', found.nummer) +
    partijen(stuur.ontvanger, undefined, stuur.zender) +
    el('JZ:uwIdentificatie', found.uwNummer) +
    el('JZ:soortmeldingCode', found.soort) +
    el('JZ:statuscode', found.status) +
    (naar === undefined
      ? ''
      : wrap('JZ:routerenNaarInstantie', el('JZ:identificatie', naar.oin) + el('JZ:naam', naar.naam)))
  return message('uitkomstMeldingGeneriekDi01', stuur, wrap('JZ:object', object, 'ZAK'))
}
