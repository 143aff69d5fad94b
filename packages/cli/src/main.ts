#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { adapterCommands } from './program/adapter'
import { contractCommands } from './program/contract'
import { oversightCommands } from './program/oversight'
import { regionCommands } from './program/region'
import { tell } from './tell.js'

/**
 * The `gezinsbeeld` command. What there is to choose stands below program/; each choice is a file below commands/, imported then, so that
 * `--help` and a mistyped option do not wait for a database driver.
 */
const program = new Command('gezinsbeeld')
  .description('Shared family events between youth-care partners')
  .version(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version)
  .exitOverride()
  .showHelpAfterError('(--help lists what there is)')

regionCommands(program)
oversightCommands(program)

const hub = program.command('hub').description('the hub: links persons and families, delivers pictures')
hub
  .command('run')
  .description('link what comes in and deliver it, until it is stopped')
  .requiredOption('--config <file>', 'YAML')
  .action(async (options) => (await import('./commands/hub-run.js')).hubRun(options))

const pseudonym = program.command('pseudonym').description('the pseudonym service')
pseudonym
  .command('run')
  .description('answer adapters, until it is stopped')
  .requiredOption('--config <file>', 'YAML')
  .action(async (options) => (await import('./commands/pseudonym-run.js')).pseudonymRun(options))

const page = program.command('page').description('the picture page')
page
  .command('run')
  .description('serve the page of one organisation, until it is stopped')
  .requiredOption('--config <file>', 'YAML')
  .action(async (options) => (await import('./commands/page-run.js')).pageRun(options))

adapterCommands(program)
contractCommands(program)

// `| head` has read enough; nobody is left to write to.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

try {
  await program.parseAsync()
} catch (error) {
  // commander has printed its own message (or the help that was asked for) already.
  process.exitCode = error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : await tell(error)
}
