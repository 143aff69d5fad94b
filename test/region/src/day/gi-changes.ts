import { isMinor, plusDays } from '../dates'
import type { Operation } from '../day-operations'
import type { BetrokkenheidRij, PersoonRij } from '../gi-rows'
import { type GiOrganisatie, gis, organisations } from '../organisations'
import { mailbox, mobilePhone, workPhone } from '../recording/professionals'
import { medewerkernaam, straatnaam, voornamenOf } from '../world/names'
import { type DayState, type GiTables, type Made, type Maker, someOf } from './state'

type GiMaker = (state: DayState, tables: GiTables, systeem: GiOrganisatie) => Made | undefined

/** Tried at one GI, and at the other when there is nothing of the kind at the first. */
const atSomeGi =
  (maker: GiMaker): Maker =>
  (state) => {
    for (const systeem of state.random.shuffle(gis)) {
      const made = maker(state, state.gi[systeem], systeem)
      if (made) return { ...made, omschrijving: `${organisations[systeem].naam}: ${made.omschrijving}` }
    }
    return undefined
  }

const isChild = ({ vandaag }: DayState, person: PersoonRij): boolean =>
  person.geboortedatum !== null && person.overlijdensdatum === null && isMinor(person.geboortedatum, vandaag)

const newMeasure: GiMaker = (state, { betrokkenheid, maatregel, persoon }, systeem) => {
  const measured = new Set(
    [...maatregel.values()].filter(({ einddatum }) => einddatum === null).map((row) => row.persoon_id),
  )
  const found = someOf(state.random, betrokkenheid.values(), ({ einddatum, persoon_id }) => {
    const child = persoon.get(persoon_id)
    return einddatum === null && !measured.has(persoon_id) && child !== undefined && isChild(state, child)
  })
  if (!found) return undefined
  const rij = {
    maatregel_id: state.newKey(),
    persoon_id: found.persoon_id,
    soort: state.random.pick(['OTS', 'OTS', 'VOTS']),
    datum_beslissing: state.vandaag,
    ingangsdatum: state.vandaag,
    einddatum: null,
    verlengd_tot: null,
    uitvoerder: organisations[systeem].naam,
    reden_beeindiging: null,
  }
  return {
    omschrijving: `nieuwe maatregel ${rij.soort} voor persoon ${rij.persoon_id}`,
    operations: [{ op: 'maatregel', systeem, rij }],
  }
}

const measureEnds: GiMaker = ({ random, vandaag }, { maatregel }, systeem) => {
  const running = [...maatregel.values()].filter(({ einddatum }) => einddatum === null)
  // A GI always keeps some measures, so that there is something to see.
  const found = running.length > 3 ? someOf(random, running) : undefined
  if (!found) return undefined
  const { gewijzigd_op: _, ...row } = found
  const rij = { ...row, einddatum: vandaag, reden_beeindiging: random.pick(['EINDE_TERMIJN', 'OPGEHEVEN']) }
  return {
    omschrijving: `maatregel ${rij.soort} van persoon ${rij.persoon_id} beëindigd`,
    operations: [{ op: 'maatregel', systeem, rij }],
  }
}

const measureProlonged: GiMaker = ({ random, vandaag }, { maatregel }, systeem) => {
  const found = someOf(random, maatregel.values(), ({ einddatum }) => einddatum === null)
  if (!found) return undefined
  const { gewijzigd_op: _, ...row } = found
  const rij = { ...row, verlengd_tot: plusDays(vandaag, random.between(90, 365)) }
  return {
    omschrijving: `maatregel ${rij.soort} van persoon ${rij.persoon_id} verlengd tot ${rij.verlengd_tot}`,
    operations: [{ op: 'maatregel', systeem, rij }],
  }
}

