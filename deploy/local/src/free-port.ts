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
