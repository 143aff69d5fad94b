import type { FeedTabel, Gebrek, Vak } from '@gezinsbeeld/adapter-kit/conformance'
import { zesMegabyte } from '@gezinsbeeld/adapter-kit/conformance'
import { vreemdeVakken, vreemdKind } from './foreign-input'
import {
  type ClientXml,
  type NotificatieXml,
  notificatie,
  type PersoonXml,
  verzoekTotOnderzoek,
} from './testing'

/** What is the same for every kind of CORV message, because it is about the document. */
type Documentgebrek = Extract<
  Gebrek,
  | 'ontbrekend veld'
  | 'dubbel'
  | 'verkeerde ontvanger'
  | 'nieuwere versie'
  | 'doctype'
  | 'externe entiteit'
  | 'tekst van 6 MB'
  | 'afgebroken'
>

export { vreemdeVakken, vreemdKind } from './foreign-input'

export const kind: PersoonXml = {
  bsn: '999900031',
  geslachtsnaam: 'Crémer-Süß',
  voorvoegsel: 'van',
  voornamen: 'Zoë',
  geslacht: 'V',
  geboortedatum: '20160302',
}
export const moeder: PersoonXml = {
  bsn: '999900043',
  geslachtsnaam: 'Achternaam',
  voornamen: 'Noor',
  geslacht: 'V',
}

/** What no reason may repeat of the people in these messages. */
export const persoonlijk = ['999900031', '999900043', 'Crémer-Süß', 'Zoë', 'Achternaam', '20160302']

const zonderBsn = (goed: string): string => goed.replace('<BG:inp.bsn>999900031</BG:inp.bsn>\n', '')

/** What is the same for every child in a message. */
export const kindVakken = (goed: string, events: readonly string[], pad: string) =>
  ({
    'onmogelijke datum': {
      invoer: goed.replace('>20160302<', '>20160231<'),
      reden: 'onleesbaar',
      pad: new RegExp(`${pad}.*\\.geboortedatum$`),
    },
    'verkeerd bsn': {
      invoer: goed.replace('>999900031<', '>999900032<'),
      reden: 'ongeldig-bsn',
      pad: new RegExp(`${pad}.*\\.inp\\.bsn$`),
    },
    'zonder bsn': {
      invoer: zonderBsn(goed),
      events,
      met: { 'persoon.vastgelegd': { naam: { voornamen: 'Zoë', geslachtsnaam: 'Crémer-Süß' } } },
    },
  }) satisfies Partial<Record<Gebrek, Vak>>

export const ingetrokken: Vak = {
  nvt: 'StUF-Jeugdzorg has no message that takes another one back; a correction is a new message over it',
}

export interface CorvNamen {
  /** How the messages name the organisation that reads them. */
  readonly eigen: string
  readonly ander: string
}

/** `vtoDi01`. @param events what becomes of one child and a parent. */
export const verzoekTabel = ({ eigen, ander }: CorvNamen, events: readonly string[]): FeedTabel => {
  const make = (client: ClientXml, rol = 'ouder met gezag'): string =>
    verzoekTotOnderzoek(
      { zender: ander, ontvanger: eigen, referentienummer: 'V-1', tijdstip: '20260501101500' },
      {
        ...{ zaak: 'GEM-2026-77', registratiedatum: '20260430', verzoeker: ander, clienten: [client] },
        belanghebbenden: [{ persoon: moeder, rol }],
      },
    )
  const goed = make({ persoon: kind })
  return {
    ...{ goed, events, persoonlijk },
    vakken: {
      ...documentVakken(goed, 'vtoDi01', eigen),
      ...kindVakken(goed, events, 'heeftBetrekkingOp'),
      'onbekende code': {
        invoer: make({ persoon: kind }, 'achterbuurman'),
        events: events.filter((naam, place) => naam !== 'relatie.vastgelegd' && place > 0),
      },
      ongeboren: {
        invoer: make({ persoon: { ...kind, geboortedatum: '20261102' }, ongeboren: true }),
        events,
        met: { 'persoon.vastgelegd': { ongeboren: { verwachteDatum: '2026-11-02' } } },
      },
      ingetrokken,
    },
    vreemd: {
      ...vreemdeVakken(goed, events),
      ...vreemdKind(goed, events),
      'two organisations that ask': {
        invoer: goed.replace(/<ZKN:nietNatuurlijkPersoon[\s\S]*?<\/ZKN:nietNatuurlijkPersoon>/, '$&$&'),
        events,
      },
      'a day of registration of zeros': { invoer: goed.replace('>20260430<', '>00000000<'), events },
      'a sender without an organisation': {
        invoer: goed.replace(/(<StUF:zender>\s*<StUF:organisatie>)[^<]*/, '$1'),
        events,
      },
    },
  }
}