const nameCorrected: GiMaker = ({ random }, { persoon }, systeem) => {
  const found = someOf(random, persoon.values(), ({ geslachtsnaam }) => geslachtsnaam !== null)
  if (!found) return undefined
  const { gewijzigd_op: _, ...row } = found
  const surname = row.geslachtsnaam ?? ''
  const rij = {
    ...row,
    ...(random.chance(0.4)
      ? { roepnaam: voornamenOf(random, row.geslacht === 'M' ? 'M' : 'V')[0] ?? null }
      : { geslachtsnaam: surname.endsWith('s') ? surname.slice(0, -1) : `${surname}s` }),
  }
  return {
    omschrijving: `naam van persoon ${rij.persoon_id} verbeterd`,
    operations: [{ op: 'persoon', systeem, rij }],
  }
}

const phoneChanged: GiMaker = ({ random }, { persoon }, systeem) => {
  const found = someOf(random, persoon.values(), ({ telefoon }) => telefoon !== null)
  if (!found) return undefined
  const { gewijzigd_op: _, ...row } = found
  return {
    omschrijving: `telefoonnummer van persoon ${row.persoon_id} gewijzigd`,
    operations: [{ op: 'persoon', systeem, rij: { ...row, telefoon: mobilePhone(random) } }],
  }
}

const worker = (
  { random }: DayState,
  systeem: GiOrganisatie,
): Pick<BetrokkenheidRij, 'medewerker' | 'telefoon' | 'email'> => {
  const medewerker = medewerkernaam(random)
  return { medewerker, telefoon: workPhone(random), email: mailbox(medewerker, systeem) }
}

const newWorker: GiMaker = (state, { betrokkenheid }, systeem) => {
  const found = someOf(state.random, betrokkenheid.values(), ({ einddatum }) => einddatum === null)
  if (!found) return undefined
  const { gewijzigd_op: _, ...row } = found
  const next = {
    ...row,
    betrokkenheid_id: state.newKey(),
    begindatum: state.vandaag,
    ...worker(state, systeem),
  }
  return {
    omschrijving: `andere medewerker (${row.rol}) voor persoon ${row.persoon_id}`,
    operations: [
      { op: 'betrokkenheid', systeem, rij: { ...row, einddatum: state.vandaag } },
      { op: 'betrokkenheid', systeem, rij: next },
    ],
  }
}

const lateCorrection: GiMaker = ({ random }, { betrokkenheid }, systeem) => {
  const found = someOf(random, betrokkenheid.values(), ({ einddatum }) => einddatum === null)
  if (!found) return undefined
  const { gewijzigd_op: _, ...row } = found
  const rij = { ...row, begindatum: plusDays(row.begindatum, -random.between(1, 30)) }
  return {
    omschrijving: `achteraf verbeterd: betrokken bij persoon ${row.persoon_id} sinds ${rij.begindatum}`,
    operations: [{ op: 'betrokkenheid', systeem, rij }],
  }
}

const moved: GiMaker = ({ random }, { persoon }, systeem) => {
  const found = someOf(random, persoon.values(), ({ postcode, geheim }) => postcode !== null && !geheim)
  if (!found) return undefined
  const to = {
    straat: straatnaam(random),
    huisnummer: String(random.between(1, 240)),
    huisletter: null,
    toevoeging: null,
  }
  const household = [...persoon.values()].filter(
    ({ postcode, huisnummer }) => postcode === found.postcode && huisnummer === found.huisnummer,
  )
  return {
    omschrijving: `huishouden van persoon ${found.persoon_id} verhuisd, met ${household.length} op het adres`,
    operations: household.map(
      ({ gewijzigd_op: _, ...row }): Operation => ({ op: 'persoon', systeem, rij: { ...row, ...to } }),
    ),
  }
}

const bareRelation = { gezag: null, begindatum: null, einddatum: null }

