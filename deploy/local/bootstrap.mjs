import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { build } from './bootstrap/build.mjs'
import { cache, clone } from './bootstrap/clone.mjs'
import { dependencies } from './bootstrap/dependencies.mjs'
import { foreground } from './bootstrap/foreground.mjs'
import { withLock } from './bootstrap/lock.mjs'
import { natsServer } from './bootstrap/nats-server.mjs'
import { Interrupted, Stop } from './bootstrap/progress.mjs'
import { tests } from './bootstrap/tests.mjs'

/**
 * From a bare clone to a running command, on a machine with git, Node and npm: gets what is missing and nothing else,
 * says so on stderr, then runs the command in its own place. See deploy/README.md.
 */
const commands = {
  demo: { needs: [dependencies, nats, build], run: program('deploy/local/dist/demo.js', { lifeline: true }) },
  test: { needs: [dependencies, nats, build], run: tests },
  bench: { needs: [dependencies, nats, build], run: program('test/bench/dist/main.js') },
  gezinsbeeld: { needs: [dependencies, build], run: program('packages/cli/dist/main.js') },
  'nats-server': { needs: [nats], run: (_, env) => console.log(env.NATS_SERVER) },
}

async function nats() {
  return { NATS_SERVER: await natsServer(join(cache, 'nats-server')) }
}

function program(path, options) {
  return (args, env) => {
    if (!existsSync(join(clone, path))) throw new Stop(`${path} is not there: was its source built?`)
    const command = ['--enable-source-maps', join(clone, path), ...args]
    return foreground(process.execPath, command, { env, ...options })
  }
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
  return command.run(args, env)
}

const expected = (error) => error instanceof Stop || error instanceof Interrupted

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error) => {
    process.exitCode = error instanceof Interrupted ? 128 + constants.signals[error.signal] : 1
    process.stderr.write(`${expected(error) ? `bootstrap: ${error.message}` : error.stack}\n`)
  },
)
