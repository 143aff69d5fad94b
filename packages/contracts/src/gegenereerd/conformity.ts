// Generated from contracts/ by `gezinsbeeld contract build`; change the contract, not this file.
import type { JsonSchema, Kanaal } from '../conform/channel'

export const kanalen: readonly Kanaal[] = [
  {
    "naam": "invoer-afspraak-gemaakt",
    "adres": "gezin.v1.{organisatie}.afspraak.gemaakt.{object}",
    "stroom": "invoer",
    "berichten": [
      "AfspraakGemaakt"
    ]
  },
  {
    "naam": "bezorgd-afspraak-gemaakt",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.afspraak.gemaakt",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-afspraak-ingetrokken",
    "adres": "gezin.v1.{organisatie}.afspraak.ingetrokken.{object}",
    "stroom": "invoer",
    "berichten": [
      "AfspraakIngetrokken"
    ]
  },
  {
    "naam": "bezorgd-afspraak-ingetrokken",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.afspraak.ingetrokken",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-afspraak-nagekomen",
    "adres": "gezin.v1.{organisatie}.afspraak.nagekomen.{object}",
    "stroom": "invoer",
    "berichten": [
      "AfspraakNagekomen"
    ]
  },
  {
    "naam": "bezorgd-afspraak-nagekomen",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.afspraak.nagekomen",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-afspraak-vervallen",
    "adres": "gezin.v1.{organisatie}.afspraak.vervallen.{object}",
    "stroom": "invoer",
    "berichten": [
      "AfspraakVervallen"
    ]
  },
  {
    "naam": "bezorgd-afspraak-vervallen",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.afspraak.vervallen",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "bezorgd-bekendheid-beeindigd",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.bekendheid.beeindigd",
    "stroom": "bezorgd",
    "berichten": [
      "BekendheidBeeindigd"
    ]
  },
  {
    "naam": "bezorgd-bekendheid-gevraagd",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.bekendheid.gevraagd",
    "stroom": "bezorgd",
    "berichten": [
      "BekendheidGevraagd"
    ]
  },
  {
    "naam": "invoer-bestaanszekerheid-beeindigd",
    "adres": "gezin.v1.{organisatie}.bestaanszekerheid.beeindigd.{object}",
    "stroom": "invoer",
    "berichten": [
      "BestaanszekerheidBeeindigd"
    ]
  },
  {
    "naam": "bezorgd-bestaanszekerheid-beeindigd",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.bestaanszekerheid.beeindigd",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-bestaanszekerheid-gestart",
    "adres": "gezin.v1.{organisatie}.bestaanszekerheid.gestart.{object}",
    "stroom": "invoer",
    "berichten": [
      "BestaanszekerheidGestart"
    ]
  },
  {
    "naam": "bezorgd-bestaanszekerheid-gestart",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.bestaanszekerheid.gestart",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-bestaanszekerheid-ingetrokken",
    "adres": "gezin.v1.{organisatie}.bestaanszekerheid.ingetrokken.{object}",
    "stroom": "invoer",
    "berichten": [
      "BestaanszekerheidIngetrokken"
    ]
  },
  {
    "naam": "bezorgd-bestaanszekerheid-ingetrokken",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.bestaanszekerheid.ingetrokken",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-betrokkenheid-beeindigd",
    "adres": "gezin.v1.{organisatie}.betrokkenheid.beeindigd.{object}",
    "stroom": "invoer",
    "berichten": [
      "BetrokkenheidBeeindigd"
    ]
  },
  {
    "naam": "bezorgd-betrokkenheid-beeindigd",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.betrokkenheid.beeindigd",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-betrokkenheid-gestart",
    "adres": "gezin.v1.{organisatie}.betrokkenheid.gestart.{object}",
    "stroom": "invoer",
    "berichten": [
      "BetrokkenheidGestart"
    ]
  },
  {
    "naam": "bezorgd-betrokkenheid-gestart",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.betrokkenheid.gestart",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-betrokkenheid-ingetrokken",
    "adres": "gezin.v1.{organisatie}.betrokkenheid.ingetrokken.{object}",
    "stroom": "invoer",
    "berichten": [
      "BetrokkenheidIngetrokken"
    ]
  },
  {
    "naam": "bezorgd-betrokkenheid-ingetrokken",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.betrokkenheid.ingetrokken",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-bron-gemeld",
    "adres": "gezin.v1.{organisatie}.bron.gemeld.{object}",
    "stroom": "invoer",
    "berichten": [
      "BronGemeld"
    ]
  },
  {
    "naam": "bezorgd-bron-gemeld",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.bron.gemeld",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-doel-behaald",
    "adres": "gezin.v1.{organisatie}.doel.behaald.{object}",
    "stroom": "invoer",
    "berichten": [
      "DoelBehaald"
    ]
  },
  {
    "naam": "bezorgd-doel-behaald",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.doel.behaald",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-doel-gesteld",
    "adres": "gezin.v1.{organisatie}.doel.gesteld.{object}",
    "stroom": "invoer",
    "berichten": [
      "DoelGesteld"
    ]
  },
  {
    "naam": "bezorgd-doel-gesteld",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.doel.gesteld",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-doel-ingetrokken",
    "adres": "gezin.v1.{organisatie}.doel.ingetrokken.{object}",
    "stroom": "invoer",
    "berichten": [
      "DoelIngetrokken"
    ]
  },
  {
    "naam": "bezorgd-doel-ingetrokken",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.doel.ingetrokken",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "bezorgd-gezin-beeindigd",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.gezin.beeindigd",
    "stroom": "bezorgd",
    "berichten": [
      "GezinBeeindigd"
    ]
  },
  {
    "naam": "bezorgd-gezin-gesplitst",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.gezin.gesplitst",
    "stroom": "bezorgd",
    "berichten": [
      "GezinGesplitst"
    ]
  },
  {
    "naam": "bezorgd-gezin-gevormd",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.gezin.gevormd",
    "stroom": "bezorgd",
    "berichten": [
      "GezinGevormd"
    ]
  },
  {
    "naam": "bezorgd-gezin-gewijzigd",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.gezin.gewijzigd",
    "stroom": "bezorgd",
    "berichten": [
      "GezinGewijzigd"
    ]
  },
  {
    "naam": "bezorgd-gezin-momentopname",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.gezin.momentopname",
    "stroom": "bezorgd",
    "berichten": [
      "GezinMomentopname"
    ]
  },
  {
    "naam": "bezorgd-gezin-samengevoegd",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.gezin.samengevoegd",
    "stroom": "bezorgd",
    "berichten": [
      "GezinSamengevoegd"
    ]
  },
  {
    "naam": "invoer-huishouden-ingetrokken",
    "adres": "gezin.v1.{organisatie}.huishouden.ingetrokken.{object}",
    "stroom": "invoer",
    "berichten": [
      "HuishoudenIngetrokken"
    ]
  },
  {
    "naam": "bezorgd-huishouden-ingetrokken",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.huishouden.ingetrokken",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-huishouden-vastgelegd",
    "adres": "gezin.v1.{organisatie}.huishouden.vastgelegd.{object}",
    "stroom": "invoer",
    "berichten": [
      "HuishoudenVastgelegd"
    ]
  },
  {
    "naam": "bezorgd-huishouden-vastgelegd",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.huishouden.vastgelegd",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-koppeling-bevestigd",
    "adres": "gezin.v1.{organisatie}.koppeling.bevestigd.{object}",
    "stroom": "invoer",
    "berichten": [
      "KoppelingBevestigd"
    ]
  },
  {
    "naam": "bezorgd-koppeling-bevestigd",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.koppeling.bevestigd",
    "stroom": "bezorgd",
    "berichten": [
      "KoppelingBevestigd"
    ]
  },
  {
    "naam": "invoer-koppeling-verworpen",
    "adres": "gezin.v1.{organisatie}.koppeling.verworpen.{object}",
    "stroom": "invoer",
    "berichten": [
      "KoppelingVerworpen"
    ]
  },
  {
    "naam": "bezorgd-koppeling-verworpen",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.koppeling.verworpen",
    "stroom": "bezorgd",
    "berichten": [
      "KoppelingVerworpen"
    ]
  },
  {
    "naam": "bezorgd-koppeling-voorgesteld",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.koppeling.voorgesteld",
    "stroom": "bezorgd",
    "berichten": [
      "KoppelingVoorgesteld"
    ]
  },
  {
    "naam": "invoer-maatregel-beeindigd",
    "adres": "gezin.v1.{organisatie}.maatregel.beeindigd.{object}",
    "stroom": "invoer",
    "berichten": [
      "MaatregelBeeindigd"
    ]
  },
  {
    "naam": "bezorgd-maatregel-beeindigd",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.maatregel.beeindigd",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-maatregel-ingetrokken",
    "adres": "gezin.v1.{organisatie}.maatregel.ingetrokken.{object}",
    "stroom": "invoer",
    "berichten": [
      "MaatregelIngetrokken"
    ]
  },
  {
    "naam": "bezorgd-maatregel-ingetrokken",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.maatregel.ingetrokken",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-maatregel-opgelegd",
    "adres": "gezin.v1.{organisatie}.maatregel.opgelegd.{object}",
    "stroom": "invoer",
    "berichten": [
      "MaatregelOpgelegd"
    ]
  },
  {
    "naam": "bezorgd-maatregel-opgelegd",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.maatregel.opgelegd",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-melding-afgesloten",
    "adres": "gezin.v1.{organisatie}.melding.afgesloten.{object}",
    "stroom": "invoer",
    "berichten": [
      "MeldingAfgesloten"
    ]
  },
  {
    "naam": "bezorgd-melding-afgesloten",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.melding.afgesloten",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-melding-beoordeeld",
    "adres": "gezin.v1.{organisatie}.melding.beoordeeld.{object}",
    "stroom": "invoer",
    "berichten": [
      "MeldingBeoordeeld"
    ]
  },
  {
    "naam": "bezorgd-melding-beoordeeld",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.melding.beoordeeld",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-melding-ingetrokken",
    "adres": "gezin.v1.{organisatie}.melding.ingetrokken.{object}",
    "stroom": "invoer",
    "berichten": [
      "MeldingIngetrokken"
    ]
  },
  {
    "naam": "bezorgd-melding-ingetrokken",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.melding.ingetrokken",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-melding-ontvangen",
    "adres": "gezin.v1.{organisatie}.melding.ontvangen.{object}",
    "stroom": "invoer",
    "berichten": [
      "MeldingOntvangen"
    ]
  },
  {
    "naam": "bezorgd-melding-ontvangen",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.melding.ontvangen",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-onderzoek-afgerond",
    "adres": "gezin.v1.{organisatie}.onderzoek.afgerond.{object}",
    "stroom": "invoer",
    "berichten": [
      "OnderzoekAfgerond"
    ]
  },
  {
    "naam": "bezorgd-onderzoek-afgerond",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.onderzoek.afgerond",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-onderzoek-gestart",
    "adres": "gezin.v1.{organisatie}.onderzoek.gestart.{object}",
    "stroom": "invoer",
    "berichten": [
      "OnderzoekGestart"
    ]
  },
  {
    "naam": "bezorgd-onderzoek-gestart",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.onderzoek.gestart",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-onderzoek-ingetrokken",
    "adres": "gezin.v1.{organisatie}.onderzoek.ingetrokken.{object}",
    "stroom": "invoer",
    "berichten": [
      "OnderzoekIngetrokken"
    ]
  },
  {
    "naam": "bezorgd-onderzoek-ingetrokken",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.onderzoek.ingetrokken",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-onderzoek-verzocht",
    "adres": "gezin.v1.{organisatie}.onderzoek.verzocht.{object}",
    "stroom": "invoer",
    "berichten": [
      "OnderzoekVerzocht"
    ]
  },
  {
    "naam": "bezorgd-onderzoek-verzocht",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.onderzoek.verzocht",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-overleg-gehouden",
    "adres": "gezin.v1.{organisatie}.overleg.gehouden.{object}",
    "stroom": "invoer",
    "berichten": [
      "OverlegGehouden"
    ]
  },
  {
    "naam": "bezorgd-overleg-gehouden",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.overleg.gehouden",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-overleg-gepland",
    "adres": "gezin.v1.{organisatie}.overleg.gepland.{object}",
    "stroom": "invoer",
    "berichten": [
      "OverlegGepland"
    ]
  },
  {
    "naam": "bezorgd-overleg-gepland",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.overleg.gepland",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-overleg-ingetrokken",
    "adres": "gezin.v1.{organisatie}.overleg.ingetrokken.{object}",
    "stroom": "invoer",
    "berichten": [
      "OverlegIngetrokken"
    ]
  },
  {
    "naam": "bezorgd-overleg-ingetrokken",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.overleg.ingetrokken",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-persoon-ingetrokken",
    "adres": "gezin.v1.{organisatie}.persoon.ingetrokken.{object}",
    "stroom": "invoer",
    "berichten": [
      "PersoonIngetrokken"
    ]
  },
  {
    "naam": "bezorgd-persoon-ingetrokken",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.persoon.ingetrokken",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-persoon-vastgelegd",
    "adres": "gezin.v1.{organisatie}.persoon.vastgelegd.{object}",
    "stroom": "invoer",
    "berichten": [
      "PersoonVastgelegd"
    ]
  },
  {
    "naam": "bezorgd-persoon-vastgelegd",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.persoon.vastgelegd",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-plan-ingetrokken",
    "adres": "gezin.v1.{organisatie}.plan.ingetrokken.{object}",
    "stroom": "invoer",
    "berichten": [
      "PlanIngetrokken"
    ]
  },
  {
    "naam": "bezorgd-plan-ingetrokken",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.plan.ingetrokken",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-plan-vastgesteld",
    "adres": "gezin.v1.{organisatie}.plan.vastgesteld.{object}",
    "stroom": "invoer",
    "berichten": [
      "PlanVastgesteld"
    ]
  },
  {
    "naam": "bezorgd-plan-vastgesteld",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.plan.vastgesteld",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-relatie-ingetrokken",
    "adres": "gezin.v1.{organisatie}.relatie.ingetrokken.{object}",
    "stroom": "invoer",
    "berichten": [
      "RelatieIngetrokken"
    ]
  },
  {
    "naam": "bezorgd-relatie-ingetrokken",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.relatie.ingetrokken",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-relatie-vastgelegd",
    "adres": "gezin.v1.{organisatie}.relatie.vastgelegd.{object}",
    "stroom": "invoer",
    "berichten": [
      "RelatieVastgelegd"
    ]
  },
  {
    "naam": "bezorgd-relatie-vastgelegd",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.relatie.vastgelegd",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-signaal-afgegeven",
    "adres": "gezin.v1.{organisatie}.signaal.afgegeven.{object}",
    "stroom": "invoer",
    "berichten": [
      "SignaalAfgegeven"
    ]
  },
  {
    "naam": "bezorgd-signaal-afgegeven",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.signaal.afgegeven",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-signaal-ingetrokken",
    "adres": "gezin.v1.{organisatie}.signaal.ingetrokken.{object}",
    "stroom": "invoer",
    "berichten": [
      "SignaalIngetrokken"
    ]
  },
  {
    "naam": "bezorgd-signaal-ingetrokken",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.signaal.ingetrokken",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-signaal-opgeheven",
    "adres": "gezin.v1.{organisatie}.signaal.opgeheven.{object}",
    "stroom": "invoer",
    "berichten": [
      "SignaalOpgeheven"
    ]
  },
  {
    "naam": "bezorgd-signaal-opgeheven",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.signaal.opgeheven",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-toegang-aanvaard",
    "adres": "gezin.v1.{organisatie}.toegang.aanvaard.{object}",
    "stroom": "invoer",
    "berichten": [
      "ToegangAanvaard"
    ]
  },
  {
    "naam": "bezorgd-toegang-beeindigd",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.toegang.beeindigd",
    "stroom": "bezorgd",
    "berichten": [
      "ToegangBeeindigd"
    ]
  },
  {
    "naam": "bezorgd-toegang-geopend",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.toegang.geopend",
    "stroom": "bezorgd",
    "berichten": [
      "ToegangGeopend"
    ]
  },
  {
    "naam": "invoer-toegang-gevraagd",
    "adres": "gezin.v1.{organisatie}.toegang.gevraagd.{object}",
    "stroom": "invoer",
    "berichten": [
      "ToegangGevraagd"
    ]
  },
  {
    "naam": "bezorgd-toegang-gevraagd",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.toegang.gevraagd",
    "stroom": "bezorgd",
    "berichten": [
      "ToegangGevraagd"
    ]
  },
  {
    "naam": "bezorgd-toegang-gewijzigd",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.toegang.gewijzigd",
    "stroom": "bezorgd",
    "berichten": [
      "ToegangGewijzigd"
    ]
  },
  {
    "naam": "invoer-toegang-ingetrokken",
    "adres": "gezin.v1.{organisatie}.toegang.ingetrokken.{object}",
    "stroom": "invoer",
    "berichten": [
      "ToegangIngetrokken"
    ]
  },
  {
    "naam": "invoer-toestemming-ingetrokken",
    "adres": "gezin.v1.{organisatie}.toestemming.ingetrokken.{object}",
    "stroom": "invoer",
    "berichten": [
      "ToestemmingIngetrokken"
    ]
  },
  {
    "naam": "bezorgd-toestemming-ingetrokken",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.toestemming.ingetrokken",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-toestemming-verleend",
    "adres": "gezin.v1.{organisatie}.toestemming.verleend.{object}",
    "stroom": "invoer",
    "berichten": [
      "ToestemmingVerleend"
    ]
  },
  {
    "naam": "bezorgd-toestemming-verleend",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.toestemming.verleend",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-traject-aangemeld",
    "adres": "gezin.v1.{organisatie}.traject.aangemeld.{object}",
    "stroom": "invoer",
    "berichten": [
      "TrajectAangemeld"
    ]
  },
  {
    "naam": "bezorgd-traject-aangemeld",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.traject.aangemeld",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-traject-beeindigd",
    "adres": "gezin.v1.{organisatie}.traject.beeindigd.{object}",
    "stroom": "invoer",
    "berichten": [
      "TrajectBeeindigd"
    ]
  },
  {
    "naam": "bezorgd-traject-beeindigd",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.traject.beeindigd",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-traject-gestart",
    "adres": "gezin.v1.{organisatie}.traject.gestart.{object}",
    "stroom": "invoer",
    "berichten": [
      "TrajectGestart"
    ]
  },
  {
    "naam": "bezorgd-traject-gestart",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.traject.gestart",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-traject-ingetrokken",
    "adres": "gezin.v1.{organisatie}.traject.ingetrokken.{object}",
    "stroom": "invoer",
    "berichten": [
      "TrajectIngetrokken"
    ]
  },
  {
    "naam": "bezorgd-traject-ingetrokken",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.traject.ingetrokken",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-verblijf-beeindigd",
    "adres": "gezin.v1.{organisatie}.verblijf.beeindigd.{object}",
    "stroom": "invoer",
    "berichten": [
      "VerblijfBeeindigd"
    ]
  },
  {
    "naam": "bezorgd-verblijf-beeindigd",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.verblijf.beeindigd",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-verblijf-gestart",
    "adres": "gezin.v1.{organisatie}.verblijf.gestart.{object}",
    "stroom": "invoer",
    "berichten": [
      "VerblijfGestart"
    ]
  },
  {
    "naam": "bezorgd-verblijf-gestart",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.verblijf.gestart",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-verblijf-ingetrokken",
    "adres": "gezin.v1.{organisatie}.verblijf.ingetrokken.{object}",
    "stroom": "invoer",
    "berichten": [
      "VerblijfIngetrokken"
    ]
  },
  {
    "naam": "bezorgd-verblijf-ingetrokken",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.verblijf.ingetrokken",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-voorziening-beeindigd",
    "adres": "gezin.v1.{organisatie}.voorziening.beeindigd.{object}",
    "stroom": "invoer",
    "berichten": [
      "VoorzieningBeeindigd"
    ]
  },
  {
    "naam": "bezorgd-voorziening-beeindigd",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.voorziening.beeindigd",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-voorziening-gestart",
    "adres": "gezin.v1.{organisatie}.voorziening.gestart.{object}",
    "stroom": "invoer",
    "berichten": [
      "VoorzieningGestart"
    ]
  },
  {
    "naam": "bezorgd-voorziening-gestart",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.voorziening.gestart",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-voorziening-ingetrokken",
    "adres": "gezin.v1.{organisatie}.voorziening.ingetrokken.{object}",
    "stroom": "invoer",
    "berichten": [
      "VoorzieningIngetrokken"
    ]
  },
  {
    "naam": "bezorgd-voorziening-ingetrokken",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.voorziening.ingetrokken",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "invoer-voorziening-toegewezen",
    "adres": "gezin.v1.{organisatie}.voorziening.toegewezen.{object}",
    "stroom": "invoer",
    "berichten": [
      "VoorzieningToegewezen"
    ]
  },
  {
    "naam": "bezorgd-voorziening-toegewezen",
    "adres": "bezorgd.v1.{ontvanger}.{gezin}.voorziening.toegewezen",
    "stroom": "bezorgd",
    "berichten": [
      "Bezorging"
    ]
  },
  {
    "naam": "register-organisatie",
    "adres": "register.v1.organisatie.{organisatie}",
    "stroom": "invoer",
    "berichten": [
      "RegisterOrganisatie"
    ]
  },
  {
    "naam": "register-app",
    "adres": "register.v1.app.{app}",
    "stroom": "invoer",
    "berichten": [
      "RegisterApp"
    ]
  },
  {
    "naam": "register-wissing",
    "adres": "register.v1.wissing.{wissing}",
    "stroom": "invoer",
    "berichten": [
      "RegisterWissing"
    ]
  },
  {
    "naam": "register-dag",
    "adres": "register.v1.dag.{datum}",
    "stroom": "invoer",
    "berichten": [
      "RegisterDag"
    ]
  },
  {
    "naam": "dienst-pseudoniem-evalueer",
    "adres": "dienst.v1.pseudoniem.{organisatie}.evalueer",
    "stroom": "geen",
    "berichten": [
      "PseudoniemVraag"
    ]
  },
  {
    "naam": "dienst-beeld-lijst",
    "adres": "dienst.v1.beeld.{organisatie}.lijst",
    "stroom": "geen",
    "berichten": [
      "BeeldLijstVraag"
    ]
  },
  {
    "naam": "dienst-beeld-toon",
    "adres": "dienst.v1.beeld.{organisatie}.toon",
    "stroom": "geen",
    "berichten": [
      "BeeldToonVraag"
    ]
  },
  {
    "naam": "dienst-bron-objecten",
    "adres": "dienst.v1.bron.{organisatie}.objecten",
    "stroom": "geen",
    "berichten": [
      "BronObjectenVraag"
    ]
  },
  {
    "naam": "dienst-bron-gevraagd",
    "adres": "dienst.v1.bron.{organisatie}.gevraagd",
    "stroom": "geen",
    "berichten": [
      "BronGevraagdVraag"
    ]
  }
]

