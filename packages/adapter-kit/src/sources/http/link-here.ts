/**
 * Where a link to a page is to be asked for. One to the very list that was asked for is asked for there, whatever host and path it names: a
 * server behind a proxy often does not know how it is called outside. Any other stays as it is.
 *
 * @param asked the list, below the base: `Patient`, `Patient/_history`, `zaken`.
 */
export const linkHere = (link: string, asked: string): string => {
  const [whole = '', query] = link.split(/\?(.*)/s)
  const path = whole.replace(/\/$/, '')
  const isHere = path === '' || path === asked || path.endsWith(`/${asked}`)
  if (!isHere || query === undefined) return link
  return `${asked}${path !== '' && whole.endsWith('/') ? '/' : ''}?${query}`
}
