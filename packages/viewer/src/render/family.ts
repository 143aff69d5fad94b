import { momentAsDate, momentInWords, whenInWords } from '../picture/dates'
import { enumerate } from '../picture/names'
import type { Picture } from '../picture/picture'
import { freshnessSection } from './freshness'
import { type Html, html } from './html'
import { involvedSection } from './involved'
import { measuresSection } from './measures'
import { membersSection } from './members'
import { recordsSection } from './records'
import { relationsSection } from './relations'
import { section } from './section'
import { sourceLine } from './sources'
import { timelineSection } from './timeline'
import { trajectoriesSection } from './trajectories'

const onlyKnown: Html = html`<aside class="uitleg" aria-label="Waarom u weinig ziet">
<p><strong>U ziet van dit gezin alleen wie betrokken is.</strong> Uw organisatie heeft bij dit gezin het niveau
<em>bekendheid</em>: u ziet welke organisaties betrokken zijn, sinds wanneer, en wie u kunt bellen. Wat zij doen en waarom
ziet u hier niet. Wilt u meer weten, bel dan de contactpersoon; die beoordeelt wat gedeeld mag worden.</p>
</aside>`

/** What stands above a picture must not hide it. */
const mostLines = 10

const contradictions = ({ contradictions: all }: Picture): Html | undefined =>
  all.length === 0
    ? undefined
    : html`<div class="verschil"><p class="verschil-kop"><span aria-hidden="true">≠</span> ${
        all.length === 1
          ? 'Op 1 punt spreekt wat is vastgelegd elkaar tegen'
          : `Op ${all.length} punten spreekt wat is vastgelegd elkaar tegen`
      }</p>
<ul>${all.slice(0, mostLines).map(({ section: id, about }) => html`<li><a href="#${id}">${about}</a></li>`)}
${all.length > mostLines && html`<li>en nog ${all.length - mostLines}; zij zijn hieronder gemarkeerd met ≠</li>`}</ul></div>`

const staleSources = ({ freshness }: Picture): Html | undefined => {
  const stale = [
    ...new Set(freshness.filter((one) => one.stale).map(({ organisatieNaam }) => organisatieNaam)),
  ]
  return stale.length === 0
    ? undefined
    : html`<p class="let-op">Let op: de gegevens van ${enumerate(stale)} zijn niet actueel. <a href="#actualiteit">Hoe actueel is dit?</a></p>`
}

const unreadable = ({ unreadable: facts }: Picture): Html | undefined =>
  facts.length === 0
    ? undefined
    : html`<div class="let-op"><p>${
        facts.length === 1
          ? '1 gegeven kan deze pagina niet tonen'
          : `${facts.length} gegevens kan deze pagina niet tonen`
      }:</p><ul>${facts.map((fact) => html`<li>${fact.domein} ${sourceLine([fact.source])}</li>`)}</ul></div>`

const other = ({ other: facts, nameOf }: Picture): Html | undefined =>
  facts.length === 0
    ? undefined
    : section(
        'overig',
        'Ook vastgelegd',
        html`<ul class="regels ruim">${facts.map(
          (fact) =>
            html`<li>${fact.domein} ${fact.gebeurtenis}${fact.personen.length > 0 && html`, ${fact.personen.map(nameOf).join(', ')}`} ${sourceLine([fact.source])}</li>`,
        )}</ul>`,
      )

const unknowns = ({ unknowns: sentences }: Picture): Html =>
  section(
    'niet-bekend',
    'Wat niet bekend is',
    html`${sentences.length > 0 && html`<ul class="regels">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`}
<p class="zacht">Hier staat wat aangesloten organisaties delen en wat u mag zien. Dat iets hier ontbreekt, betekent niet dat het
er niet is.</p>`,
  )

/** What a printed page must say of itself: who printed it, when, and that it does not stay true. */
const printed = (now: Date, gebruiker: string): Html =>
  html`<p class="alleen-druk">Afgedrukt op ${momentAsDate(now.toISOString())} om ${momentInWords(now.toISOString(), now)} door ${gebruiker}. Vertrouwelijk; na die datum kan dit beeld zijn veranderd.</p>`

export interface FamilyPage {
  readonly picture: Picture
  readonly now: Date
  readonly gebruiker: string
}

/** The content of one family's page, from what is needed first to what is looked up. */
export const familyContent = ({ picture, now, gebruiker }: FamilyPage): Html => {
  const full = picture.niveau === 'volledig'
  return html`<p class="kruimel"><a href="/">Alle gezinnen</a></p>
<div id="samenvatting" data-deel>
<h1>${picture.titel}</h1>
${!full && onlyKnown}
${contradictions(picture)}
${unreadable(picture)}
</div>
<div id="stand" data-deel data-stil>
<p class="zacht">Dit beeld is bijgewerkt tot en met <time datetime="${picture.standPer}">${whenInWords(picture.standPer, now)}</time>.</p>
${staleSources(picture)}
${printed(now, gebruiker)}
</div>
<div class="kolommen">
<div class="hoofdkolom">
${recordsSection(picture, 'signalen')}
${involvedSection(picture)}
${membersSection(picture)}
${(full || picture.measures.length > 0) && measuresSection(picture)}
${recordsSection(picture, 'meldingen')}
${recordsSection(picture, 'verblijf')}
${recordsSection(picture, 'plannen')}
${(full || picture.trajectories.length > 0) && trajectoriesSection(picture)}
${recordsSection(picture, 'voorzieningen')}
${recordsSection(picture, 'huishouden')}
${recordsSection(picture, 'toestemmingen')}
${(full || picture.relations.length > 0) && relationsSection(picture)}
${other(picture)}
${timelineSection(picture)}
</div>
<div class="zijkolom">
${freshnessSection(picture.freshness)}
${unknowns(picture)}
</div>
</div>`
}