/** The headers of a message by the name of its trait. */
export const headerSchemas: Readonly<Record<string, JsonSchema>> = {
  "cloudevent": {
    "type": "object",
    "required": [
      "ce-specversion",
      "ce-id",
      "ce-source",
      "ce-type",
      "ce-time",
      "ce-sequence"
    ],
    "properties": {
      "ce-specversion": {
        "type": "string",
        "const": "1.0",
        "description": "De versie van CloudEvents."
      },
      "ce-id": {
        "type": "string",
        "pattern": "^[A-Za-z0-9_-]{22}$",
        "description": "Vaste hash van organisatie, object, volgnummer en inhoud; ook de Nats-Msg-Id."
      },
      "ce-source": {
        "type": "string",
        "pattern": "^urn:nld:oin:[0-9]{20}:systeem:[A-Za-z0-9][A-Za-z0-9._%-]{0,190}$",
        "description": "De bron als URN."
      },
      "ce-type": {
        "type": "string",
        "pattern": "^nl\\.gezinsbeeld\\.[a-z]+-[a-z]+\\.v1$",
        "description": "Het type."
      },
      "ce-subject": {
        "type": "string",
        "pattern": "^[a-z][a-z0-9-]{1,40}:[A-Za-z0-9_-]{22}$",
        "description": "De persoon of het object waar het om gaat; nooit een BSN."
      },
      "ce-time": {
        "type": "string",
        "format": "date-time",
        "description": "Wanneer de bron het vastlegde."
      },
      "ce-dataschema": {
        "type": "string",
        "pattern": "^urn:nld:gezinsbeeld:schema:[a-z]+:[a-z-]+(\\.v[0-9]+)?$",
        "description": "Het schema van de payload."
      },
      "ce-sequence": {
        "type": "string",
        "pattern": "^[0-9]{16}$",
        "description": "De volgorde van de versies van één object."
      },
      "ce-grondslag": {
        "type": "string",
        "maxLength": 500,
        "description": "De wettelijke grondslag (x-grondslag van het bericht), met procenttekens gecodeerd als elke header."
      },
      "ce-adapterversie": {
        "type": "string",
        "maxLength": 50,
        "description": "De versie van de adapter; niet voor de volgorde."
      },
      "ce-traceparent": {
        "type": "string",
        "pattern": "^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$",
        "description": "W3C Trace Context."
      },
      "ce-datacontenttype": {
        "type": "string",
        "const": "application/json",
        "description": "Het formaat van de payload."
      }
    }
  },
  "register": {
    "type": "object",
    "required": [
      "ce-specversion",
      "ce-id",
      "ce-source",
      "ce-type",
      "ce-time",
      "ce-dataschema"
    ],
    "properties": {
      "ce-specversion": {
        "type": "string",
        "const": "1.0",
        "description": "De versie van CloudEvents."
      },
      "ce-id": {
        "type": "string",
        "pattern": "^[a-z0-9-]{1,100}$",
        "description": "Wat er is vastgesteld; ook de Nats-Msg-Id."
      },
      "ce-source": {
        "type": "string",
        "pattern": "^urn:nld:oin:[0-9]{20}:systeem:[A-Za-z0-9][A-Za-z0-9._%-]{0,190}$",
        "description": "De bron als URN."
      },
      "ce-type": {
        "type": "string",
        "pattern": "^nl\\.gezinsbeeld\\.register-[a-z]+\\.v1$",
        "description": "Het type."
      },
      "ce-time": {
        "type": "string",
        "format": "date-time",
        "description": "Wanneer het werd vastgesteld."
      },
      "ce-dataschema": {
        "type": "string",
        "pattern": "^urn:nld:gezinsbeeld:schema:register:[a-z-]+\\.v[0-9]+$",
        "description": "Het schema van de payload."
      },
      "ce-datacontenttype": {
        "type": "string",
        "const": "application/json",
        "description": "Het formaat van de payload."
      }
    }
  }
}

