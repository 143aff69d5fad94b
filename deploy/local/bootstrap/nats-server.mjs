import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { packagedNatsServer } from './nats-server-apt.mjs'
import { releasedNatsServer, releases } from './nats-server-release.mjs'
import { Stop, say, step } from './progress.mjs'
import { answer, quiet } from './quiet.mjs'

const oldest = [2, 10]

/**
 * The path of a nats-server that is new enough, got by the first way that works. It is written to
 * `<folder>/path` as well, for tests that are started without the bootstrap.
 */
export const natsServer = async (folder, env = process.env) => {
  mkdirSync(folder, { recursive: true })
  const path = (await present(folder, env)) ?? (await fetched(folder, env))
  writeFileSync(join(folder, 'path'), path)
  return path
}

const present = async (folder, env) => {
  if (env.NATS_SERVER) {
    const version = await versionOf(env.NATS_SERVER)
    if (version !== undefined && newEnough(version)) return env.NATS_SERVER
    const found = version ? `is version ${version}` : 'does not run'
    throw new Stop(`NATS_SERVER=${env.NATS_SERVER} ${found}; version ${oldest.join('.')} or newer is needed`)
  }
  const onPath = (env.PATH ?? '').split(delimiter).map((room) => join(room, 'nats-server'))
  const fetchedBefore = readdirSync(folder).map((version) => join(folder, version, 'nats-server'))
  for (const binary of [...onPath, ...fetchedBefore])
    if (existsSync(binary) && (await usable(binary))) return binary
  return undefined
}

const fetched = async (folder, env) => {
  const ways = [
    [
      'nats-server: the official release',
      () => releasedNatsServer(folder, env.NATS_SERVER_RELEASES || releases),
    ],
    ["nats-server: the distribution's package", () => packagedNatsServer(folder, usable)],
    ['nats-server: Homebrew', homebrew],
  ]
  for (const [what, get] of ways) {
    try {
      return await step(what, async () => keep(folder, await get()))
    } catch (error) {
      if (!(error instanceof Stop)) throw error
      say(`  ${error.message}`)
    }
  }
  throw new Stop(
    [
      `nats-server ${oldest.join('.')} or newer is needed, and no way to get it worked. Any of these will do:`,
      '  - install it (https://docs.nats.io/running-a-nats-service/introduction/installation) so that it is on PATH',
      '  - set NATS_SERVER to the path of its binary',
      `  - set NATS_SERVER_RELEASES to a mirror of ${releases}`,
      '  - macOS: brew install nats-server',
    ].join('\n'),
  )
}

/** What a way unpacked moves to its place in one step: a way that was cut short leaves nothing that looks whole. */
const keep = async (folder, { version, room, binary }) => {
  const outcome = await usable(join(room, binary))
  if (outcome !== version)
    throw new Stop(`it is ${outcome ?? 'not usable here'}, and ${version} was expected`)
  if (!room.startsWith(folder)) return join(room, binary)
  const place = join(folder, version)
  await rm(place, { recursive: true, force: true })
  await rename(room, place)
  return join(place, binary)
}

const homebrew = async () => {
  if ((await answer('brew', ['--version'])) === undefined) throw new Stop('there is no Homebrew here')
  await quiet('brew', ['install', 'nats-server'])
  const room = join(await quiet('brew', ['--prefix', 'nats-server']).then((text) => text.trim()), 'bin')
  return { version: await usable(join(room, 'nats-server')), room, binary: 'nats-server' }
}

/** `2.10.27`, or undefined when the binary does not run or is too old. */
const usable = async (binary) => {
  const version = await versionOf(binary)
  return version !== undefined && newEnough(version) ? version : undefined
}

const versionOf = async (binary) => /v?(\d+\.\d+\.\d+)/.exec((await answer(binary, ['--version'])) ?? '')?.[1]

const newEnough = (version) => {
  const [major, minor] = version.split('.').map(Number)
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1])
}
