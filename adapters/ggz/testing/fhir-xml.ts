import { XmlDocument, XmlElement } from 'libxml2-wasm'

type Json = string | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** Elements that may repeat wherever they stand in the resources that are read, and those that do so in a resource itself. */
const lists = new Set(
  'extension coding given line telecom profile security participant role relationship contained communication contact'
    .concat(' statusHistory diagnosis reasonReference specialty')
    .split(' '),
)
const listsOfResource = new Set(['identifier', 'name', 'address', 'type', 'code', 'link'])
const singleName = new Set(['CareTeam', 'Organization'])

const isList = (parent: XmlElement, name: string): boolean => {
  if (lists.has(name)) return true
  if (name === 'name' && singleName.has(parent.name)) return false
  return listsOfResource.has(name) && /^[A-Z]/.test(parent.name)
}

const childrenOf = (element: XmlElement): readonly XmlElement[] => {
  const children: XmlElement[] = []
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) children.push(node)
  }
  return children
}

const primitive = (name: string, value: string): string | boolean =>
  /Boolean$|^active$/.test(name) ? value === 'true' : value

const attributeOf = (element: XmlElement, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value

/** A primitive's value, or a complex element; the narrative's XHTML is one text. */
const valueOfElement = (element: XmlElement): Json => {
  if (element.name === 'div') return element.toString()
  const value = attributeOf(element, 'value')
  return value === undefined ? objectOf(element) : primitive(element.name, value)
}

/** What stands beside a primitive (`_x`): its extensions. */
const besideOf = (element: XmlElement): Json =>
  attributeOf(element, 'value') !== undefined && element.firstChild !== null ? objectOf(element) : null

const objectOf = (element: XmlElement): { readonly [name: string]: Json } => {
  const children = childrenOf(element)
  const url = attributeOf(element, 'url')
  const fields: [string, Json][] = url === undefined ? [] : [['url', url]]
  for (const name of new Set(children.map((child) => child.name))) {
    const found = children.filter((child) => child.name === name)
    const values = found.map(valueOfElement)
    const beside = found.map(besideOf)
    const one = (all: readonly Json[]): Json => (isList(element, name) ? all : (all[0] ?? null))
    fields.push([name, one(values)])
    if (beside.some((each) => each !== null)) fields.push([`_${name}`, one(beside)])
  }
  return Object.fromEntries(fields)
}

/** A FHIR R4 resource from its XML form (FHIR R4, 2.6.1) to its JSON form (2.6.2), for the resources that this adapter reads. */
export const resourceFromXml = (xml: string): { readonly [name: string]: Json } => {
  const document = XmlDocument.fromString(xml)
  try {
    return { resourceType: document.root.name, ...objectOf(document.root) }
  } finally {
    document.dispose()
  }
}
