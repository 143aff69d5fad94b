import { momentAsDate } from '../picture/dates'
import type { Source } from '../picture/facts'
import { groupBy } from '../picture/group-by'
import { type Html, html, join } from './html'

const one = ({ organisatieNaam, vastgelegdOp }: Source): Html =>
  html`volgens ${organisatieNaam}, vastgelegd <time datetime="${vastgelegdOp}">${momentAsDate(vastgelegdOp)}</time>`

/** Several records of one organisation of one day read as one. */
const distinct = (sources: readonly Source[]): readonly Source[] =>
  [...groupBy(sources, (s) => `${s.organisatie} ${momentAsDate(s.vastgelegdOp)}`).values()].flatMap((same) =>
    same.slice(0, 1),
  )

/** `volgens GI Noord, vastgelegd 17 mei 2025; volgens GGZ Oost, vastgelegd 3 juni 2025`. */
export const sourceLine = (sources: readonly Source[]): Html =>
  html`<span class="bron">${join(distinct(sources).map(one), '; ')}</span>`
