import type { Difference } from './finding'

export type Step = 'major' | 'minor' | 'patch' | 'none'

/**
 * Which step of the version is owed (semver.org): major when somebody may no longer understand somebody, or nobody can tell;
 * minor when something else changed; patch when only words did. Waivers do not change it.
 */
export const owedStep = (differences: readonly Difference[], wordsChanged: boolean): Step => {
  if (differences.some(({ backward, forward }) => backward !== 'compatible' || forward !== 'compatible'))
    return 'major'
  if (differences.length > 0) return 'minor'
  return wordsChanged ? 'patch' : 'none'
}

/** `1.4.2` and `minor` → `1.5.0`; undefined for what is no version. */
export const nextVersion = (version: string | undefined, step: Step): string | undefined => {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)$/.exec(version ?? '') ?? []
  if (major === undefined) return undefined
  switch (step) {
    case 'major':
      return `${Number(major) + 1}.0.0`
    case 'minor':
      return `${major}.${Number(minor) + 1}.0`
    case 'patch':
      return `${major}.${minor}.${Number(patch) + 1}`
    case 'none':
      return version
  }
}

/** Whether the head already took the step, or a greater one. */
export const isTaken = (
  base: string | undefined,
  head: string | undefined,
  step: Step,
): boolean | undefined => {
  const wanted = nextVersion(base, step)
  const [a, b] = [wanted, head].map((version) =>
    /^(\d+)\.(\d+)\.(\d+)$/
      .exec(version ?? '')
      ?.slice(1)
      .map(Number),
  )
  if (a === undefined || b === undefined) return undefined
  for (const [index, number] of a.entries()) {
    const other = b[index] ?? 0
    if (other !== number) return other > number
  }
  return true
}
