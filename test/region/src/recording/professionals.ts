import type { Random } from '../random'

/** 085-000… is not given out: nobody is rung by mistake. */
export const workPhone = (random: Random): string => `085-000${random.between(1000, 9999)}`

/** Mobile numbers that begin with 06-00 are not given out. */
export const mobilePhone = (random: Random): string => `06-00${random.between(100000, 999999)}`

/** An address under `.example`, which exists nowhere (RFC 2606). */
export const mailbox = (name: string, organisatie: string): string => {
  const letters = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .trim()
    .replace(/ +/g, '.')
  return `${letters}@${organisatie}.example`
}
