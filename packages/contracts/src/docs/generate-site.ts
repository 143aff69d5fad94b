import type { html } from './html'
import { messageBody } from './message-page'
import type { MessageDoc, SiteModel } from './model'
import {
  applicationsBody,
  channelBody,
  channelsBody,
  doelbindingBody,
  messagesBody,
  overviewBody,
} from './other-pages'
import { fileNames, menu, page } from './page'
import { searchScript } from './search-script'
import { style } from './style'

/** One thing to be found: its title, what it is, its page, and the words by which it is found. */
type IndexEntry = readonly [string, string, string, string]

const wordsOf = (message: MessageDoc): string =>
  [
    message.samenvatting,
    message.omschrijving,
    message.naam,
    message.id,
    message.grondslag,
    ...message.velden.flatMap(({ naam, omschrijving, waarden }) => [naam, omschrijving, ...waarden]),
  ].join(' ')

/** A script, because a page from a file may load no data; `<` is written so that no text of the document ends anything. */
const indexScript = (entries: readonly IndexEntry[]): string =>
  `window.zoekindex = ${JSON.stringify(entries).replaceAll('<', '\\u003c')}\n`

/**
 * The site: file name → content. It refers to nothing outside itself, so it opens from a file, without a server or a network. The same
 * model gives the same bytes.
 */
export const generateSite = (model: SiteModel): ReadonlyMap<string, string> => {
  const links = {
    berichten: fileNames(
      'bericht',
      model.berichten.map(({ id }) => id),
    ),
    kanalen: fileNames(
      'kanaal',
      model.kanalen.map(({ id }) => id),
    ),
  }
  const fileOf = (of: ReadonlyMap<string, string>, id: string): string => of.get(id) ?? 'index.html'
  const [overview, messages, channels, applications, doelbinding] = menu.map(([path]) => path)
  const entries: readonly IndexEntry[] = [
    ...model.berichten.map(
      (message): IndexEntry => [
        message.label,
        'bericht',
        fileOf(links.berichten, message.id),
        wordsOf(message),
      ],
    ),
    ...model.kanalen.map(
      ({ id, titel, adres, omschrijving }): IndexEntry => [
        ...([titel, 'kanaal', fileOf(links.kanalen, id)] as const),
        `${adres ?? ''} ${omschrijving}`,
      ],
    ),
    ...model.toepassingen.map(
      ({ naam, titel, omschrijving }): IndexEntry => [
        titel,
        'toepassing',
        'toepassingen.html',
        `${naam} ${omschrijving}`,
      ],
    ),
  ]
  const of = (current: string | undefined, title: string, body: ReturnType<typeof html>): string =>
    page(model, current ?? '', title, body)
  return new Map([
    ['index.html', of(overview, model.titel, overviewBody(model, links))],
    ['berichten.html', of(messages, 'Berichten', messagesBody(model, links))],
    ['kanalen.html', of(channels, 'Kanalen', channelsBody(model, links))],
    ['toepassingen.html', of(applications, 'Wie zendt en ontvangt', applicationsBody(model, links))],
    ['doelbinding.html', of(doelbinding, 'Doelbinding', doelbindingBody(model, links))],
    ...model.berichten.map((message): [string, string] => [
      fileOf(links.berichten, message.id),
      of(messages, message.label, messageBody(model, message, links.kanalen)),
    ]),
    ...model.kanalen.map((channel): [string, string] => [
      fileOf(links.kanalen, channel.id),
      of(channels, channel.titel, channelBody(model, channel, links)),
    ]),
    ['stijl.css', style],
    ['zoek.js', searchScript],
    ['zoekindex.js', indexScript(entries)],
  ])
}
