import { StopError } from '@gezinsbeeld/bus'
import { z } from 'zod'

const gezin = z.string().regex(/^[A-Za-z0-9_-]{22}$/)

const page = z.object({
  gezinnen: z.array(
    z.object({
      gezin,
      niveau: z.enum(['volledig', 'bekendheid']),
      leden: z.array(
        z.object({
          persoon: z.string(),
          rol: z.string(),
          /** For people; absent when nobody gives a name. */
          naam: z.string().exactOptional(),
          /** Possibly incomplete. */
          geboortedatum: z.string().exactOptional(),
        }),
      ),
      /** RFC 3339: the newest fact in its picture. */
      bijgewerktOp: z.string(),
    }),
  ),
  /** The family after which the next page begins; absent on the last. */
  volgende: gezin.exactOptional(),
})

/** As much of the list as fits in one message. */
export type ListPage = z.infer<typeof page>

/** One family in the list: enough to recognise it by. */
export type FamilyInList = ListPage['gezinnen'][number]

/** @throws StopError for an answer of another shape; never with a value in it. */
export const readListPage = (value: unknown): ListPage => {
  const read = page.safeParse(value)
  if (read.success) return read.data
  const told = read.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')} ${issue.code}`)
  throw new StopError(`the hub's list of families is off the contract: ${told.join('; ')}`)
}
