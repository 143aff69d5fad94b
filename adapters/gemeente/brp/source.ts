import { brp } from '@gezinsbeeld/adapter-kit'

const naam = ['voornamen', 'voorletters', 'voorvoegsel', 'geslachtsnaam']
const related = ['burgerservicenummer', 'geslacht', 'geboorte.datum', ...naam.map((part) => `naam.${part}`)]
const below = (group: string, fields: readonly string[]): readonly string[] =>
  fields.map((field) => `${group}.${field}`)

/** No nationality, no residence permit, no history of addresses: only what the mapping uses. */
export const brpSource = brp({
  velden: [
    'burgerservicenummer',
    'leeftijd',
    'geslacht',
    ...naam.map((part) => `naam.${part}`),
    'naam.aanduidingNaamgebruik',
    'geboorte.datum',
    'overlijden.datum',
    'verblijfplaats.functieAdres',
    'verblijfplaats.adresseerbaarObjectIdentificatie',
    'verblijfplaats.datumVan',
    'verblijfplaats.verblijfadres',
    ...below('ouders', [...related, 'ouderAanduiding', 'datumIngangFamilierechtelijkeBetrekking']),
    ...below(
      'kinderen',
      related.filter((field) => field !== 'geslacht'),
    ),
    ...below('partners', [
      ...related,
      'aangaanHuwelijkPartnerschap.datum',
      'ontbindingHuwelijkPartnerschap.datum',
    ]),
    'gezag',
  ],
  altijd: ['geheimhoudingPersoonsgegevens', 'opschortingBijhouding'],
})
