import { connect, createServer, type Socket } from 'node:net'

/** What stands between a client and a server, and can let nothing through. */
export interface Between {
  readonly port: number
  /** From now on nothing passes either way, connections stay open: as when a cable is pulled. */
  hold(): void
  /** What was held back passes, and what comes. */
  goOn(): void
  stop(): Promise<void>
}

/** Passes TCP connections on to a port on 127.0.0.1. */
export const standBetween = async (to: number): Promise<Between> => {
  const sockets = new Set<Socket>()
  let isHeld = false
  const keep = (socket: Socket): void => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
  }
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      keep(one)
      one.on('data', (data) => other.write(data)).once('close', () => other.end())
      if (isHeld) one.pause()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const place = server.address()
  return {
    port: typeof place === 'object' ? (place?.port ?? 0) : 0,
    hold: () => {
      isHeld = true
      for (const socket of sockets) socket.pause()
    },
    goOn: () => {
      isHeld = false
      for (const socket of sockets) socket.resume()
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
