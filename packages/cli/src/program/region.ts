import type { Command } from 'commander'
import { folder, servers } from './options'

/** Who makes a region, and lets organisations and apps take part. */
export const regionCommands = (program: Command): void => {
  const region = program.command('region').description('the bus of a region')
  region
    .command('init')
    .description("make a region's keys, credentials and nats-server configuration")
    .requiredOption('--folder <path>', 'where to put them')
    .action(async (options) => (await import('../commands/region-init.js')).regionInit(options))

  region
    .command('streams')
    .description("make the region's streams on its running nats-server, or bring them in line")
    .requiredOption(...folder)
    .option(...servers)
    .option(
      '--replicas <number>',
      'copies of each: 3 in production, on a cluster (default: as many as there are, else 1)',
    )
    .action(async (options) => (await import('../commands/region-streams.js')).regionStreams(options))

  const organisation = program.command('organisation').description('who takes part')
  organisation
    .command('add')
    .description('register an organisation; in the shadow, unless --live')
    .requiredOption(...folder)
    .option(...servers)
    .requiredOption('--organisatie <name>', 'its short name')
    .requiredOption('--role <rol>', 'gi, veilig-thuis, rvdk, gemeente, ggz, opvang')
    .requiredOption('--naam <name>', 'its name for people')
    .requiredOption('--oin <20 digits>', 'its number in the register of the government (OIN)')
    .option('--opens-families', 'a gatekeeper, or the local team of a gemeente')
    .option('--live', 'deliver to it and from it')
    .action(async (options) => (await import('../commands/organisation-add.js')).organisationAdd(options))

  organisation
    .command('shadow')
    .description('what would be linked, and delivered to whom, if it came out of the shadow now')
    .argument('<organisatie>', 'its short name')
    .requiredOption(...folder)
    .option(...servers)
    .option('--json', 'a line of JSON a row, instead of a table')
    .action(async (organisatie, options) =>
      (await import('../commands/organisation-shadow.js')).organisationShadow(organisatie, options),
    )

  const lasts = ['--geldig <time>', 'how long its credential lasts', '90d'] as const

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
    .option(...lasts)
    .option('--tot <date>', 'the last day on which it may read')
    .action(async (options) => (await import('../commands/app-add.js')).appAdd(options))
  app
    .command('rotate')
    .description('give an app a new credential; it goes on where it was, and the older one until it expires')
    .requiredOption(...folder)
    .option(...servers)
    .requiredOption('--app <name>', 'its short name')
    .option(...lasts)
    .action(async (options) => (await import('../commands/app-rotate.js')).appRotate(options))
  app
    .command('replay')
    .description('deliver everything since a moment to an app again; it may run meanwhile')
    .requiredOption(...folder)
    .option(...servers)
    .requiredOption('--app <name>', 'its short name')
    .requiredOption('--since <moment>', 'such as 2026-11-22T09:00:00+01:00')
    .action(async (options) => (await import('../commands/app-replay.js')).appReplay(options))
  app
    .command('revoke')
    .description('end an app: it is disconnected, and its credentials are worth nothing')
    .requiredOption(...folder)
    .option(...servers)
    .requiredOption('--app <name>', 'its short name')
    .option('--old', 'only the credentials before its newest one: after a rotation')
    .action(async (options) => (await import('../commands/app-revoke.js')).appRevoke(options))
}
