import { join } from 'node:path'
import { standards } from '@gezinsbeeld/test-kit'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'
import { expect, test } from 'vitest'
import { allOrganisations } from '../../organisations'
import { createRegion } from '../../region'

const messages = () =>
  [
    ...createRegion({
      families: 250,
      seed: 4,
      vandaag: '2025-11-22',
      organisaties: allOrganisations,
    }).stories(),
  ]
    .flatMap(({ wijd }) => [...wijd['veilig-thuis'].berichten, ...wijd.rvdk.berichten])
    .map(({ xml }) => xml)

test('every CORV message of the region is valid by the official schemas', (context) => {
  xmlRegisterFsInputProviders()
  const schema = join(standards(context), 'corv-1.0.9', 'vt', 'jz0100_msg_vtberichten_resolved2025.xsd')
  const schemaDocument = XmlDocument.fromString(
    `<schema xmlns="http://www.w3.org/2001/XMLSchema"><import namespace="http://www.stufstandaarden.nl/koppelvlak/jz0100" schemaLocation="${schema}"/></schema>`,
  )
  const validator = XsdValidator.fromDoc(schemaDocument)
  const kinds = new Map<string, number>()
  const wrong = messages().flatMap((xml) => {
    const document = XmlDocument.fromString(xml)
    kinds.set(document.root.name, (kinds.get(document.root.name) ?? 0) + 1)
    try {
      validator.validate(document)
      return []
    } catch (error) {
      return [`${document.root.name}: ${error instanceof Error ? error.message : String(error)}`]
    } finally {
      document.dispose()
    }
  })
  validator.dispose()
  schemaDocument.dispose()
  expect([...new Set(wrong)].slice(0, 5)).toEqual([])
  expect([...kinds.keys()].sort()).toEqual([
    'notificatieDi01',
    'vtMeldingDi01',
    'vtTerugkoppelingDi01',
    'vtoDi01',
  ])
  for (const count of kinds.values()) expect(count).toBeGreaterThan(10)
})
