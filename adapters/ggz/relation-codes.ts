import { codeList } from '@gezinsbeeld/adapter-kit/fields'
import type { Relatie } from '@gezinsbeeld/contracts'

/** What a code of RelatedPerson.relationship says. */
export type RelationMeaning =
  /** `van` is who has the role: the RelatedPerson is the client's mother, or the client is the RelatedPerson's. */
  | { readonly is: 'relatie'; readonly soort: Relatie['soort']; readonly van: 'related' | 'client' }
  /** Somebody to be reached: no relation of its own, so somebody of the network when nothing else is said. */
  | { readonly is: 'contact' }
  /** Somebody who is there for work, and no part of anybody's family. */
  | { readonly is: 'hulpverlener' }

const related = (soort: Relatie['soort'], ...codes: readonly string[]) =>
  Object.fromEntries(codes.map((code) => [code, { is: 'relatie', soort, van: 'related' } as const]))

const client = (soort: Relatie['soort'], ...codes: readonly string[]) =>
  Object.fromEntries(codes.map((code) => [code, { is: 'relatie', soort, van: 'client' } as const]))

const contact = { is: 'contact' } as const
const hulpverlener = { is: 'hulpverlener' } as const

/**
 * HL7 v3-RoleCode, its personal relationships, of which zib ContactPersoon (RelatieCodelijst) is a part. A mother or father is
 * the legal parent; a "natural" parent is said to be one by birth only, and then does not join a family.
 */
const roleCode = codeList<RelationMeaning>('v3-RoleCode', {
  ...related('ouder', 'PRN', 'FTH', 'MTH', 'ADOPTP', 'ADOPTF', 'ADOPTM'),
  ...related('biologische-ouder', 'NPRN', 'NFTH', 'NMTH', 'NFTHF', 'NMTHF', 'GESTM'),
  ...related('pleegouder', 'PRNFOST', 'FTHFOST', 'MTHFOST'),
  ...related('stiefouder', 'STPPRN', 'STPFTH', 'STPMTH'),
  ...related('voogd', 'GUARD'),
  ...related('partner', 'SPS', 'HUSB', 'WIFE', 'DOMPART', 'SIGOTHR'),
  ...related('ex-partner', 'FMRSPS'),
  ...related('broer-zus', 'SIB', 'BRO', 'SIS', 'NSIB', 'NBRO', 'NSIS', 'HSIB', 'HBRO', 'HSIS'),
  ...related('broer-zus', 'STPSIB', 'STPBRO', 'STPSIS', 'TWIN', 'TWINBRO', 'TWINSIS'),
  ...related('broer-zus', 'FTWIN', 'FTWINBRO', 'FTWINSIS', 'ITWIN', 'ITWINBRO', 'ITWINSIS'),
  ...related('grootouder', 'GRPRN', 'GRFTH', 'GRMTH', 'MGRPRN', 'MGRFTH', 'MGRMTH'),
  ...related('grootouder', 'PGRPRN', 'PGRFTH', 'PGRMTH'),
  ...related('netwerk', 'FAMMEMB', 'EXT', 'AUNT', 'MAUNT', 'PAUNT', 'UNCLE', 'MUNCLE', 'PUNCLE'),
  ...related('netwerk', 'COUSN', 'MCOUSN', 'PCOUSN', 'NEPHEW', 'NIECE', 'NIENEPH', 'GGRPRN', 'GGRFTH'),
  ...related('netwerk', 'GGRMTH', 'INLAW', 'PRNINLAW', 'FTHINLAW', 'MTHINLAW', 'SIBINLAW', 'BROINLAW'),
  ...related('netwerk', 'SISINLAW', 'CHLDINLAW', 'DAUINLAW', 'SONINLAW', 'FRND', 'NBOR', 'ROOM'),
  ...client('ouder', 'CHILD', 'SONC', 'DAUC', 'CHLDADOPT', 'SONADOPT', 'DAUADOPT'),
  ...client('biologische-ouder', 'NCHILD', 'SON', 'DAU'),
  ...client('pleegouder', 'CHLDFOST', 'SONFOST', 'DAUFOST'),
  ...client('stiefouder', 'STPCHLD', 'STPSON', 'STPDAU'),
  ...client('grootouder', 'GRNDCHILD', 'GRNDSON', 'GRNDDAU'),
})

/** COD472-VEKT, as zib ContactPersoon (RolCodelijst) and iJw have it; codes with and without the leading zero occur. */
const cod472 = codeList<RelationMeaning>('COD472-VEKT', {
  '01': contact,
  '1': contact,
  '02': contact,
  '2': contact,
  '03': hulpverlener,
  '3': hulpverlener,
  '04': contact,
  '4': contact,
  '05': contact,
  '5': contact,
  '06': contact,
  '6': contact,
  '07': hulpverlener,
  '7': hulpverlener,
  '09': contact,
  '9': contact,
  ...related('ouder', '10'),
  ...related('voogd', '11'),
  ...related('pleegouder', '13'),
  '14': hulpverlener,
  '15': hulpverlener,
  '19': contact,
  '20': contact,
  '21': hulpverlener,
  '23': contact,
  // A legal representative may be a parent, a guardian or neither: it does not say, so it does not count for the family.
  '24': contact,
})

/** HL7 v2-0131, the other list of R4's own value set: whom to reach, and never what somebody is of the client. */
const contactRole = codeList<RelationMeaning>('v2-0131', {
  ...{ C: contact, EP: contact, CP: contact, N: contact, O: contact, U: contact },
  ...{ BP: hulpverlener, E: hulpverlener, F: hulpverlener, I: hulpverlener, PR: contact, S: hulpverlener },
})

const nullFlavor = codeList<RelationMeaning>('v3-NullFlavor', { OTH: contact, UNK: contact, NI: contact })

/** The code lists of RelatedPerson.relationship by their system. */
export const relationLists = new Map([
  ['http://terminology.hl7.org/CodeSystem/v3-RoleCode', roleCode],
  // As FHIR named it before R4, and its OID.
  ['http://hl7.org/fhir/v3/RoleCode', roleCode],
  ['urn:oid:2.16.840.1.113883.5.111', roleCode],
  ['http://terminology.hl7.org/CodeSystem/v2-0131', contactRole],
  ['urn:oid:2.16.840.1.113883.2.4.3.11.22.472', cod472],
  ['http://terminology.hl7.org/CodeSystem/v3-NullFlavor', nullFlavor],
])
