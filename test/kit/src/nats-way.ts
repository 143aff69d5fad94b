import { getContainerRuntimeClient, ImageName } from 'testcontainers'
import type { TestProject } from 'vitest/node'

/** How this run's nats-servers are started, and why not the other way. */
export type NatsWay = { readonly container: string } | { readonly whyNoContainer: string }

declare module 'vitest' {
  export interface ProvidedContext {
    natsWay: NatsWay
  }
}

const officialImage = 'nats:2.15.0'
const pullAtMost = 60_000

/** Runs once before all integration tests (vitest's `globalSetup`): chooses the way and says which. */
export default async (project: TestProject): Promise<void> => {
  const way = await natsWay(process.env['GEZINSBEELD_NATS_IMAGE'] ?? officialImage)
  project.provide('natsWay', way)
  const which =
    'container' in way ? `in a container, ${way.container}` : `as a program: ${way.whyNoContainer}`
  process.stdout.write(`nats-server runs ${which}\n`)
}

const natsWay = async (image: string): Promise<NatsWay> => {
  const engine = await getContainerRuntimeClient().catch(() => undefined)
  if (engine === undefined) return { whyNoContainer: 'no Docker engine answers' }
  const name = ImageName.fromString(image)
  if (await engine.image.exists(name)) return { container: image }
  const pulled = await within(pullAtMost, engine.image.pull(name)).catch((error: unknown) => error)
  if (await engine.image.exists(name)) return { container: image }
  return { whyNoContainer: `image ${image} cannot be had (${reason(pulled)})` }
}

const within = async (milliseconds: number, work: Promise<unknown>): Promise<unknown> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${milliseconds / 1000} s`)), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : 'it was not pulled')
