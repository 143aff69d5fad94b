import { fileURLToPath } from 'node:url'
import { badInput, type FeedTabel } from '@gezinsbeeld/adapter-kit/conformance'
import {
  documentVakken,
  goodMessages,
  ingetrokken,
  kind,
  kindVakken,
  moeder,
  persoonlijk,
  verzoekTabel,
  vreemdeVakken,
  vreemdKind,
} from '@gezinsbeeld/corv/bad-input'
import {
  type MeldingGeneriekXml,
  meldingGeneriek,
  objectionsTo,
  type PersoonXml,
  uitkomstMeldingGeneriek,
  vtMelding,
  vtTerugkoppeling,
  zorgmelding,
  zorgmeldingTerugkoppeling,
} from '@gezinsbeeld/corv/testing'
import { standards } from '@gezinsbeeld/test-kit'
import { describe, expect, it } from 'vitest'
import { adapter } from './adapter'

const eigen = 'Veilig Thuis Voorbeeld'
const ander = 'Politie Voorbeeld'
const naarOns = { zender: ander, ontvanger: eigen, referentienummer: 'P-1', tijdstip: '20260412101500' }
const vanOns = { zender: eigen, ontvanger: ander, referentienummer: 'VT-1', tijdstip: '20260415101500' }
const family = ['persoon.vastgelegd', 'persoon.vastgelegd', 'relatie.vastgelegd']
const ontvangen = [...family, 'melding.ontvangen', 'betrokkenheid.gestart']
const alleenHetKind = ['persoon.vastgelegd', 'melding.ontvangen', 'betrokkenheid.gestart']
const afgesloten = ['melding.afgesloten', 'betrokkenheid.beeindigd']

/** Who reported: in none of the messages may a word of it be told. */
const melder: PersoonXml = { bsn: '999900055', geslachtsnaam: 'Melderman', voornamen: 'Mies', geslacht: 'V' }
const metMelder = [...persoonlijk, 'Melderman']

const maakMelding = (sash = 'hoog', rol = 'ouder met gezag'): string =>
  vtMelding(naarOns, {
    ...{ nummer: 'PL0100-1', datumMelding: '20260412', datumIncident: '20260411', sash },
    ...{ door: ander, contact: 'Agent Melderman' },
    betrokkenen: [
      { persoon: kind, rol: 'jeugdige' },
      { persoon: moeder, rol },
      { persoon: melder, rol: 'melder' },
    ],
  })

const ongeborenZonderCode = {
  nvt: 'this message has no code for an unborn child: its involved persons have a role, and no kind',
}

const melding = (): FeedTabel => {
  const goed = maakMelding()
  return {
    ...{ goed, events: ontvangen, persoonlijk: metMelder },
    vakken: {
      ...documentVakken(goed, 'vtMeldingDi01', eigen),
      ...kindVakken(goed, ontvangen, 'heeftBetrokken'),
      'onbekende code': {
        invoer: maakMelding('Melderman'),
        events: ontvangen,
        zonder: { 'melding.ontvangen': ['ernst'] },
      },
      ongeboren: ongeborenZonderCode,
      ingetrokken,
    },
    vreemd: {
      ...vreemdeVakken(goed, ontvangen),
      ...vreemdKind(goed, ontvangen),
      'a role that is not in the list: it may be who reported': {
        invoer: maakMelding('laag', 'oppas van Zoë'),
        events: alleenHetKind,
      },
      'only roles that are not in the list': {
        invoer: maakMelding('laag', 'oppas van Zoë').replace('>jeugdige<', '>kindje van Noor<'),
        reden: 'onbekende-code',
        pad: 'object.betreft.gerelateerde.heeftBetrokken.jeugzorgrol',
      },
      'a role in capitals': { invoer: maakMelding('HOOG', 'OUDER MET GEZAG'), events: ontvangen },
      'a role by its number': { invoer: maakMelding('Hoog', '112'), events: ontvangen },
      'a day of the incident that does not exist': {
        invoer: goed.replace('>20260411<', '>20260431<'),
        reden: 'onleesbaar',
        pad: 'vtMeldingDi01.object.datumIncident',
      },
      'a day of the incident of which the day is not known': {
        invoer: goed.replace(
          'JZ:datumIncident>20260411',
          'JZ:datumIncident StUF:indOnvolledigeDatum="D">20260400',
        ),
        events: ontvangen,
        met: { 'melding.ontvangen': { datumIncident: '2026-04' } },
      },
      'somebody who is no longer involved (verwerkingssoort V)': {
        invoer: goed.replace(
          /<JZ:heeftBetrokken (StUF:entiteittype="ZOSNPS">\s*<JZ:gerelateerde [^>]*>\s*<BG:inp.bsn>999900043)/,
          '<JZ:heeftBetrokken StUF:verwerkingssoort="V" $1',
        ),
        events: ['persoon.vastgelegd', 'melding.ontvangen', 'betrokkenheid.gestart'],
      },
    },
  }
}

