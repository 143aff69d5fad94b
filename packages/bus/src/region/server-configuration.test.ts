import { expect, test } from 'vitest'
import { configurationText } from './server-configuration'

const tokens = { operator: 'OP.J.WT', systemAccount: 'ASYS', accounts: { ASYS: 'S.Y.S', AHUB: 'H.U.B' } }
const options = { port: 4222, storeFolder: '/data/a "b"' }

test('listens on this machine only, unless told otherwise', () => {
  expect(configurationText(tokens, options)).toContain('listen: "127.0.0.1:4222"')
  expect(configurationText(tokens, { ...options, host: '0.0.0.0' })).toContain('listen: "0.0.0.0:4222"')
})

test('names the operator and every account, and has no user of its own', () => {
  const text = configurationText(tokens, options)
  expect(text).toContain('operator: "OP.J.WT"')
  expect(text).toContain('AHUB: "H.U.B"')
  expect(text).not.toContain('no_auth_user')
})

test('a folder with blanks and quotes stays one folder', () => {
  expect(configurationText(tokens, options)).toContain('store_dir: "/data/a \\"b\\""')
})

test('every message is synced only where that is asked', () => {
  expect(configurationText(tokens, options)).not.toContain('sync_interval')
  expect(configurationText(tokens, { ...options, syncAlways: true })).toContain('sync_interval: always')
})
