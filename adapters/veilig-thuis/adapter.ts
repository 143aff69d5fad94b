import { defineAdapter, defineFeed } from '@gezinsbeeld/adapter-kit'
import { corvOverlay } from '@gezinsbeeld/corv'
import { CorvRecord } from './corv/record'
import { source } from './corv/source'
import { changeByCorv, translateCorv } from './corv/translate'
import { settings } from './settings'

/** Veilig Thuis, read through its CORV messages. It opens families. */
export const adapter = defineAdapter({
  naam: 'veilig-thuis',
  rol: 'veilig-thuis',
  opentGezinnen: true,
  versie: '1.0.0',
  overlay: corvOverlay,
  feeds: [
    defineFeed({
      naam: 'corv',
      source,
      record: CorvRecord,
      translate: translateCorv,
      change: changeByCorv,
      instellingen: settings,
    }),
  ],
})
