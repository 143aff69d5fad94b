#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { Command, CommanderError, Option } from 'commander'
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

region
  .command('streams')
  .description("make the region's streams on its running nats-server, or bring them in line")
  .requiredOption(...folder)
  .option(...servers)
  .option(
    '--replicas <number>',
    'copies of each: 3 in production, on a cluster (default: as many as there are, else 1)',
  )
  .action(async (options) => (await import('./commands/region-streams.js')).regionStreams(options))

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
  .action(async (options) => (await import('./commands/organisation-add.js')).organisationAdd(options))

organisation
  .command('shadow')
  .description('what would be linked, and delivered to whom, if it came out of the shadow now')
  .argument('<organisatie>', 'its short name')
  .requiredOption(...folder)
  .option(...servers)
  .option('--json', 'a line of JSON a row, instead of a table')
  .action(async (organisatie, options) =>
    (await import('./commands/organisation-shadow.js')).organisationShadow(organisatie, options),
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
  .action(async (options) => (await import('./commands/app-add.js')).appAdd(options))
app
  .command('rotate')
  .description('give an app a new credential; it goes on where it was, and the older one until it expires')
  .requiredOption(...folder)
  .option(...servers)
  .requiredOption('--app <name>', 'its short name')
  .option(...lasts)
  .action(async (options) => (await import('./commands/app-rotate.js')).appRotate(options))
app
  .command('replay')
  .description('deliver everything since a moment to an app again; it may run meanwhile')
  .requiredOption(...folder)
  .option(...servers)
  .requiredOption('--app <name>', 'its short name')
  .requiredOption('--since <moment>', 'such as 2026-11-22T09:00:00+01:00')
  .action(async (options) => (await import('./commands/app-replay.js')).appReplay(options))
app
  .command('revoke')
  .description('end an app: it is disconnected, and its credentials are worth nothing')
  .requiredOption(...folder)
  .option(...servers)
  .requiredOption('--app <name>', 'its short name')
  .option('--old', 'only the credentials before its newest one: after a rotation')
  .action(async (options) => (await import('./commands/app-revoke.js')).appRevoke(options))

const picture = program
  .command('picture')
  .description("a family's picture, as an app's organisation may see it")
const look = (command: Command): Command =>
  command
    .option(...servers)
    .requiredOption('--creds <file>', 'of an app')
    .requiredOption('--user <name>', 'who looks')
    .requiredOption('--purpose <text>', 'why')
    .option('--json', 'a line of JSON a row, instead of a table')
look(picture.command('list').description('the families that are open to it')).action(async (options) =>
  (await import('./commands/picture.js')).pictureList(options),
)
look(
  picture
    .command('show')
    .description('one family, as JSON')
    .argument('<gezin>', "a family's number, as `picture list` tells it"),
).action(async (gezin, options) => (await import('./commands/picture.js')).pictureShow(gezin, options))

program
  .command('audit')
  .description('who saw what about a person, a family, or by an organisation, when and why')
  .requiredOption(...folder)
  .option(...servers)
  .option('--persoon <persoon:…>', "the hub's person")
  .option(
    '--referentie <org:ref>',
    "an organisation's reference to a person, whoever it was linked with then",
  )
  .option('--gezin <number>', "a family's number, as `picture list` tells it")
  .option('--organisatie <name>', 'who saw it')
  .option('--json', 'a line of JSON a row, instead of a table')
  .action(async (options) => (await import('./commands/audit.js')).audit(options))

program
  .command('erase')
  .description('have persons erased everywhere, and wait for the receipt')
  .requiredOption(...folder)
  .option(...servers)
  .requiredOption('--wissing <name>', 'a short name of its own, which the receipt names')
  .requiredOption('--personen <org:ref,…>', "organisations' references to them")
  .option('--only-these', 'these references only, not the same persons at other organisations')
  .option('--may-return', 'what is shared of them later is accepted')
  .action(async (options) => (await import('./commands/erase.js')).erase(options))

const link = program.command('link').description('who may be the same person')
link
  .command('list')
  .description('the links that were proposed, and what became of them')
  .requiredOption(...folder)
  .option(...servers)
  .option('--json', 'a line of JSON a row, instead of a table')
  .action(async (options) => (await import('./commands/link.js')).linkList(options))
for (const [verb, answer, description] of [
  ['confirm', 'bevestigd', 'they are one person'],
  ['reject', 'verworpen', 'they are not'],
] as const)
  link
    .command(verb)
    .description(`an organisation's answer: ${description}`)
    .argument('<koppeling>', 'as `link list` tells it')
    .option(...servers)
    .requiredOption('--creds <file>', "of the organisation's page (<organisatie>-pagina.creds)")
    .requiredOption('--personen <org:ref,…>', "the organisation's own, as in the proposal")
    .action(async (koppeling, options) =>
      (await import('./commands/link.js')).linkAnswer(answer, koppeling, options),
    )

program
  .command('doctor')
  .description('where this region is weaker than production should be')
  .requiredOption(...folder)
  .option(...servers)
  .option('--json', 'a line of JSON a row, instead of a table')
  .action(async (options) => (await import('./commands/doctor.js')).doctor(options))

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

const adapter = program.command('adapter').description("an organisation's adapter")
/** A command about one adapter: its configuration, and a module where it is one of your own. */
const onAdapter = (parent: Command, usage: string, description: string): Command =>
  parent
    .command(usage)
    .description(description)
    .requiredOption('--config <file>', 'YAML')
    .option(
      '--module <file>',
      "an adapter of your own: a module that exports 'adapter', or a mapping file (.yaml)",
    )
const looksAt = (parent: Command, usage: string, description: string): Command =>
  onAdapter(parent, usage, description).option('--json', 'JSON instead of a table')

onAdapter(adapter, 'run', 'read, publish, and go on until it is stopped').action(async (options) =>
  (await import('./commands/adapter-run.js')).adapterRun(options),
)
onAdapter(adapter, 'upload', "leave files in the adapter's folder, and wait until they have been read")
  .argument('<file...>')
  .action(async (files, options) =>
    (await import('./commands/adapter-upload.js')).adapterUpload(files, options),
  )
looksAt(
  adapter,
  'check',
  'look at the configuration, the source, the rights and the bus; change nothing',
).action(async (options) => (await import('./commands/adapter-check.js')).adapterCheck(options))
looksAt(adapter, 'preview', 'show what it would make of real records, masked; publish nothing')
  .option('--feed <name>', 'only this feed')
  .option('--aantal <n>', 'records of each feed that are read', '100')
  .option('--tonen <n>', 'records that are shown', '3')
  .option('--compare <revision>', 'show only what the mapping of this revision, or module, makes differently')
  .action(async (options) => (await import('./commands/adapter-preview.js')).adapterPreview(options))
looksAt(
  adapter,
  'shadow',
  'what an adapter in the shadow would share, with whom, and what it could not read',
).action(async (options) => (await import('./commands/adapter-shadow.js')).adapterShadow(options))
looksAt(adapter, 'backfill', 'ask the running adapter to read everything once more, beside what changes')
  .option('--feed <name>', 'only this feed')
  .action(async (options) => (await import('./commands/adapter-order.js')).adapterOrder('inhalen', options))
looksAt(adapter, 'reconcile', 'ask the running adapter to compare all keys now')
  .option('--feed <name>', 'only this feed')
  .action(async (options) => (await import('./commands/adapter-order.js')).adapterOrder('vergelijk', options))
adapter
  .command('new')
  .description('make the folder of an adapter: it builds, tests and runs')
  .argument('<name>')
  .requiredOption('--source <kind>', 'sql, fhir, zgw, files or http')
  .option('--folder <path>', 'where to put it (default adapters/<name>)')
  .action(async (name, options) => (await import('./commands/adapter-new.js')).adapterNew(name, options))

const ledger = adapter.command('ledger').description('what an adapter has said')
looksAt(ledger, 'inspect', 'how many records, objects and parked records there are').action(async (options) =>
  (await import('./commands/adapter-look.js')).ledgerInspect(options),
)
const quarantine = adapter.command('quarantine').description('records that could not be read')
looksAt(quarantine, 'list', 'which, why, and since when; nothing personal')
  .option('--feed <name>', 'only this feed')
  .action(async (options) => (await import('./commands/adapter-look.js')).quarantineList(options))
looksAt(quarantine, 'show', 'the raw record, personal data and all')
  .arguments('<feed> <record>')
  .action(async (feed, record, options) =>
    (await import('./commands/adapter-look.js')).quarantineShow(feed, record, options),
  )
looksAt(quarantine, 'retry', 'translate again what is parked; all of the feed, or one record')
  .arguments('<feed> [record]')
  .action(async (feed, record, options) =>
    (await import('./commands/adapter-order.js')).quarantineRetry(feed, record, options),
  )
looksAt(quarantine, 'discard', 'nobody will repair this version of the record')
  .arguments('<feed> <record>')
  .requiredOption('--reason <text>', 'why; kept with it')
  .action(async (feed, record, options) =>
    (await import('./commands/adapter-order.js')).quarantineDiscard(feed, record, options),
  )

const page = program.command('page').description('the picture page')
page
  .command('run')
  .description('serve the page of one organisation, until it is stopped')
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
  .addOption(
    new Option(
      '--consumers <form>',
      'tolerant: who reads lets unknown fields pass; strict: the schema as it stands (default: what x-lezers says)',
    ).choices(['tolerant', 'strict']),
  )
  .option('--waivers <file>', 'YAML: a list of { path, rule, reason, until }')
  .option(
    '--replay <events>',
    'recorded messages to hold against the head: a file with { subject, headers, data } a line, or a stream',
  )
  .option('--servers <url>', 'of NATS, for a stream', 'nats://127.0.0.1:4222')
  .option('--credentials <file>', 'a creds file that may read the stream')
  .option('--max <number>', 'read no more messages of the stream than this, the last ones', '10000')
  .addOption(
    new Option('--format <format>').choices(['text', 'json', 'junit', 'sarif', 'github']).default('text'),
  )
  .option('--repository <folder>', 'the clone', '.')
  .action(async (base, head, options) =>
    (await import('./commands/contract-diff.js')).contractDiff(base, head, options),
  )
contract
  .command('permissions')
  .description('print what NATS lets an application do, derived from its AsyncAPI document')
  .argument(
    '[app]',
    'a document below contracts/toepassingen/, such as adapter-gi; without it, which there are',
  )
  .option('--repository <folder>', 'the clone', '.')
  .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
  .action(async (app, options) =>
    (await import('./commands/contract-permissions.js')).contractPermissions(app, options),
  )
contract
  .command('subjects')
  .description('print every subject, the stream that keeps it, who sends and who receives')
  .option('--repository <folder>', 'the clone', '.')
  .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
  .action(async (options) => (await import('./commands/contract-subjects.js')).contractSubjects(options))
contract
  .command('docs')
  .description('write a site about the contract that opens from a file, without a server')
  .argument(
    '[document]',
    "any AsyncAPI 3 document; without it the clone's contract, with its examples and applications",
  )
  .option('--out <folder>', 'where to write it', 'contract-docs')
  .option('--root <folder>', "the folder that no $ref may leave (otherwise the contract's own)")
  .option('--repository <folder>', 'the clone', '.')
  .action(async (document, options) =>
    (await import('./commands/contract-docs.js')).contractDocs(document, options),
  )
contract
  .command('test')
  .description("hold an adapter's fixtures, or what is on a stream, against the contract")
  .option('--adapter <folder>', 'fixtures: <folder>/<feed>/fixtures/<case>/events.json')
  .option(
    '--application <name>',
    "whose messages to expect; without it adapter-<the folder's name>, when there is one",
  )
  .option('--stream <name>', 'such as invoer; needs --servers and --credentials')
  .option('--servers <url>', 'of NATS', 'nats://127.0.0.1:4222')
  .option('--credentials <file>', "a creds file that may read the stream, such as the operator's")
  .option('--max <number>', 'read no more messages than this', '10000')
  .addOption(
    new Option('--from <end>', 'read the first messages, or the last')
      .choices(['begin', 'end'])
      .default('begin'),
  )
  .addOption(
    new Option('--format <format>').choices(['text', 'json', 'junit', 'sarif', 'github']).default('text'),
  )
  .action(async (options) => (await import('./commands/contract-test.js')).contractTest(options))
contract
  .command('check')
  .description('check an AsyncAPI document, or a folder of them, and say what is wrong: exit code 1')
  .argument('[path]', 'a document, or the folder of a contract', 'contracts')
  .addOption(
    new Option('--profile <name>', 'nats: any AsyncAPI document for NATS, without our own names')
      .choices(['gezinsbeeld', 'nats'])
      .default('gezinsbeeld'),
  )
  .addOption(
    new Option('--format <name>', 'how to say it')
      .choices(['text', 'json', 'junit', 'sarif', 'github'])
      .default('text'),
  )
  .option('--root <folder>', "the folder that no $ref may leave (otherwise the contract's own)")
  .option('--rules', 'say what is checked, and check nothing')
  .option('--strict', 'warnings end with exit code 1 too')
  .action(async (path, options) =>
    (await import('./commands/contract-check.js')).contractCheck(path, options),
  )

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
