// Generated from contracts/ by `gezinsbeeld contract build`; change the contract, not this file.
import type {
  AfspraakGemaakt,
  AfspraakIngetrokken,
  AfspraakNagekomen,
  AfspraakVervallen,
  BekendheidBeeindigd,
  BekendheidGevraagd,
  BestaanszekerheidBeeindigd,
  BestaanszekerheidGestart,
  BestaanszekerheidIngetrokken,
  BetrokkenheidBeeindigd,
  BetrokkenheidGestart,
  BetrokkenheidIngetrokken,
  BronGemeld,
  DoelBehaald,
  DoelGesteld,
  DoelIngetrokken,
  GezinBeeindigd,
  GezinGesplitst,
  GezinGevormd,
  GezinGewijzigd,
  GezinMomentopname,
  GezinSamengevoegd,
  HuishoudenIngetrokken,
  HuishoudenVastgelegd,
  KoppelingBevestigd,
  KoppelingVerworpen,
  KoppelingVoorgesteld,
  MaatregelBeeindigd,
  MaatregelIngetrokken,
  MaatregelOpgelegd,
  MeldingAfgesloten,
  MeldingBeoordeeld,
  MeldingIngetrokken,
  MeldingOntvangen,
  OnderzoekAfgerond,
  OnderzoekGestart,
  OnderzoekIngetrokken,
  OnderzoekVerzocht,
  OverlegGehouden,
  OverlegGepland,
  OverlegIngetrokken,
  PersoonIngetrokken,
  PersoonVastgelegd,
  PlanIngetrokken,
  PlanVastgesteld,
  RegisterApp,
  RegisterDag,
  RegisterOrganisatie,
  RegisterWissing,
  RelatieIngetrokken,
  RelatieVastgelegd,
  SignaalAfgegeven,
  SignaalIngetrokken,
  SignaalOpgeheven,
  ToegangAanvaard,
  ToegangBeeindigd,
  ToegangGeopend,
  ToegangGevraagd,
  ToegangGewijzigd,
  ToegangIngetrokken,
  ToestemmingIngetrokken,
  ToestemmingVerleend,
  TrajectAangemeld,
  TrajectBeeindigd,
  TrajectGestart,
  TrajectIngetrokken,
  VerblijfBeeindigd,
  VerblijfGestart,
  VerblijfIngetrokken,
  VoorzieningBeeindigd,
  VoorzieningGestart,
  VoorzieningIngetrokken,
  VoorzieningToegewezen,
} from './types'

/** Every message of the contract by name, `<domein>.<gebeurtenis>`. */
export interface EventMap {
  'afspraak.gemaakt': AfspraakGemaakt
  'afspraak.ingetrokken': AfspraakIngetrokken
  'afspraak.nagekomen': AfspraakNagekomen
  'afspraak.vervallen': AfspraakVervallen
  'bekendheid.beeindigd': BekendheidBeeindigd
  'bekendheid.gevraagd': BekendheidGevraagd
  'bestaanszekerheid.beeindigd': BestaanszekerheidBeeindigd
  'bestaanszekerheid.gestart': BestaanszekerheidGestart
  'bestaanszekerheid.ingetrokken': BestaanszekerheidIngetrokken
  'betrokkenheid.beeindigd': BetrokkenheidBeeindigd
  'betrokkenheid.gestart': BetrokkenheidGestart
  'betrokkenheid.ingetrokken': BetrokkenheidIngetrokken
  'bron.gemeld': BronGemeld
  'doel.behaald': DoelBehaald
  'doel.gesteld': DoelGesteld
  'doel.ingetrokken': DoelIngetrokken
  'gezin.beeindigd': GezinBeeindigd
  'gezin.gesplitst': GezinGesplitst
  'gezin.gevormd': GezinGevormd
  'gezin.gewijzigd': GezinGewijzigd
  'gezin.momentopname': GezinMomentopname
  'gezin.samengevoegd': GezinSamengevoegd
  'huishouden.ingetrokken': HuishoudenIngetrokken
  'huishouden.vastgelegd': HuishoudenVastgelegd
  'koppeling.bevestigd': KoppelingBevestigd
  'koppeling.verworpen': KoppelingVerworpen
  'koppeling.voorgesteld': KoppelingVoorgesteld
  'maatregel.beeindigd': MaatregelBeeindigd
  'maatregel.ingetrokken': MaatregelIngetrokken
  'maatregel.opgelegd': MaatregelOpgelegd
  'melding.afgesloten': MeldingAfgesloten
  'melding.beoordeeld': MeldingBeoordeeld
  'melding.ingetrokken': MeldingIngetrokken
  'melding.ontvangen': MeldingOntvangen
  'onderzoek.afgerond': OnderzoekAfgerond
  'onderzoek.gestart': OnderzoekGestart
  'onderzoek.ingetrokken': OnderzoekIngetrokken
  'onderzoek.verzocht': OnderzoekVerzocht
  'overleg.gehouden': OverlegGehouden
  'overleg.gepland': OverlegGepland
  'overleg.ingetrokken': OverlegIngetrokken
  'persoon.ingetrokken': PersoonIngetrokken
  'persoon.vastgelegd': PersoonVastgelegd
  'plan.ingetrokken': PlanIngetrokken
  'plan.vastgesteld': PlanVastgesteld
  'relatie.ingetrokken': RelatieIngetrokken
  'relatie.vastgelegd': RelatieVastgelegd
  'signaal.afgegeven': SignaalAfgegeven
  'signaal.ingetrokken': SignaalIngetrokken
  'signaal.opgeheven': SignaalOpgeheven
  'toegang.aanvaard': ToegangAanvaard
  'toegang.beeindigd': ToegangBeeindigd
  'toegang.geopend': ToegangGeopend
  'toegang.gevraagd': ToegangGevraagd
  'toegang.gewijzigd': ToegangGewijzigd
  'toegang.ingetrokken': ToegangIngetrokken
  'toestemming.ingetrokken': ToestemmingIngetrokken
  'toestemming.verleend': ToestemmingVerleend
  'traject.aangemeld': TrajectAangemeld
  'traject.beeindigd': TrajectBeeindigd
  'traject.gestart': TrajectGestart
  'traject.ingetrokken': TrajectIngetrokken
  'verblijf.beeindigd': VerblijfBeeindigd
  'verblijf.gestart': VerblijfGestart
  'verblijf.ingetrokken': VerblijfIngetrokken
  'voorziening.beeindigd': VoorzieningBeeindigd
  'voorziening.gestart': VoorzieningGestart
  'voorziening.ingetrokken': VoorzieningIngetrokken
  'voorziening.toegewezen': VoorzieningToegewezen
  'register.organisatie': RegisterOrganisatie
  'register.app': RegisterApp
  'register.wissing': RegisterWissing
  'register.dag': RegisterDag
}

