import { el, message, type PersoonXml, persoon, type Stuur, wrap } from './parts'

/** CORV messages of the version 1.0.9, valid against its XSDs as long as what goes in is. */

export interface VtMeldingXml {
  readonly nummer: string
  /** 8 digits. */
  readonly datumMelding: string
  readonly datumIncident: string
  /** laag, matig or hoog. */
  readonly sash?: string
  readonly eergerelateerd?: string
  /** The organisation that reports. */
  readonly door: string
  /** Who can be asked more: the reporter. */
  readonly contact: string
  readonly betrokkenen: readonly { readonly persoon: PersoonXml; readonly rol: string }[]
}

export const vtMelding = (stuur: Stuur, melding: VtMeldingXml): string => {
  const betrokkenen = melding.betrokkenen
    .map(({ persoon: found, rol }) =>
      wrap(
        'JZ:heeftBetrokken',
        wrap('JZ:gerelateerde', persoon({ geslacht: 'O', ...found }, false), 'NPS') +
          el('JZ:jeugzorgrol', rol) +
          el('JZ:aanvullendeInformatieBetrokkenPersoon', 'Was thuis toen de politie kwam.'),
        'ZOSNPS',
      ),
    )
    .join('')
  const situatie = wrap(
    'JZ:gerelateerde',
    el('JZ:omschrijvingZorgelijkeSituatie', 'Buren hoorden geschreeuw; de kinderen waren erbij.') +
      el('JZ:bestaandeHulpverlening', 'Nee') +
      el('JZ:eergerelateerdGeweld', melding.eergerelateerd) +
      betrokkenen,
    'ZOS',
  )
  const object =
    el('JZ:identificatieVtMelding', melding.nummer) +
    el('JZ:datumMelding', melding.datumMelding) +
    el('JZ:datumIncident', melding.datumIncident) +
    el('JZ:locatieIncident', 'Voorbeeldstraat 1, Voorbeeldstad') +
    el('JZ:omschrijvingIncident', 'Ruzie in de woning, waarbij geduwd is.') +
    el('JZ:indicatieAgenderingAfstemmingsoverlegGewenst', 'Nee') +
    wrap(
      'JZ:contactgegevensVerdiepingOpInfo',
      el('JZ:naamContactpersoon', melding.contact) + el('JZ:telefoonnummer', '0881000000'),
    ) +
    el('JZ:indicatieSASHIngevuld', melding.sash === undefined ? 'Nee' : 'Ja') +
    el('JZ:SASHniveau', melding.sash) +
    wrap('JZ:betreft', situatie, 'VTMZOS') +
    wrap('JZ:isIngediendDoor', wrap('JZ:gerelateerde', el('ZKN:naam', melding.door), 'BTR'), 'VTMBTR')
  return message('vtMeldingDi01', stuur, wrap('JZ:object', object, 'VTM'))
}

export interface VtTerugkoppelingXml {
  readonly nummer: string
  readonly status: string
  readonly uitkomst?: string
  /** To whom the melding was handed over. */
  readonly belegdBij?: string
}

export const vtTerugkoppeling = (stuur: Stuur, terugkoppeling: VtTerugkoppelingXml): string => {
  const { nummer, status, uitkomst, belegdBij } = terugkoppeling
  const belegd =
    belegdBij === undefined
      ? ''
      : wrap(
          'JZ:betreft',
          wrap(
            'JZ:gerelateerde',
            wrap(
              'JZ:verantwoordelijkVoorZichtOpDeVeiligheidBelegdBij',
              wrap('JZ:gerelateerde', el('ZKN:naam', belegdBij), 'BTR'),
              'ZOSBTR',
            ),
            'ZOS',
          ),
          'VTMZOS',
        )
  const melding = wrap('ZKN:gerelateerde', el('JZ:identificatieVtMelding', nummer) + belegd, 'VTM')
  const object =
    el('ZKN:identificatie', `VT-${nummer}`) +
    el('ZKN:toelichting', 'Veilig Thuis heeft met de moeder gesproken.') +
    el('ZKN:uitkomst', uitkomst) +
    el('ZKN:status', status) +
    wrap('ZKN:naarAanleidingVan', melding, 'ZAKVTM') +
    wrap(
      'ZKN:isUitgevoerdDoor',
      wrap(
        'ZKN:gerelateerde',
        el('ZKN:naam', stuur.zender) + el('ZKN:oinNummer', '00000099000000008000'),
        'BTR',
      ),
      'ZAKBTR',
    )
  return message('vtTerugkoppelingDi01', stuur, wrap('JZ:object', object, 'ZAK'))
}

export interface ClientXml {
  readonly persoon: PersoonXml
  readonly ongeboren?: true
}

export interface BelanghebbendeXml {
  readonly persoon: PersoonXml
  readonly rol: string
}

const client = ({ persoon: found, ongeboren }: ClientXml): string =>
  wrap(
    'ZKN:heeftBetrekkingOp',
    wrap('ZKN:gerelateerde', wrap('ZKN:natuurlijkPersoon', persoon(found), 'NPS'), 'OBJ') +
      el('ZKN:omschrijving', ongeboren === true ? 'Client (ongeboren kind)' : 'Client (kind)'),
    'ZAKOBJ',
  )

