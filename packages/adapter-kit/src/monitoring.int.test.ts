import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { leaveOut } from '@gezinsbeeld/test-kit'
import { expect, test } from 'vitest'

test('each alert fires on the series that an adapter serves', (context) => {
  if (spawnSync('promtool', ['--version']).status !== 0) leaveOut(context, 'there is no promtool')
  const { status, stdout, stderr } = spawnSync('promtool', ['test', 'rules', 'alerts.test.yaml'], {
    cwd: fileURLToPath(new URL('../../../deploy/monitoring', import.meta.url)),
    encoding: 'utf8',
  })
  expect(status, stdout + stderr).toBe(0)
})
