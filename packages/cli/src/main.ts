#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { tell } from './tell.js'

/**
 * The `gezinsbeeld` command. Every subcommand is a file below commands/, imported when it is chosen, so that
 * `--help` and a mistyped option do not wait for a database driver.
 */
const program = new Command('gezinsbeeld')
  .description('Shared family events between youth-care partners')
  .version(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version)
  .exitOverride()
  .showHelpAfterError('(--help lists what there is)')

const region = program.command('region').description('the bus of a region')
region
  .command('init')
  .description("make a region's keys, credentials and nats-server configuration")
  .requiredOption('--folder <path>', 'where to put them')
  .action(async (options) => (await import('./commands/region-init.js')).regionInit(options))

const hub = program.command('hub').description('the hub: links persons and families, delivers pictures')
hub
  .command('run')
  .requiredOption('--config <file>', 'YAML')
  .action(async (options) => (await import('./commands/hub-run.js')).hubRun(options))

const pseudonym = program.command('pseudonym').description('the pseudonym service')
pseudonym
  .command('run')
  .requiredOption('--config <file>', 'YAML')
  .action(async (options) => (await import('./commands/pseudonym-run.js')).pseudonymRun(options))

const adapter = program.command('adapter').description("an organisation's adapter")
adapter
  .command('run')
  .requiredOption('--config <file>', 'YAML')
  .option('--module <file>', "an adapter of your own: a module that exports 'adapter'")
  .action(async (options) => (await import('./commands/adapter-run.js')).adapterRun(options))

const page = program.command('page').description('the picture page')
page
  .command('run')
  .requiredOption('--config <file>', 'YAML')
  .action(async (options) => (await import('./commands/page-run.js')).pageRun(options))

const contract = program.command('contract').description('the common language, for integration engineers')
contract
  .command('build')
  .description('write types, validators, the catalogue and the single document that follow from contracts/')
  .option('--check', 'write nothing; fail when what is committed differs')
  .option('--repository <folder>', 'the clone', '.')
  .action(async (options) => (await import('./commands/contract-build.js')).contractBuild(options))
contract
  .command('diff')
  .description('what changed between two contracts, for whom it breaks, and a payload that shows it')
  .argument(
    '<base>',
    'a folder, a file, a published version, `gepubliceerd` for the newest, or a git revision',
  )
  .argument('[head]', 'likewise', 'contracts')
  .option(
    '--consumers <form>',
    'tolerant: who reads lets unknown fields pass; strict: the schema as it stands',
  )
  .option('--waivers <file>', 'YAML: a list of { path, rule, reason, until }')
  .option('--replay <events>', 'a file of recorded messages, { subject, headers, data } a line')
  .option('--format <format>', 'text, json, junit, sarif or github', 'text')
  .option('--repository <folder>', 'the clone', '.')
  .action(async (base, head, options) =>
    (await import('./commands/contract-diff.js')).contractDiff(base, head, options),
  )

try {
  await program.parseAsync()
} catch (error) {
  // commander has printed its own message (or the help that was asked for) already.
  process.exitCode = error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : await tell(error)
}
