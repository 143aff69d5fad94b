import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build } from './bootstrap/build.mjs'
import { cache, clone } from './bootstrap/clone.mjs'
import { dependencies } from './bootstrap/dependencies.mjs'
import { foreground } from './bootstrap/foreground.mjs'
import { withLock } from './bootstrap/lock.mjs'
import { natsServer } from './bootstrap/nats-server.mjs'
import { Stop } from './bootstrap/progress.mjs'

/**
 * From a bare clone to a running command, on a machine with git, Node and npm: gets what is missing and nothing else,
 * says so on stderr, then runs the command in its own place. See deploy/README.md.
 */
const commands = {
  demo: { needs: [dependencies, nats, build], program: 'deploy/local/dist/demo.js', lifeline: true },
  test: { needs: [dependencies, nats, build], program: 'deploy/local/bootstrap/tests.mjs' },
  bench: { needs: [dependencies, nats, build], program: 'test/bench/dist/main.js' },
  gezinsbeeld: { needs: [dependencies, build], program: 'packages/cli/dist/main.js' },
  'nats-server': { needs: [nats], program: 'deploy/local/bootstrap/print-nats-server.mjs' },
}

async function nats() {
  return { NATS_SERVER: await natsServer(join(cache, 'nats-server')) }
}

const oldestNode = [20, 19]

const main = async ([name = '', ...args]) => {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]))
    throw new Stop(`Node ${process.versions.node} is too old: ${oldestNode.join('.')} or newer is needed`)
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined)
    throw new Stop(`usage: node deploy/local/bootstrap.mjs ${Object.keys(commands).join('|')} [arguments]`)
  const env = { ...process.env }
  await withLock(join(cache, 'bootstrap.lock'), async () => {
    for (const need of command.needs) Object.assign(env, await need())
  })
  const program = join(clone, command.program)
  if (!existsSync(program)) throw new Stop(`${relative(clone, program)} is not there: was its source built?`)
  const { lifeline } = command
  return foreground(process.execPath, ['--enable-source-maps', program, ...args], { env, lifeline })
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error) => {
    process.stderr.write(`${error instanceof Stop ? `bootstrap: ${error.message}` : error.stack}\n`)
    process.exitCode = 1
  },
)
