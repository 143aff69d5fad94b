import { describe, expect, it } from 'vitest'
import { Sessions } from './sessions'

const minute = 60_000
const user = { gebruikersnaam: 'mirjam', naam: 'Mirjam van Dam' }

const started = () => {
  const clock = { now: 0 }
  return { clock, sessions: new Sessions({ inactief: 30, hoogstens: 600 }, () => clock.now) }
}

describe('a session', () => {
  it('is found by its id and by nothing else', () => {
    const { sessions } = started()
    const id = sessions.open(user, 'hulp')
    expect(sessions.find(id, { look: true })).toMatchObject({ gebruikersnaam: 'mirjam', doel: 'hulp' })
    expect(sessions.find(`${id}x`, { look: true })).toBeUndefined()
    expect(sessions.find(undefined, { look: true })).toBeUndefined()
  })

  it('ends half an hour after the last look, and tells its open pages', () => {
    const { sessions, clock } = started()
    const id = sessions.open(user, 'hulp')
    clock.now += 29 * minute
    const session = sessions.find(id, { look: true })
    clock.now += 29 * minute
    expect(sessions.find(id, { look: true })).toBe(session)
    clock.now += 30 * minute
    expect(sessions.find(id, { look: true })).toBeUndefined()
    expect(session?.ended.aborted).toBe(true)
  })

  it('is not kept alive by a page that keeps itself up to date', () => {
    const { sessions, clock } = started()
    const id = sessions.open(user, 'hulp')
    clock.now += 29 * minute
    expect(sessions.find(id, { look: false })).toBeDefined()
    clock.now += minute
    expect(sessions.find(id, { look: false })).toBeUndefined()
  })

  it('ends after ten hours, however busy', () => {
    const { sessions, clock } = started()
    const id = sessions.open(user, 'hulp')
    for (; clock.now < 600 * minute; clock.now += 20 * minute)
      expect(sessions.find(id, { look: true })).toBeDefined()
    expect(sessions.find(id, { look: true })).toBeUndefined()
  })

  it('ends at logging out, and leaves the others', () => {
    const { sessions } = started()
    const [one, other] = [sessions.open(user, 'hulp'), sessions.open(user, 'hulp')]
    const session = sessions.find(one, { look: true })
    sessions.end(one)
    expect(session?.ended.aborted).toBe(true)
    expect(sessions.find(one, { look: true })).toBeUndefined()
    expect(sessions.find(other, { look: true })).toBeDefined()
  })
})
