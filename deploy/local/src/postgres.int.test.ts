import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, afterEach, expect, test } from 'vitest'
import { type Postgres, startPostgres } from './postgres.js'

const base = mkdtempSync(join(tmpdir(), 'postgres-'))
afterAll(() => rmSync(base, { recursive: true }))

const running = new Set<Postgres>()
afterEach(async () => {
  await Promise.all([...running].map((each) => each.stop()))
  running.clear()
})

/** Below a folder that only we may enter: where we are root, the server runs as somebody else. */
const newFolder = () => join(mkdtempSync(join(base, 'postgres-')), 'gi')

const start = async (folder: string) => {
  const server = await startPostgres({ folder, durable: false })
  running.add(server)
  return server
}

const query = async (url: string, text: string) => {
  const sql = postgres(url, { max: 1 })
  try {
    return await sql.unsafe(text)
  } finally {
    await sql.end()
  }
}

test('a database is made when it is first asked for, and what it holds is there after a restart', async () => {
  const folder = newFolder()
  const first = await start(folder)
  await query(await first.database('dossier'), 'create table client as select 1 as id')
  expect(await query(await first.database('dossier'), 'select id from client')).toEqual([{ id: 1 }])
  await first.stop()
  const second = await start(folder)
  expect(await query(await second.database('dossier'), 'select id from client')).toEqual([{ id: 1 }])
})

test('a server that was killed recovers what it had committed', async () => {
  const folder = newFolder()
  const first = await start(folder)
  await query(await first.database('dossier'), 'create table client as select 1 as id')
  process.kill(first.pid, 'SIGKILL')
  expect(await first.exited).toMatchObject({ signal: 'SIGKILL' })
  const second = await start(folder)
  expect(await query(await second.database('dossier'), 'select id from client')).toEqual([{ id: 1 }])
})

test('nobody enters without the password', async () => {
  const server = await start(newFolder())
  const url = (await server.database('dossier')).replace(/:[^:@]+@/, ':guess@')
  await expect(query(url, 'select 1')).rejects.toMatchObject({ code: '28P01' })
})

test('a second server on the same data is refused, and the first goes on', async () => {
  const folder = newFolder()
  const first = await start(folder)
  await expect(start(folder)).rejects.toThrow(/PostgreSQL ended with code 1 before it was ready.*postmaster/s)
  expect(await query(await first.database('dossier'), 'select 1 as one')).toEqual([{ one: 1 }])
})

test('an initialisation that was cut short is done again', async () => {
  const folder = newFolder()
  mkdirSync(join(folder, 'data.unfinished'), { recursive: true })
  writeFileSync(join(folder, 'data.unfinished', 'PG_VERSION'), '18')
  const server = await start(folder)
  expect(await query(await server.database('dossier'), 'select 1 as one')).toEqual([{ one: 1 }])
})
