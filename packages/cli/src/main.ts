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

const servers = ['--servers <address>', 'of the nats-server', 'nats://127.0.0.1:4222'] as const
const folder = ['--folder <path>', 'what region init made'] as const

const organisation = program.command('organisation').description('who takes part')
organisation
  .command('add')
  .description('register an organisation; in the shadow, unless --live')
  .requiredOption(...folder)
  .option(...servers)
  .requiredOption('--organisatie <name>', 'its short name')
  .requiredOption('--role <rol>', 'gi, veilig-thuis, rvdk, gemeente, ggz, opvang')
  .requiredOption('--naam <name>', 'its name for people')
  .requiredOption('--oin <20 digits>')
  .option('--opens-families', 'a gatekeeper, or the local team of a gemeente')
  .option('--live', 'deliver to it and from it')
  .action(async (options) => (await import('./commands/organisation-add.js')).organisationAdd(options))

const app = program.command('app').description('what reads family events')
app
  .command('add')
  .description('register an app, or give it a new credential or other domeinen')
  .requiredOption(...folder)
  .option(...servers)
  .requiredOption('--app <name>', 'its short name, unique in the region')
  .requiredOption('--organisatie <name>', 'on whose behalf it reads')
  .requiredOption('--role <rol>', 'in which that organisation is registered')
  .requiredOption('--naam <name>', 'its name for people')
  .requiredOption('--doel <text>', 'what it uses the data for')
  .requiredOption('--domeinen <a,b>', 'what it receives')
  .action(async (options) => (await import('./commands/app-add.js')).appAdd(options))

const picture = program
  .command('picture')
  .description("a family's picture, as an app's organisation may see it")
const look = (command: Command): Command =>
  command
    .option(...servers)
    .requiredOption('--creds <file>', 'of an app')
    .requiredOption('--user <name>', 'who looks')
    .requiredOption('--purpose <text>', 'why')
    .option('--json')
look(picture.command('list')).action(async (options) =>
  (await import('./commands/picture.js')).pictureList(options),
)
look(picture.command('show').argument('<gezin>')).action(async (gezin, options) =>
  (await import('./commands/picture.js')).pictureShow(gezin, options),
)

program
  .command('audit')
  .description('who saw what about a person, a family, or by an organisation, when and why')
  .requiredOption(...folder)
  .option(...servers)
  .option('--persoon <persoon:…>', "the hub's person")
  .option('--gezin <number>')
  .option('--organisatie <name>', 'who saw it')
  .option('--json')
  .action(async (options) => (await import('./commands/audit.js')).audit(options))

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

try {
  await program.parseAsync()
} catch (error) {
  // commander has printed its own message (or the help that was asked for) already.
  process.exitCode = error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : await tell(error)
}
