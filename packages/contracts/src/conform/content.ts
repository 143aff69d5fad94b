import type { Json } from '../build/json'
import { isList, isObject } from '../build/json'
import { geenGezin, isOrganisatie, isToken } from '../subjects'
import type { Match } from './channel'
import type { Say } from './say'

/** The tokens of the subject themselves: a name, an object, a family. */
export const checkTokens = ({ kanaal, tokens }: Match, say: Say): void => {
  for (const name of ['organisatie', 'ontvanger']) {
    const token = tokens.get(name)
    if (token !== undefined && !isOrganisatie(token))
      say('subject-invalid', `the subject's ${name} is not the short name of an organisation`)
  }
  const object = tokens.get('object')
  if (object !== undefined && !isToken(object))
    say('subject-invalid', `the subject's object is not 22 base64url characters`)
  const gezin = tokens.get('gezin')
  if (gezin !== undefined && gezin !== geenGezin && !isToken(gezin))
    say('subject-invalid', `the subject's gezin is neither a family number nor a hyphen (${kanaal.naam})`)
}

/** `gi-noord:3vXq…` → its two parts. */
const split = (reference: Json | undefined): readonly [string, string] | undefined => {
  if (typeof reference !== 'string') return undefined
  const at = reference.indexOf(':')
  return at < 0 ? undefined : [reference.slice(0, at), reference.slice(at + 1)]
}

/** What a partner publishes is about an object and about persons of its own. */
const checkReferences = (payload: Json, organisatie: string, object: string | undefined, say: Say): void => {
  if (!isObject(payload)) return
  const referentie = split(payload['referentie'])
  if (referentie !== undefined && referentie[0] !== organisatie)
    say('organisation-mismatch', `referentie is of another organisation than the subject`, '/referentie')
  if (referentie !== undefined && object !== undefined && referentie[1] !== object)
    say('object-mismatch', `referentie names another object than the subject`, '/referentie')
  const { personen } = payload
  for (const [index, person] of (isList(personen) ? personen : []).entries()) {
    const [of] = split(person) ?? []
    if (of !== undefined && of !== organisatie)
      say('organisation-mismatch', `a person of another organisation than the subject`, `/personen/${index}`)
  }
}

/** A delivered fact is the event, and of the family, that its subject says. */
const checkDelivery = (payload: Json, { kanaal, tokens }: Match, say: Say): void => {
  if (!isObject(payload)) return
  const [, , , , domein, gebeurtenis] = kanaal.adres.split('.')
  const { feit, gezin } = payload
  const ofSubject = tokens.get('gezin')
  if (typeof gezin === 'string' && ofSubject !== undefined && gezin !== ofSubject)
    say('family-mismatch', `gezin is another family than the subject's`, '/gezin')
  if (!isObject(feit)) return
  if (feit['domein'] !== domein)
    say('event-mismatch', `the fact is of another domein than the subject`, '/feit/domein')
  if (feit['gebeurtenis'] !== gebeurtenis)
    say('event-mismatch', `the fact is another gebeurtenis than the subject`, '/feit/gebeurtenis')
}

/** A registration is of whom, or of the day that, its subject says. */
const checkRegistration = (payload: Json, { tokens }: Match, say: Say): void => {
  if (!isObject(payload)) return
  for (const [name, token] of tokens)
    if (typeof payload[name] === 'string' && payload[name] !== token)
      say('subject-mismatch', `${name} is not what the subject says`, `/${name}`)
}

/** Holds the payload against the subject; of the payload's own form the validator speaks. */
export const checkContent = (payload: Json, match: Match, say: Say): void => {
  const organisatie = match.tokens.get('organisatie')
  if (match.kanaal.adres.startsWith('register.')) checkRegistration(payload, match, say)
  else if (organisatie !== undefined) checkReferences(payload, organisatie, match.tokens.get('object'), say)
  else checkDelivery(payload, match, say)
}
