import { type Verb, within } from '@gezinsbeeld/bus'
import { domeinOf, geenGezin, type RegisterApp, type RegisterOrganisatie } from '@gezinsbeeld/contracts'
import type { PartnerEvent } from '@gezinsbeeld/family-picture'
import { erase, withoutErased } from './erase'
import { regroup } from './families'
import type { Input, Message } from './input'
import { watchOpenings } from './openings'
import { comingOfAge, objectKey } from './persons'
import { proposeLinks, tellDecision } from './proposals'
import { quarantine } from './quarantine'
import { readsEverything } from './register'
import { hasSeveralBsns, relink, watchParting } from './relink'
import { expire, isPastTerm, setTerms } from './retain'
import { type Sending, sendingOf } from './send'
import { familiesWithEnd, store } from './store'
import { isReplaying, setValue, type Tables, todayOf } from './tables'
import { refuse } from './take-out'
import { askDirectors, familiesOf, isAsked, settle, tell, tellAnew, tellWhoLeft } from './tell'

/** Applies one input: changes the state and gives what must be sent, in order. Runs inside a transaction; no clock, no chance. */
export const apply = (
  tables: Tables,
  message: Message,
  input: Input,
): Pick<Sending, 'outputs' | 'alarms'> => {
  const sending = sendingOf(message, isReplaying(tables))
  switch (input.soort) {
    case 'onleesbaar':
      quarantine(tables, message, input.reden, sending)
      break
    case 'partner': {
      const event = withoutErased(tables, input.event)
      if (event === undefined) {
        quarantine(tables, message, 'is about somebody who was erased', sending)
        refuse(tables, message.positie)
        break
      }
      if (isPastTerm(tables, event)) {
        quarantine(tables, message, 'is past the term of its domein', sending)
        refuse(tables, message.positie)
        break
      }
      applyEvent(tables, { ...input, event }, message, sending)
      if (event !== input.event) takeOutOriginal(tables, event, message.positie)
      break
    }
    case 'organisatie':
      register(tables, input.organisatie, message.ontvangenOp, sending)
      break
    case 'app':
      registerApp(tables, input.app)
      break
    case 'wissing':
      erase(tables, input.wissing, message.positie, sending)
      break
    case 'dag':
      setTerms(tables, input.dag)
      dawn(tables, sending)
      break
  }
  watchOpenings(tables, sending)
  return sending
}

/** What names somebody who was erased goes from the stream; what is left of it is published again, when it is the newest. */
const takeOutOriginal = (tables: Tables, event: PartnerEvent, positie: number): void => {
  const key = objectKey(event.naam, event.data.referentie)
  refuse(tables, positie, tables.objecten.get(key)?.event === event ? key : undefined)
}

const applyEvent = (
  tables: Tables,
  input: Extract<Input, { soort: 'partner' }>,
  { ontvangenOp: tijd, event }: Message,
  sending: Sending,
): void => {
  const { send, mint } = sending
  /** Tracing looks on: whether anybody does changes nothing of what is decided. */
  const step = <T>(verb: Verb, work: () => T): T =>
    within(verb, event?.traceparent, { message: input.event.naam }, work)
  const touched = step('evolve', () => store(tables, input))
  if (touched === undefined) return
  const { object, persons, structural, contentOnly } = touched
  const families = familiesOf(tables, persons)
  tellWhoLeft(tables, families, touched, send)
  askDirectors(tables, families, object, send)
  if (structural === undefined) {
    step('deliver', () => (contentOnly ? tellAnew : tell)(tables, families, object, send))
    return
  }
  if (domeinOf(object.event.naam) === 'koppeling')
    tellDecision(tables, input.object, input.organisatie, tijd, send)
  const [linked, regrouped] = step('link', () => {
    const relinked = relink(tables, structural.refs, structural.pseudonyms, mint, (voorstellen) =>
      proposeLinks(tables, voorstellen, tijd, send),
    )
    watchParting(tables, relinked, input.organisatie, sending)
    const { persons } = relinked
    return [persons, regroup(tables, persons, todayOf(tables), mint)] as const
  })
  step('deliver', () => settle(tables, linked, structural.pseudonyms, regrouped, object, send))
}

const register = (
  tables: Tables,
  registration: RegisterOrganisatie,
  tijd: string,
  { send, mint }: Sending,
): void => {
  const { organisatie } = registration
  const before = tables.organisaties.get(organisatie)
  tables.organisaties.put(organisatie, registration)
  if (before === undefined && isAsked(registration))
    for (const { key: pseudoniem } of tables.gevraagd.entries())
      send(organisatie, geenGezin, 'bekendheid.gevraagd', { pseudoniem })
  // What it published before it was registered counts from now on, and what it may do has changed.
  const known = () => [...tables.persoonVan.entries({ start: `${organisatie}:`, end: `${organisatie};` })]
  const renamed = known()
    .map(({ key }) => key)
    .filter((ref) => hasSeveralBsns(tables, ref))
  const relinked =
    renamed.length === 0 || before?.rol === registration.rol
      ? []
      : relink(tables, renamed, [], mint, (voorstellen) => proposeLinks(tables, voorstellen, tijd, send))
          .persons
  const persons = new Set([...relinked, ...known().map(({ value }) => value)])
  settle(tables, persons, [], regroup(tables, persons, todayOf(tables), mint), undefined, send)
}

const registerApp = (tables: Tables, app: RegisterApp): void => {
  const before = tables.apps.get(app.app)
  if (before !== undefined) setValue(tables.beperkteApps, before.organisatie, app.app, false)
  tables.apps.put(app.app, app)
  const hasEnded = app.geldigTot !== undefined && app.geldigTot < todayOf(tables)
  setValue(tables.beperkteApps, app.organisatie, app.app, !hasEnded && !readsEverything(app.domeinen))
}

/** A new day: who came of age, what ended, and what has been over for long enough. */
const dawn = (tables: Tables, sending: Sending): void => {
  const { send, mint } = sending
  const vandaag = todayOf(tables)
  for (const person of comingOfAge(tables, vandaag))
    settle(tables, new Set([person]), [], regroup(tables, [person], vandaag, mint), undefined, send)
  tell(tables, familiesWithEnd(tables, vandaag), undefined, send)
  expire(tables, vandaag, sending)
}
