import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readPageConfiguration } from './configuration'

const folder = mkdtempSync(join(tmpdir(), 'pagina-'))
afterAll(() => rmSync(folder, { recursive: true }))

const wachtwoord = 'scrypt$32768$8$3$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
const least = {
  organisatie: 'gi-noord',
  naam: 'GI Noord',
  nats: { servers: ['nats://127.0.0.1:4222'], credentials: 'gi-noord.creds' },
  poort: 8081,
  doelen: ['uitvoering van een maatregel'],
  gebruikers: [{ gebruikersnaam: 'mirjam', naam: 'Mirjam van Dam', wachtwoord }],
}

const read = (value: object, env: Record<string, string> = {}) => {
  const file = join(folder, 'pagina.yaml')
  writeFileSync(file, JSON.stringify(value))
  return readPageConfiguration(file, env)
}

describe("a page's configuration", () => {
  it('needs little, and fills in the rest', () => {
    expect(read(least)).toEqual({
      ...least,
      host: '127.0.0.1',
      proxies: [],
      sessie: { inactief: 30, hoogstens: 600 },
      verouderd: 60,
    })
  })

  it('takes a password from the environment', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as it stands in a file.
    const user = { gebruikersnaam: 'mirjam', naam: 'Mirjam', wachtwoord: '${env:MIRJAM}' }
    const found = read({ ...least, gebruikers: [user] }, { MIRJAM: wachtwoord })
    expect(found.gebruikers[0]?.wachtwoord).toBe(wachtwoord)
  })

  it.each([
    [{ poort: 'acht' }, 'poort: found a string, expected a number'],
    [{ poort: 70_000 }, 'poort: found 70000, expected a port'],
    [{ organisatie: 'GI Noord' }, 'organisatie: found a string, expected a short name like gi-noord'],
    [{ doelen: [] }, 'doelen: found a list, expected at least one purpose'],
    [{ adres: 'http://beeld.gi-noord.example' }, 'adres: found a string, expected https://name'],
    [{ adres: 'https://gi-noord.example/beeld' }, 'adres: found a string, expected https://name'],
    [{ sessie: { inactief: 0 } }, 'sessie.inactief: found 0, expected at least 1 minute'],
    [{ gebruikers: [...least.gebruikers, ...least.gebruikers] }, 'gebruikers: found a list, expected each'],
    [{ onbekend: 1 }, 'found onbekend, expected none of these'],
  ])('with %j is refused: %s', (over, message) => expect(() => read({ ...least, ...over })).toThrow(message))

  it('is refused with a password that is no hash, which is not repeated', () => {
    const user = { gebruikersnaam: 'mirjam', naam: 'Mirjam', wachtwoord: 'geheim' }
    const reading = () => read({ ...least, gebruikers: [user] })
    expect(reading).toThrow(
      'gebruikers.0.wachtwoord: found a string, expected a hash that begins with scrypt$',
    )
    expect(reading).not.toThrow('geheim')
  })

  it.each(['https://beeld.gi-noord.example', 'http://localhost:8081', 'http://127.0.0.1:8081'])(
    'may say that it is reached at %s',
    (adres) => expect(read({ ...least, adres }).adres).toBe(adres),
  )
})
