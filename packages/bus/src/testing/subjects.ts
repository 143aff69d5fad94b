import type { Identity } from '../identity'

/** Whether a NATS subject with wildcards holds another. */
export const covers = (wide: string, narrow: string): boolean => {
  const [wanted, found] = [wide.split('.'), narrow.split('.')]
  const open = wanted.at(-1) === '>'
  if (open ? found.length < wanted.length : found.length !== wanted.length) return false
  return wanted.every((token, i) => token === '*' || (open && i === wanted.length - 1) || token === found[i])
}

/** A role's permission as the server fills it in for one credential; wildcards stay. */
export const templateFor = (
  template: string,
  { name, subject, organisatie }: Pick<Identity, 'name' | 'subject' | 'organisatie'>,
): string =>
  template
    .replaceAll('{{tag(org)}}', organisatie ?? '')
    .replaceAll('{{name()}}', name)
    .replaceAll('{{subject()}}', subject)

/** One subject that a pattern with wildcards holds. */
export const instanceOf = (pattern: string): string =>
  pattern.replace(/>$/, 'rest.van.het.onderwerp').replaceAll('*', 'iets')
