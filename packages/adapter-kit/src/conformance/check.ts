/** One thing that an adapter must do; `check` throws an AssertionError when it does not. */
export interface Check {
  readonly naam: string
  readonly check: () => void | Promise<void>
}
