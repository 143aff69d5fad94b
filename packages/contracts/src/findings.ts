export { type Finding, hasErrors, type Severity, sortFindings } from './findings/finding'
export type { RenderContext } from './findings/render-context'
export { type FindingFormat, findingFormats, renderFindings } from './findings/render-findings'
