import { codeList } from '@gezinsbeeld/adapter-kit/fields'
import type { Gezag, Relatie } from '@gezinsbeeld/contracts'

/** What somebody is to the jeugdige of the message. */
export type Rol =
  | { readonly wie: 'jeugdige' }
  /** Somebody around the jeugdige: van is the `soort` of the jeugdige, or the other way round. */
  | {
      readonly wie: 'naaste'
      readonly soort: Relatie['soort']
      readonly gezag?: Gezag
      readonly omgekeerd?: true
    }
  /** Who reports, informs or works: nothing about them is ever sent. */
  | { readonly wie: 'niemand' }

const jeugdige: Rol = { wie: 'jeugdige' }
const niemand: Rol = { wie: 'niemand' }
const naaste = (soort: Relatie['soort'], gezag?: Gezag): Rol => ({
  wie: 'naaste',
  soort,
  ...(gezag === undefined ? {} : { gezag }),
})
const ouder = naaste('ouder')
const netwerk = naaste('netwerk')
const kind: Rol = { wie: 'naaste', soort: 'ouder', omgekeerd: true }

/**
 * The JZR list of roles (CORV, jeugdzorgrol; in vtMelding the element is misspelt `jeugzorgrol`), by description and by code. The second part is what
 * versions before 1 wrote, each gone up in one of the first.
 */
export const jeugdzorgrollen = codeList<Rol>('jeugdzorgrol (JZR)', {
  'ouder, gezag niet benoemd': ouder,
  '111': ouder,
  'ouder met gezag': naaste('ouder', 'gezag-soort-onbekend'),
  '112': naaste('ouder', 'gezag-soort-onbekend'),
  'ouder zonder gezag': naaste('ouder', 'geen-gezag'),
  '113': naaste('ouder', 'geen-gezag'),
  'ouder, niet juridisch': naaste('biologische-ouder'),
  '114': naaste('biologische-ouder'),
  kind,
  '115': kind,
  'broer of zus': naaste('broer-zus'),
  '121': naaste('broer-zus'),
  'halfbroer of -zus': naaste('broer-zus'),
  '122': naaste('broer-zus'),
  grootouder: naaste('grootouder'),
  '125': naaste('grootouder'),
  'overige verwant': netwerk,
  '139': netwerk,
  voogd: naaste('voogd'),
  '191': naaste('voogd'),
  pleegouder: naaste('pleegouder'),
  '211': naaste('pleegouder'),
  stiefouder: naaste('stiefouder'),
  '212': naaste('stiefouder'),
  'opvoeder/verzorger': netwerk,
  '213': netwerk,
  'stiefbroer of -zus': netwerk,
  '221': netwerk,
  'pleegbroer of -zus': netwerk,
  '222': netwerk,
  jeugdige,
  '301': jeugdige,
  melder: niemand,
  '391': niemand,
  informant: niemand,
  '392': niemand,
  contactpersoon: niemand,
  '393': niemand,
  hulpverlener: niemand,
  '411': niemand,
  'verpleegkundige, arts of medisch specialist': niemand,
  '412': niemand,
  onderwijsgevende: niemand,
  '413': niemand,
  'overige professional': niemand,
  '491': niemand,

  moeder: ouder,
  vader: ouder,
  'biologische moeder': ouder,
  'biologische vader': ouder,
  'adoptief moeder': ouder,
  'adoptief ouder': ouder,
  'adoptief vader': ouder,
  'aspirant adoptief moeder': netwerk,
  'aspirant adoptief vader': netwerk,
  dochter: kind,
  zoon: kind,
  broer: naaste('broer-zus'),
  zus: naaste('broer-zus'),
  halfbroer: naaste('broer-zus'),
  halfzus: naaste('broer-zus'),
  'oma (moederszijde)': naaste('grootouder'),
  'oma (vaderszijde)': naaste('grootouder'),
  'opa (moederszijde)': naaste('grootouder'),
  'opa (vaderszijde)': naaste('grootouder'),
  oom: netwerk,
  tante: netwerk,
  pleegmoeder: naaste('pleegouder'),
  pleegvader: naaste('pleegouder'),
  stiefmoeder: naaste('stiefouder'),
  stiefvader: naaste('stiefouder'),
  pleegbroer: netwerk,
  pleegzus: netwerk,
  stiefbroer: netwerk,
  stiefzus: netwerk,
  cliënt: jeugdige,
  risicojongere: jeugdige,
  'tijdelijke voogd': naaste('voogd'),
  casemanager: niemand,
  'coordinator hulpverlening': niemand,
  plaatsingscoordinator: niemand,
})
