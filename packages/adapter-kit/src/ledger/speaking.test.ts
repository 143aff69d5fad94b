import { expect, test } from 'vitest'
import type { State } from './entries'
import type { Saying } from './overlay'
import { speaking } from './speaking'

const saying = (naam: State['naam'], fields: object, more: Partial<State> = {}): Saying => ({
  state: {
    ...{ object: 'voorziening.t1', naam, content: JSON.stringify(fields), hash: `hash van ${naam}` },
    subject: 'gemeente:p',
    ...more,
  },
  moment: { at: '2026-03-01T09:00:00Z', versie: '1.0.0' },
})

const toegewezen = saying('voorziening.toegewezen', {
  ingangsdatum: '2026-01-01',
  toegewezenTot: '2026-12-31',
})
const gestart = saying(
  'voorziening.gestart',
  { begindatum: '2026-02-01', ingangsdatum: '2026-01-15' },
  { rang: 1, neemtOver: ['ingangsdatum', 'toegewezenTot'] },
)

test('of equal records the latest speaks, with exactly its own words', () => {
  const later = saying('voorziening.toegewezen', { ingangsdatum: '2026-03-01' })
  expect(speaking([toegewezen, later])).toBe(later)
  expect(speaking([toegewezen])).toBe(toegewezen)
  expect(speaking([])).toBeUndefined()
})

test('a higher record speaks also when a lower one came later, and takes over only what it names and lacks', () => {
  for (const order of [
    [toegewezen, gestart],
    [gestart, toegewezen],
  ]) {
    const said = speaking(order)
    expect(said?.state.naam).toBe('voorziening.gestart')
    expect(JSON.parse(said?.state.content ?? '')).toEqual({
      begindatum: '2026-02-01',
      ingangsdatum: '2026-01-15',
      toegewezenTot: '2026-12-31',
    })
    expect(said?.state.hash).not.toBe(gestart.state.hash)
  }
})

test('nothing taken over leaves the content as it was', () => {
  const other = saying('voorziening.toegewezen', { wet: 'wmo' })
  expect(speaking([other, gestart])?.state).toBe(gestart.state)
})
