import type { BetrokkenheidRij, CareTeam, PersoonRij, Region } from '@gezinsbeeld/region'

/** A family that a GI sees wholly and of which the GGZ has told as well, by something that the page shows and can find. */
export interface SharedFamily {
  /** A child of it, as GI Noord recorded it. */
  readonly child: PersoonRij
  /** GI Noord's present involvement with that child. */
  readonly involvement: BetrokkenheidRij
  /** The GGZ's team for a member of the family. */
  readonly team: CareTeam
}

/** The first family that will do. Its child's birth date is whole, and nobody else in the region has it. */
export const sharedFamily = ({ truth, systems }: Region): SharedFamily => {
  const { persoon, betrokkenheid } = systems['gi-noord']
  for (const picture of truth.pictures['gi-noord']) {
    const told = picture.organisaties.some(({ organisatie }) => organisatie === 'ggz-oost')
    if (picture.niveau !== 'volledig' || !told) continue
    const patients = picture.leden
      .flatMap(({ records }) => records)
      .filter((record) => record.sleutelruimte === 'patient')
      .map(({ sleutel }) => `Patient/${sleutel}`)
    const team = systems['ggz-oost'].CareTeam.find(
      ({ status, subject }) => status === 'active' && patients.includes(subject.reference ?? ''),
    )
    if (team === undefined) continue
    for (const { rol, eigen } of picture.leden) {
      const key = rol === 'kind' ? eigen[0]?.sleutel : undefined
      const child = persoon.find(({ persoon_id }) => String(persoon_id) === key)
      const involvement = betrokkenheid.find(
        ({ persoon_id, einddatum }) => persoon_id === child?.persoon_id && einddatum === null,
      )
      if (child === undefined || involvement === undefined) continue
      const born = child.geboortedatum ?? ''
      const alone = persoon.filter(({ geboortedatum }) => geboortedatum === born).length === 1
      if (alone && born.length === 10) return { child, involvement, team }
    }
  }
  throw new Error('this region has no family whose facts come from both systems')
}
