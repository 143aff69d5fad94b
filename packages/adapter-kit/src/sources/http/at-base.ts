/**
 * A link of the same host that names http, on a server that is asked with https: a server behind a proxy that ends TLS often does not
 * know how it was asked. It is asked with https all the same, so that nothing goes along in the clear.
 */
export const atBase = (url: URL, base: URL): URL => {
  const isPlain = url.protocol === 'http:' && base.protocol === 'https:'
  if (!isPlain || url.hostname !== base.hostname || !['', '80'].includes(url.port)) return url
  return new URL(`${url.pathname}${url.search}`, base.origin)
}
