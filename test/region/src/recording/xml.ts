/** Just enough XML to write messages with: elements, attributes, text. */
export type Xml = string

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

type Content = Xml | undefined | false | null | readonly Content[]

const written = (content: Content): string =>
  typeof content === 'string' ? content : Array.isArray(content) ? content.map(written).join('') : ''

/** `el('BG:geslachtsnaam', text('Brink'))`; attributes stand in the name: `el('JZ:object StUF:entiteittype="VTM"', …)`. */
export const el = (name: string, ...content: readonly Content[]): Xml => {
  const [tag = ''] = name.split(' ')
  return `<${name}>${content.map(written).join('')}</${tag}>`
}

const text = (value: string | number): Xml => escaped(String(value))

/** An element with text, or nothing when there is none to write. */
export const field = (name: string, value: string | number | undefined | null): Xml =>
  value === undefined || value === null || value === '' ? '' : el(name, text(value))

export const document = (root: Xml): Xml => `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
