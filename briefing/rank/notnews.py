"""What is no story whatever its words: horoscopes, recipes, results, and other standing matter of newspapers, in five languages.

A title alone never decides ("Recipe for disaster"): the text must have the shape of the thing too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.records import Document
from briefing.typography import fold


@dataclass(frozen=True)
class _Kind:
    """`title` must open the matter, `shape` occur in the text at least `times` times; `alone` times without such a title."""

    name: str
    title: re.Pattern[str]
    shape: re.Pattern[str]
    times: int
    alone: int | None = None


def _words(text: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(text.split())})\b")


_SIGNS = _words(
    "aries taurus gemini cancer leo virgo libra scorpio sagittarius capricorn aquarius pisces "
    "tauro geminis escorpio sagitario capricornio acuario piscis belier taureau gemeaux lion vierge balance scorpion sagittaire "
    "capricorne verseau poissons widder stier zwillinge krebs lowe jungfrau waage skorpion schutze steinbock wassermann fische "
    "touro gemeos escorpiao sagitario aquario peixes"
)
_MEASURES = re.compile(
    r"\b\d+(?:[.,/]\d+)?\s?(?:g|kg|ml|cl|dl|l|tbsp|tsp|cups?|ounces?|oz|el|tl|prisen?|cucharad\w+|tazas?|cuilleres?|c\. a|"
    r"tasses?|colher\w*|xicaras?|minutes? in the oven)\b"
)
_SCORE = re.compile(r"\b[^\W\d]\w*(?: [^\W\d]\w*){0,2} \d{1,3}\s?[-–:]\s?\d{1,3}\b(?! (?:votes?|stimmen|votos|voix))")
KINDS = (
    _Kind(
        "a horoscope", _words("horoscopes? horoskope? horoscopos? zodiac sternzeichen tageshoroskop star signs?"), _SIGNS, 2, 6
    ),
    _Kind(
        "a recipe",
        _words("recipes? rezept rezepte recetas? recettes? receitas? how to (?:cook|bake|make)"),
        _MEASURES,
        3,
        6,
    ),
    _Kind(
        "a table of results",
        _words(
            "results scores scoreboard fixtures standings table ergebnisse spielplan tabelle resultados clasificacion marcadores "
            "resultats classement calendrier placares classificacao tabela matchday round-?up"
        ),
        _SCORE,
        3,
        6,
    ),
    _Kind(
        "a puzzle or a listing",
        _words(
            "crossword sudoku puzzle kreuzwortratsel ratsel crucigrama pasatiempos mots lottery lotto lotería loterie loteria tv"
        ),
        re.compile(
            r"\b(?:across|down|clue|solution|losung|horizontales|verticales|drawn|gewinnzahlen|\d{1,2}(?:[, ]+\d{1,2}){4,})"
        ),
        1,
    ),
)


def not_news(document: Document) -> str | None:
    """Why a document is no story; None where it may be one."""
    title = fold(document.title or document.text[:80])
    text = fold(document.text[:6000])
    for kind in KINDS:
        found = len({match.group() for match in kind.shape.finditer(text)})
        if found >= kind.times and kind.title.search(title):
            return f"{kind.name}: its title says so, and the text has the shape of one"
        if kind.alone and found >= kind.alone and len(text) < 600 * found:
            return f"{kind.name}: the text has the shape of one"
    return None
