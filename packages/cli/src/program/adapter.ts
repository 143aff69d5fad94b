import type { Command } from 'commander'

/** Adapters, for who writes one and for who runs one. */
export const adapterCommands = (program: Command): void => {
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
    (await import('../commands/adapter-run.js')).adapterRun(options),
  )
  onAdapter(adapter, 'upload', "leave files in the adapter's folder, and wait until they have been read")
    .argument('<file...>')
    .action(async (files, options) =>
      (await import('../commands/adapter-upload.js')).adapterUpload(files, options),
    )
  looksAt(
    adapter,
    'check',
    'look at the configuration, the source, the rights and the bus; change nothing',
  ).action(async (options) => (await import('../commands/adapter-check.js')).adapterCheck(options))
  looksAt(adapter, 'preview', 'show what it would make of real records, masked; publish nothing')
    .option('--feed <name>', 'only this feed')
    .option('--aantal <n>', 'records of each feed that are read', '100')
    .option('--tonen <n>', 'records that are shown', '3')
    .option(
      '--compare <revision>',
      'show only what the mapping of this revision, or module, makes differently',
    )
    .action(async (options) => (await import('../commands/adapter-preview.js')).adapterPreview(options))
  looksAt(
    adapter,
    'shadow',
    'what an adapter in the shadow would share, with whom, and what it could not read',
  ).action(async (options) => (await import('../commands/adapter-shadow.js')).adapterShadow(options))
  looksAt(adapter, 'backfill', 'ask the running adapter to read everything once more, beside what changes')
    .option('--feed <name>', 'only this feed')
    .action(async (options) =>
      (await import('../commands/adapter-order.js')).adapterOrder('inhalen', options),
    )
  looksAt(adapter, 'reconcile', 'ask the running adapter to compare all keys now')
    .option('--feed <name>', 'only this feed')
    .action(async (options) =>
      (await import('../commands/adapter-order.js')).adapterOrder('vergelijk', options),
    )
  adapter
    .command('new')
    .description('make the folder of an adapter: it builds, tests and runs')
    .argument('<name>')
    .requiredOption('--source <kind>', 'sql, fhir, zgw, files or http')
    .option('--folder <path>', 'where to put it (default adapters/<name>)')
    .action(async (name, options) => (await import('../commands/adapter-new.js')).adapterNew(name, options))

  const ledger = adapter.command('ledger').description('what an adapter has said')
  looksAt(ledger, 'inspect', 'how many records, objects and parked records there are').action(
    async (options) => (await import('../commands/adapter-look.js')).ledgerInspect(options),
  )
  const quarantine = adapter.command('quarantine').description('records that could not be read')
  looksAt(quarantine, 'list', 'which, why, and since when; nothing personal')
    .option('--feed <name>', 'only this feed')
    .action(async (options) => (await import('../commands/adapter-look.js')).quarantineList(options))
  looksAt(quarantine, 'show', 'the raw record, personal data and all')
    .arguments('<feed> <record>')
    .action(async (feed, record, options) =>
      (await import('../commands/adapter-look.js')).quarantineShow(feed, record, options),
    )
  looksAt(quarantine, 'retry', 'translate again what is parked; all of the feed, or one record')
    .arguments('<feed> [record]')
    .action(async (feed, record, options) =>
      (await import('../commands/adapter-order.js')).quarantineRetry(feed, record, options),
    )
  looksAt(quarantine, 'discard', 'nobody will repair this version of the record')
    .arguments('<feed> <record>')
    .requiredOption('--reason <text>', 'why; kept with it')
    .action(async (feed, record, options) =>
      (await import('../commands/adapter-order.js')).quarantineDiscard(feed, record, options),
    )
}
