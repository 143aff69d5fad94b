import { defineAdapter, defineFeed } from '@gezinsbeeld/adapter-kit'
import { corvOverlay, corvSettings } from '@gezinsbeeld/corv'
import { CorvRecord } from './corv/record'
import { source } from './corv/source'
import { translateCorv } from './corv/translate'

/** The Raad voor de Kinderbescherming, read through its CORV messages. It opens families. */
export const adapter = defineAdapter({
  naam: 'rvdk',
  rol: 'rvdk',
  opentGezinnen: true,
  versie: '1.0.0',
  overlay: corvOverlay,
  feeds: [
    defineFeed({
      naam: 'corv',
      source,
      record: CorvRecord,
      translate: translateCorv,
      instellingen: corvSettings,
    }),
  ],
})
