import type { Momentopname } from '../momentopname'
import { type Organisatie, ofEach, organisations } from '../organisations'
import type { FactTruth, PictureTruth, Truth } from '../truth/truth'
import { unnamed } from './differences'

export type Seen = Record<Organisatie, Momentopname[]>

/** A stand-in for the keyed reference: as unlike the local key as the real one, and the same every time. */
export const plainReference = (organisatie: string, sleutelruimte: string, sleutel: string): string =>
  `${organisatie}:${token(`${organisatie} ${sleutelruimte} ${sleutel}`)}`

/** Pictures that show exactly the truth and what of the open facts `also` picks: what a right hub would give. */
export const correctPictures = (truth: Truth, also: (fact: FactTruth) => boolean = () => false): Seen => ({
  ...ofEach((organisatie) => truth.pictures[organisatie].map((picture) => correctPicture(picture, also))),
})

const correctPicture = (picture: PictureTruth, also: (fact: FactTruth) => boolean): Momentopname => ({
  gezin: token(picture.gezin),
  standPer: '2025-11-22T08:00:00Z',
  niveau: picture.niveau,
  leden: picture.leden.map(({ id, rol, eigen: [own] }) => ({
    persoon: hubId(id),
    rol,
    ...(own && { eigenReferentie: plainReference(own.organisatie, own.sleutelruimte, own.sleutel) }),
  })),
  feiten: [
    ...picture.feiten.filter((fact) => fact.eis === 'moet' || also(fact)).map(seenFact),
    ...onlyInvolved(picture, also),
  ],
  bronnen: [],
})

/** Organisations that are involved with nobody whom the receiver knows: one fact that names nobody. */
const onlyInvolved = (picture: PictureTruth, also: (fact: FactTruth) => boolean): Momentopname['feiten'] => {
  const told = new Set(
    picture.feiten
      .filter((fact) => (fact.eis === 'moet' || also(fact)) && involvement.has(fact.domein))
      .map(({ organisatie }) => organisatie),
  )
  return picture.organisaties
    .filter(({ organisatie }) => !told.has(organisatie))
    .flatMap(({ organisatie }) => {
      const fact = picture.feiten.find(
        (one) => one.organisatie === organisatie && involvement.has(one.domein),
      )
      return fact ? [seenFact(fact)] : []
    })
}

const involvement = new Set([
  'betrokkenheid',
  'traject',
  'melding',
  'onderzoek',
  'voorziening',
  'bestaanszekerheid',
  'verblijf',
])

const seenFact = (fact: FactTruth): Momentopname['feiten'][number] => ({
  sleutel: token(JSON.stringify(fact)),
  domein: fact.domein,
  gebeurtenis: fact.gebeurtenis,
  ...(fact.anoniem === 'moet'
    ? { organisatie: unnamed, organisatieNaam: 'Gemeente (naam geheim)' }
    : { organisatie: fact.organisatie, organisatieNaam: organisations[fact.organisatie].naam }),
  vastgelegdOp: '2025-11-22T08:00:00Z',
  niveau: fact.niveau,
  personen: fact.personen.map((id) => hubId(id ?? 'somebody else')),
  gegevens: {
    ...fact.velden,
    ...(fact.domein === 'relatie' &&
      fact.niveau === 'volledig' && { van: hubId(fact.van ?? ''), naar: hubId(fact.naar ?? '') }),
  },
})

const hubId = (id: string): string => `persoon:${token(id)}`

/** 22 characters that differ for different texts; a checksum is enough for a test. */
const token = (text: string): string => {
  let [a, b] = [17, 31]
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 2654435761) >>> 0
    b = Math.imul(b + text.charCodeAt(i) * (i + 1), 1597334677) >>> 0
  }
  return `${a.toString(36)}_${b.toString(36)}`.padEnd(22, 'x').slice(0, 22)
}
