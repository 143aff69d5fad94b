import { type Application, subjectOf } from '@gezinsbeeld/contracts/build'
import { applicationsOf } from './applications-of.js'

interface Subject {
  readonly adres: string
  /** Every subject of the channel: `*` and `>` where something is filled in. */
  readonly onderwerp: string
  /** Absent for a question to a service. */
  readonly stroom?: string
  readonly berichten: readonly string[]
  readonly zenders: readonly string[]
  readonly ontvangers: readonly string[]
}

const subjectsOf = (applications: readonly Application[]): readonly Subject[] => {
  const found = new Map<string, Subject>()
  for (const { naam, operaties } of applications)
    for (const { actie, kanaal } of operaties) {
      if (kanaal.adres === undefined) continue
      const known = found.get(kanaal.adres) ?? {
        adres: kanaal.adres,
        onderwerp: subjectOf(kanaal, 'HUB'),
        ...(kanaal.stroom === undefined ? {} : { stroom: kanaal.stroom }),
        berichten: kanaal.berichten,
        zenders: [],
        ontvangers: [],
      }
      found.set(
        kanaal.adres,
        actie === 'send'
          ? { ...known, zenders: [...known.zenders, naam] }
          : { ...known, ontvangers: [...known.ontvangers, naam] },
      )
    }
  return [...found.values()].sort((a, b) => (a.adres < b.adres ? -1 : 1))
}

const asText = ({ adres, stroom, berichten, zenders, ontvangers }: Subject): string =>
  [
    adres,
    `  ${berichten.join(', ')}; ${stroom === undefined ? 'a question, kept nowhere' : `stream ${stroom}`}`,
    `  sent by ${zenders.join(', ') || 'nobody'}; received by ${ontvangers.join(', ') || 'nobody'}`,
    '',
  ].join('\n')

/**
 * Prints every subject that an application of the contract sends or receives, the stream that keeps it, and who that is.
 *
 * @throws FindingError for a contract that cannot be read.
 */
export const contractSubjects = async (options: {
  readonly repository: string
  readonly format: 'text' | 'json'
}): Promise<void> => {
  const subjects = subjectsOf(applicationsOf(options.repository))
  process.stdout.write(
    options.format === 'json' ? `${JSON.stringify(subjects, undefined, 2)}\n` : subjects.map(asText).join(''),
  )
}
