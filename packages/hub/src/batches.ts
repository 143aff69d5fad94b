import type { IncomingMessage } from '@gezinsbeeld/bus'

/** What is there is handed over at once; while it is worked on, the next gathers, up to ten batches. */
export async function* inBatches(
  messages: AsyncIterable<IncomingMessage>,
  size: number,
): AsyncGenerator<readonly IncomingMessage[]> {
  const gathered: IncomingMessage[] = []
  let ended: { readonly error?: unknown } | undefined
  let wake = (): void => undefined
  let room = (): void => undefined
  const read = async (): Promise<void> => {
    for await (const message of messages) {
      gathered.push(message)
      wake()
      if (gathered.length >= size * 10) await new Promise<void>((resolve) => (room = resolve))
    }
  }
  read().then(
    () => {
      ended = {}
      wake()
    },
    (error: unknown) => {
      ended = { error }
      wake()
    },
  )
  for (;;) {
    if (gathered.length > 0) {
      const batch = gathered.splice(0, size)
      room()
      yield batch
    } else if (ended !== undefined) {
      if ('error' in ended) throw ended.error
      return
    } else await new Promise<void>((resolve) => (wake = resolve))
  }
}
