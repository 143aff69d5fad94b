import type { Finding } from './finding'
import type { RenderContext } from './render-context'
import { renderGithub } from './render-github'
import { renderJunit } from './render-junit'
import { renderSarif } from './render-sarif'
import { renderText } from './render-text'

export const findingFormats = ['text', 'json', 'junit', 'sarif', 'github'] as const
export type FindingFormat = (typeof findingFormats)[number]

/** The findings as one text that ends with a newline (empty when there is nothing to say in that format). */
export const renderFindings = (
  findings: readonly Finding[],
  format: FindingFormat,
  context: RenderContext = { tool: 'gezinsbeeld contract' },
): string => {
  switch (format) {
    case 'text':
      return renderText(findings)
    case 'json':
      return `${JSON.stringify({ findings }, undefined, 2)}\n`
    case 'junit':
      return renderJunit(findings, context)
    case 'sarif':
      return renderSarif(findings, context)
    case 'github':
      return renderGithub(findings)
  }
}
