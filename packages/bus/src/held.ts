import type { JsMsg } from '@nats-io/jetstream'

/**
 * Messages one at a time. As long as they wait for their turn, or for the one who has them to come back for the next, `keep` is
 * called with each of them every so many milliseconds: so the server can be told that they are in hand.
 */
export async function* held(
  messages: AsyncIterable<JsMsg> | Iterable<JsMsg>,
  keep: (message: JsMsg) => void,
  every: number,
): AsyncGenerator<JsMsg, void> {
  const waiting: JsMsg[] = []
  let arrived = (): void => undefined
  let end: { readonly failure?: unknown } | undefined
  const collect = async (): Promise<void> => {
    for await (const message of messages) {
      waiting.push(message)
      arrived()
    }
  }
  const over = (how: { readonly failure?: unknown }): void => {
    end = how
    arrived()
  }
  void collect().then(
    () => over({}),
    (failure: unknown) => over({ failure }),
  )
  const timer = setInterval(() => waiting.forEach(keep), every)
  try {
    for (;;) {
      const [first] = waiting
      if (first !== undefined) {
        yield first
        waiting.shift()
      } else if (end === undefined)
        await new Promise<void>((resolve) => {
          arrived = resolve
        })
      else if ('failure' in end) throw end.failure
      else return
    }
  } finally {
    clearInterval(timer)
  }
}
