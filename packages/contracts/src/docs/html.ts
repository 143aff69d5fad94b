/** Text that is HTML already. */
export interface Html {
  readonly html: string
}

type Part = Html | string | number | undefined | readonly Part[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (one) => entities[one] ?? one)

const isHtml = (part: Part): part is Html => typeof part === 'object' && 'html' in part

const asHtml = (part: Part): string => {
  if (part === undefined) return ''
  if (isHtml(part)) return part.html
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part))
  return part.map(asHtml).join('')
}

/** A template in which every text that is filled in is escaped; HTML, and lists of it, stay as they are. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: texts.map((text, index) => text + asHtml(parts[index])).join(''),
})
