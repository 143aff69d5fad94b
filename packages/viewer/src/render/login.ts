import { type Html, html } from './html'

export interface LoginPage {
  readonly organisatie: string
  /** The purposes of which the user chooses one; it goes with every look. */
  readonly doelen: readonly string[]
  /** Where to go afterwards: a path of this site. */
  readonly terug: string
  readonly toelichting?: string | undefined
  readonly melding?: string
  /** What was filled in, except the password. */
  readonly gebruikersnaam?: string
  readonly doel?: string
}

const purposes = (doelen: readonly string[], chosen: string | undefined): Html => {
  const [only] = doelen
  if (doelen.length === 1 && only !== undefined)
    return html`<p>Doel: <strong>${only}</strong></p><input type="hidden" name="doel" value="${only}">`
  return html`<fieldset><legend>Waarvoor kijkt u?</legend>
<p class="zacht" id="doel-uitleg">Bij elke blik in een gezin wordt vastgelegd wie keek en waarvoor.</p>
${doelen.map(
  (
    doel,
    i,
  ) => html`<div class="keuze"><input type="radio" id="doel-${i}" name="doel" value="${doel}" required${doel === chosen && html` checked`} aria-describedby="doel-uitleg">
<label for="doel-${i}">${doel}</label></div>`,
)}</fieldset>`
}

export const loginContent = ({
  organisatie,
  doelen,
  terug,
  toelichting,
  melding,
  gebruikersnaam,
  doel,
}: LoginPage): Html => html`<div class="smal">
<h1>Inloggen</h1>
<p>Gezinsbeelden van ${organisatie}.</p>
${toelichting !== undefined && html`<p class="uitleg">${toelichting}</p>`}
${melding !== undefined && html`<p class="fout" id="melding" role="alert">${melding}</p>`}
<form method="post" action="/aanmelden" class="formulier">
<input type="hidden" name="terug" value="${terug}">
<label for="gebruikersnaam">Gebruikersnaam</label>
<input id="gebruikersnaam" name="gebruikersnaam" type="text" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="100" value="${gebruikersnaam ?? ''}"${melding !== undefined && html` aria-describedby="melding"`}>
<label for="wachtwoord">Wachtwoord</label>
<input id="wachtwoord" name="wachtwoord" type="password" autocomplete="current-password" required maxlength="200"${melding !== undefined && html` aria-describedby="melding"`}>
${purposes(doelen, doel)}
<button type="submit">Inloggen</button>
</form>
</div>`
