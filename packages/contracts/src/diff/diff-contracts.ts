import type { LoadedDocument } from '../document/load-document'
import type { SourceFile } from '../document/source-file'
import type { Finding } from '../findings/finding'
import { modelOf } from './asyncapi'
import { addressesOf, compareDocuments } from './compare-documents'
import type { ContractSource } from './contract-source'
import { type Difference, worst } from './finding'
import type { Verdict } from './question'
import { equal } from './value'
import { owedStep, type Step } from './version-step'

export interface Report {
  /** The head reads what the base writes, including everything that is still in a stream. */
  readonly backward: Verdict
  /** The base reads what the head writes. */
  readonly forward: Verdict
  readonly differences: readonly Difference[]
  readonly step: Step
  readonly versions: { readonly base: string | undefined; readonly head: string | undefined }
  /** What could not be read; then nothing was compared. */
  readonly findings: readonly Finding[]
  /** Files of the head, or else of the base, by the name that paths of differences begin with. */
  readonly files: ReadonlyMap<string, SourceFile>
  /** Of which paths without a file speak. */
  readonly entry: SourceFile | undefined
}

/** Compares two contracts, with their applications when both have them. */
export const diffContracts = (
  base: ContractSource,
  head: ContractSource,
  options: { readonly tolerant: boolean | undefined },
): Report => {
  const findings = [...base.findings, ...head.findings]
  const [before, after] = [base.main, head.main]
  const errors = findings.some(({ severity }) => severity === 'error')
  if (before === undefined || after === undefined || errors)
    return {
      backward: 'undecided',
      forward: 'undecided',
      differences: [],
      step: 'none',
      versions: { base: undefined, head: undefined },
      findings,
      files: new Map(),
      entry: after?.entry,
    }
  const found = [
    ...compareDocuments(before, after, options),
    ...compareApplications(base, head, before, after, options),
  ]
  const differences = once(found).toSorted(inOrder)
  return {
    backward: worst(differences.map((each) => each.backward)),
    forward: worst(differences.map((each) => each.forward)),
    differences,
    step: owedStep(differences, wordsDiffer(before, after)),
    versions: { base: modelOf(before)?.version, head: modelOf(after)?.version },
    findings,
    files: new Map([...filesOf(base), ...filesOf(head)]),
    entry: after.entry,
  }
}

const filesOf = ({ main, applications }: ContractSource): readonly (readonly [string, SourceFile])[] =>
  [main, ...(applications?.values() ?? [])].flatMap((document) => [...(document?.files ?? [])])

const compareApplications = (
  base: ContractSource,
  head: ContractSource,
  before: LoadedDocument,
  after: LoadedDocument,
  options: { readonly tolerant: boolean | undefined },
): readonly Difference[] => {
  const [old, now] = [base.applications, head.applications]
  if (old === undefined || now === undefined) return []
  const done = new Set([...before.files.keys(), ...after.files.keys()])
  const model = modelOf(before)
  const addresses = model === undefined ? new Set<string>() : addressesOf(model)
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((name): readonly Difference[] => {
    const [one, other] = [old.get(name), now.get(name)]
    const path = `toepassingen/${name}#`
    if (one !== undefined && other !== undefined)
      return compareDocuments(one, other, { ...options, done, addresses }).map((each) =>
        each.path === '' || each.path.startsWith('/') ? { ...each, path: `${path}${each.path}` } : each,
      )
    const gone = other === undefined
    const verdict = gone ? 'undecided' : 'compatible'
    return [
      {
        rule: gone ? 'application-removed' : 'application-added',
        detail: gone
          ? 'nothing says any more what it may send and receive'
          : 'it may send and receive what it says',
        path,
        backward: verdict,
        forward: verdict,
      },
    ]
  })
}

/**
 * A shared part is compared in every message that uses it: said once for each verdict, with the first witness. That it changes
 * nothing for one message is not worth saying when it does for another.
 */
const once = (differences: readonly Difference[]): readonly Difference[] => {
  const kept = new Map<string, Difference>()
  const broken = new Set<string>()
  for (const each of differences) {
    const what = JSON.stringify([each.path, each.rule, each.detail])
    const key = `${what} ${each.backward} ${each.forward}`
    if (!kept.has(key)) kept.set(key, each)
    if (each.backward !== 'compatible' || each.forward !== 'compatible') broken.add(what)
  }
  return [...kept.values()].filter(
    ({ path, rule, detail, backward, forward }) =>
      backward !== 'compatible' ||
      forward !== 'compatible' ||
      !broken.has(JSON.stringify([path, rule, detail])),
  )
}

/** Whether two documents that say the same say it in other words; not known of a folder and the one file that it was bundled to. */
const wordsDiffer = (base: LoadedDocument, head: LoadedDocument): boolean => {
  const one = base.files.size === 1 && head.files.size === 1
  return [...head.files].some(([path, { tree }]) => {
    const before = one ? base.entry : base.files.get(path)
    return before !== undefined && before.tree !== tree && !equal(before.tree, tree)
  })
}

const inOrder = (a: Difference, b: Difference): number => {
  const [left, right] = [a, b].map(({ path, rule, detail }) => `${path}\0${rule}\0${detail}`)
  return (left ?? '') < (right ?? '') ? -1 : left === right ? 0 : 1
}
