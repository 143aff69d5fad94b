export { checkFixtures, type FixtureOutcome } from './conform/fixtures'
export { checkStream, type StoredEvent, type StreamCheck } from './conform/stored-events'
