import { headers, type Msg } from '@nats-io/transport-node'

/** An error as a service tells it: RFC 9457, the three fields that the NL API Design Rules ask for. */
export interface Problem {
  /** As in HTTP, 400 or more. */
  readonly status: number
  readonly title: string
  readonly detail: string
}

const contentType = 'Content-Type'
const problemJson = 'application/problem+json'

/** Thrown by a service's handler to answer with a problem, and by `request` when the answer is one. */
export class ProblemError extends Error implements Problem {
  override readonly name = 'ProblemError'
  readonly status: number
  readonly title: string
  readonly detail: string

  constructor({ status, title, detail }: Problem) {
    super(`${title}: ${detail}`)
    this.status = status
    this.title = title
    this.detail = detail
  }
}

export const problemHeaders = () => {
  const made = headers()
  made.set(contentType, problemJson)
  return made
}

export const isProblem = (message: Pick<Msg, 'headers'>): boolean =>
  message.headers?.get(contentType) === problemJson

/** Reads a problem; what it lacks is filled in, because a caller must see an error in every case. */
export const readProblem = (value: unknown): ProblemError => {
  const fields = new Map<string, unknown>(
    Object.entries(typeof value === 'object' && value !== null ? value : {}),
  )
  const [status, title, detail] = ['status', 'title', 'detail'].map((name) => fields.get(name))
  return new ProblemError({
    status: typeof status === 'number' ? status : 500,
    title: typeof title === 'string' ? title : 'Onbekende fout',
    detail: typeof detail === 'string' ? detail : '',
  })
}
