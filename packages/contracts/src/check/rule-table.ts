import { exampleRules } from './check-examples'
import { rules } from './rules'

export interface RuleRow {
  readonly name: string
  readonly description: string
  /** Whether it is left out by `--profile nats`. */
  readonly onlyOurs: boolean
}

/** What the loader says, of any file. */
const reading: readonly (readonly [string, string])[] = [
  ['file-missing', 'The document, and every file that it refers to, is there.'],
  ['file-unreadable', 'Every file is text in UTF-8 that can be read; not a folder, a device or a pipe.'],
  ['file-size', 'A file is at most 5 MB, and all files of a document together 20 MB.'],
  ['file-count', 'A document refers to at most 2,000 files.'],
  ['file-empty', 'A file holds something.'],
  ['syntax', 'A file is YAML or JSON, one document.'],
  ['duplicate-key', 'A key stands once in an object.'],
  ['yaml-value', 'A file holds only what JSON knows: no tags, no binary, no alias without an anchor.'],
  ['yaml-depth', 'Nesting goes at most 200 levels deep.'],
  ['yaml-size', 'A file holds at most 500,000 values, with its aliases written out.'],
  ['ref-remote', 'No $ref leads to the network or to another scheme; nothing is fetched.'],
  ['ref-outside', "No $ref and no link leads out of the contract's folder."],
  ['ref-invalid', 'A $ref is a relative path with a JSON Pointer.'],
  ['ref-missing', 'A $ref leads to something.'],
  ['ref-endless', 'A $ref ends somewhere; a schema that comes back to itself is fine.'],
  ['ref-expansion', 'References written out make at most a million values.'],
  ['no-document', 'A folder has an AsyncAPI document.'],
]

/** Every rule but those of @asyncapi/parser, whose names begin with `asyncapi`. */
export const ruleTable: readonly RuleRow[] = [
  ...reading.map(([name, description]) => ({ name, description, onlyOurs: false })),
  ...rules.map(({ name, description, only }) => ({ name, description, onlyOurs: only === 'gezinsbeeld' })),
  ...exampleRules.map(({ name, description }) => ({ name, description, onlyOurs: true })),
]

/** The table as Markdown, for the README; a test holds the README against it. */
export const ruleMarkdown = (): string =>
  [
    '| rule | what must hold |',
    '| --- | --- |',
    ...ruleTable.map(
      ({ name, description, onlyOurs }) =>
        `| \`${name}\`${onlyOurs ? ' (ours)' : ''} | ${description.replaceAll('|', '\\|')} |`,
    ),
    '',
  ].join('\n')