/** `notificatieDi01`, of a measure. */
export const notificatieTabel = ({ eigen, ander }: CorvNamen, events: readonly string[]): FeedTabel => {
  const make = (wat: Partial<NotificatieXml> = {}): string =>
    notificatie(
      { zender: ander, ontvanger: eigen, referentienummer: 'N-1', tijdstip: '20260901101500' },
      {
        ...{ zaak: 'RVDK-2026-1', andereZaak: 'GEM-2026-77', client: { persoon: kind } },
        belanghebbende: { persoon: moeder, rol: 'ouder, gezag niet benoemd' },
        ...{ status: 'Zaak afgerond', datumStatusGezet: '20260901', resultaat: 'Maatregel opgelegd' },
        besluiten: [{ toelichting: 'Ondertoezichtstelling', datumBeslissing: '20260901' }],
        ...wat,
      },
    )
  const goed = make()
  return {
    ...{ goed, events, persoonlijk },
    vakken: {
      ...documentVakken(goed, 'notificatieDi01', eigen),
      ...kindVakken(goed, events, 'heeftBetrekkingOp'),
      'onbekende code': {
        invoer: make({ status: 'Achternaam is klaar' }),
        reden: 'onbekende-code',
        pad: 'object.heeft.gerelateerde.omschrijving',
      },
      ongeboren: {
        invoer: make({ client: { persoon: { ...kind, geboortedatum: '20261102' }, ongeboren: true } }),
        events,
        met: { 'persoon.vastgelegd': { ongeboren: { verwachteDatum: '2026-11-02' } } },
      },
      ingetrokken,
    },
    vreemd: {
      ...vreemdeVakken(goed, events),
      ...vreemdKind(goed, events),
      'a besluit of which the dates are zeros, and the end the year 9999': {
        invoer: make({
          datumStatusGezet: '00000000',
          besluiten: [{ toelichting: 'OTS', datumBeslissing: '00000000', einddatum: '99991231' }],
        }),
        events,
        zonder: { 'maatregel.opgelegd': ['datumBeslissing', 'verlengdTot'] },
      },
      'a measure in words that are no name of one': {
        invoer: make({ besluiten: [{ toelichting: 'OTS voor Zoë', datumBeslissing: '20260901' }] }),
        reden: 'onbekende-code',
        pad: 'object.leidtTot.toelichting',
      },
    },
  }
}

/** @param root of the message, e.g. `vtoDi01`; `eigen`: how it names the organisation that reads it, at both ends if need be. */
export const documentVakken = (
  goed: string,
  root: string,
  eigen: string,
): Readonly<Record<Documentgebrek, Vak>> => ({
  'ontbrekend veld': {
    invoer: goed.replace(/<StUF:referentienummer>.*?<\/StUF:referentienummer>/, ''),
    reden: 'zonder-sleutel',
    pad: '*/stuurgegevens/referentienummer',
  },
  dubbel: { na: goed, invoer: goed.replace(/(<StUF:tijdstipBericht>\d{8})\d*/, '$1235959'), events: [] },
  'verkeerde ontvanger': {
    invoer: goed.replaceAll(eigen, 'Een Andere Organisatie'),
    reden: 'verkeerde-ontvanger',
    pad: 'stuurgegevens.ontvanger.organisatie',
  },
  'nieuwere versie': {
    invoer: goed
      .replaceAll('koppelvlak/jz0100', 'koppelvlak/jz0200')
      .replaceAll(root, `${root.replace(/Di01$/, '')}Di02`),
    reden: 'onleesbaar',
    pad: '',
  },
  doctype: {
    invoer: goed.replace('?>', '?>\n<!DOCTYPE x [<!ENTITY a "b">]>'),
    reden: 'doctype',
    pad: /^regel 2, /,
  },
  'externe entiteit': {
    invoer: goed.replace('?>', '?>\n<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    reden: 'doctype',
    pad: /^regel 2, /,
  },
  'tekst van 6 MB': {
    invoer: goed.replace('</JZ:object>', `<JZ:toelichting>${zesMegabyte}</JZ:toelichting></JZ:object>`),
    reden: 'te-lang',
    pad: /^regel \d/,
  },
  afgebroken: { invoer: goed.slice(0, -30), reden: 'geen-xml', pad: /^regel \d/ },
})

/** The good messages of the tables, to be held against the XSDs. */
export const goodMessages = (tabel: Readonly<Record<string, FeedTabel>>): readonly string[] =>
  Object.entries(tabel).flatMap(([rij, { goed, vakken }]) => {
    const again = 'invoer' in vakken.dubbel ? vakken.dubbel.invoer : undefined
    return rij.startsWith('corv') ? [goed, again].filter((each) => typeof each === 'string') : []
  })
