"""Titles as they stand before a name, and the English form that they are compared by.

A line holds the English form, and after the colon what a language calls it; titles without a colon are their own form.
"""

from __future__ import annotations

_TITLES = {
    "en": """
        president, vice-president, prime minister, deputy prime minister,
        chancellor, premier, minister, foreign minister, defence minister, finance minister, interior minister,
        justice minister, health minister, trade minister, energy minister, environment minister, education minister,
        secretary, secretary of state, defence secretary, home secretary, foreign secretary, treasury secretary,
        secretary-general, director-general, correspondent, editor,
        senator, representative, congressman, congresswoman, governor, mayor, judge, justice,
        chief justice, attorney general, general, colonel, major, captain, lieutenant, sergeant, admiral, king, queen,
        prince, princess, pope, cardinal, archbishop, bishop, father, sister, rabbi, imam, sheikh, ambassador,
        professor, doctor, chairman, chairwoman, chair, chief executive, director, speaker, leader, opposition leader,
        party leader, spokesman, spokeswoman, spokesperson, analyst, coach, manager, striker, commissioner,
        special envoy, envoy, lord, sir, dame, baroness, emperor, ayatollah, police chief, army chief, deputy,
        lawmaker, candidate, author, actor, actress, singer, officer, inspector, detective, prosecutor, lawyer, chief,
        chief constable, assistant chief constable, constable, sheriff, assistant sheriff, superintendent,
        founder, historian, economist, mr, mrs, ms
        president: us president
        vice-president: vice president
        defence minister: defense minister
        defence secretary: defense secretary
        secretary-general: secretary general
        senator: sen
        representative: rep
        governor: gov
        general: gen
        colonel: col
        captain: capt
        lieutenant: lt
        sergeant: sgt
        professor: prof
        doctor: dr
        chief executive: ceo
        deputy: mp
        reverend: rev
    """,
    "es": """
        president: presidente, presidenta
        ex-president: expresidente, expresidenta
        vice-president: vicepresidente, vicepresidenta
        prime minister: primer ministro, primera ministra
        minister: ministro, ministra
        foreign minister: canciller, ministro de relaciones exteriores
        secretary of state: secretario de estado
        secretary: secretario, secretaria
        senator: senador, senadora
        deputy: diputado, diputada
        governor: gobernador, gobernadora
        mayor: alcalde, alcaldesa, intendente
        judge: juez, jueza
        prosecutor: fiscal
        general: general
        colonel: coronel
        captain: capitán
        king: rey
        queen: reina
        pope: papa
        cardinal: cardenal
        bishop: obispo
        ambassador: embajador, embajadora
        doctor: doctor, dr, dra
        spokesperson: portavoz, vocero
        leader: líder
        mr: sr, señor, don
        mrs: sra, señora, doña
    """,
    "fr": """
        president: président, présidente
        ex-president: ancien président, ex-président
        vice-president: vice-président, vice-présidente
        prime minister: premier ministre, première ministre
        minister: ministre
        chancellor: chancelier, chancelière
        foreign minister: ministre des affaires étrangères
        secretary of state: secrétaire d'état
        senator: sénateur, sénatrice
        deputy: député, députée
        governor: gouverneur
        mayor: maire
        judge: juge
        prosecutor: procureur
        general: général
        colonel: colonel
        captain: capitaine
        king: roi
        queen: reine
        pope: pape
        cardinal: cardinal
        ambassador: ambassadeur
        spokesperson: porte-parole
        mr: m, mm
        mrs: mme
        ms: mlle
        doctor: dr
        leader: chef
    """,
    "de": """
        president: präsident, präsidentin, bundespräsident, us-präsident, staatspräsident, staatschef
        ex-president: ex-präsident, altpräsident
        vice-president: vizepräsident, vizepräsidentin
        chancellor: bundeskanzler, bundeskanzlerin, kanzler, kanzlerin
        prime minister: premierminister, premierministerin, regierungschef, ministerpräsident, ministerpräsidentin
        minister: minister, ministerin
        foreign minister: außenminister, außenministerin, us-außenminister
        defence minister: verteidigungsminister
        finance minister: finanzminister
        interior minister: innenminister, innenministerin
        senator: senator, senatorin
        deputy: abgeordneter, abgeordnete
        governor: gouverneur
        mayor: bürgermeister, bürgermeisterin, oberbürgermeister
        judge: richter, richterin
        general: general
        colonel: oberst
        king: könig
        queen: königin
        pope: papst
        cardinal: kardinal
        ambassador: botschafter
        spokesperson: sprecher, sprecherin
        mr: herr
        mrs: frau
        doctor: dr
        professor: prof, professor, professorin
        party leader: parteichef
        opposition leader: oppositionsführer
        chair: vorsitzende, vorsitzender
        leader: chefin, chef
    """,
    "pt": """
        president: presidente
        ex-president: ex-presidente
        vice-president: vice-presidente
        prime minister: primeiro-ministro, primeira-ministra
        minister: ministro, ministra
        foreign minister: chanceler, ministro das relações exteriores
        secretary of state: secretário de estado
        secretary: secretário, secretária
        senator: senador, senadora
        deputy: deputado, deputada
        governor: governador, governadora
        mayor: prefeito, prefeita
        judge: juiz, juíza
        prosecutor: procurador, procuradora
        general: general
        colonel: coronel
        captain: capitão
        king: rei
        queen: rainha
        pope: papa
        cardinal: cardeal
        ambassador: embaixador, embaixadora
        spokesperson: porta-voz
        leader: líder
        mr: sr
        mrs: sra
        doctor: dr, dra
    """,
}


def _titles(text: str) -> dict[tuple[str, ...], str]:
    """Each title as its words, with its English form."""
    pairs: list[tuple[str, str]] = []
    for line in text.strip().splitlines():
        form, _, titles = line.strip().rstrip(",").rpartition(":")
        pairs += [(title.strip(), form or title.strip()) for title in titles.split(",")]
    return {tuple(title.replace("-", " ").replace("'", " ").split()): form for title, form in pairs}


TITLES: dict[str, dict[tuple[str, ...], str]] = {language: _titles(text) for language, text in _TITLES.items()} | {"": {}}
# The first and the last words of titles: most words are neither, and that is soon known.
FIRST_WORDS = {language: frozenset(title[0] for title in titles) for language, titles in TITLES.items()}
LAST_WORDS = {language: frozenset(title[-1] for title in titles) for language, titles in TITLES.items()}
# Titles that cannot be part of a name, so that they part two of them: "FBI Director James Comey".
OFFICES = frozenset(
    """
    president|vice-president|prime minister|deputy prime minister|chancellor|premier|minister|foreign minister|defence minister
    |finance minister|interior minister|justice minister|health minister|trade minister|secretary|secretary of state
    |defence secretary|home secretary|foreign secretary|treasury secretary|secretary-general|director-general|senator|governor
    |mayor|attorney general|ambassador|professor|chairman|chairwoman|chief executive|director|speaker|leader|opposition leader
    |party leader|spokesman|spokeswoman|spokesperson|analyst|coach|manager|commissioner|special envoy|envoy|correspondent
    |chief constable|assistant chief constable
    |sheriff|assistant sheriff|superintendent|editor|police chief|army chief|chief justice
""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)
LONGEST_TITLE = 4  # words
