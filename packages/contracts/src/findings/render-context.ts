/** What the output says of the tool and of the rules that it holds. */
export interface RenderContext {
  /** Of the tool, such as `gezinsbeeld contract check`. */
  readonly tool: string
  readonly version?: string
  /** What each rule means, by its slug; a rule that is not here is named without a description. */
  readonly rules?: ReadonlyMap<string, string>
  /** Files that were looked at; a junit report says of each that it passed. */
  readonly files?: readonly string[]
}
