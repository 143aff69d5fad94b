import { defineAdapter, defineFeed } from '@gezinsbeeld/adapter-kit'
import { corvOverlay, corvSettings } from '@gezinsbeeld/corv'
import { AfspraakRecord } from './afspraak/record'
import { afspraakSource } from './afspraak/source'
import { translateAfspraak } from './afspraak/translate'
import { BetrokkenheidRecord } from './betrokkenheid/record'
import { betrokkenheidSource } from './betrokkenheid/source'
import { translateBetrokkenheid } from './betrokkenheid/translate'
import { CorvRecord } from './corv/record'
import { source as corvSource } from './corv/source'
import { translateCorv } from './corv/translate'
import { viewFeed } from './deel-niet'
import { DoelRecord } from './doel/record'
import { doelSource } from './doel/source'
import { translateDoel } from './doel/translate'
import { MaatregelRecord } from './maatregel/record'
import { maatregelSource } from './maatregel/source'
import { translateMaatregel } from './maatregel/translate'
import { OverlegRecord } from './overleg/record'
import { overlegSource } from './overleg/source'
import { translateOverleg } from './overleg/translate'
import { PersoonRecord } from './persoon/record'
import { persoonSource } from './persoon/source'
import { translatePersoon } from './persoon/translate'
import { PlanRecord } from './plan/record'
import { planSource } from './plan/source'
import { translatePlan } from './plan/translate'
import { RelatieRecord } from './relatie/record'
import { relatieSource } from './relatie/source'
import { translateRelatie } from './relatie/translate'
import { VerblijfRecord } from './verblijf/record'
import { verblijfSource } from './verblijf/source'
import { translateVerblijf } from './verblijf/translate'

/** A gecertificeerde instelling, read through views on its case-management database, and through its CORV messages. It opens families. */
export const adapter = defineAdapter({
  naam: 'gi',
  rol: 'gi',
  opentGezinnen: true,
  versie: '1.1.0',
  overlay: corvOverlay,
  feeds: [
    viewFeed({
      naam: 'persoon',
      source: persoonSource,
      record: PersoonRecord,
      translate: translatePersoon,
    }),
    viewFeed({
      naam: 'relatie',
      source: relatieSource,
      record: RelatieRecord,
      translate: translateRelatie,
    }),
    viewFeed({
      naam: 'betrokkenheid',
      source: betrokkenheidSource,
      record: BetrokkenheidRecord,
      translate: translateBetrokkenheid,
    }),
    viewFeed({
      naam: 'maatregel',
      source: maatregelSource,
      record: MaatregelRecord,
      translate: translateMaatregel,
    }),
    viewFeed({
      naam: 'verblijf',
      source: verblijfSource,
      record: VerblijfRecord,
      translate: translateVerblijf,
    }),
    viewFeed({
      naam: 'plan',
      source: planSource,
      record: PlanRecord,
      translate: translatePlan,
    }),
    viewFeed({
      naam: 'doel',
      source: doelSource,
      record: DoelRecord,
      translate: translateDoel,
    }),
    viewFeed({
      naam: 'afspraak',
      source: afspraakSource,
      record: AfspraakRecord,
      translate: translateAfspraak,
    }),
    viewFeed({
      naam: 'overleg',
      source: overlegSource,
      record: OverlegRecord,
      translate: translateOverleg,
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
