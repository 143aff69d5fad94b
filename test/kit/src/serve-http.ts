import { createServer, type RequestListener } from 'node:http'

export interface HttpServer {
  /** `http://127.0.0.1:<port>` */
  readonly address: string
  /** Breaks off whatever is under way. */
  readonly close: () => Promise<void>
}

/** A server of which a test writes the answers. */
export const serveHttp = async (answer: RequestListener, at = 0): Promise<HttpServer> => {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve))
  const place = server.address()
  return {
    address: `http://127.0.0.1:${typeof place === 'object' ? place?.port : ''}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