const newChild: GiMaker = (state, { persoon, relatie }, systeem) => {
  const { random, vandaag } = state
  if (persoon.size > 3000) return undefined
  const bond = someOf(random, relatie.values(), ({ soort, einddatum, naar_persoon_id }) => {
    const sibling = persoon.get(naar_persoon_id)
    return soort === 'OUDER' && einddatum === null && sibling !== undefined && isChild(state, sibling)
  })
  const sibling = bond && persoon.get(bond.naar_persoon_id)
  if (!bond || !sibling) return undefined
  const parents = [...relatie.values()].filter(
    (row) => row.soort === 'OUDER' && row.einddatum === null && row.naar_persoon_id === sibling.persoon_id,
  )
  const { gewijzigd_op: _, ...home } = sibling
  const geslacht = random.pick(['V', 'M'] as const)
  const child = {
    ...home,
    persoon_id: state.newKey(),
    bsn: null,
    voornamen: voornamenOf(random, geslacht).join(' '),
    roepnaam: null,
    geboortedatum: vandaag,
    verwachte_datum: null,
    geslacht,
    telefoon: null,
  }
  const relations = parents.map(
    ({ van_persoon_id }): Operation => ({
      op: 'relatie',
      systeem,
      rij: {
        ...bareRelation,
        relatie_id: state.newKey(),
        van_persoon_id,
        naar_persoon_id: child.persoon_id,
        soort: 'OUDER',
      },
    }),
  )
  const involved: Operation = {
    op: 'betrokkenheid',
    systeem,
    rij: {
      betrokkenheid_id: state.newKey(),
      persoon_id: child.persoon_id,
      rol: 'GM',
      begindatum: vandaag,
      einddatum: null,
      functie: 'gezinsmanager',
      regie: false,
      ...worker(state, systeem),
    },
  }
  return {
    omschrijving: `kind geboren (persoon ${child.persoon_id}), broer of zus van persoon ${sibling.persoon_id}`,
    operations: [{ op: 'persoon', systeem, rij: child }, ...relations, involved],
  }
}

const newNetwork: GiMaker = (state, { persoon, relatie }, systeem) => {
  const child = someOf(state.random, persoon.values(), (row) => isChild(state, row))
  const other = someOf(state.random, persoon.values(), (row) => row !== child && !isChild(state, row))
  if (!child || !other || relatie.size > 6000) return undefined
  const rij = {
    ...bareRelation,
    relatie_id: state.newKey(),
    van_persoon_id: other.persoon_id,
    naar_persoon_id: child.persoon_id,
    soort: 'NETWERK',
  }
  return {
    omschrijving: `persoon ${rij.van_persoon_id} hoort nu bij het netwerk van persoon ${rij.naar_persoon_id}`,
    operations: [{ op: 'relatie', systeem, rij }],
  }
}

const relationDeleted: GiMaker = ({ random }, { relatie }, systeem) => {
  const found = someOf(random, relatie.values(), ({ soort }) => soort === 'NETWERK')
  if (!found) return undefined
  const metRegel = random.chance(0.6)
  return {
    omschrijving: `relatie ${found.relatie_id} verwijderd${metRegel ? '' : ', zonder dat het systeem dat meldt'}`,
    operations: [{ op: 'verwijder', systeem, tabel: 'relatie', sleutel: found.relatie_id, metRegel }],
  }
}

export const giMakers: readonly { readonly gewicht: number; readonly waarde: Maker }[] = [
  { gewicht: 4, waarde: atSomeGi(newMeasure) },
  { gewicht: 3, waarde: atSomeGi(measureEnds) },
  { gewicht: 2, waarde: atSomeGi(measureProlonged) },
  { gewicht: 3, waarde: atSomeGi(nameCorrected) },
  { gewicht: 3, waarde: atSomeGi(phoneChanged) },
  { gewicht: 3, waarde: atSomeGi(newWorker) },
  { gewicht: 2, waarde: atSomeGi(lateCorrection) },
  { gewicht: 2, waarde: atSomeGi(moved) },
  { gewicht: 1, waarde: atSomeGi(newChild) },
  { gewicht: 2, waarde: atSomeGi(newNetwork) },
  { gewicht: 2, waarde: atSomeGi(relationDeleted) },
]
