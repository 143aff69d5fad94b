import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Stop } from './progress.mjs'
import { quiet } from './quiet.mjs'

/**
 * One release that we know, by the SHA-256 of its archive for each platform. The Linux sums stand in the makers' own
 * image definitions (nats-io/nats-docker, 2.15.x/alpine3.22/Dockerfile), all four in the release's SHA256SUMS.
 * A platform that is not listed gets its server another way.
 */
const pinned = {
  version: '2.15.0',
  sha256: {
    'linux-amd64': '5d2c51caca950333aba84911df7d377f826f3a59ec36061c6539105084f65c92',
    'linux-arm64': 'cdc208f5a3f42963a52b6ab06ef65626bb870315dc936e26ba571780c6351112',
    'darwin-amd64': '5bd8b59ca5bf93fab3da2c5843cf564cd6e2e291e22ae3b861746e7ebe259b95',
    'darwin-arm64': 'e1c4e22d70bd44abfa0bcb3c16f7cf0c66f648c2e728c58924e8a1ce88913cc8',
  },
}

export const releases = 'https://github.com/nats-io/nats-server/releases/download'
const patience = { answerWithin: 5_000, nextBytesWithin: 15_000 }
const largest = 100_000_000

/** The official release, from GitHub or a mirror of it, unpacked in a folder of its own below `folder`. */
export const releasedNatsServer = async (folder, base, limits = patience, release = pinned) => {
  const platform = `${process.platform}-${{ x64: 'amd64', arm64: 'arm64' }[process.arch]}`
  const sha256 = release.sha256[platform]
  if (sha256 === undefined) throw new Stop(`no release is pinned for ${platform}`)
  const name = `nats-server-v${release.version}-${platform}`
  const room = await mkdtemp(join(folder, 'release-'))
  const archive = join(room, 'archive.tar.gz')
  try {
    const found = await download(`${base}/v${release.version}/${name}.tar.gz`, archive, limits)
    if (found !== sha256)
      throw new Stop(`refused: the archive's SHA-256 is ${found}, and ${sha256} is the release's`)
    await quiet('tar', ['-xzf', archive, '-C', room, '--strip-components=1', `${name}/nats-server`])
    await rm(archive)
    return { version: release.version, room, binary: 'nats-server' }
  } catch (error) {
    await rm(room, { recursive: true })
    throw error
  }
}

/** Into the file, within the limits; ends with its SHA-256. */
const download = async (url, file, { answerWithin, nextBytesWithin }) => {
  const limit = new AbortController()
  let timer = setTimeout(
    () => limit.abort(new Stop(`no answer within ${answerWithin / 1000} s`)),
    answerWithin,
  )
  const more = () => {
    clearTimeout(timer)
    timer = setTimeout(() => limit.abort(new Stop('the download stalled')), nextBytesWithin)
  }
  try {
    const response = await fetch(url, { signal: limit.signal })
    if (!response.ok || !response.body) throw new Stop(`${url} answered ${response.status}`)
    const hash = createHash('sha256')
    let size = 0
    await pipeline(
      Readable.fromWeb(response.body),
      async function* (chunks) {
        for await (const chunk of chunks) {
          more()
          size += chunk.length
          if (size > largest) throw new Stop(`${url} is larger than ${largest} bytes`)
          hash.update(chunk)
          yield chunk
        }
      },
      createWriteStream(file),
      { signal: limit.signal },
    )
    return hash.digest('hex')
  } catch (error) {
    if (limit.signal.aborted) throw limit.signal.reason
    if (error instanceof Stop) throw error
    throw new Stop(
      `${new URL(url).host} cannot be reached (${error.cause?.code ?? error.cause?.message ?? error.message})`,
      {
        cause: error,
      },
    )
  } finally {
    clearTimeout(timer)
  }
}
