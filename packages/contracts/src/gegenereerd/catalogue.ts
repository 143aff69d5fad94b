// Generated from contracts/ by `gezinsbeeld contract build`; change the contract, not this file.
import type {
  BekendheidBeeindigd,
  BekendheidGevraagd,
  BetrokkenheidBeeindigd,
  BetrokkenheidGestart,
  BetrokkenheidIngetrokken,
  BronGemeld,
  GezinBeeindigd,
  GezinGesplitst,
  GezinGevormd,
  GezinGewijzigd,
  GezinMomentopname,
  GezinSamengevoegd,
  MaatregelBeeindigd,
  MaatregelIngetrokken,
  MaatregelOpgelegd,
  PersoonIngetrokken,
  PersoonVastgelegd,
  Probleem,
  RegisterDag,
  RegisterOrganisatie,
  RelatieIngetrokken,
  RelatieVastgelegd,
  ToegangBeeindigd,
  ToegangGeopend,
  ToegangGewijzigd,
  TrajectAangemeld,
  TrajectBeeindigd,
  TrajectGestart,
  TrajectIngetrokken,
} from './types'

/** Every message of the contract by name, `<domein>.<gebeurtenis>`. */
export interface EventMap {
  'bekendheid.beeindigd': BekendheidBeeindigd
  'bekendheid.gevraagd': BekendheidGevraagd
  'betrokkenheid.beeindigd': BetrokkenheidBeeindigd
  'betrokkenheid.gestart': BetrokkenheidGestart
  'betrokkenheid.ingetrokken': BetrokkenheidIngetrokken
  'bron.gemeld': BronGemeld
  'gezin.beeindigd': GezinBeeindigd
  'gezin.gesplitst': GezinGesplitst
  'gezin.gevormd': GezinGevormd
  'gezin.gewijzigd': GezinGewijzigd
  'gezin.momentopname': GezinMomentopname
  'gezin.samengevoegd': GezinSamengevoegd
  'maatregel.beeindigd': MaatregelBeeindigd
  'maatregel.ingetrokken': MaatregelIngetrokken
  'maatregel.opgelegd': MaatregelOpgelegd
  'persoon.ingetrokken': PersoonIngetrokken
  'persoon.vastgelegd': PersoonVastgelegd
  'relatie.ingetrokken': RelatieIngetrokken
  'relatie.vastgelegd': RelatieVastgelegd
  'toegang.beeindigd': ToegangBeeindigd
  'toegang.geopend': ToegangGeopend
  'toegang.gewijzigd': ToegangGewijzigd
  'traject.aangemeld': TrajectAangemeld
  'traject.beeindigd': TrajectBeeindigd
  'traject.gestart': TrajectGestart
  'traject.ingetrokken': TrajectIngetrokken
  'register.organisatie': RegisterOrganisatie
  'register.dag': RegisterDag
  'dienst.probleem': Probleem
}

export const berichten = {
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
    },
    "doelbindingVan": {}
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
    },
    "doelbindingVan": {}
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
    },
    "doelbindingVan": {}
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
    },
    "doelbindingVan": {}
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
    },
    "doelbindingVan": {}
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
    },
    "doelbindingVan": {}
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
    },
    "doelbindingVan": {}
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
    },
    "doelbindingVan": {}
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
    },
    "doelbindingVan": {}
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
    },
    "doelbindingVan": {}
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
    },
    "doelbindingVan": {}
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
    },
    "doelbindingVan": {}
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
    },
    "doelbindingVan": {}
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
    },
    "doelbindingVan": {}
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
    },
    "doelbindingVan": {}
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
    },
    "doelbindingVan": {}
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
    },
    "doelbindingVan": {}
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
    },
    "doelbindingVan": {}
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
    },
    "doelbindingVan": {}
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
    "doelbindingVan": {}
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
    "doelbindingVan": {}
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
    "doelbindingVan": {}
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
    "doelbindingVan": {}
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
    },
    "doelbindingVan": {}
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
    },
    "doelbindingVan": {}
  },
  'dienst.probleem': {
    "titel": "Probleem",
    "omschrijving": "Een dienst kan of mag het gevraagde niet geven.",
    "type": "nl.gezinsbeeld.dienst-probleem.v1",
    "schema": "urn:nld:gezinsbeeld:schema:dienst:probleem.v1",
    "grondslag": "Geen persoonsgegevens",
    "doelbinding": {
      "gi": "volledig",
      "veilig-thuis": "volledig",
      "rvdk": "volledig",
      "gemeente": "volledig",
      "ggz": "volledig",
      "opvang": "volledig"
    },
    "doelbindingVan": {}
  },
} as const
