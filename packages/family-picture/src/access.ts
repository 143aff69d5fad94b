import { domeinOf, type Rol, type ToegangGeopend } from '@gezinsbeeld/contracts'
import type { Outline } from './outline'
import { goesOn, holds, membersOf, minorsOf, type Organisation, type Picture, type Policy } from './picture'

export type Access = Pick<ToegangGeopend, 'niveau' | 'reden'>

/** With what the law charges a gatekeeper: its own of these, over a minor, opens the family to it. */
const charges: Readonly<Record<Rol, Readonly<Record<string, Access['reden']>>>> = {
  gi: { maatregel: 'eigen-maatregel' },
  'veilig-thuis': { melding: 'eigen-melding', onderzoek: 'eigen-onderzoek' },
  rvdk: { maatregel: 'eigen-maatregel', onderzoek: 'eigen-onderzoek' },
  gemeente: {},
  ggz: {},
  opvang: {},
}

/** What is only another's word or a decision over others, and no involvement of one's own. */
const noInvolvement = new Set([
  'maatregel',
  'persoon',
  'relatie',
  'huishouden',
  'toestemming',
  'toegang',
  'koppeling',
])

/**
 * What opens this family to an organisation (DESIGN.md, "Who may see what", When). Its own word that it is involved gives
 * `bekendheid` at most. `volledig` needs more: with what the law charges it, a measure or a handing over by another that names
 * it, acceptance by who has regie, or an emergency. The role is the registered one.
 */
export const accessOf = (
  policy: Policy,
  picture: Picture,
  minors = minorsOf(picture),
  members = membersOf(picture),
): ((organisation: Organisation) => Access | undefined) => {
  const { vandaag, persoonVan } = picture
  const concerns = (object: Outline, persons: ReadonlySet<string>): boolean =>
    object.personen.some((ref) => persons.has(persoonVan.get(ref) ?? ''))
  const heard = picture.objecten.filter(({ organisatie }) => policy.get(organisatie)?.schaduw === false)
  const domein = ({ naam }: Outline): string => domeinOf(naam)
  const chargeOf = (object: Outline): Access['reden'] | undefined => {
    const rol = policy.get(object.organisatie)?.rol
    return rol === undefined ? undefined : charges[rol][domein(object)]
  }

  const ownCharge = (own: readonly Outline[]): Access['reden'] | undefined =>
    own.filter((o) => goesOn(o, vandaag) && concerns(o, minors)).flatMap((o) => chargeOf(o) ?? [])[0]

  /** Handed over stays handed over, also when the melding is closed with it, until who took it over is done. */
  const named = (organisatie: string, own: readonly Outline[]): Access['reden'] | undefined => {
    const naming = heard.filter(
      (o) =>
        o.organisatie !== organisatie && o.genoemd?.includes(organisatie) === true && concerns(o, minors),
    )
    const charged = naming.filter((o) => chargeOf(o) !== undefined)
    if (charged.some((o) => domein(o) === 'maatregel' && goesOn(o, vandaag))) return 'genoemd-in-maatregel'
    const involvements = own.filter((o) => !noInvolvement.has(domein(o)) && concerns(o, members))
    const done = involvements.length > 0 && !involvements.some((o) => goesOn(o, vandaag))
    const handedOver = charged.some((o) => domein(o) !== 'maatregel')
    return handedOver && !done ? 'genoemd-in-overdracht' : undefined
  }

  /** Who directs and is itself charged; its own claim to direct alone could let anybody in. */
  const directs = (organisatie: string): boolean => {
    const own = heard.filter((o) => o.organisatie === organisatie)
    return (
      own.some((o) => o.regie === true && goesOn(o, vandaag) && concerns(o, members)) &&
      (ownCharge(own) ?? named(organisatie, own)) !== undefined
    )
  }

  const accepted = (organisatie: string): boolean =>
    heard.some(
      (o) =>
        o.naam === 'toegang.aanvaard' &&
        o.organisatie !== organisatie &&
        o.genoemd?.includes(organisatie) === true &&
        holds(o, vandaag) &&
        concerns(o, minors) &&
        directs(o.organisatie),
    )

  return ({ organisatie, opentGezinnen, schaduw }) => {
    if (schaduw) return undefined
    const own = heard.filter((o) => o.organisatie === organisatie)
    const involved = own.some(
      (o) => !noInvolvement.has(domein(o)) && goesOn(o, vandaag) && concerns(o, members),
    )
    const asks = own.filter((o) => o.naam === 'toegang.gevraagd' && holds(o, vandaag) && concerns(o, members))
    const charge = ownCharge(own) ?? named(organisatie, own)
    if (charge !== undefined) return { niveau: 'volledig', reden: charge }
    if ((involved || asks.length > 0) && accepted(organisatie))
      return { niveau: 'volledig', reden: 'aanvaard' }
    if (asks.some(({ soort }) => soort === 'noodgeval')) return { niveau: 'volledig', reden: 'noodgeval' }
    if (!involved) return undefined
    return { niveau: 'bekendheid', reden: opentGezinnen ? 'eigen-betrokkenheid' : 'eigen-client' }
  }
}

/** Who may be asked to accept another organisation: those who direct the help to this family now. */
export const directors = (policy: Policy, picture: Picture): readonly string[] => {
  const members = membersOf(picture)
  const directing = picture.objecten.filter(
    (o) =>
      o.regie === true &&
      policy.get(o.organisatie)?.schaduw === false &&
      goesOn(o, picture.vandaag) &&
      o.personen.some((ref) => members.has(picture.persoonVan.get(ref) ?? '')),
  )
  return [...new Set(directing.map(({ organisatie }) => organisatie))].sort()
}
