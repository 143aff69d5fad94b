import { createServer } from 'node:net'

/**
 * A TCP port on 127.0.0.1 that nothing listens on now: the preferred one, else the first free one above it, else any.
 * Between asking and using it another process may take it; ask late.
 */
export const freePort = async (preferred = 0): Promise<number> => {
  for (let port = preferred; port !== 0 && port < preferred + 50; port++) {
    const free = await listening(port)
    if (free !== undefined) return free
  }
  const any = await listening(0)
  if (any === undefined) throw new Error('no TCP port is free on 127.0.0.1')
  return any
}

/**
 * Gives ports that nothing listens on, and none twice: for programs that are started side by side, each of which begins to
 * listen a little later than it was told on which.
 */
export const portsOfOurs = (): ((preferred?: number) => Promise<number>) => {
  const given = new Set<number>()
  return async (preferred = 0) => {
    for (let from = preferred; ; ) {
      const port = await freePort(from)
      if (!given.has(port)) {
        given.add(port)
        return port
      }
      from = preferred === 0 ? 0 : port + 1
    }
  }
}

const listening = (port: number): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(undefined) : reject(error),
    )
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : undefined))
    })
  })
