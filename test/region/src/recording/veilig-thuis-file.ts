import { momentOn, plusDays } from '../dates'
import { type Organisatie, organisations } from '../organisations'
import type { TruePerson } from '../world/world'
import type { CorvBericht } from './corv/parts'
import { vtMelding } from './corv/vt-melding'
import { type VtTerugkoppeling, vtTerugkoppeling } from './corv/vt-terugkoppeling'
import { keyByBsn, keyInZaak } from './keys'
import { type PersonFile, personFile } from './person-file'
import type { StoryContext } from './story-context'

export type Fase =
  | 'ontvangen'
  | 'bij-veilig-thuis'
  | 'maatwerk'
  | 'overdracht'
  | 'zonder-overdracht'
  | 'niet-ontvankelijk'

export interface MeldingChoices {
  readonly kinderen: readonly TruePerson[]
  readonly ouders: readonly TruePerson[]
  readonly fase: Fase
  /** Days before today. */
  readonly sinds: number
  readonly overdrachtAan?: Organisatie
  /** The same message twice, as happens. */
  readonly dubbel?: boolean
}

/** One story's messages at Veilig Thuis. */
export interface VeiligThuisFile extends PersonFile {
  readonly berichten: readonly CorvBericht[]
  /** Names of who reported. */
  readonly geheimen: readonly string[]
  melding(choices: MeldingChoices): void
}

/** Whom to call, as it stands in the adapter's configuration. */
export const veiligThuisContact = { naam: 'Frontoffice', telefoon: '085-0001234' }

const politie = '00000099000000090000'

export const veiligThuisFile = (context: StoryContext): VeiligThuisFile => {
  const organisatie = 'veilig-thuis'
  const { random, ids } = context
  const file = personFile(organisatie, context, keyByBsn(organisatie, ids))
  const berichten: CorvBericht[] = []
  const geheimen: string[] = []
  const own = organisations[organisatie]

  const leave = (referentienummer: string, xml: string, copies = 1): void => {
    for (let copy = 1; copy <= copies; copy++)
      berichten.push({ bestand: `${referentienummer}${copy > 1 ? '-herhaald' : ''}.xml`, xml })
  }

  return {
    ...file,
    berichten,
    geheimen,
    melding({ kinderen, ouders, fase, sinds, overdrachtAan, dubbel }) {
      const number = ids.next('veilig-thuis/melding')
      const identificatie = `BVH2025${number}`
      const datumMelding = file.ago(sinds)
      const datumIncident = file.ago(sinds + random.between(0, 3))
      const sash = random.chance(0.3) ? undefined : random.pick(['laag', 'matig', 'hoog'] as const)
      const melder = `Zwijgraaf${lettersOf(number)}`
      geheimen.push(melder)
      const write = (who: TruePerson, mayLack: boolean) =>
        file.person(who, {
          datum: 'heel',
          bsn: random.chance(0.1) && mayLack ? 'geen' : 'goed',
          // A vtMelding has no place for initials.
          sleutelZonderBsn: keyInZaak(`${politie} ${identificatie}`, false),
        })
      // Twins without a number could not be told apart.
      const jeugdigen = kinderen.map((who, at) => write(who, at === 0))
      const volwassenen = ouders.map((who) => write(who, true))
      // Of several jeugdigen a message does not say towards which of them somebody is a parent.
      const [only, ...others] = jeugdigen
      if (only && others.length === 0) for (const ouder of volwassenen) file.relation(ouder, 'ouder', only)
      leave(
        `VTM-${number}`,
        vtMelding({
          zender: politie,
          ontvanger: own.oin,
          referentienummer: `VTM-${number}`,
          tijdstip: momentOn(datumMelding, 43_200_000),
          ...{ identificatie, datumMelding, datumIncident, jeugdigen, ouders: volwassenen, melder },
          omschrijving: `Melding door ${melder}: ruzie in de woning.`,
          ...(sash && { sash }),
        }),
        dubbel ? 2 : 1,
      )
      const outcome = outcomes[fase]
      const after = plusDays(datumMelding, Math.min(sinds - 1, random.between(2, 6)))
      if (outcome) {
        const naar = overdrachtAan ? organisations[overdrachtAan].naam : own.naam
        leave(
          `VTT-${number}`,
          vtTerugkoppeling({
            zender: own.oin,
            ontvanger: politie,
            referentienummer: `VTT-${number}`,
            tijdstip: momentOn(after, 50_400_000),
            identificatieVtMelding: identificatie,
            status: outcome.status,
            ...(outcome.uitkomst && { uitkomst: outcome.uitkomst }),
            verantwoordelijk: naar,
            uitvoerder: own,
          }),
        )
      }
      const loopt = outcome?.gebeurtenis !== 'afgesloten'
      file.fact({
        domein: 'melding',
        gebeurtenis: outcome?.gebeurtenis ?? 'ontvangen',
        personen: [...jeugdigen, ...volwassenen].map(({ record }) => record.id),
        loopt,
        velden: {
          soort: 'vt-melding',
          datumMelding,
          datumIncident,
          ...(sash && { ernst: sash }),
          ...outcome?.velden,
          ...(loopt ? {} : { datumBesluit: after, einddatum: after }),
          ...(overdrachtAan && {
            overdrachtAan: [{ organisatie: overdrachtAan, naam: organisations[overdrachtAan].naam }],
          }),
        },
        afwezig: ['omschrijving'],
        bekend: { begindatum: datumMelding },
        ...(overdrachtAan && { genoemd: [overdrachtAan] }),
      })
      file.fact({
        domein: 'betrokkenheid',
        gebeurtenis: loopt ? 'gestart' : 'beeindigd',
        personen: jeugdigen.map(({ record }) => record.id),
        loopt,
        velden: {
          rol: 'veilig-thuis',
          begindatum: datumMelding,
          ...(loopt ? {} : { einddatum: after }),
          contactpersoon: veiligThuisContact,
        },
        bekend: { begindatum: datumMelding, contactpersoon: veiligThuisContact },
      })
    },
  }
}

