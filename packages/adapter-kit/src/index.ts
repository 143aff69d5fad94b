import type { EventMap, EventName, Rol } from '@gezinsbeeld/contracts'
import { type Either, left } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import type { Rejection } from './rejection'

export type { Rejection } from './rejection'

// A stand-in with the kit's types, until the kit itself is here.
export interface AdapterDefinition {
  readonly naam: string
  readonly rol: Rol
  readonly opentGezinnen: boolean
  readonly feeds: readonly Feed[]
}

export interface Feed {
  readonly naam: string
  readonly source: SourceDeclaration
  readonly translate: (
    found: unknown,
    context: TranslateContext,
  ) => Either<Rejection, readonly TranslatedEvent[]>
}

export type SourceDeclaration =
  | { readonly soort: 'sql'; readonly sql: SqlSource }
  | { readonly soort: 'fhir'; readonly fhir: FhirSource }

export interface SqlSource {
  readonly view: string
  readonly sleutel: string
  readonly gewijzigdOp: string
  readonly verwijderd?: {
    readonly view: string
    readonly sleutel: string
    readonly gewijzigdOp: string
    readonly waar?: Readonly<Record<string, string>>
  }
  readonly kolommen: readonly string[]
}

export interface FhirSource {
  readonly resourceType: string
  readonly params?: Readonly<Record<string, string>>
}

export type Translate<R> = (
  record: R,
  context: TranslateContext,
) => Either<Rejection, readonly TranslatedEvent[]>

export type TranslatedEvent = {
  [N in EventName]: {
    readonly naam: N
    readonly object: string
    readonly data: Omit<EventMap[N], 'herkomst'>
    readonly dossier?: string
  }
}[EventName]

export interface TranslateContext {
  readonly organisatie: string
  persoon(keySpace: string, localKey: string): string
  object(keySpace: string, localKey: string): string
  pseudoniem(bsn: string | undefined): string | undefined
  readonly config: Readonly<Record<string, unknown>>
}

export const defineAdapter = (definition: AdapterDefinition): AdapterDefinition => definition
export const sql = (source: SqlSource): SourceDeclaration => ({ soort: 'sql', sql: source })
export const fhir = (source: FhirSource): SourceDeclaration => ({ soort: 'fhir', fhir: source })

export const defineFeed = <R>(feed: {
  readonly naam: string
  readonly source: SourceDeclaration
  readonly record: t.Type<R, unknown, unknown>
  readonly translate: Translate<R>
}): Feed => ({
  naam: feed.naam,
  source: feed.source,
  translate: (found, context) => {
    const read = feed.record.decode(found)
    if (read._tag === 'Right') return feed.translate(read.right, context)
    const error = read.left[0]
    return left({
      reden: 'onleesbaar',
      pad: (error?.context ?? [])
        .map(({ key }) => key)
        .filter((key) => key !== '')
        .join('.'),
      uitleg: `expected ${error?.context.at(-1)?.type.name ?? ''}`,
    })
  },
})
