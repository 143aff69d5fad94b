import type { Rejection, Translate, TranslateContext } from '@gezinsbeeld/adapter-kit'
import { codeList, IncompleteDate, meaning, present, readAs } from '@gezinsbeeld/adapter-kit/fields'
import { type Either, isLeft, left, right } from 'fp-ts/lib/Either.js'
import { consentStatuses, privacyScope } from '../codes'
import { codingsOf } from '../fhir/coding'
import { needed } from '../fhir/late'
import { patientOf, targetOf } from '../fhir/reference'
import { patientKeySpace, relatedPersonKeySpace } from '../keys'
import { type ConsentSettings, consentSettings, type ToestemmingDomein } from '../settings'
import { recipientsOf } from './recipients'
import type { ConsentRecord } from './record'
import { isNothing, permits, validityOf } from './rules'

/** R4 says of every consent what it is about. Of one that should be told it must not go unseen that nothing says so. */
const withoutScope = ({ decision }: ConsentRecord): Rejection =>
  decision === undefined
    ? { reden: 'onleesbaar', pad: 'scope', uitleg: 'found no scope; expected one, as in FHIR R4' }
    : {
        reden: 'nieuwere-versie',
        pad: 'decision',
        uitleg: 'found a decision and no scope, as in FHIR R5; expected a Consent of R4',
      }

/** For what it is: the codes of the organisation's own list of consents. Without one it is another consent, as to a treatment. */
const domeinenOf = (
  record: ConsentRecord,
  { toestemming }: ConsentSettings,
): Either<Rejection, readonly ToestemmingDomein[]> => {
  const { scope, category } = record
  if (toestemming === undefined) return right([])
  const scopes = codingsOf(scope === undefined ? [] : [scope])
  if (scopes.length === 0) {
    const own = codingsOf(category).filter(({ system }) => system === toestemming.systeem)
    const isTold = own.some(({ code }) => Array.isArray(toestemming.codes[code]))
    return isTold ? left(withoutScope(record)) : right([])
  }
  if (!scopes.some(({ system, code }) => `${system}|${code}` === privacyScope)) return right([])
  const list = codeList('toestemming', toestemming.codes)
  const domeinen = new Set<ToestemmingDomein>()
  for (const { system, code } of codingsOf(category)) {
    if (system !== toestemming.systeem) continue
    const found = meaning(list, code, 'category')
    if (isLeft(found)) return found
    if (found.right !== 'niet-delen') for (const domein of found.right) domeinen.add(domein)
  }
  return right([...domeinen].sort())
}

/** Who gave it, when that is somebody else than the client; professionals who only wrote it down are not told. */
const givenBy = (
  { performer }: ConsentRecord,
  dossier: string,
  context: TranslateContext,
): readonly string[] | undefined => {
  const persons = performer.flatMap((reference) => {
    const target = targetOf(reference)
    if (target === undefined || target.contained || target.base !== undefined) return []
    if (target.type === 'Patient') return [context.persoon(patientKeySpace, target.id)]
    return target.type === 'RelatedPerson' ? [context.persoon(relatedPersonKeySpace, target.id)] : []
  })
  return persons.some((person) => person !== dossier) ? [...new Set(persons)] : undefined
}

const latest = (...days: readonly (string | undefined)[]): string | undefined =>
  days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1)

/**
 * A client's consent to show more: `toestemming.verleend` while it is active. Whatever else its status says, or when it holds
 * less than can be told, nothing is told, and what was is withdrawn (`toestemming.ingetrokken`).
 */
export const translateConsent: Translate<ConsentRecord> = (record, context) => {
  const settings = consentSettings(context.config)
  // First, so that nothing else that is wrong with it keeps alive a consent that was taken back.
  const meant = record.status === undefined ? undefined : consentStatuses.codes.get(record.status)
  if (meant === 'ingetrokken') return right([])
  const domeinen = domeinenOf(record, settings)
  if (isLeft(domeinen)) return domeinen
  if (domeinen.right.length === 0 || !isNothing(record.modifierExtension)) return right([])
  const code = needed('a code', record.status, 'status')
  if (isLeft(code)) return code
  const status = meaning(consentStatuses, code.right, 'status')
  if (isLeft(status)) return status
  const rules = permits(record.provision)
  if (isLeft(rules)) return rules
  if (rules.right.length === 0) return right([])
  const recipients = recipientsOf(rules.right, settings)
  if (isLeft(recipients)) return recipients
  const { organisaties, rollen } = recipients.right
  if (organisaties.length + rollen.length === 0) return right([])
  const client = patientOf(record.patient, settings.basisUrl, 'patient')
  if (isLeft(client)) return client
  const given = readAs(IncompleteDate, record.dateTime, 'dateTime')
  if (isLeft(given)) return given
  const validity = validityOf(record.provision, rules.right)
  if (isLeft(validity)) return validity
  const dossier = context.persoon(patientKeySpace, client.right)
  const object = context.object('consent', record.id)
  const data = {
    referentie: `${context.organisatie}:${object}`,
    personen: [dossier],
    domeinen: [...domeinen.right],
    ...(organisaties.length === 0 ? {} : { organisaties: [...organisaties] }),
    ...(rollen.length === 0 ? {} : { rollen: [...rollen] }),
    ...present({
      gegevenDoor: givenBy(record, dossier, context),
      // Given in advance it holds from its first day.
      begindatum: latest(given.right, validity.right.start),
      geldigTot: validity.right.end,
    }),
  }
  return right([{ naam: 'toestemming.verleend', object, dossier, data }])
}
