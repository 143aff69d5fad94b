import { ristretto255_oprf } from '@noble/curves/ed25519.js'
import { expect, test } from 'vitest'
import { evaluate } from './pseudonym'

/** RFC 9497, appendix A.1.1: OPRF(ristretto255, SHA-512), mode OPRF. */
const seed = 'a3'.repeat(32)
const keyInfo = '74657374206b6579'
const secretKey = '5ebcea5ee37023ccb9fc2d2019f9d7737be85591ae8652ffa9ef0f4d37063b0e'
const blind = '64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706'
const vectors = [
  {
    input: '00',
    blinded: '609a0ae68c15a3cf6903766461307e5c8bb2f95e7e6550e1ffa2dc99e412803c',
    evaluated: '7ec6578ae5120958eb2db1745758ff379e77cb64fe77b0b2d8cc917ea0869c7e',
    output:
      '527759c3d9366f277d8c6020418d96bb393ba2afb20ff90df23fb7708264e2f3ab9135e3bd69955851de4b1f9fe8a0973396719b7912ba9ee8aa7d0b5e24bcf6',
  },
  {
    input: '5a'.repeat(17),
    blinded: 'da27ef466870f5f15296299850aa088629945a17d1f5b7f5ff043f76b3c06418',
    evaluated: 'b4cbf5a4f1eeda5a63ce7b77c7d23f461db3fcab0dd28e4e17cecb5c90d02c25',
    output:
      'f4a74c9c592497375e796aa837e907b1a045d34306a749db9f34221f7e750cb4f2a6413a6bf6fa5e19ba6348eb673934a722a7ede2e7621306d18951e7cf2c73',
  },
]

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))
const hex = (data: Uint8Array): string => Buffer.from(data).toString('hex')
const { oprf } = ristretto255_oprf

test("the RFC's key follows from its seed", () => {
  expect(hex(oprf.deriveKeyPair(bytes(seed), bytes(keyInfo)).secretKey)).toBe(secretKey)
})

test.each(vectors)('the service evaluates as the RFC does: input $input', ({ blinded, evaluated }) => {
  const answer = evaluate(bytes(secretKey), Buffer.from(bytes(blinded)).toString('base64url'))
  expect(hex(Buffer.from(answer ?? '', 'base64url'))).toBe(evaluated)
})

test.each(vectors)('the adapter finalizes as the RFC does: input $input', ({ input, evaluated, output }) => {
  expect(hex(oprf.finalize(bytes(input), bytes(blind), bytes(evaluated)))).toBe(output)
})
