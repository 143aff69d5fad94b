import { type Command, Option } from 'commander'

/** The contract, for who validates it in CI. */
export const contractCommands = (program: Command): void => {
  const contract = program.command('contract').description('the common language, for integration engineers')
  contract
    .command('build')
    .description('write types, validators, the catalogue and the single document that follow from contracts/')
    .option('--check', 'write nothing; fail when what is committed differs')
    .option('--repository <folder>', 'the clone', '.')
    .action(async (options) => (await import('../commands/contract-build.js')).contractBuild(options))
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
      (await import('../commands/contract-diff.js')).contractDiff(base, head, options),
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
      (await import('../commands/contract-permissions.js')).contractPermissions(app, options),
    )
  contract
    .command('subjects')
    .description('print every subject, the stream that keeps it, who sends and who receives')
    .option('--repository <folder>', 'the clone', '.')
    .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
    .action(async (options) => (await import('../commands/contract-subjects.js')).contractSubjects(options))
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
      (await import('../commands/contract-docs.js')).contractDocs(document, options),
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
    .action(async (options) => (await import('../commands/contract-test.js')).contractTest(options))
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
      (await import('../commands/contract-check.js')).contractCheck(path, options),
    )
}
