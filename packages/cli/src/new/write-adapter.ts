import { readableContext } from '@gezinsbeeld/adapter-kit/conformance'
import type { Kind } from './kinds.js'

/** Path below the adapter's folder → what stands there. */
export type Files = Readonly<Record<string, string>>

const asJson = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`

const adapterTs = (
  name: string,
): string => `import { defineAdapter, defineFeed } from '@gezinsbeeld/adapter-kit'
import { BetrokkenheidRecord } from './betrokkenheid/record'
import { betrokkenheidSource } from './betrokkenheid/source'
import { translateBetrokkenheid } from './betrokkenheid/translate'

export const adapter = defineAdapter({
  naam: '${name}',
  // The role of the registration. Gatekeepers (gi, veilig-thuis, rvdk, the gemeente's lokaal team) open families; everybody else
  // shares a client only once the hub asks for that client.
  rol: 'gemeente',
  opentGezinnen: true,
  versie: '1.0.0',
  feeds: [
    defineFeed({
      naam: 'betrokkenheid',
      source: betrokkenheidSource,
      record: BetrokkenheidRecord,
      translate: translateBetrokkenheid,
    }),
  ],
})
`

const translateTs = ({
  sleutel,
  client,
  begin,
  einde,
}: Kind): string => `import type { Translate } from '@gezinsbeeld/adapter-kit'
import { present } from '@gezinsbeeld/adapter-kit/fields'
import { right } from 'fp-ts/lib/Either.js'
import type { BetrokkenheidRecord } from './record'

/** Of which keys references are made: feeds that speak of one client use one key space. */
const clientKeySpace = 'client'

/** One record: \`betrokkenheid.gestart\`, or \`betrokkenheid.beeindigd\` when it has an end. Pure, and without memory. */
export const translateBetrokkenheid: Translate<BetrokkenheidRecord> = (record, context) => {
  const object = context.object('betrokkenheid', ${sleutel})
  const client = context.persoon(clientKeySpace, ${client})
  const einddatum = ${einde}
  const data = {
    referentie: \`\${context.organisatie}:\${object}\`,
    personen: [client],
    rol: 'lokaal-team' as const,
    ...present({ begindatum: ${begin} }),
  }
  return right([
    einddatum === undefined
      ? { naam: 'betrokkenheid.gestart', object, dossier: client, data }
      : { naam: 'betrokkenheid.beeindigd', object, dossier: client, data: { ...data, einddatum } },
  ])
}
`

const testTs = `import { fileURLToPath } from 'node:url'
import { conformance } from '@gezinsbeeld/adapter-kit/conformance'
import { describe, it } from 'vitest'
import { adapter } from './adapter'

const checks = conformance(adapter, { folder: fileURLToPath(new URL('.', import.meta.url)) })

describe('the adapter', () => {
  it.each(checks)('$naam', ({ check }) => check())
})
`

const packageJson = (name: string): string =>
  asJson({
    name: `@gezinsbeeld/adapter-${name}`,
    version: '0.1.0',
    private: true,
    type: 'module',
    license: 'EUPL-1.2',
    exports: {
      '.': {
        '@gezinsbeeld/source': './adapter.ts',
        types: './dist/adapter.d.ts',
        default: './dist/adapter.js',
      },
    },
    dependencies: {
      '@gezinsbeeld/adapter-kit': 'workspace:*',
      '@gezinsbeeld/contracts': 'workspace:*',
      'fp-ts': 'catalog:',
      'io-ts': 'catalog:',
    },
  })

const exampleYaml = (name: string, { bron }: Kind): string => `adapter: ${name}
organisatie: ${name}                        # as registered
oin: "00000099000000001000"
bronsysteem: ${name}                        # the source system's name, as receivers see it
nats: { servers: ["nats://127.0.0.1:4222"], credentials: ./adapter.creds }
gegevens: ./gegevens
poort: 9464
sleutels:                                  # openssl rand -hex 32, each; back the first one up
  referentie: \${env:GEZINSBEELD_REFERENTIE}
  quarantaine: \${env:GEZINSBEELD_QUARANTAINE}
bron:
${bron}
`

const readme = (name: string): string => `# ${name}

What it reads, and where. Made with \`gezinsbeeld adapter new\`; the next steps are in [adapters/README.md](../README.md).

1. \`betrokkenheid/source.ts\`: where the records come from.
2. \`betrokkenheid/record.ts\`: the fields that are used. \`betrokkenheid/translate.ts\`: what they mean.
3. \`betrokkenheid/fixtures/<case>/\`: a record, with the events that it becomes or why it is rejected. Synthetic people only.
4. \`gezinsbeeld adapter preview --config voorbeeld.yaml\`: what it makes of the real records, masked.
`

/** What the conformance suite's legible references make of the two records that can be read. */
const eventsOf = ({ sleutels }: Kind) => {
  const context = readableContext('voorbeeld', {})
  const shared = (key: string) => {
    const object = context.object('betrokkenheid', key)
    const client = context.persoon('client', sleutels.client)
    const data = { referentie: `voorbeeld:${object}`, personen: [client], rol: 'lokaal-team' }
    return { object, dossier: client, data }
  }
  const loopt = shared(sleutels.loopt)
  const beeindigd = shared(sleutels.beeindigd)
  return {
    loopt: [{ naam: 'betrokkenheid.gestart', ...loopt, data: { ...loopt.data, begindatum: '2026-01-05' } }],
    beeindigd: [
      {
        ...{ naam: 'betrokkenheid.beeindigd', ...beeindigd },
        data: { ...beeindigd.data, begindatum: '2025-01-05', einddatum: '2026-02-01' },
      },
    ],
  }
}

/** The files of a new adapter that reads this kind of source. */
export const adapterFiles = (name: string, kind: Kind): Files => {
  const feed = 'betrokkenheid'
  const { loopt, beeindigd, afgewezen } = kind.records
  const events = eventsOf(kind)
  return {
    'package.json': packageJson(name),
    'README.md': readme(name),
    'adapter.ts': adapterTs(name),
    'adapter.test.ts': testTs,
    'voorbeeld.yaml': exampleYaml(name, kind),
    [`${feed}/source.ts`]: kind.source,
    [`${feed}/record.ts`]: kind.record,
    [`${feed}/translate.ts`]: translateTs(kind),
    [`${feed}/fixtures/loopt/record.json`]: asJson(loopt),
    [`${feed}/fixtures/loopt/events.json`]: asJson(events.loopt),
    [`${feed}/fixtures/beeindigd/record.json`]: asJson(beeindigd),
    [`${feed}/fixtures/beeindigd/events.json`]: asJson(events.beeindigd),
    [`${feed}/fixtures/afgewezen-onmogelijke-datum/record.json`]: asJson(afgewezen),
    [`${feed}/fixtures/afgewezen-onmogelijke-datum/rejection.json`]: asJson({
      ...{ reden: 'onleesbaar', ...kind.afgewezen },
    }),
  }
}
