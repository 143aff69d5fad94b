import type { Random } from '../random'
import type { TruePerson } from '../world/world'

/** A name as somebody typed it into a system. */
export interface WrittenName {
  readonly voornamen: readonly string[]
  /** Whether `voornamen` are initials. */
  readonly voorletters: boolean
  readonly roepnaam?: string
  readonly voorvoegsel?: string
  readonly geslachtsnaam: string
  readonly partner?: { readonly voorvoegsel?: string; readonly geslachtsnaam: string }
  /** Whether `geslachtsnaam` stands alone in its own field, so that every reader finds it there. */
  readonly zeker: boolean
}

export const trueName = (who: TruePerson): WrittenName => ({
  voornamen: who.voornamen,
  voorletters: false,
  ...(who.roepnaam && { roepnaam: who.roepnaam }),
  ...(who.voorvoegsel && { voorvoegsel: who.voorvoegsel }),
  geslachtsnaam: who.geslachtsnaam,
  ...(who.partner && { partner: who.partner }),
  zeker: true,
})

export const noisyName = (who: TruePerson, random: Random): WrittenName => {
  const name = trueName(who)
  return random.weighted<() => WrittenName>([
    { gewicht: 60, waarde: () => name },
    { gewicht: 8, waarde: () => initials(name) },
    { gewicht: 8, waarde: () => spelledOtherwise(name, random) },
    { gewicht: 7, waarde: () => withoutDiacritics(name) },
    { gewicht: 5, waarde: () => mistyped(name, random) },
    { gewicht: 5, waarde: () => prefixGlued(name) },
    { gewicht: 4, waarde: () => prefixShort(name) },
    { gewicht: 3, waarde: () => partnerSwapped(name) },
  ])()
}

const initials = (name: WrittenName): WrittenName => ({
  ...name,
  voornamen: name.voornamen.map((given) => `${given.slice(0, 1)}.`),
  voorletters: true,
})

const variants: readonly (readonly [RegExp, string])[] = [
  [/ij/, 'y'],
  [/dijk/i, 'dyk'],
  [/aa/, 'ae'],
  [/oo/, 'o'],
  [/ee/, 'e'],
  [/sch/, 'sg'],
  [/man$/, 'mans'],
  [/t$/, 'dt'],
]
const spelledOtherwise = (name: WrittenName, random: Random): WrittenName => {
  const fitting = variants.filter(([from]) => from.test(name.geslachtsnaam))
  if (fitting.length === 0) return name
  const [from, to] = random.pick(fitting)
  return { ...name, geslachtsnaam: name.geslachtsnaam.replace(from, to) }
}

const plain = (text: string): string =>
  text.replace(/ı/g, 'i').replace(/ø/g, 'o').normalize('NFD').replace(/\p{M}/gu, '')
const withoutDiacritics = (name: WrittenName): WrittenName => ({
  ...name,
  voornamen: name.voornamen.map(plain),
  geslachtsnaam: plain(name.geslachtsnaam),
})

const mistyped = (name: WrittenName, random: Random): WrittenName => {
  const letters = [...name.geslachtsnaam]
  const at = random.between(1, letters.length - 2)
  const swapped = [...letters.slice(0, at), letters[at + 1], letters[at], ...letters.slice(at + 2)]
  return { ...name, geslachtsnaam: swapped.join('') }
}

const prefixGlued = ({ voorvoegsel, ...name }: WrittenName): WrittenName =>
  voorvoegsel ? { ...name, geslachtsnaam: `${voorvoegsel} ${name.geslachtsnaam}`, zeker: false } : { ...name }

const prefixShort = (name: WrittenName): WrittenName =>
  name.voorvoegsel?.startsWith('van ')
    ? { ...name, voorvoegsel: name.voorvoegsel.replace('van ', 'v.') }
    : name

/** The partner's name typed where the own name belongs, and the other way round. */
const partnerSwapped = ({ voorvoegsel, geslachtsnaam, partner, ...name }: WrittenName): WrittenName =>
  partner
    ? { ...name, ...partner, partner: { ...(voorvoegsel && { voorvoegsel }), geslachtsnaam } }
    : { ...name, ...(voorvoegsel && { voorvoegsel }), geslachtsnaam }