interface Outcome extends Pick<VtTerugkoppeling, 'status' | 'uitkomst'> {
  readonly gebeurtenis: 'beoordeeld' | 'afgesloten'
  readonly velden: Readonly<Record<string, unknown>>
}

const outcomes: Readonly<Record<Fase, Outcome | undefined>> = {
  ontvangen: undefined,
  'bij-veilig-thuis': {
    status: 'uitkomst veiligheidsbeoordeling',
    uitkomst: 'vervolgstappen belegd bij VT',
    gebeurtenis: 'beoordeeld',
    velden: { veiligheidsbeoordeling: { uitkomst: 'vervolg-bij-veilig-thuis' } },
  },
  maatwerk: {
    status: 'uitkomst veiligheidsbeoordeling',
    uitkomst: 'inzet regionaal maatwerk VT',
    gebeurtenis: 'beoordeeld',
    velden: { veiligheidsbeoordeling: { uitkomst: 'regionaal-maatwerk' } },
  },
  overdracht: { status: 'overdracht', gebeurtenis: 'afgesloten', velden: { besluit: 'overdracht' } },
  'zonder-overdracht': {
    status: 'afsluiting zonder overdracht',
    gebeurtenis: 'afgesloten',
    velden: { besluit: 'afsluiting-zonder-overdracht' },
  },
  'niet-ontvankelijk': {
    status: 'melding niet ontvankelijk',
    gebeurtenis: 'afgesloten',
    velden: { besluit: 'niet-ontvankelijk' },
  },
}

/** A number in letters, so that a name made of it is a name of nobody else. */
const lettersOf = (number: number): string =>
  [...String(number)].map((digit) => 'abdeghklmn'[Number(digit)] ?? '').join('')
