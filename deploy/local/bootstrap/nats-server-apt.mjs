import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Stop } from './progress.mjs'
import { answer, quiet } from './quiet.mjs'

/** Where a newer nats-server than the machine's own suite may stand, nearest first. */
const newerSuites = {
  debian: { component: 'main', suites: ['trixie', 'forky'] },
  ubuntu: { component: 'universe', suites: ['noble', 'resolute'] },
}

/**
 * The distribution's package: from the machine's own suite, else from a newer one, which is read from the machine's
 * own mirror and checked with its own keyring. apt works in folders of its own and the package is unpacked, not
 * installed, so the system does not change and root is not needed. `usable(binary)` gives its version when it is
 * new enough and runs here: a package from a newer suite may need a newer libc.
 */
export const packagedNatsServer = async (folder, usable) => {
  const system = await readFile('/etc/os-release', 'utf8').catch(() => '')
  const distribution = ['ID', 'ID_LIKE']
    .flatMap((name) => (field(system, name) ?? '').split(' '))
    .find((id) => id in newerSuites)
  if (distribution === undefined) throw new Stop('this is not Debian or Ubuntu')
  if ((await answer('apt-get', ['--version'])) === undefined) throw new Stop('apt-get does not run')

  const { component, suites } = newerSuites[distribution]
  const codename = field(system, 'UBUNTU_CODENAME') ?? field(system, 'VERSION_CODENAME')
  const archive = await machinesArchive(codename, component)
  const room = await mkdtemp(join(folder, 'apt-'))
  const reasons = []
  try {
    for (const suite of [archive.suite, ...suites.filter((each) => each !== codename)]) {
      try {
        const binary = await unpack(join(room, suite), { ...archive, suite })
        const version = await usable(binary)
        if (version === undefined) reasons.push(`${suite}: too old, or does not run here`)
        else {
          const kept = await mkdtemp(join(folder, 'package-'))
          await rename(binary, join(kept, 'nats-server'))
          return { version, room: kept, binary: 'nats-server' }
        }
      } catch (error) {
        if (!(error instanceof Stop)) throw error
        reasons.push(`${suite}: ${shortly(error.message)}`)
      }
    }
    throw new Stop(reasons.join('\n    '))
  } finally {
    await rm(room, { recursive: true })
  }
}

/** apt explains at length; its errors are what decides. */
const shortly = (text) => /^ *E: .*/m.exec(text)?.[0].trim() ?? text

const field = (text, name) => new RegExp(`^${name}="?([^"\\n]*)"?$`, 'm').exec(text)?.[1]

/** The suite, mirror and keyring from which this machine gets its own packages, as apt itself understood them. */
const machinesArchive = async (codename, component) => {
  const format = '$(REPO_URI)|$(RELEASE)|$(CODENAME)|$(COMPONENT)|$(ARCHITECTURE)|$(SOURCESENTRY)'
  const lines = (await answer('apt-get', ['indextargets', '--format', format, 'Created-By: Packages'])) ?? ''
  const targets = lines
    .split('\n')
    .map((line) => line.split('|'))
    .filter(([, , , part]) => part === component)
  const [uri, suite, , , architecture, entry] =
    targets.find(([, release, known]) => release === codename || known === codename) ?? []
  if (uri === undefined) throw new Stop(`apt has no source for ${codename} ${component}`)
  return { uri, suite, component, architecture, signedBy: await keyring(entry, suite) }
}

/** `Signed-By` of the source (a path, or the key itself), which apt does not tell; none: apt's own trusted keys. */
const keyring = async (entry, suite) => {
  const file = entry.replace(/:\d+$/, '')
  const text = await readFile(file, 'utf8')
  if (file.endsWith('.sources')) {
    const stanza = text
      .split(/\n\s*\n/)
      .find((each) => new RegExp(`^Suites:.*\\b${suite}\\b`, 'im').test(each))
    return /^Signed-By:((?:.*)(?:\n[ \t].*)*)/im.exec(stanza ?? '')?.[1].trim()
  }
  const line = text.split('\n')[Number(entry.slice(file.length + 1)) - 1]
  return /signed-by=([^\s\]]+)/i.exec(line ?? '')?.[1]
}

const unpack = async (room, { uri, suite, component, architecture, signedBy }) => {
  for (const part of ['lists/partial', 'archives/partial', 'root'])
    await mkdir(join(room, part), { recursive: true })
  await writeFile(
    join(room, 'newer.sources'),
    [
      'Types: deb',
      `URIs: ${uri}`,
      `Suites: ${suite}`,
      `Components: ${component}`,
      `Architectures: ${architecture}`,
      'Targets: Packages',
      ...(signedBy ? [`Signed-By: ${signedBy}`] : []),
      '',
    ].join('\n'),
  )
  await writeFile(join(room, 'apt.conf'), settings(room))
  const apt = ['-c', join(room, 'apt.conf')]
  await quiet('apt-get', [...apt, 'update'], { cwd: room, timeout: 180_000 })
  await quiet('apt-get', [...apt, 'download', 'nats-server'], { cwd: room, timeout: 180_000 })
  const packages = await answer('sh', ['-c', 'ls nats-server_*.deb'], { cwd: room })
  await quiet('dpkg-deb', ['-x', packages, join(room, 'root')], { cwd: room })
  return join(room, 'root/usr/sbin/nats-server')
}

/** The machine's own settings (its proxy) stay; where apt reads and writes, and what it starts after, do not. */
const settings = (room) => `
Dir::State::Lists "${room}/lists";
Dir::Cache::Archives "${room}/archives";
Dir::Cache::pkgcache "";
Dir::Cache::srcpkgcache "";
Dir::Etc::SourceList "${room}/newer.sources";
Dir::Etc::SourceParts "-";
APT::Sandbox::User "root";
APT::Get::List-Cleanup "0";
Acquire::Languages "none";
Acquire::Retries "1";
Acquire::http::Timeout "15";
Acquire::https::Timeout "15";
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
`
