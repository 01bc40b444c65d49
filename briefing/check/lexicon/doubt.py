"""Words of whatever part of speech that leave a clause possible, probable or yet to come, in five languages."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


POSSIBLY = {
    "en": _words("""
        may might could possibly possible possibility perhaps maybe potential potentially whether unclear uncertain suspected
        suspects suspect suspicion hint hints hinted considering considers consideration mulling
        threatens threatened contemplating conceivably if unless rumoured rumored unproven unconfirmed
    """),
    "es": _words("""
        podría podrían puede pueden podrá podrán quizás quizá posible posibles posiblemente posibilidad sería serían habría
        sospecha sospechan eventual si tendría
    """),
    "fr": _words("""
        pourrait pourraient peut peuvent serait seraient aurait auraient éventuellement éventuel possible possibilité soupçonne
        soupçonnent si envisage envisagent pourra
    """),
    "de": _words("""
        könnte könnten dürfte dürften möglicherweise womöglich vielleicht eventuell möglich mögliche vermutet vermuten verdacht
        ob falls erwägt erwägen offen
    """),
    "pt": _words("""
        poderia poderiam pode podem poderá poderão talvez possível possivelmente possibilidade seria seriam teria suspeita
        suspeitam se eventual
    """),
}
PROBABLY = {
    "en": _words("""
        probably probable likely expected expects expect should presumably apparently thought believed
        estimated forecast forecasts predicted predicts anticipated anticipates hopes hope hoped projected tentatively
        provisional provisionally seems appears supposed assumes assumed unlikely doubtful foresees foresee
        predict predicting outlook estimation estimates estimate guess certainty prospect prospects
    """),
    "es": _words("probablemente probable previsiblemente espera esperan cree creen parece estima prevista previsto"),
    "fr": _words("probablement probable vraisemblablement devrait devraient attendu attendue espère semble estime"),
    "de": _words("wahrscheinlich voraussichtlich vermutlich wohl erwartet erwarten soll sollen glaubt hofft scheint rechnet"),
    "pt": _words("provavelmente provável deve devem deverá deverão espera esperam acredita parece estima prevista previsto"),
}
PLANNED = {
    "en": _words("""
        will would shall plans plan planned planning intends intend intended aims aim due set scheduled proposed proposes
        slated going ready willing vows vowed pledged promised promises promise ll won't
    """),
    "es": _words(
        "prevé prevén planea planean pretende pretenden quiere quieren proyecta propuso propone va van anunció recurrirá planeado"
    ),
    "fr": _words("prévoit prévoient compte comptent entend souhaite veut veulent propose doit doivent va vont prévu prévue"),
    "de": _words("plant planen will wollen wird werden beabsichtigt geplant geplante möchte möchten"),
    "pt": _words("prevê preveem planeja planeia pretende pretendem quer querem propõe vai vão"),
}
# What opens doubt in two words.
OPEN = {
    "en": ("ruled out", "rule out", "ruling out", "excluded", "no decision"),
    "es": ("descarta", "descartó", "descartan"),
    "fr": ("exclu", "exclut", "écarté"),
    "de": ("ausgeschlossen", "schließt"),
    "pt": ("descarta", "descartou", "exclui"),
}
# What says that something is settled after all.
SURELY = {
    "en": _words("certainly definitely surely certain shown proven proved proves established demonstrated confirmed undoubtedly"),
    "es": _words("seguro seguridad certeza ciertamente"),
    "fr": _words("certainement sûrement assurément"),
    "de": _words("sicher gewiss bestimmt zweifellos"),
    "pt": _words("certamente certeza seguramente"),
}
