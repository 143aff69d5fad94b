import type { Systems } from '@gezinsbeeld/region'

/**
 * Every BSN, surname, street with its number and phone number that a region's systems hold: whole values, as they are stored and
 * as somebody would write them.
 */
export const personalValues = (systems: Systems): readonly string[] => {
  const gis = [...systems['gi-noord'].persoon, ...systems['gi-zuid'].persoon].flatMap((row) => [
    row.bsn,
    row.geslachtsnaam,
    row.partnernaam,
    row.straat && `${row.straat} ${row.huisnummer ?? ''}`.trim(),
    row.telefoon,
  ])
  const { Patient, RelatedPerson } = systems['ggz-oost']
  const ggz = [...Patient, ...RelatedPerson].flatMap((resource) => [
    ...(resource.identifier ?? []).map(({ value }) => value),
    ...(resource.name ?? []).flatMap(({ family, text }) => [family, text]),
    ...(resource.telecom ?? []).map(({ value }) => value),
    ...('address' in resource ? (resource.address ?? []).flatMap(({ line }) => line ?? []) : []),
  ])
  const gemeenten = [systems['gemeente-noorddam'], systems['gemeente-zuidveen']].flatMap(
    ({ personen, rollen }) => [
      ...personen.flatMap(({ persoon: { burgerservicenummer, naam, verblijfplaats } }) => {
        const { officieleStraatnaam: straat, huisnummer } = verblijfplaats?.verblijfadres ?? {}
        return [burgerservicenummer, naam.geslachtsnaam, straat && `${straat} ${huisnummer}`]
      }),
      ...rollen.flatMap(({ betrokkeneIdentificatie: { inpBsn, geslachtsnaam } }) => [inpBsn, geslachtsnaam]),
    ],
  )
  const exports = [...systems['opvang-oost'].clienten, ...systems.logeerhuis.personen].flatMap(
    ({ bsn, achternaam, telefoon }) => [bsn, achternaam, telefoon],
  )
  return [...new Set([...gis, ...ggz, ...gemeenten, ...exports].flatMap((value) => (value ? [value] : [])))]
}

/** Which of the values stand in a text. Whole: part of a longer word or number is another value. */
export const valuesIn = (text: string, values: readonly string[]): readonly string[] =>
  values.filter((value) => {
    for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + 1)) {
      const around = `${text[at - 1] ?? ' '}${text[at + value.length] ?? ' '}`
      if (!/[\p{L}\p{N}]/u.test(around)) return true
    }
    return false
  })
