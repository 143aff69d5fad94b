import type { Random } from '../random'

// First names are common ones; surnames are put together from two halves, so that nobody is meant.
const voornamen = {
  V: 'Aaltje Amira Anouk Ayşe Béatrice Carmen Chantal Daphne Djamila Eefje Esmée Fatma Femke Fleur Geertje Hanna Imane Ingrid Iris Jasmijn Joëlle Johanna Kaoutar Lies Lotte Maaike Margriet Marit Meryem Naïma Nienke Noor Petronella Renée Roos Saskia Selin Sjoukje Tess Ümmü Vera Wendela Yara Zoë',
  M: 'Abel Achmed Bas Bjørn Casper Çağlar Daan Diederik Emre Faas Gijs Hamza Hendrik Hugo Ibrahim Jelle Joris Kees Koen Levi Luuk Maarten Mees Mohammed Nikola Okke Olivier Pepijn Quinten René Ruben Samir Sem Sjoerd Søren Teun Thijs Umut Vincent Wessel Willem Xander Yusuf Zeb',
} as const
const named = { V: voornamen.V.split(' '), M: voornamen.M.split(' ') }

const front =
  'Aarde Berken Bosch Brink Delft Dijk Dorre Eiken Elzen Grave Haver Heide Hoge Iepen Kamper Klaver Koren Lange Linde Meer Molen Nieuwe Noorder Olde Peppel Riet Rogge Slote Steen Tarwe Veen Vlas Water Weide Wilgen Zand'.split(
    ' ',
  )
const back =
  'berg bos brug burg dal daal donk gaard graaf hof horst huis kamp laan land man mans meijer plas rade schot stede stra veld vliet waard werf wijk zate'.split(
    ' ',
  )
const foreign =
  'Ağçaoğlu Ávila-Montero Boukhârifi Çelikdağ Dąbrowiecka El-Hadrioui Grünschläger Håkonsborg Kovačević-Lund Müllerskamp Nováčková Ömürcan Süverkropp Yıldızhan'.split(
    ' ',
  )
const voorvoegsels = ['van', 'van der', 'van den', 'de', "'t", "in 't", 'op de', 'ter', 'el', "van 't"]

export interface Achternaam {
  readonly voorvoegsel?: string
  readonly geslachtsnaam: string
}

export const achternaam = (random: Random): Achternaam => {
  if (random.chance(0.12)) return { geslachtsnaam: random.pick(foreign) }
  const geslachtsnaam = random.pick(front) + random.pick(back)
  return random.chance(0.3) ? { voorvoegsel: random.pick(voorvoegsels), geslachtsnaam } : { geslachtsnaam }
}

/** One to three first names, the first of them not in `not` (the siblings' names). */
export const voornamenOf = (
  random: Random,
  geslacht: 'M' | 'V',
  not: readonly string[] = [],
): readonly string[] => {
  const count = random.weighted(howMany)
  const names: string[] = []
  while (names.length < count) {
    const name = random.pick(named[geslacht])
    if (!names.includes(name) && !not.includes(name)) names.push(name)
  }
  return names
}

const howMany = [
  { gewicht: 5, waarde: 1 },
  { gewicht: 4, waarde: 2 },
  { gewicht: 2, waarde: 3 },
]

export const straatnaam = (random: Random): string =>
  `${random.pick(front)}${random.pick(['straat', 'weg', 'laan', 'plein', 'kade', 'hof'])}`

/** A professional, as a roster writes the name. */
export const medewerkernaam = (random: Random): string => {
  const { voorvoegsel, geslachtsnaam } = achternaam(random)
  return [random.pick(named[random.chance(0.7) ? 'V' : 'M']), voorvoegsel, geslachtsnaam]
    .filter((part) => part !== undefined)
    .join(' ')
}
