/** An answer that is an error: FHIR's OperationOutcome (R4, http.html "Status Codes"). */
export class FhirError extends Error {
  constructor(
    readonly status: number,
    /** A code of IssueType. */
    readonly code: IssueType,
    diagnostics: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(diagnostics)
  }
}

export type IssueType =
  | 'invalid'
  | 'not-found'
  | 'not-supported'
  | 'deleted'
  | 'conflict'
  | 'login'
  | 'throttled'
  | 'exception'

export const operationOutcome = ({ code, message }: FhirError) => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: code === 'exception' ? 'fatal' : 'error', code, diagnostics: message }],
})
