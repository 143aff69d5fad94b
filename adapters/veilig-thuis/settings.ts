import type { TranslateContext } from '@gezinsbeeld/adapter-kit'
import { Email, optional, Phone, present, readOrNone, record, text } from '@gezinsbeeld/adapter-kit/fields'
import type { Contactpersoon } from '@gezinsbeeld/contracts'
import { corvSettings } from '@gezinsbeeld/corv'
import { z } from 'zod'

const Contact = record({ naam: optional(text(200)), telefoon: optional(Phone), email: optional(Email) })

const contact = z
  .strictObject({
    naam: z.string().min(1).optional(),
    telefoon: z.string().min(1).optional(),
    email: z.string().min(1).optional(),
  })
  .refine(
    (found) => readOrNone(Contact, found) !== undefined,
    'a name, a telephone number and an e-mail address',
  )

/** The `instellingen` of the feed `corv`. */
export const settings = corvSettings.extend({
  /** Whom to call at Veilig Thuis about a melding: a team and its number, no melder and no client. */
  contact: contact.optional(),
})

export const contactOf = ({ config }: TranslateContext): Contactpersoon | undefined => {
  const found = readOrNone(Contact, config['contact'])
  const given = found === undefined ? {} : present(found)
  return Object.keys(given).length === 0 ? undefined : given
}
