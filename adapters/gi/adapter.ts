import { defineAdapter, defineFeed } from '@gezinsbeeld/adapter-kit'
import { corvOverlay, corvSettings } from '@gezinsbeeld/corv'
import { BetrokkenheidRecord } from './betrokkenheid/record'
import { betrokkenheidSource } from './betrokkenheid/source'
import { translateBetrokkenheid } from './betrokkenheid/translate'
import { CorvRecord } from './corv/record'
import { source as corvSource } from './corv/source'
import { translateCorv } from './corv/translate'
import { MaatregelRecord } from './maatregel/record'
import { maatregelSource } from './maatregel/source'
import { translateMaatregel } from './maatregel/translate'
import { PersoonRecord } from './persoon/record'
import { persoonSource } from './persoon/source'
import { translatePersoon } from './persoon/translate'
import { RelatieRecord } from './relatie/record'
import { relatieSource } from './relatie/source'
import { translateRelatie } from './relatie/translate'

/** A gecertificeerde instelling, read through views on its case-management database, and through its CORV messages. It opens families. */
export const adapter = defineAdapter({
  naam: 'gi',
  rol: 'gi',
  opentGezinnen: true,
  versie: '1.0.0',
  overlay: corvOverlay,
  feeds: [
    defineFeed({
      naam: 'persoon',
      source: persoonSource,
      record: PersoonRecord,
      translate: translatePersoon,
    }),
    defineFeed({
      naam: 'relatie',
      source: relatieSource,
      record: RelatieRecord,
      translate: translateRelatie,
    }),
    defineFeed({
      naam: 'betrokkenheid',
      source: betrokkenheidSource,
      record: BetrokkenheidRecord,
      translate: translateBetrokkenheid,
    }),
    defineFeed({
      naam: 'maatregel',
      source: maatregelSource,
      record: MaatregelRecord,
      translate: translateMaatregel,
    }),
    defineFeed({
      naam: 'corv',
      source: corvSource,
      record: CorvRecord,
      translate: translateCorv,
      instellingen: corvSettings,
      // Not every GI lets its gateway's messages be read.
      aan: false,
    }),
  ],
})
