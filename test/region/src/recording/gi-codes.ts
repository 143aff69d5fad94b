import type { RelatieSoort } from '../world/world'

/** The GI's own codes, with the contract's word for each. */
export const measureKinds = {
  OTS: 'ots',
  VOTS: 'voorlopige-ots',
  VOOGDIJ: 'voogdij',
  VVOOGDIJ: 'voorlopige-voogdij',
  TVOOGDIJ: 'tijdelijke-voogdij',
  MUHP: 'machtiging-uithuisplaatsing',
  JR: 'jeugdreclassering',
} as const

export const relationCodes: Readonly<Record<RelatieSoort, string>> = {
  ouder: 'OUDER',
  'biologische-ouder': 'BIO_OUDER',
  pleegouder: 'PLEEGOUDER',
  stiefouder: 'STIEFOUDER',
  voogd: 'VOOGD',
  partner: 'PARTNER',
  'ex-partner': 'EX_PARTNER',
  'broer-zus': 'BROER_ZUS',
  grootouder: 'GROOTOUDER',
  netwerk: 'NETWERK',
}

export const functions = {
  JB: 'jeugdbeschermer',
  JR: 'jeugdreclasseerder',
  GM: 'gezinsmanager',
} as const
