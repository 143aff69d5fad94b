import { readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '@gezinsbeeld/local'
import { temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { right } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defineAdapter, defineFeed } from '../define'
import { runAdapter } from '../run-adapter'
import { get, type Surroundings, startSurroundings, untilReady } from '../testing/surroundings'
import { csv, files, json, type SourceDeclaration, webhook } from './declaration'

let around: Surroundings
beforeAll(async () => {
  around = await startSurroundings()
})
afterAll(() => around.stop())

const record = t.type({ nr: t.string, naam: t.string })

const feedOf = (naam: string, source: SourceDeclaration) =>
  defineFeed({
    naam,
    source,
    record,
    translate: (found, context) => {
      const object = context.object(naam, found.nr)
      const referentie = `${context.organisatie}:${object}`
      return right([
        {
          naam: 'persoon.vastgelegd',
          object,
          data: { referentie, personen: [referentie], naam: { geslachtsnaam: found.naam } },
        },
      ])
    },
  })

const adapterOf = (naam: string, source: SourceDeclaration) =>
  defineAdapter({ naam: 'proef', rol: 'opvang', opentGezinnen: true, feeds: [feedOf(naam, source)] })

const sleutel = ['nr']

test('a full file is published, put away once all of it has arrived, and withdraws what the next one leaves out', async () => {
  const folder = temporaryFolder('drop')
  const definition = adapterOf(
    'client',
    files({ vorm: csv({ kolommen: ['nr', 'naam'] }), bestanden: ['*.csv'], sleutel, volledig: true }),
  )
  const configuration = await around.configure(definition, { bron: { files: { map: folder, rust: 0 } } })
  const leave = (name: string, content: string): void => {
    writeFileSync(join(folder, `${name}.bezig`), content)
    utimesSync(join(folder, `${name}.bezig`), 1, 1)
    writeFileSync(join(folder, name), content)
  }
  const archive = () => readdirSync(join(folder, 'archief/client'))
  const controller = new AbortController()
  const done = runAdapter(definition, configuration, controller.signal)
  try {
    leave('1.csv', 'nr;naam\n1;Ans\n2;Bob\nx\n')
    const whole = ['persoon.vastgelegd', 'persoon.vastgelegd']
    await around.untilSeen(configuration.organisatie, whole)
    leave('2.csv', 'nr;naam\n1;Ans\n2;Bob\n3;Cor\n')
    await around.untilSeen(configuration.organisatie, [...whole, 'persoon.vastgelegd'])
    await waitFor(() => archive().includes('000000000002-2.csv'), 'the second file in the archive')
    leave('3.csv', 'nr;naam\n1;Ans\n3;Cor\n')
    const events = await around.untilSeen(configuration.organisatie, [
      ...whole,
      'persoon.vastgelegd',
      'persoon.ingetrokken',
    ])
    expect(events.at(-1)?.naam).toBe('persoon.ingetrokken')
    await waitFor(() => archive().length === 2, 'the third file in the archive')
  } finally {
    controller.abort()
    await done
  }
})

test('what is posted is published, and what cannot be read is parked', async () => {
  const definition = adapterOf('melding', webhook({ vorm: json(), sleutel }))
  const poort = await freePort()
  const bron = { webhook: { poort, autorisatie: ['Bearer een-lang-geheim'] } }
  const configuration = await around.configure(definition, { bron })
  const controller = new AbortController()
  let port = 0
  const done = runAdapter(definition, configuration, controller.signal, {
    onServing: (serving) => (port = serving),
  })
  const post = (body: string) =>
    fetch(`http://127.0.0.1:${poort}/melding`, {
      method: 'POST',
      headers: { authorization: 'Bearer een-lang-geheim' },
      body,
    })
  try {
    await waitFor(() => port > 0, 'the health server')
    await untilReady(port)
    expect((await post('{"nr":"1","naam":"Ans"}')).status).toBe(202)
    expect((await post('{"nr":"2"}')).status).toBe(202)
    await around.untilSeen(configuration.organisatie, ['persoon.vastgelegd'])
    const parked = 'gezinsbeeld_parked_records_total{feed="melding",reden="onleesbaar"} 1'
    await waitFor(async () => (await get(port, '/metrics')).text.includes(parked), 'the parked record')
  } finally {
    controller.abort()
    await done
  }
})