const belanghebbende = ({ persoon: found, rol }: BelanghebbendeXml): string =>
  wrap(
    'ZKN:heeftAlsBelanghebbende',
    wrap('ZKN:gerelateerde', wrap('ZKN:natuurlijkPersoon', persoon(found), 'NPS'), 'BTR') +
      el('ZKN:omschrijving', rol),
    'ZAKBTRBLH',
  )

const zaaktype = (omschrijving: string): string =>
  wrap('ZKN:isVan', wrap('ZKN:gerelateerde', el('ZKN:omschrijvingGeneriek', omschrijving), 'ZKT'), 'ZAKZKT')

const andereZaak = (nummer: string | undefined, soort: string): string =>
  wrap(
    'ZKN:heeftBetrekkingOpAndere',
    wrap('ZKN:gerelateerde', el('ZKN:identificatie', nummer) + zaaktype(soort), 'ZAK'),
    'ZAKZAKBTR',
  )

const raadszaak = 'Uitvoeren onderzoek kinderbeschermingsmaatregel'
const gemeentezaak = 'Overwegen kinderbeschermingsmaatregel'

export interface NotificatieXml {
  readonly zaak?: string
  /** The zaak of who asked. */
  readonly andereZaak?: string
  readonly client: ClientXml
  readonly belanghebbende?: BelanghebbendeXml
  readonly status: string
  readonly datumStatusGezet: string
  readonly resultaat?: string
  readonly besluiten?: readonly {
    readonly toelichting: string
    readonly datumBeslissing: string
    readonly ingangsdatum?: string
    readonly einddatum?: string
  }[]
}

export const notificatie = (stuur: Stuur, found: NotificatieXml): string => {
  const besluiten = (found.besluiten ?? []).map((besluit) =>
    wrap(
      'ZKN:leidtTot',
      wrap(
        'ZKN:gerelateerde',
        el('ZKN:datumBeslissing', besluit.datumBeslissing) +
          el('ZKN:toelichting', besluit.toelichting) +
          el('ZKN:ingangsdatumWerking', besluit.ingangsdatum) +
          el('ZKN:einddatumWerking', besluit.einddatum),
        'BSL',
      ),
      'ZAKBSL',
    ),
  )
  const object =
    el('ZKN:identificatie', found.zaak) +
    (found.resultaat === undefined ? '' : wrap('ZKN:resultaat', el('ZKN:omschrijving', found.resultaat))) +
    zaaktype(raadszaak) +
    client(found.client) +
    (found.belanghebbende === undefined ? '' : belanghebbende(found.belanghebbende)) +
    (found.andereZaak === undefined ? '' : andereZaak(found.andereZaak, gemeentezaak)) +
    wrap(
      'ZKN:heeft',
      wrap('ZKN:gerelateerde', el('ZKN:omschrijving', found.status), 'STT') +
        el('ZKN:datumStatusGezet', found.datumStatusGezet),
      'ZAKSTT',
    ) +
    besluiten.join('')
  return message('notificatieDi01', stuur, wrap('JZ:object', object, 'ZAK'))
}

export interface VtoXml {
  readonly zaak: string
  readonly registratiedatum: string
  /** Who asks, in words. */
  readonly verzoeker: string
  readonly clienten: readonly ClientXml[]
  readonly belanghebbenden: readonly BelanghebbendeXml[]
}

export const verzoekTotOnderzoek = (stuur: Stuur, found: VtoXml): string => {
  const medewerker = wrap(
    'ZKN:medewerker',
    el('ZKN:achternaam', 'Voorbeeld') +
      el('ZKN:functie', 'consulent') +
      el('ZKN:telefoonnummer', '0881000001'),
    'MDW',
  )
  const organisatie = wrap('ZKN:nietNatuurlijkPersoon', el('BG:statutaireNaam', found.verzoeker), 'NNPINN')
  const document = wrap(
    'ZKN:gerelateerde',
    el('ZKN:identificatie', `DOC-${found.zaak}`) +
      el('ZKN:dct.omschrijving', 'Verzoek tot onderzoek RvdK') +
      el('ZKN:creatiedatum', found.registratiedatum) +
      el('ZKN:inhoud', 'ZGl0IGlzIGVlbiB2ZXJ6b2Vr', 'StUF:bestandsnaam="verzoek.pdf"'),
    'EDC',
  )
  const object =
    el('ZKN:identificatie', found.zaak) +
    el('ZKN:startdatum', found.registratiedatum) +
    el('ZKN:registratiedatum', found.registratiedatum) +
    '<StUF:extraElementen><StUF:extraElement naam="spoed">Nee</StUF:extraElement></StUF:extraElementen>\n' +
    zaaktype(gemeentezaak) +
    found.clienten.map(client).join('') +
    found.belanghebbenden.map(belanghebbende).join('') +
    wrap('ZKN:heeftAlsUitvoerende', wrap('ZKN:gerelateerde', medewerker + organisatie, 'BTR'), 'ZAKBTRUTV') +
    andereZaak(undefined, raadszaak) +
    wrap('ZKN:heeftRelevant', document, 'ZAKEDC')
  return message('vtoDi01', stuur, wrap('JZ:object', object, 'ZAK'))
}