const generiek = (): FeedTabel => {
  const make = (wat: Partial<MeldingGeneriekXml> = {}): string =>
    meldingGeneriek(naarOns, {
      ...{ nummer: 'ZH-2026-1', soort: 'VT', datumTijd: '20260412', betrokkene: kind, hoedanigheid: '002' },
      anderen: [{ bsn: '999900043', naam: 'Achternaam', relatie: '027' }],
      ...{ door: ander, contact: 'Dokter Melderman' },
      ...wat,
    })
  const goed = make()
  return {
    ...{ goed, events: ontvangen, persoonlijk: metMelder },
    vakken: {
      ...documentVakken(goed, 'meldingGeneriekDi01', eigen),
      ...kindVakken(goed, ontvangen, 'heeftBetrekkingOp'),
      'onbekende code': {
        invoer: make({ soort: 'XYZ' }),
        reden: 'onbekende-code',
        pad: 'object.soortmeldingCode',
      },
      ongeboren: ongeborenZonderCode,
      ingetrokken,
    },
    vreemd: {
      ...vreemdeVakken(goed, ontvangen),
      ...vreemdKind(goed, ontvangen),
      'a relation that is not in the list': {
        invoer: make({ anderen: [{ naam: 'Achternaam', relatie: '099' }] }),
        reden: 'onbekende-code',
        pad: 'object.heeftAlsOverigBetrokkene.betrokkenheidRelatie',
      },
      'a person who reported it': {
        invoer: make({ hoedanigheid: '004' }),
        reden: 'geen-betrokkene',
        pad: 'object.heeftBetrekkingOp',
      },
    },
  }
}

const zorg = (): FeedTabel => {
  const make = (rol: string): string =>
    zorgmelding(naarOns, {
      ...{ kenmerk: 'ZM-2026-1', jeugdige: kind, door: ander, contact: 'Agent Melderman' },
      belanghebbenden: [{ persoon: moeder, rol }],
    })
  const goed = make('ouder met gezag')
  return {
    ...{ goed, events: ontvangen, persoonlijk: metMelder },
    vakken: {
      ...documentVakken(goed, 'zorgmeldingDi01', eigen),
      ...kindVakken(goed, ontvangen, 'heeftBetrekkingOp'),
      'onbekende code': { invoer: make('vriendin van Zoë'), events: alleenHetKind },
      ongeboren: ongeborenZonderCode,
      ingetrokken,
    },
    vreemd: { ...vreemdeVakken(goed, ontvangen), ...vreemdKind(goed, ontvangen) },
  }
}

const niemand = { nvt: 'it names a melding and nobody in it' }

/** A message that says what became of another: always after that one, which the table tells apart by `na`. */
const naMelding = (melding: unknown, goed: string, root: string, veld: string, pad: string): FeedTabel => {
  const { dubbel: _, ...document } = documentVakken(goed, root, eigen)
  const onbekend = goed.replace(new RegExp(`<(${veld})>[^<]*</${veld}>`), '<$1>Mies Melderman</$1>')
  return {
    ...{ goed: melding, events: ontvangen, persoonlijk: metMelder },
    vakken: {
      ...document,
      dubbel: { na: melding, invoer: goed, events: afgesloten },
      'onbekende code': { invoer: onbekend, reden: 'onbekende-code', pad },
      'onmogelijke datum': {
        invoer: goed.replace('>20260415101500<', '>20260431101500<'),
        reden: 'onleesbaar',
        pad: `${root}.stuurgegevens.tijdstipBericht`,
      },
      ...{ 'verkeerd bsn': niemand, 'zonder bsn': niemand, ongeboren: niemand, ingetrokken },
    },
    vreemd: {
      ...Object.fromEntries(
        Object.entries(vreemdeVakken(goed, afgesloten)).map(([naam, vak]) => [naam, { na: melding, ...vak }]),
      ),
    },
  }
}

const tabel = {
  'corv: vtMeldingDi01': melding(),
  'corv: meldingGeneriekDi01': generiek(),
  'corv: zorgmeldingDi01': zorg(),
  'corv: vtoDi01': verzoekTabel({ eigen, ander: 'Raad' }, [...family, 'onderzoek.verzocht']),
  'corv: vtTerugkoppelingDi01': naMelding(
    maakMelding(),
    vtTerugkoppeling(vanOns, { nummer: 'PL0100-1', status: 'afsluiting zonder overdracht' }),
    'vtTerugkoppelingDi01',
    'ZKN:status',
    'object.status',
  ),
  'corv: uitkomstMeldingGeneriekDi01': naMelding(
    generiek().goed,
    uitkomstMeldingGeneriek(vanOns, {
      nummer: 'VT-2026-9',
      uwNummer: 'ZH-2026-1',
      soort: 'VT',
      status: 'VT-03',
    }),
    'uitkomstMeldingGeneriekDi01',
    'JZ:statuscode',
    'object.statuscode',
  ),
  'corv: zorgmeldingTerugkoppelingDi01': naMelding(
    zorg().goed,
    zorgmeldingTerugkoppeling(vanOns, {
      kenmerk: 'ZM-2026-1',
      resultaat: 'Geen actie nodig',
      contact: 'Melderman',
    }),
    'zorgmeldingTerugkoppelingDi01',
    'ZKN:omschrijving',
    'object.resultaat.omschrijving',
  ),
}

const checks = badInput(adapter, {
  wortel: fileURLToPath(new URL('../..', import.meta.url)),
  instellingen: { corv: { eigen: [eigen] } },
  tabel,
})

describe('bad and foreign input', () => {
  it.each(checks)('$naam', ({ check }) => check())
})

it('the good messages are what the official XSDs take', (test) => {
  const folder = standards(test)
  for (const message of goodMessages(tabel)) expect(objectionsTo(message, folder)).toEqual([])
})
