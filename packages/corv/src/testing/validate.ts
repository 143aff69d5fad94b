import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { XmlDocument, XmlError, XmlParseError, XmlValidateError, XsdValidator } from 'libxml2-wasm'
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'

const vt = 'vt/jz0100_msg_vtberichten_resolved2025.xsd'
const gm = 'gm/jz0100_msg_gmberichten_resolved2025.xsd'
const jr = 'jr/jz0100_msg_jzberichten_resolved2025.xsd'

/** In which of the standard's schemas a message stands. */
const schemas: Readonly<Record<string, string>> = {
  vtMeldingDi01: vt,
  vtTerugkoppelingDi01: vt,
  meldingGeneriekDi01: gm,
  uitkomstMeldingGeneriekDi01: gm,
  notificatieDi01: jr,
  notificatiejrDi01: jr,
  vtoDi01: jr,
  zorgmeldingDi01: jr,
  zorgmeldingTerugkoppelingDi01: jr,
}

const validators = new Map<string, XsdValidator>()

const validatorOf = (path: string): XsdValidator => {
  const known = validators.get(path)
  if (known !== undefined) return known
  xmlRegisterFsInputProviders()
  const schema = XmlDocument.fromBuffer(readFileSync(path), { url: path })
  const validator = XsdValidator.fromDoc(schema)
  validators.set(path, validator)
  return validator
}

/**
 * What the official XSD has against a message; nothing when it is valid.
 *
 * @param standards the folder in which `corv-1.0.9` stands.
 */
export const objectionsTo = (content: Uint8Array | string, standards: string): readonly string[] => {
  try {
    const document = XmlDocument.fromBuffer(Buffer.from(content))
    try {
      const file = schemas[document.root.name]
      if (file === undefined) return [`${document.root.name} is no message of the standard`]
      validatorOf(join(standards, 'corv-1.0.9', file)).validate(document)
      return []
    } finally {
      document.dispose()
    }
  } catch (error) {
    if (error instanceof XmlValidateError || error instanceof XmlParseError) {
      return error.details.map(({ line, message }) => `line ${line}: ${message.trim()}`)
    }
    // A document with entities of its own is more than the validator takes.
    if (error instanceof XmlError) return [error.message]
    throw error
  }
}