/** Of the contract as a whole: major, minor, patch. */
export const contractVersie = '1.1.0'

export const berichten = {
  'afspraak.gemaakt': {
    "titel": "AfspraakGemaakt",
    "omschrijving": "Er is een afspraak; zij staat nog open.",
    "type": "nl.gezinsbeeld.afspraak-gemaakt.v1",
    "schema": "urn:nld:gezinsbeeld:schema:afspraak:gemaakt.v1",
    "grondslag": "Jeugdwet artikel 4.1.2, 4.1.3 en 7.3.11",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'afspraak.ingetrokken': {
    "titel": "AfspraakIngetrokken",
    "omschrijving": "De afspraak was er ten onrechte of is verwijderd.",
    "type": "nl.gezinsbeeld.afspraak-ingetrokken.v1",
    "schema": "urn:nld:gezinsbeeld:schema:afspraak:ingetrokken.v1",
    "grondslag": "Jeugdwet artikel 4.1.2, 4.1.3 en 7.3.11",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'afspraak.nagekomen': {
    "titel": "AfspraakNagekomen",
    "omschrijving": "De afspraak is nagekomen.",
    "type": "nl.gezinsbeeld.afspraak-nagekomen.v1",
    "schema": "urn:nld:gezinsbeeld:schema:afspraak:nagekomen.v1",
    "grondslag": "Jeugdwet artikel 4.1.2, 4.1.3 en 7.3.11",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'afspraak.vervallen': {
    "titel": "AfspraakVervallen",
    "omschrijving": "De afspraak geldt niet meer en is niet nagekomen.",
    "type": "nl.gezinsbeeld.afspraak-vervallen.v1",
    "schema": "urn:nld:gezinsbeeld:schema:afspraak:vervallen.v1",
    "grondslag": "Jeugdwet artikel 4.1.2, 4.1.3 en 7.3.11",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'bekendheid.beeindigd': {
    "titel": "BekendheidBeeindigd",
    "omschrijving": "Wie deze persoon deelt, houdt op te delen.",
    "type": "nl.gezinsbeeld.bekendheid-beeindigd.v1",
    "schema": "urn:nld:gezinsbeeld:schema:bekendheid:beeindigd.v1",
    "grondslag": "Jeugdwet artikel 7.3.11; precedent CORV check op bekendheid",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'bekendheid.gevraagd': {
    "titel": "BekendheidGevraagd",
    "omschrijving": "Wie deze persoon kent, begint te delen.",
    "type": "nl.gezinsbeeld.bekendheid-gevraagd.v1",
    "schema": "urn:nld:gezinsbeeld:schema:bekendheid:gevraagd.v1",
    "grondslag": "Jeugdwet artikel 7.3.11; precedent CORV check op bekendheid",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'bestaanszekerheid.beeindigd': {
    "titel": "BestaanszekerheidBeeindigd",
    "omschrijving": "Die hulp is geëindigd.",
    "type": "nl.gezinsbeeld.bestaanszekerheid-beeindigd.v1",
    "schema": "urn:nld:gezinsbeeld:schema:bestaanszekerheid:beeindigd.v1",
    "grondslag": "Wet gemeentelijke schuldhulpverlening artikel 3; Participatiewet artikel 7; Huisvestingswet 2014 artikel 12",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "bekendheid",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "bekendheid",
      "opvang": "bekendheid"
    }
  },
  'bestaanszekerheid.gestart': {
    "titel": "BestaanszekerheidGestart",
    "omschrijving": "Er is hulp bij schulden, inkomen of huisvesting.",
    "type": "nl.gezinsbeeld.bestaanszekerheid-gestart.v1",
    "schema": "urn:nld:gezinsbeeld:schema:bestaanszekerheid:gestart.v1",
    "grondslag": "Wet gemeentelijke schuldhulpverlening artikel 3; Participatiewet artikel 7; Huisvestingswet 2014 artikel 12",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "bekendheid",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "bekendheid",
      "opvang": "bekendheid"
    }
  },
  'bestaanszekerheid.ingetrokken': {
    "titel": "BestaanszekerheidIngetrokken",
    "omschrijving": "De hulp was er ten onrechte of wordt niet langer gedeeld.",
    "type": "nl.gezinsbeeld.bestaanszekerheid-ingetrokken.v1",
    "schema": "urn:nld:gezinsbeeld:schema:bestaanszekerheid:ingetrokken.v1",
    "grondslag": "Wet gemeentelijke schuldhulpverlening artikel 3; Participatiewet artikel 7; Huisvestingswet 2014 artikel 12",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "bekendheid",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "bekendheid",
      "opvang": "bekendheid"
    }
  },
  'betrokkenheid.beeindigd': {
    "titel": "BetrokkenheidBeeindigd",
    "omschrijving": "De organisatie is niet langer betrokken.",
    "type": "nl.gezinsbeeld.betrokkenheid-beeindigd.v1",
    "schema": "urn:nld:gezinsbeeld:schema:betrokkenheid:beeindigd.v1",
    "grondslag": "Jeugdwet artikel 7.1.4.1 en 7.3.11; AVG artikel 6 lid 1 onder e",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    },
    "doelbindingVan": {
      "ggz": {
        "gi": "bekendheid",
        "veilig-thuis": "bekendheid",
        "rvdk": "bekendheid",
        "gemeente": "bekendheid",
        "ggz": "bekendheid",
        "opvang": "bekendheid"
      },
      "opvang": {
        "gi": "bekendheid",
        "veilig-thuis": "bekendheid",
        "rvdk": "bekendheid",
        "gemeente": "bekendheid",
        "ggz": "bekendheid",
        "opvang": "bekendheid"
      }
    },
    "doelbindingToestemming": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig"
    }
  },
  'betrokkenheid.gestart': {
    "titel": "BetrokkenheidGestart",
    "omschrijving": "De organisatie is betrokken.",
    "type": "nl.gezinsbeeld.betrokkenheid-gestart.v1",
    "schema": "urn:nld:gezinsbeeld:schema:betrokkenheid:gestart.v1",
    "grondslag": "Jeugdwet artikel 7.1.4.1 en 7.3.11; AVG artikel 6 lid 1 onder e",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    },
    "doelbindingVan": {
      "ggz": {
        "gi": "bekendheid",
        "veilig-thuis": "bekendheid",
        "rvdk": "bekendheid",
        "gemeente": "bekendheid",
        "ggz": "bekendheid",
        "opvang": "bekendheid"
      },
      "opvang": {
        "gi": "bekendheid",
        "veilig-thuis": "bekendheid",
        "rvdk": "bekendheid",
        "gemeente": "bekendheid",
        "ggz": "bekendheid",
        "opvang": "bekendheid"
      }
    },
    "doelbindingToestemming": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig"
    }
  },
  'betrokkenheid.ingetrokken': {
    "titel": "BetrokkenheidIngetrokken",
    "omschrijving": "De betrokkenheid was er ten onrechte of wordt niet langer gedeeld.",
    "type": "nl.gezinsbeeld.betrokkenheid-ingetrokken.v1",
    "schema": "urn:nld:gezinsbeeld:schema:betrokkenheid:ingetrokken.v1",
    "grondslag": "Jeugdwet artikel 7.1.4.1 en 7.3.11; AVG artikel 6 lid 1 onder e",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    },
    "doelbindingVan": {
      "ggz": {
        "gi": "bekendheid",
        "veilig-thuis": "bekendheid",
        "rvdk": "bekendheid",
        "gemeente": "bekendheid",
        "ggz": "bekendheid",
        "opvang": "bekendheid"
      },
      "opvang": {
        "gi": "bekendheid",
        "veilig-thuis": "bekendheid",
        "rvdk": "bekendheid",
        "gemeente": "bekendheid",
        "ggz": "bekendheid",
        "opvang": "bekendheid"
      }
    },
    "doelbindingToestemming": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig"
    }
  },
  'bron.gemeld': {
    "titel": "BronGemeld",
    "omschrijving": "De stand van een feed, door elke adapter regelmatig gemeld.",
    "type": "nl.gezinsbeeld.bron-gemeld.v1",
    "schema": "urn:nld:gezinsbeeld:schema:bron:gemeld.v1",
    "grondslag": "AVG artikel 5 lid 1 onder d (juistheid)",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'doel.behaald': {
    "titel": "DoelBehaald",
    "omschrijving": "Het doel is behaald.",
    "type": "nl.gezinsbeeld.doel-behaald.v1",
    "schema": "urn:nld:gezinsbeeld:schema:doel:behaald.v1",
    "grondslag": "Jeugdwet artikel 4.1.2, 4.1.3 en 7.3.11",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'doel.gesteld': {
    "titel": "DoelGesteld",
    "omschrijving": "Er is een doel; het is nog niet behaald.",
    "type": "nl.gezinsbeeld.doel-gesteld.v1",
    "schema": "urn:nld:gezinsbeeld:schema:doel:gesteld.v1",
    "grondslag": "Jeugdwet artikel 4.1.2, 4.1.3 en 7.3.11",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'doel.ingetrokken': {
    "titel": "DoelIngetrokken",
    "omschrijving": "Het doel was er ten onrechte of is verwijderd.",
    "type": "nl.gezinsbeeld.doel-ingetrokken.v1",
    "schema": "urn:nld:gezinsbeeld:schema:doel:ingetrokken.v1",
    "grondslag": "Jeugdwet artikel 4.1.2, 4.1.3 en 7.3.11",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'gezin.beeindigd': {
    "titel": "GezinBeeindigd",
    "omschrijving": "Het gezin bestaat niet meer als gezin.",
    "type": "nl.gezinsbeeld.gezin-beeindigd.v1",
    "schema": "urn:nld:gezinsbeeld:schema:gezin:beeindigd.v1",
    "grondslag": "Jeugdwet artikel 7.3.11; AVG artikel 6 lid 1 onder e",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'gezin.gesplitst': {
    "titel": "GezinGesplitst",
    "omschrijving": "Uit het gezin is een ander gezin ontstaan.",
    "type": "nl.gezinsbeeld.gezin-gesplitst.v1",
    "schema": "urn:nld:gezinsbeeld:schema:gezin:gesplitst.v1",
    "grondslag": "Jeugdwet artikel 7.3.11; AVG artikel 6 lid 1 onder e",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'gezin.gevormd': {
    "titel": "GezinGevormd",
    "omschrijving": "Er is een gezin gevormd.",
    "type": "nl.gezinsbeeld.gezin-gevormd.v1",
    "schema": "urn:nld:gezinsbeeld:schema:gezin:gevormd.v1",
    "grondslag": "Jeugdwet artikel 7.3.11; AVG artikel 6 lid 1 onder e",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'gezin.gewijzigd': {
    "titel": "GezinGewijzigd",
    "omschrijving": "De leden van een gezin zijn gewijzigd.",
    "type": "nl.gezinsbeeld.gezin-gewijzigd.v1",
    "schema": "urn:nld:gezinsbeeld:schema:gezin:gewijzigd.v1",
    "grondslag": "Jeugdwet artikel 7.3.11; AVG artikel 6 lid 1 onder e",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'gezin.momentopname': {
    "titel": "GezinMomentopname",
    "omschrijving": "Het hele beeld van een gezin zoals de ontvanger het mag zien.",
    "type": "nl.gezinsbeeld.gezin-momentopname.v1",
    "schema": "urn:nld:gezinsbeeld:schema:gezin:momentopname.v1",
    "grondslag": "Jeugdwet artikel 7.3.11; AVG artikel 6 lid 1 onder e",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'gezin.samengevoegd': {
    "titel": "GezinSamengevoegd",
    "omschrijving": "Het gezin gaat op in een ander gezin.",
    "type": "nl.gezinsbeeld.gezin-samengevoegd.v1",
    "schema": "urn:nld:gezinsbeeld:schema:gezin:samengevoegd.v1",
    "grondslag": "Jeugdwet artikel 7.3.11; AVG artikel 6 lid 1 onder e",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'huishouden.ingetrokken': {
    "titel": "HuishoudenIngetrokken",
    "omschrijving": "Het huishouden was er ten onrechte of wordt niet langer gedeeld.",
    "type": "nl.gezinsbeeld.huishouden-ingetrokken.v1",
    "schema": "urn:nld:gezinsbeeld:schema:huishouden:ingetrokken.v1",
    "grondslag": "Wet basisregistratie personen hoofdstuk 3; Jeugdwet artikel 7.3.11",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'huishouden.vastgelegd': {
    "titel": "HuishoudenVastgelegd",
    "omschrijving": "De huidige samenstelling van een huishouden.",
    "type": "nl.gezinsbeeld.huishouden-vastgelegd.v1",
    "schema": "urn:nld:gezinsbeeld:schema:huishouden:vastgelegd.v1",
    "grondslag": "Wet basisregistratie personen hoofdstuk 3; Jeugdwet artikel 7.3.11",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'koppeling.bevestigd': {
    "titel": "KoppelingBevestigd",
    "omschrijving": "De twee registraties gaan over dezelfde mens.",
    "type": "nl.gezinsbeeld.koppeling-bevestigd.v1",
    "schema": "urn:nld:gezinsbeeld:schema:koppeling:bevestigd.v1",
    "grondslag": "AVG artikel 5 lid 1 onder d (juistheid)",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'koppeling.verworpen': {
    "titel": "KoppelingVerworpen",
    "omschrijving": "De twee registraties gaan niet over dezelfde mens.",
    "type": "nl.gezinsbeeld.koppeling-verworpen.v1",
    "schema": "urn:nld:gezinsbeeld:schema:koppeling:verworpen.v1",
    "grondslag": "AVG artikel 5 lid 1 onder d (juistheid)",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'koppeling.voorgesteld': {
    "titel": "KoppelingVoorgesteld",
    "omschrijving": "De hub vraagt of twee registraties over dezelfde mens gaan.",
    "type": "nl.gezinsbeeld.koppeling-voorgesteld.v1",
    "schema": "urn:nld:gezinsbeeld:schema:koppeling:voorgesteld.v1",
    "grondslag": "AVG artikel 5 lid 1 onder d (juistheid)",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'maatregel.beeindigd': {
    "titel": "MaatregelBeeindigd",
    "omschrijving": "Een maatregel met een einde.",
    "type": "nl.gezinsbeeld.maatregel-beeindigd.v1",
    "schema": "urn:nld:gezinsbeeld:schema:maatregel:beeindigd.v1",
    "grondslag": "Burgerlijk Wetboek 1 artikel 255 en verder; Jeugdwet artikel 7.3.11",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'maatregel.ingetrokken': {
    "titel": "MaatregelIngetrokken",
    "omschrijving": "De maatregel was er ten onrechte of is verwijderd.",
    "type": "nl.gezinsbeeld.maatregel-ingetrokken.v1",
    "schema": "urn:nld:gezinsbeeld:schema:maatregel:ingetrokken.v1",
    "grondslag": "Burgerlijk Wetboek 1 artikel 255 en verder; Jeugdwet artikel 7.3.11",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'maatregel.opgelegd': {
    "titel": "MaatregelOpgelegd",
    "omschrijving": "Een maatregel zonder einde.",
    "type": "nl.gezinsbeeld.maatregel-opgelegd.v1",
    "schema": "urn:nld:gezinsbeeld:schema:maatregel:opgelegd.v1",
    "grondslag": "Burgerlijk Wetboek 1 artikel 255 en verder; Jeugdwet artikel 7.3.11",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'melding.afgesloten': {
    "titel": "MeldingAfgesloten",
    "omschrijving": "De melding is afgesloten; bekend is wanneer, of met welk besluit.",
    "type": "nl.gezinsbeeld.melding-afgesloten.v1",
    "schema": "urn:nld:gezinsbeeld:schema:melding:afgesloten.v1",
    "grondslag": "Wet maatschappelijke ondersteuning 2015 artikel 4.1.1, 5.1.6 en 5.2.6",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "bekendheid",
      "ggz": "bekendheid",
      "opvang": "bekendheid"
    },
    "doelbindingOverdracht": {
      "gemeente": "volledig"
    }
  },
  'melding.beoordeeld': {
    "titel": "MeldingBeoordeeld",
    "omschrijving": "De veiligheidsbeoordeling is gedaan; de melding is nog niet afgesloten.",
    "type": "nl.gezinsbeeld.melding-beoordeeld.v1",
    "schema": "urn:nld:gezinsbeeld:schema:melding:beoordeeld.v1",
    "grondslag": "Wet maatschappelijke ondersteuning 2015 artikel 4.1.1, 5.1.6 en 5.2.6",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "bekendheid",
      "ggz": "bekendheid",
      "opvang": "bekendheid"
    },
    "doelbindingOverdracht": {
      "gemeente": "volledig"
    }
  },
  'melding.ingetrokken': {
    "titel": "MeldingIngetrokken",
    "omschrijving": "De melding was er ten onrechte of is verwijderd.",
    "type": "nl.gezinsbeeld.melding-ingetrokken.v1",
    "schema": "urn:nld:gezinsbeeld:schema:melding:ingetrokken.v1",
    "grondslag": "Wet maatschappelijke ondersteuning 2015 artikel 4.1.1, 5.1.6 en 5.2.6",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "bekendheid",
      "ggz": "bekendheid",
      "opvang": "bekendheid"
    },
    "doelbindingOverdracht": {
      "gemeente": "volledig"
    }
  },
  'melding.ontvangen': {
    "titel": "MeldingOntvangen",
    "omschrijving": "Er is een melding ontvangen; zij is nog niet beoordeeld.",
    "type": "nl.gezinsbeeld.melding-ontvangen.v1",
    "schema": "urn:nld:gezinsbeeld:schema:melding:ontvangen.v1",
    "grondslag": "Wet maatschappelijke ondersteuning 2015 artikel 4.1.1, 5.1.6 en 5.2.6",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "bekendheid",
      "ggz": "bekendheid",
      "opvang": "bekendheid"
    },
    "doelbindingOverdracht": {
      "gemeente": "volledig"
    }
  },
  'onderzoek.afgerond': {
    "titel": "OnderzoekAfgerond",
    "omschrijving": "Het onderzoek is afgerond, of het verzoek is afgewezen; bekend is wanneer, of met welk resultaat.",
    "type": "nl.gezinsbeeld.onderzoek-afgerond.v1",
    "schema": "urn:nld:gezinsbeeld:schema:onderzoek:afgerond.v1",
    "grondslag": "Burgerlijk Wetboek 1 artikel 238; Jeugdwet artikel 2.4 en 3.1; Wet maatschappelijke ondersteuning 2015 artikel 4.1.1",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "bekendheid",
      "ggz": "bekendheid",
      "opvang": "bekendheid"
    },
    "doelbindingOverdracht": {
      "gemeente": "volledig"
    }
  },
  'onderzoek.gestart': {
    "titel": "OnderzoekGestart",
    "omschrijving": "Het onderzoek loopt.",
    "type": "nl.gezinsbeeld.onderzoek-gestart.v1",
    "schema": "urn:nld:gezinsbeeld:schema:onderzoek:gestart.v1",
    "grondslag": "Burgerlijk Wetboek 1 artikel 238; Jeugdwet artikel 2.4 en 3.1; Wet maatschappelijke ondersteuning 2015 artikel 4.1.1",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "bekendheid",
      "ggz": "bekendheid",
      "opvang": "bekendheid"
    },
    "doelbindingOverdracht": {
      "gemeente": "volledig"
    }
  },
  'onderzoek.ingetrokken': {
    "titel": "OnderzoekIngetrokken",
    "omschrijving": "Het onderzoek was er ten onrechte of is verwijderd.",
    "type": "nl.gezinsbeeld.onderzoek-ingetrokken.v1",
    "schema": "urn:nld:gezinsbeeld:schema:onderzoek:ingetrokken.v1",
    "grondslag": "Burgerlijk Wetboek 1 artikel 238; Jeugdwet artikel 2.4 en 3.1; Wet maatschappelijke ondersteuning 2015 artikel 4.1.1",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "bekendheid",
      "ggz": "bekendheid",
      "opvang": "bekendheid"
    },
    "doelbindingOverdracht": {
      "gemeente": "volledig"
    }
  },
  'onderzoek.verzocht': {
    "titel": "OnderzoekVerzocht",
    "omschrijving": "Om een onderzoek is gevraagd; het is nog niet begonnen.",
    "type": "nl.gezinsbeeld.onderzoek-verzocht.v1",
    "schema": "urn:nld:gezinsbeeld:schema:onderzoek:verzocht.v1",
    "grondslag": "Burgerlijk Wetboek 1 artikel 238; Jeugdwet artikel 2.4 en 3.1; Wet maatschappelijke ondersteuning 2015 artikel 4.1.1",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "bekendheid",
      "ggz": "bekendheid",
      "opvang": "bekendheid"
    },
    "doelbindingOverdracht": {
      "gemeente": "volledig"
    }
  },
  'overleg.gehouden': {
    "titel": "OverlegGehouden",
    "omschrijving": "Het overleg is gehouden; bekend is wanneer.",
    "type": "nl.gezinsbeeld.overleg-gehouden.v1",
    "schema": "urn:nld:gezinsbeeld:schema:overleg:gehouden.v1",
    "grondslag": "Jeugdwet artikel 4.1.2, 4.1.3 en 7.3.11",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'overleg.gepland': {
    "titel": "OverlegGepland",
    "omschrijving": "Er komt een overleg.",
    "type": "nl.gezinsbeeld.overleg-gepland.v1",
    "schema": "urn:nld:gezinsbeeld:schema:overleg:gepland.v1",
    "grondslag": "Jeugdwet artikel 4.1.2, 4.1.3 en 7.3.11",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'overleg.ingetrokken': {
    "titel": "OverlegIngetrokken",
    "omschrijving": "Het overleg gaat niet door, was er ten onrechte of is verwijderd.",
    "type": "nl.gezinsbeeld.overleg-ingetrokken.v1",
    "schema": "urn:nld:gezinsbeeld:schema:overleg:ingetrokken.v1",
    "grondslag": "Jeugdwet artikel 4.1.2, 4.1.3 en 7.3.11",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'persoon.ingetrokken': {
    "titel": "PersoonIngetrokken",
    "omschrijving": "De persoon is bij de organisatie verwijderd of wordt niet langer gedeeld.",
    "type": "nl.gezinsbeeld.persoon-ingetrokken.v1",
    "schema": "urn:nld:gezinsbeeld:schema:persoon:ingetrokken.v1",
    "grondslag": "Jeugdwet artikel 7.3.11 en 7.4.4; AVG artikel 6 lid 1 onder e",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'persoon.vastgelegd': {
    "titel": "PersoonVastgelegd",
    "omschrijving": "De huidige gegevens van een persoon bij een organisatie.",
    "type": "nl.gezinsbeeld.persoon-vastgelegd.v1",
    "schema": "urn:nld:gezinsbeeld:schema:persoon:vastgelegd.v1",
    "grondslag": "Jeugdwet artikel 7.3.11 en 7.4.4; AVG artikel 6 lid 1 onder e",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'plan.ingetrokken': {
    "titel": "PlanIngetrokken",
    "omschrijving": "Het plan was er ten onrechte of is verwijderd.",
    "type": "nl.gezinsbeeld.plan-ingetrokken.v1",
    "schema": "urn:nld:gezinsbeeld:schema:plan:ingetrokken.v1",
    "grondslag": "Jeugdwet artikel 4.1.2, 4.1.3 en 7.3.11",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'plan.vastgesteld': {
    "titel": "PlanVastgesteld",
    "omschrijving": "De huidige stand van een plan.",
    "type": "nl.gezinsbeeld.plan-vastgesteld.v1",
    "schema": "urn:nld:gezinsbeeld:schema:plan:vastgesteld.v1",
    "grondslag": "Jeugdwet artikel 4.1.2, 4.1.3 en 7.3.11",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'relatie.ingetrokken': {
    "titel": "RelatieIngetrokken",
    "omschrijving": "De relatie is verwijderd of was er ten onrechte.",
    "type": "nl.gezinsbeeld.relatie-ingetrokken.v1",
    "schema": "urn:nld:gezinsbeeld:schema:relatie:ingetrokken.v1",
    "grondslag": "Jeugdwet artikel 7.3.11 en 7.4.4; AVG artikel 6 lid 1 onder e",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'relatie.vastgelegd': {
    "titel": "RelatieVastgelegd",
    "omschrijving": "De huidige stand van een relatie tussen twee personen.",
    "type": "nl.gezinsbeeld.relatie-vastgelegd.v1",
    "schema": "urn:nld:gezinsbeeld:schema:relatie:vastgelegd.v1",
    "grondslag": "Jeugdwet artikel 7.3.11 en 7.4.4; AVG artikel 6 lid 1 onder e",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'signaal.afgegeven': {
    "titel": "SignaalAfgegeven",
    "omschrijving": "Er is een signaal.",
    "type": "nl.gezinsbeeld.signaal-afgegeven.v1",
    "schema": "urn:nld:gezinsbeeld:schema:signaal:afgegeven.v1",
    "grondslag": "Jeugdwet artikel 7.1.4.1; Wet maatschappelijke ondersteuning 2015 artikel 5.2.6",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'signaal.ingetrokken': {
    "titel": "SignaalIngetrokken",
    "omschrijving": "Het signaal was er ten onrechte of wordt niet langer gedeeld.",
    "type": "nl.gezinsbeeld.signaal-ingetrokken.v1",
    "schema": "urn:nld:gezinsbeeld:schema:signaal:ingetrokken.v1",
    "grondslag": "Jeugdwet artikel 7.1.4.1; Wet maatschappelijke ondersteuning 2015 artikel 5.2.6",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'signaal.opgeheven': {
    "titel": "SignaalOpgeheven",
    "omschrijving": "Het signaal geldt niet meer.",
    "type": "nl.gezinsbeeld.signaal-opgeheven.v1",
    "schema": "urn:nld:gezinsbeeld:schema:signaal:opgeheven.v1",
    "grondslag": "Jeugdwet artikel 7.1.4.1; Wet maatschappelijke ondersteuning 2015 artikel 5.2.6",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'toegang.aanvaard': {
    "titel": "ToegangAanvaard",
    "omschrijving": "Wie de regie heeft, aanvaardt een andere organisatie bij het gezin.",
    "type": "nl.gezinsbeeld.toegang-aanvaard.v1",
    "schema": "urn:nld:gezinsbeeld:schema:toegang:aanvaard.v1",
    "grondslag": "AVG artikel 5 lid 1 onder b (doelbinding)",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'toegang.beeindigd': {
    "titel": "ToegangBeeindigd",
    "omschrijving": "De toegang eindigt; de ontvanger verwijdert wat die heeft.",
    "type": "nl.gezinsbeeld.toegang-beeindigd.v1",
    "schema": "urn:nld:gezinsbeeld:schema:toegang:beeindigd.v1",
    "grondslag": "AVG artikel 5 lid 1 onder b (doelbinding)",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'toegang.geopend': {
    "titel": "ToegangGeopend",
    "omschrijving": "De ontvanger krijgt toegang tot het beeld van een gezin.",
    "type": "nl.gezinsbeeld.toegang-geopend.v1",
    "schema": "urn:nld:gezinsbeeld:schema:toegang:geopend.v1",
    "grondslag": "AVG artikel 5 lid 1 onder b (doelbinding)",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'toegang.gevraagd': {
    "titel": "ToegangGevraagd",
    "omschrijving": "Een organisatie vraagt meer te mogen zien, of opent in een noodgeval.",
    "type": "nl.gezinsbeeld.toegang-gevraagd.v1",
    "schema": "urn:nld:gezinsbeeld:schema:toegang:gevraagd.v1",
    "grondslag": "AVG artikel 5 lid 1 onder b (doelbinding)",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'toegang.gewijzigd': {
    "titel": "ToegangGewijzigd",
    "omschrijving": "Het niveau van de toegang is gewijzigd.",
    "type": "nl.gezinsbeeld.toegang-gewijzigd.v1",
    "schema": "urn:nld:gezinsbeeld:schema:toegang:gewijzigd.v1",
    "grondslag": "AVG artikel 5 lid 1 onder b (doelbinding)",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'toegang.ingetrokken': {
    "titel": "ToegangIngetrokken",
    "omschrijving": "Het verzoek of het besluit over toegang geldt niet meer.",
    "type": "nl.gezinsbeeld.toegang-ingetrokken.v1",
    "schema": "urn:nld:gezinsbeeld:schema:toegang:ingetrokken.v1",
    "grondslag": "AVG artikel 5 lid 1 onder b (doelbinding)",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'toestemming.ingetrokken': {
    "titel": "ToestemmingIngetrokken",
    "omschrijving": "De toestemming is ingetrokken of was er ten onrechte.",
    "type": "nl.gezinsbeeld.toestemming-ingetrokken.v1",
    "schema": "urn:nld:gezinsbeeld:schema:toestemming:ingetrokken.v1",
    "grondslag": "AVG artikel 6 lid 1 onder a, 7 en 9 lid 2 onder a; Jeugdwet artikel 7.3.11",
    "doelbinding": {
      "gi": "geen",
      "veilig-thuis": "geen",
      "rvdk": "geen",
      "gemeente": "geen",
      "ggz": "geen",
      "opvang": "geen"
    },
    "doelbindingGenoemd": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'toestemming.verleend': {
    "titel": "ToestemmingVerleend",
    "omschrijving": "Toestemming om meer te delen, met wie en waarvoor.",
    "type": "nl.gezinsbeeld.toestemming-verleend.v1",
    "schema": "urn:nld:gezinsbeeld:schema:toestemming:verleend.v1",
    "grondslag": "AVG artikel 6 lid 1 onder a, 7 en 9 lid 2 onder a; Jeugdwet artikel 7.3.11",
    "doelbinding": {
      "gi": "geen",
      "veilig-thuis": "geen",
      "rvdk": "geen",
      "gemeente": "geen",
      "ggz": "geen",
      "opvang": "geen"
    },
    "doelbindingGenoemd": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    }
  },
  'traject.aangemeld': {
    "titel": "TrajectAangemeld",
    "omschrijving": "De cliënt is aangemeld en wacht op behandeling.",
    "type": "nl.gezinsbeeld.traject-aangemeld.v1",
    "schema": "urn:nld:gezinsbeeld:schema:traject:aangemeld.v1",
    "grondslag": "Jeugdwet artikel 7.3.11; WGBO (Burgerlijk Wetboek 7 artikel 457); AVG artikel 9 lid 2 onder h",
    "doelbinding": {
      "gi": "bekendheid",
      "veilig-thuis": "bekendheid",
      "rvdk": "bekendheid",
      "gemeente": "bekendheid",
      "ggz": "bekendheid",
      "opvang": "bekendheid"
    },
    "doelbindingToestemming": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig"
    }
  },
  'traject.beeindigd': {
    "titel": "TrajectBeeindigd",
    "omschrijving": "De behandeling is geëindigd.",
    "type": "nl.gezinsbeeld.traject-beeindigd.v1",
    "schema": "urn:nld:gezinsbeeld:schema:traject:beeindigd.v1",
    "grondslag": "Jeugdwet artikel 7.3.11; WGBO (Burgerlijk Wetboek 7 artikel 457); AVG artikel 9 lid 2 onder h",
    "doelbinding": {
      "gi": "bekendheid",
      "veilig-thuis": "bekendheid",
      "rvdk": "bekendheid",
      "gemeente": "bekendheid",
      "ggz": "bekendheid",
      "opvang": "bekendheid"
    },
    "doelbindingToestemming": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig"
    }
  },
  'traject.gestart': {
    "titel": "TrajectGestart",
    "omschrijving": "De behandeling loopt.",
    "type": "nl.gezinsbeeld.traject-gestart.v1",
    "schema": "urn:nld:gezinsbeeld:schema:traject:gestart.v1",
    "grondslag": "Jeugdwet artikel 7.3.11; WGBO (Burgerlijk Wetboek 7 artikel 457); AVG artikel 9 lid 2 onder h",
    "doelbinding": {
      "gi": "bekendheid",
      "veilig-thuis": "bekendheid",
      "rvdk": "bekendheid",
      "gemeente": "bekendheid",
      "ggz": "bekendheid",
      "opvang": "bekendheid"
    },
    "doelbindingToestemming": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig"
    }
  },
  'traject.ingetrokken': {
    "titel": "TrajectIngetrokken",
    "omschrijving": "Het traject was er ten onrechte of wordt niet langer gedeeld.",
    "type": "nl.gezinsbeeld.traject-ingetrokken.v1",
    "schema": "urn:nld:gezinsbeeld:schema:traject:ingetrokken.v1",
    "grondslag": "Jeugdwet artikel 7.3.11; WGBO (Burgerlijk Wetboek 7 artikel 457); AVG artikel 9 lid 2 onder h",
    "doelbinding": {
      "gi": "bekendheid",
      "veilig-thuis": "bekendheid",
      "rvdk": "bekendheid",
      "gemeente": "bekendheid",
      "ggz": "bekendheid",
      "opvang": "bekendheid"
    },
    "doelbindingToestemming": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig"
    }
  },
  'verblijf.beeindigd': {
    "titel": "VerblijfBeeindigd",
    "omschrijving": "Het verblijf is geëindigd.",
    "type": "nl.gezinsbeeld.verblijf-beeindigd.v1",
    "schema": "urn:nld:gezinsbeeld:schema:verblijf:beeindigd.v1",
    "grondslag": "Burgerlijk Wetboek 1 artikel 265a en 265b; Jeugdwet artikel 7.3.11; Wet maatschappelijke ondersteuning 2015 artikel 1.2.1",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "bekendheid",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "bekendheid",
      "opvang": "bekendheid"
    },
    "doelbindingVan": {
      "opvang": {
        "gi": "bekendheid",
        "veilig-thuis": "bekendheid",
        "rvdk": "bekendheid",
        "gemeente": "bekendheid",
        "ggz": "bekendheid",
        "opvang": "bekendheid"
      }
    },
    "doelbindingSoort": {
      "opvang": {
        "gi": "bekendheid",
        "veilig-thuis": "bekendheid",
        "rvdk": "bekendheid",
        "gemeente": "bekendheid",
        "ggz": "bekendheid",
        "opvang": "bekendheid"
      }
    },
    "doelbindingToestemming": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig"
    }
  },
  'verblijf.gestart': {
    "titel": "VerblijfGestart",
    "omschrijving": "Iemand verblijft ergens.",
    "type": "nl.gezinsbeeld.verblijf-gestart.v1",
    "schema": "urn:nld:gezinsbeeld:schema:verblijf:gestart.v1",
    "grondslag": "Burgerlijk Wetboek 1 artikel 265a en 265b; Jeugdwet artikel 7.3.11; Wet maatschappelijke ondersteuning 2015 artikel 1.2.1",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "bekendheid",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "bekendheid",
      "opvang": "bekendheid"
    },
    "doelbindingVan": {
      "opvang": {
        "gi": "bekendheid",
        "veilig-thuis": "bekendheid",
        "rvdk": "bekendheid",
        "gemeente": "bekendheid",
        "ggz": "bekendheid",
        "opvang": "bekendheid"
      }
    },
    "doelbindingSoort": {
      "opvang": {
        "gi": "bekendheid",
        "veilig-thuis": "bekendheid",
        "rvdk": "bekendheid",
        "gemeente": "bekendheid",
        "ggz": "bekendheid",
        "opvang": "bekendheid"
      }
    },
    "doelbindingToestemming": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig"
    }
  },
  'verblijf.ingetrokken': {
    "titel": "VerblijfIngetrokken",
    "omschrijving": "Het verblijf was er ten onrechte of wordt niet langer gedeeld.",
    "type": "nl.gezinsbeeld.verblijf-ingetrokken.v1",
    "schema": "urn:nld:gezinsbeeld:schema:verblijf:ingetrokken.v1",
    "grondslag": "Burgerlijk Wetboek 1 artikel 265a en 265b; Jeugdwet artikel 7.3.11; Wet maatschappelijke ondersteuning 2015 artikel 1.2.1",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "bekendheid",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "bekendheid",
      "opvang": "bekendheid"
    },
    "doelbindingVan": {
      "opvang": {
        "gi": "bekendheid",
        "veilig-thuis": "bekendheid",
        "rvdk": "bekendheid",
        "gemeente": "bekendheid",
        "ggz": "bekendheid",
        "opvang": "bekendheid"
      }
    },
    "doelbindingSoort": {
      "opvang": {
        "gi": "bekendheid",
        "veilig-thuis": "bekendheid",
        "rvdk": "bekendheid",
        "gemeente": "bekendheid",
        "ggz": "bekendheid",
        "opvang": "bekendheid"
      }
    },
    "doelbindingToestemming": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig"
    }
  },
  'voorziening.beeindigd': {
    "titel": "VoorzieningBeeindigd",
    "omschrijving": "De voorziening wordt niet meer geleverd (307).",
    "type": "nl.gezinsbeeld.voorziening-beeindigd.v1",
    "schema": "urn:nld:gezinsbeeld:schema:voorziening:beeindigd.v1",
    "grondslag": "Jeugdwet artikel 2.3 en 7.4.0; Wet maatschappelijke ondersteuning 2015 artikel 2.3.5 en 5.1.1",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "bekendheid",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "bekendheid",
      "opvang": "bekendheid"
    }
  },
  'voorziening.gestart': {
    "titel": "VoorzieningGestart",
    "omschrijving": "De voorziening wordt geleverd (305).",
    "type": "nl.gezinsbeeld.voorziening-gestart.v1",
    "schema": "urn:nld:gezinsbeeld:schema:voorziening:gestart.v1",
    "grondslag": "Jeugdwet artikel 2.3 en 7.4.0; Wet maatschappelijke ondersteuning 2015 artikel 2.3.5 en 5.1.1",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "bekendheid",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "bekendheid",
      "opvang": "bekendheid"
    }
  },
  'voorziening.ingetrokken': {
    "titel": "VoorzieningIngetrokken",
    "omschrijving": "De voorziening was er ten onrechte, is verwijderd (status 3) of wordt niet langer gedeeld.",
    "type": "nl.gezinsbeeld.voorziening-ingetrokken.v1",
    "schema": "urn:nld:gezinsbeeld:schema:voorziening:ingetrokken.v1",
    "grondslag": "Jeugdwet artikel 2.3 en 7.4.0; Wet maatschappelijke ondersteuning 2015 artikel 2.3.5 en 5.1.1",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "bekendheid",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "bekendheid",
      "opvang": "bekendheid"
    }
  },
  'voorziening.toegewezen': {
    "titel": "VoorzieningToegewezen",
    "omschrijving": "De gemeente heeft de voorziening toegewezen; de levering is nog niet begonnen (301).",
    "type": "nl.gezinsbeeld.voorziening-toegewezen.v1",
    "schema": "urn:nld:gezinsbeeld:schema:voorziening:toegewezen.v1",
    "grondslag": "Jeugdwet artikel 2.3 en 7.4.0; Wet maatschappelijke ondersteuning 2015 artikel 2.3.5 en 5.1.1",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "bekendheid",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "bekendheid",
      "opvang": "bekendheid"
    }
  },
  'register.organisatie': {
    "titel": "RegisterOrganisatie",
    "omschrijving": "De registratie van een organisatie.",
    "type": "nl.gezinsbeeld.register-organisatie.v1",
    "schema": "urn:nld:gezinsbeeld:schema:register:organisatie.v1",
    "grondslag": "Samenwerkingsconvenant van de regio",
    "doelbinding": {
      "gi": "geen",
      "veilig-thuis": "geen",
      "rvdk": "geen",
      "gemeente": "geen",
      "ggz": "geen",
      "opvang": "geen"
    }
  },
  'register.app': {
    "titel": "RegisterApp",
    "omschrijving": "De registratie van een toepassing.",
    "type": "nl.gezinsbeeld.register-app.v1",
    "schema": "urn:nld:gezinsbeeld:schema:register:app.v1",
    "grondslag": "Samenwerkingsconvenant van de regio; AVG artikel 5 lid 1 onder b (doelbinding)",
    "doelbinding": {
      "gi": "geen",
      "veilig-thuis": "geen",
      "rvdk": "geen",
      "gemeente": "geen",
      "ggz": "geen",
      "opvang": "geen"
    }
  },
  'register.wissing': {
    "titel": "RegisterWissing",
    "omschrijving": "Een wissing.",
    "type": "nl.gezinsbeeld.register-wissing.v1",
    "schema": "urn:nld:gezinsbeeld:schema:register:wissing.v1",
    "grondslag": "AVG artikel 17; Jeugdwet artikel 7.3.9",
    "doelbinding": {
      "gi": "geen",
      "veilig-thuis": "geen",
      "rvdk": "geen",
      "gemeente": "geen",
      "ggz": "geen",
      "opvang": "geen"
    }
  },
  'register.dag': {
    "titel": "RegisterDag",
    "omschrijving": "Een nieuwe dag.",
    "type": "nl.gezinsbeeld.register-dag.v1",
    "schema": "urn:nld:gezinsbeeld:schema:register:dag.v1",
    "grondslag": "Geen persoonsgegevens",
    "doelbinding": {
      "gi": "geen",
      "veilig-thuis": "geen",
      "rvdk": "geen",
      "gemeente": "geen",
      "ggz": "geen",
      "opvang": "geen"
    }
  },
} as const
