import { XmlDocument } from 'libxml2-wasm'
import { describe, expect, test } from 'vitest'
import { type Finding, hasErrors, sortFindings } from './finding'
import { findingFormats, renderFindings } from './render-findings'

const finding = (change: Partial<Finding> = {}): Finding => ({
  rule: 'nats-subject',
  severity: 'error',
  message: 'found an empty part',
  file: 'contracts/a.yaml',
  line: 12,
  column: 5,
  path: '/channels/a/address',
  ...change,
})

/** What a document could have in it to break out of a format. */
const awkward = finding({
  message: 'a "quote" & <tag> ]]> 100% \u0000\u001b[31m\n::error::forged\r\n\ud800',
  file: 'map, met: komma/één <a>.yaml',
  severity: 'warning',
})

describe.each(findingFormats)('%s', (format) => {
  test('of the same findings is the same text, and ends its last line', () => {
    const text = renderFindings([finding(), awkward], format)
    expect(renderFindings([finding(), awkward], format)).toBe(text)
    expect(text.endsWith('\n')).toBe(true)
  })
})

test('text is a line for each finding and a line that counts', () => {
  expect(renderFindings([finding(), finding({ severity: 'info' })], 'text')).toBe(
    [
      'contracts/a.yaml:12:5  error    nats-subject  found an empty part',
      'contracts/a.yaml:12:5  info     nats-subject  found an empty part',
      '',
      '1 error, 0 warnings, 1 note',
      '',
    ].join('\n'),
  )
  expect(renderFindings([], 'text')).toBe('no findings\n')
})

test('text keeps a message on its line and sends a terminal no control characters', () => {
  const text = renderFindings([awkward], 'text')
  expect(text.split('\n')).toHaveLength(4)
  expect(text).not.toContain('\u001b')
})

test('json is the findings as they are', () => {
  expect(JSON.parse(renderFindings([finding()], 'json'))).toEqual({ findings: [finding()] })
})

describe('junit', () => {
  test('is well-formed XML whatever the findings hold, with a failure for errors only', () => {
    const xml = renderFindings([finding(), awkward], 'junit', {
      tool: 'x & y',
      files: ['contracts/goed.yaml'],
    })
    using document = XmlDocument.fromString(xml)
    const count = (path: string): number => document.find(path).length
    expect(count('/testsuites/testsuite')).toBe(3)
    expect(count('//testcase')).toBe(3)
    expect(count('//failure')).toBe(1)
    expect(document.eval('string(/testsuites/@tests)')).toBe('3')
    expect(document.eval('string(/testsuites/@failures)')).toBe('1')
    expect(document.eval('string(//testsuite[@name="contracts/goed.yaml"]/testcase/@name)')).toBe(
      'no findings',
    )
    expect(document.eval('string(//failure/@message)')).toBe('found an empty part')
    expect(document.eval('string(//system-out)')).toContain('a "quote" & <tag> ]]> 100%')
  })
})

describe('sarif', () => {
  const [run] = JSON.parse(
    renderFindings([finding({ endLine: 12, endColumn: 9 }), awkward], 'sarif', {
      tool: 'gezinsbeeld contract check',
      rules: new Map([
        ['nats-subject', 'A subject is right.'],
        ['nooit', 'Never fires.'],
      ]),
    }),
  ).runs

  test('has the shape that SARIF 2.1.0 requires', () => {
    const sarif = JSON.parse(renderFindings([], 'sarif'))
    expect(sarif).toMatchObject({
      version: '2.1.0',
      runs: [{ tool: { driver: { name: expect.any(String) } } }],
    })
    expect(sarif.runs[0].results).toEqual([])
  })

  test('names rule, level, message and place of each finding', () => {
    expect(run.results[0]).toEqual({
      ruleId: 'nats-subject',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'found an empty part' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'contracts/a.yaml' },
            region: { startLine: 12, startColumn: 5, endLine: 12, endColumn: 9 },
          },
          logicalLocations: [{ fullyQualifiedName: '/channels/a/address' }],
        },
      ],
    })
    expect(run.results[1].level).toBe('warning')
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId)
  })

  test('names a file by a URI', () => {
    const [{ physicalLocation }] = run.results[1].locations
    expect(physicalLocation.artifactLocation.uri).toBe('map%2C%20met%3A%20komma/%C3%A9%C3%A9n%20%3Ca%3E.yaml')
  })
})

test('github is one workflow command a finding, which a message cannot leave', () => {
  const lines = renderFindings([finding(), awkward], 'github').trimEnd().split('\n')
  expect(lines[0]).toBe('::error file=contracts/a.yaml,line=12,col=5,title=nats-subject::found an empty part')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toMatch(/^::warning file=map%2C met%3A komma\/één <a>\.yaml,line=12,col=5,/)
  expect(lines[1]).toContain('100%25 ')
  expect(lines[1]).toContain('%0A::error::forged%0D%0A')
})

test('findings are in the order of their place, and only an error fails', () => {
  const late = finding({ line: 100, severity: 'warning' })
  const early = finding({ line: 9, severity: 'info' })
  expect(sortFindings([late, early])).toEqual([early, late])
  expect(hasErrors([late, early])).toBe(false)
  expect(hasErrors([late, finding()])).toBe(true)
})
