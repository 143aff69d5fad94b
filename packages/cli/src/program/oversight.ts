import type { Command } from 'commander'
import { folder, servers } from './options'

/** What is told of a family, to whom it was told, and what is to be done about it. */
export const oversightCommands = (program: Command): void => {
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
    (await import('../commands/picture.js')).pictureList(options),
  )
  look(
    picture
      .command('show')
      .description('one family, as JSON')
      .argument('<gezin>', "a family's number, as `picture list` tells it"),
  ).action(async (gezin, options) => (await import('../commands/picture.js')).pictureShow(gezin, options))

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
    .action(async (options) => (await import('../commands/audit.js')).audit(options))

  program
    .command('erase')
    .description('have persons erased everywhere, and wait for the receipt')
    .requiredOption(...folder)
    .option(...servers)
    .requiredOption('--wissing <name>', 'a short name of its own, which the receipt names')
    .requiredOption('--personen <org:ref,…>', "organisations' references to them")
    .option('--only-these', 'these references only, not the same persons at other organisations')
    .option('--may-return', 'what is shared of them later is accepted')
    .action(async (options) => (await import('../commands/erase.js')).erase(options))

  const link = program.command('link').description('who may be the same person')
  link
    .command('list')
    .description('the links that were proposed, and what became of them')
    .requiredOption(...folder)
    .option(...servers)
    .option('--json', 'a line of JSON a row, instead of a table')
    .action(async (options) => (await import('../commands/link.js')).linkList(options))
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
        (await import('../commands/link.js')).linkAnswer(answer, koppeling, options),
      )

  program
    .command('doctor')
    .description('where this region is weaker than production should be')
    .requiredOption(...folder)
    .option(...servers)
    .option('--json', 'a line of JSON a row, instead of a table')
    .action(async (options) => (await import('../commands/doctor.js')).doctor(options))
}
