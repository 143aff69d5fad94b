import { field } from '@gezinsbeeld/adapter-kit/fields'

/** A logical id (FHIR R4, 2.24.0.1): 1 to 64 letters, digits, dashes and dots. */
export const Id = field('a FHIR id', (found) =>
  typeof found === 'string' && /^[A-Za-z0-9.-]{1,64}$/.test(found) ? found : undefined,
)

/** Only this resource type: a server may put another one in its answer (an OperationOutcome). */
export const resource = <T extends string>(type: T) =>
  field(`resourceType ${type}`, (found) => (found === type ? type : undefined))
