import type { ContactGegevens } from '../picture/facts'
import { type Html, html, type Value } from './html'

/** RFC 3966: the digits, and a plus only in front. */
const dialled = (telefoon: string): string =>
  (telefoon.trim().startsWith('+') ? '+' : '') + telefoon.replace('(0)', '').replace(/\D/g, '')

export const telephone = (telefoon: string): Html =>
  html`<a class="telefoon" href="tel:${dialled(telefoon)}">${telefoon}</a>`

const mail = (email: string): Html =>
  /^[\w.+-]+@[\w.-]+$/.test(email) ? html`<a href="mailto:${email}">${email}</a>` : html`${email}`

/** A professional: name, role, and how to reach them. */
export const contactCard = ({
  naam,
  functie,
  telefoon,
  email,
}: ContactGegevens): Html => html`<div class="contact">
  ${naam !== undefined && html`<p><strong>${naam}</strong>${functie !== undefined && html`, ${functie}`}</p>`}
  ${naam === undefined && functie !== undefined && html`<p><strong>${functie}</strong></p>`}
  ${telefoon === undefined ? html`<p class="zacht">geen telefoonnummer bekend</p>` : html`<p>${telephone(telefoon)}</p>`}
  ${email !== undefined && html`<p>${mail(email)}</p>`}
</div>`

/** `bel 0570 123 456 (Mirjam Bakker)`. */
export const callWords = ({ naam, telefoon }: ContactGegevens): Value =>
  telefoon === undefined
    ? naam !== undefined && html`contactpersoon ${naam}`
    : html`bel ${telephone(telefoon)}${naam !== undefined && ` (${naam})`}`
