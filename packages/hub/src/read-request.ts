import { ProblemError } from '@gezinsbeeld/bus'
import type { z } from 'zod'

/** What a service was asked. @throws ProblemError of status 400, which says what is wrong with it. */
export const readRequest = <T>(schema: z.ZodType<T>, request: unknown): T => {
  const parsed = schema.safeParse(request)
  if (parsed.success) return parsed.data
  const detail = parsed.error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join('; ')
  throw new ProblemError({ status: 400, title: 'Ongeldige vraag', detail })
}
