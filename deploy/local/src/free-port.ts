import { createServer } from 'node:net'

/** A TCP port on 127.0.0.1 that nothing listens on now. Between asking and using it another process may take it; ask late. */
export const freePort = async (): Promise<number> => {
  const any = await listening(0)
  if (any === undefined) throw new Error('no TCP port is free on 127.0.0.1')
  return any
}

/** Gives ports that nothing listens on, and none twice: for programs that are started side by side. */
export const portsOfOurs = (): (() => Promise<number>) => {
  const given = new Set<number>()
  return async () => {
    for (;;) {
      const port = await freePort()
      if (given.has(port)) continue
      given.add(port)
      return port
    }
  }
}

const perBlock = 20

/**
 * As many ports as asked for (at most nineteen), the lowest of the first block from `first` on that nobody else claims. A block is
 * claimed by listening on its last port, as long as this process lives: so two that start at once take none of each other's, though
 * whoever will listen on them begins to later.
 */
export const portsInBlock = async (first: number, wanted: number): Promise<readonly number[]> => {
  for (let from = first; from < first + 50 * perBlock; from += perBlock) {
    if (!(await claimed(from + perBlock - 1))) continue
    const free: number[] = []
    for (let port = from; port < from + perBlock - 1 && free.length < wanted; port++)
      if ((await listening(port)) !== undefined) free.push(port)
    if (free.length === wanted) return free
  }
  throw new Error(`no ${wanted} TCP ports are free on 127.0.0.1 from ${first} on`)
}

const claimed = (port: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) => (isTaken(error) ? resolve(false) : reject(error)))
    server.unref().listen(port, '127.0.0.1', () => resolve(true))
  })

const isTaken = ({ code }: NodeJS.ErrnoException): boolean => code === 'EADDRINUSE' || code === 'EACCES'

const listening = (port: number): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      isTaken(error) ? resolve(undefined) : reject(error),
    )
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : undefined))
    })
  })
