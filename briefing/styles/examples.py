"""The examples that prompts give of a style's rules, in the style's language: an English example in a French prompt misleads.

A language that is not here gets the rules without examples, and so does a rule that has none in a language.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.language import base


@dataclass(frozen=True)
class Examples:
    """Words of one language. `hardened` are pairs: what a claim says, and what it must not become. `trailing` is a claim told by
    a participle; `press` are words that judge or press; `contractions` are empty where the language has none to choose."""

    today: str = ""
    weekday: str = ""
    we: str = ""
    press: str = ""
    contractions: str = ""
    trailing: str = ""
    lead_in: str = ""
    hardened: tuple[tuple[str, str], ...] = ()


_KNOWN = {
    "en": Examples(
        today="“today”, “yesterday”",
        weekday="“on Tuesday”",
        we="“we judge”",
        press="dramatic, massive, very",
        contractions="“isn’t”, “they’re”",
        trailing="“…, claiming it will cut delays”",
        lead_in="“The cost: …”",
        hardened=(("may", "will"), ("plans", "has"), ("said", "admitted"), ("some", "all")),
    ),
    "fr": Examples(
        today="« aujourd’hui », « hier »",
        weekday="« mardi dernier »",
        we="« nous estimons »",
        press="dramatique, massif, très",
        trailing="« …, affirmant que cela réduira les retards »",
        lead_in="« Le coût : … »",
        hardened=(("pourrait", "va"), ("prévoit", "a fait"), ("a déclaré", "a avoué"), ("certains", "tous")),
    ),
    "es": Examples(
        today="«hoy», «ayer»",
        weekday="«el martes pasado»",
        we="«estimamos»",
        press="dramático, masivo, muy",
        trailing="«…, alegando que reducirá los retrasos»",
        lead_in="«El coste: …»",
        hardened=(("podría", "va a"), ("prevé", "ha hecho"), ("dijo", "admitió"), ("algunos", "todos")),
    ),
    "de": Examples(
        today="„heute“, „gestern“",
        weekday="„am Dienstag“",
        we="„wir erwarten“",
        press="dramatisch, massiv, sehr",
        lead_in="„Die Kosten: …“",
        hardened=(("könnte", "wird"), ("plant", "hat getan"), ("sagte", "gab zu"), ("einige", "alle")),
    ),
    "pt": Examples(
        today="“hoje”, “ontem”",
        weekday="“na terça-feira”",
        we="“avaliamos”",
        press="dramático, maciço, muito",
        trailing="“…, alegando que reduzirá os atrasos”",
        lead_in="“O custo: …”",
        hardened=(("poderia", "vai"), ("prevê", "fez"), ("disse", "admitiu"), ("alguns", "todos")),
    ),
}


def examples_of(language: str) -> Examples:
    """The examples in a style's language (`fr-FR`); empty ones where the language is not known."""
    return _KNOWN.get(base(language), Examples())
