import { type AuditQuery, readAudit } from '@gezinsbeeld/hub'
import { print } from '../table.js'
import { UserError } from '../tell.js'
import { asOperator, type RegionOptions } from '../with-bus.js'

const forms = {
  persoon: [/^persoon:[\w-]{22}$/, 'persoon: and 22 characters'],
  referentie: [/^[a-z][a-z0-9-]*:[\w-]{22}$/, "an organisation's short name, : and 22 characters"],
  gezin: [/^[\w-]{22}$/, '22 characters'],
  organisatie: [/^[a-z][a-z0-9-]*$/, "an organisation's short name"],
} as const

/** What was asked; a typing error must not read as "nobody saw anything". */
const queryOf = (options: AuditQuery): AuditQuery => {
  const query: Record<string, string> = {}
  for (const name of ['persoon', 'referentie', 'gezin', 'organisatie'] as const) {
    const value = options[name]
    if (value === undefined) continue
    const [form, expected] = forms[name]
    if (!form.test(value)) throw new UserError(`--${name}: found ${value}, expected ${expected}`)
    query[name] = value
  }
  return query
}

const few = (values: readonly string[], many: string): string =>
  values.length > 3 ? `${values.length} ${many}` : values.join(' ')

/** Who saw what about this person or family, when, and why. */
export const audit = async (
  options: RegionOptions & AuditQuery & { readonly json?: true },
): Promise<void> => {
  const query = queryOf(options)
  await asOperator(options, async (bus) => {
    const lines = await readAudit(bus, query)
    if (options.json === true) return print(lines, true)
    print(
      lines.map(({ gezin, personen, ...line }) => ({
        ...line,
        gezin: few(gezin?.split(' ') ?? [], 'gezinnen'),
        personen: few(personen ?? [], 'personen'),
      })),
      undefined,
    )
  })
}
