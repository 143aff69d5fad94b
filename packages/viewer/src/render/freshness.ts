import type { Freshness } from '../picture/freshness'
import { type Html, html } from './html'
import { section } from './section'

const counted = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${n} ${many}`)

const item = ({
  words,
  bronsysteem,
  standPer,
  stale,
  backlog,
  parked,
}: Freshness): Html => html`<li class="${stale ? 'verouderd' : 'actueel'}">
<p>${words}${stale && html` <span class="label label-let-op">${standPer === undefined ? 'onvolledig' : 'verouderd'}</span>`}</p>
<p class="zacht">bronsysteem ${bronsysteem}</p>
${backlog > 0 && html`<p>${counted(backlog, 'gegeven moet', 'gegevens moeten')} nog worden verwerkt.</p>`}
${parked > 0 && html`<p class="let-op-tekst">${counted(parked, 'gegeven kon', 'gegevens konden')} niet worden gelezen en ${parked === 1 ? 'ontbreekt' : 'ontbreken'} mogelijk hier.</p>`}
</li>`

export const freshnessSection = (freshness: readonly Freshness[]): Html =>
  section(
    'actualiteit',
    'Hoe actueel is dit',
    freshness.length === 0
      ? html`<p class="let-op-tekst">Geen enkele bron heeft gemeld hoe actueel haar gegevens zijn.</p>`
      : html`<ul class="regels ruim">${freshness.map(item)}</ul>`,
    true,
  )
