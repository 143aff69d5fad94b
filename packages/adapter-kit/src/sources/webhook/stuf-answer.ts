import type { Rejection } from '../../rejection'
import { valueAt } from '../parse/identify'
import type { Reply } from './endpoint'

/**
 * What a sender of an asynchronous StUF message wants to hear (StUF 3.01, berichtcodes): `Bv03` when it is taken, `Fo03` when it is
 * not. Both turn the message's own stuurgegevens round. Inside a SOAP envelope when the message came in one.
 */
const namespace = 'http://www.egem.nl/StUF/StUF0301'
const soap11 = 'http://schemas.xmlsoap.org/soap/envelope/'

const escaped = (text: string): string => text.replace(/[&<>"]/g, (each) => `&#${each.charCodeAt(0)};`)

const element = (name: string, content: string): string =>
  content === '' ? '' : `<StUF:${name}>${content}</StUF:${name}>`

const textAt = (raw: unknown, path: string): string => {
  const value = valueAt(raw, path)
  return typeof value === 'string' ? escaped(value) : ''
}

const systemAt = (raw: unknown, name: string, path: string): string =>
  element(
    name,
    ['organisatie', 'applicatie', 'administratie', 'gebruiker']
      .map((part) => element(part, textAt(raw, `${path}/${part}`)))
      .join(''),
  )

/** StUF's tijdstip, in Dutch time: `20260401123000`. */
const tijdstip = (now: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short', timeStyle: 'medium' })
    .format(now)
    .replace(/\D/g, '')

const stuurgegevens = (code: string, raw: unknown, reference: string, now: Date): string =>
  element(
    'stuurgegevens',
    [
      element('berichtcode', code),
      systemAt(raw, 'zender', '*/stuurgegevens/ontvanger'),
      systemAt(raw, 'ontvanger', '*/stuurgegevens/zender'),
      element('referentienummer', reference),
      element('tijdstipBericht', tijdstip(now)),
      element('crossRefnummer', textAt(raw, '*/stuurgegevens/referentienummer')),
    ].join(''),
  )

const reply = (status: number, message: string, inSoap: boolean): Reply => ({
  status,
  type: 'text/xml; charset=utf-8',
  body: `<?xml version="1.0" encoding="UTF-8"?>\n${
    inSoap
      ? `<soap:Envelope xmlns:soap="${soap11}"><soap:Body>${message}</soap:Body></soap:Envelope>`
      : message
  }`,
})

export const isSoap = (body: Buffer): boolean =>
  /<(\w+:)?Envelope[\s>]/.test(body.subarray(0, 1_000).toString('latin1'))

export const stufTaken = (raw: unknown, inSoap: boolean, reference: string, now: Date): Reply =>
  reply(
    200,
    `<StUF:Bv03Bericht xmlns:StUF="${namespace}">${stuurgegevens('Bv03', raw, reference, now)}</StUF:Bv03Bericht>`,
    inSoap,
  )

/** `StUF055`: the message cannot be read (client); `StUF058`: not now (server). */
export const stufRefused = (
  raw: unknown,
  inSoap: boolean,
  reference: string,
  now: Date,
  why: Rejection | undefined,
): Reply => {
  const [code, plek, omschrijving] =
    why === undefined
      ? ['StUF058', 'server', 'Het bericht is nu niet aangenomen; bied het opnieuw aan']
      : ['StUF055', 'client', `Het bericht is niet te lezen (${why.reden}, ${why.pad})`]
  const body = element(
    'body',
    element('code', code) +
      element('plek', plek) +
      element('omschrijving', escaped(omschrijving.slice(0, 200))),
  )
  return reply(
    why === undefined ? 503 : 400,
    `<StUF:Fo03Bericht xmlns:StUF="${namespace}">${stuurgegevens('Fo03', raw, reference, now)}${body}</StUF:Fo03Bericht>`,
    inSoap,
  )
}