/** By the message's title; empty for a message without headers of its own. */
export const headersOf: Readonly<Record<string, string>> = {
  "AfspraakGemaakt": "cloudevent",
  "AfspraakIngetrokken": "cloudevent",
  "AfspraakNagekomen": "cloudevent",
  "AfspraakVervallen": "cloudevent",
  "BekendheidBeeindigd": "cloudevent",
  "BekendheidGevraagd": "cloudevent",
  "BestaanszekerheidBeeindigd": "cloudevent",
  "BestaanszekerheidGestart": "cloudevent",
  "BestaanszekerheidIngetrokken": "cloudevent",
  "BetrokkenheidBeeindigd": "cloudevent",
  "BetrokkenheidGestart": "cloudevent",
  "BetrokkenheidIngetrokken": "cloudevent",
  "BronGemeld": "cloudevent",
  "DoelBehaald": "cloudevent",
  "DoelGesteld": "cloudevent",
  "DoelIngetrokken": "cloudevent",
  "GezinBeeindigd": "cloudevent",
  "GezinGesplitst": "cloudevent",
  "GezinGevormd": "cloudevent",
  "GezinGewijzigd": "cloudevent",
  "GezinMomentopname": "cloudevent",
  "GezinSamengevoegd": "cloudevent",
  "HuishoudenIngetrokken": "cloudevent",
  "HuishoudenVastgelegd": "cloudevent",
  "KoppelingBevestigd": "cloudevent",
  "KoppelingVerworpen": "cloudevent",
  "KoppelingVoorgesteld": "cloudevent",
  "MaatregelBeeindigd": "cloudevent",
  "MaatregelIngetrokken": "cloudevent",
  "MaatregelOpgelegd": "cloudevent",
  "MeldingAfgesloten": "cloudevent",
  "MeldingBeoordeeld": "cloudevent",
  "MeldingIngetrokken": "cloudevent",
  "MeldingOntvangen": "cloudevent",
  "OnderzoekAfgerond": "cloudevent",
  "OnderzoekGestart": "cloudevent",
  "OnderzoekIngetrokken": "cloudevent",
  "OnderzoekVerzocht": "cloudevent",
  "OverlegGehouden": "cloudevent",
  "OverlegGepland": "cloudevent",
  "OverlegIngetrokken": "cloudevent",
  "PersoonIngetrokken": "cloudevent",
  "PersoonVastgelegd": "cloudevent",
  "PlanIngetrokken": "cloudevent",
  "PlanVastgesteld": "cloudevent",
  "RelatieIngetrokken": "cloudevent",
  "RelatieVastgelegd": "cloudevent",
  "SignaalAfgegeven": "cloudevent",
  "SignaalIngetrokken": "cloudevent",
  "SignaalOpgeheven": "cloudevent",
  "ToegangAanvaard": "cloudevent",
  "ToegangBeeindigd": "cloudevent",
  "ToegangGeopend": "cloudevent",
  "ToegangGevraagd": "cloudevent",
  "ToegangGewijzigd": "cloudevent",
  "ToegangIngetrokken": "cloudevent",
  "ToestemmingIngetrokken": "cloudevent",
  "ToestemmingVerleend": "cloudevent",
  "TrajectAangemeld": "cloudevent",
  "TrajectBeeindigd": "cloudevent",
  "TrajectGestart": "cloudevent",
  "TrajectIngetrokken": "cloudevent",
  "VerblijfBeeindigd": "cloudevent",
  "VerblijfGestart": "cloudevent",
  "VerblijfIngetrokken": "cloudevent",
  "VoorzieningBeeindigd": "cloudevent",
  "VoorzieningGestart": "cloudevent",
  "VoorzieningIngetrokken": "cloudevent",
  "VoorzieningToegewezen": "cloudevent",
  "Bezorging": "cloudevent",
  "RegisterOrganisatie": "register",
  "RegisterApp": "register",
  "RegisterWissing": "cloudevent",
  "RegisterDag": "register",
  "PseudoniemVraag": "",
  "PseudoniemAntwoord": "",
  "BeeldLijstVraag": "",
  "BeeldLijst": "",
  "BeeldToonVraag": "",
  "BeeldToon": "",
  "BronObjectenVraag": "",
  "BronObjecten": "",
  "BronGevraagdVraag": "",
  "BronGevraagd": "",
  "Probleem": ""
}
