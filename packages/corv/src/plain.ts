/**
 * An XML message as values: StUF writes on each element whether it has a value, and why not.
 *
 * - `xsi:nil` and `StUF:noValue`, and an element with nothing but attributes, become nothing at all; so does what is removed
 *   (`StUF:verwerkingssoort="V"`);
 * - text beside attributes becomes that text; of a date with `StUF:indOnvolledigeDatum` only the part that is known (`2009-05`);
 * - elements in elements stay, with their attributes.
 */
export const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    const list = value.map(plain).filter((each) => each !== undefined)
    return list.length === 0 ? undefined : list
  }
  if (typeof value === 'string') return value.trim() === '' ? undefined : value
  if (!isElement(value)) return value
  if (value['@nil'] === 'true' || value['@nil'] === '1') return undefined
  if (value['@noValue'] !== undefined || value['@verwerkingssoort'] === 'V') return undefined
  const text = value['#']
  if (typeof text === 'string') return known(text, value['@indOnvolledigeDatum'])
  const entries = Object.entries(value)
    .map(([name, each]) => [name, name.startsWith('@') ? each : plain(each)] as const)
    .filter(([, each]) => each !== undefined)
  return entries.some(([name]) => !name.startsWith('@')) ? Object.fromEntries(entries) : undefined
}

const isElement = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** `J`: the year is not known, `M`: nor the month, `D`: nor the day; what then stands in the digits means nothing (StUF 3.01). */
const known = (text: string, incomplete: unknown): string | undefined => {
  const digits = text.trim().replaceAll('-', '')
  if (incomplete === 'J') return undefined
  if (incomplete === 'M') return digits.slice(0, 4)
  if (incomplete === 'D') return `${digits.slice(0, 4)}-${digits.slice(4, 6)}`
  return text
}
