"""Words and phrases by which a writer appraises what is told: shameful, sadly, a disgrace, and rightly so. In five languages.

Beside the list stands what needs none: an adverb that is set off by commas comments on its sentence, but for the few that tell
when, how far or on whose word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_NEUTRAL = {
    "en": """
        accordingly actually additionally allegedly alternatively annually apparently approximately automatically chiefly
        collectively consequently conversely currently daily directly early effectively equally especially eventually
        exactly exclusively externally finally financially firstly formally formerly generally historically immediately
        importantly independently indirectly individually initially internally internationally jointly largely lastly lately
        legally likely literally locally mainly medically merely monthly mostly namely nationally nearly newly normally
        notably officially only originally ostensibly partially particularly partly permanently personally politically
        possibly potentially practically precisely presently presumably previously primarily privately probably promptly
        provisionally publicly purportedly quickly rapidly recently regionally reportedly respectively roughly
        scientifically secondly seemingly separately shortly similarly simultaneously slightly specifically statistically
        subsequently suddenly supposedly technically temporarily theoretically thirdly traditionally typically ultimately
        unanimously usually weekly yearly
    """,
    "es": """
        actualmente adicionalmente anteriormente anualmente aparentemente aproximadamente concretamente conjuntamente
        consecuentemente efectivamente especialmente exactamente finalmente formalmente generalmente habitualmente
        igualmente inicialmente inmediatamente legalmente mensualmente normalmente oficialmente originalmente paralelamente
        parcialmente particularmente posiblemente posteriormente precisamente presuntamente previamente principalmente
        probablemente provisionalmente próximamente públicamente recientemente respectivamente simultáneamente solamente
        supuestamente temporalmente tradicionalmente técnicamente últimamente únicamente
    """,
    "fr": """
        actuellement annuellement apparemment autrement communément concrètement conjointement dernièrement essentiellement
        exactement finalement formellement généralement habituellement immédiatement initialement juridiquement légalement
        notamment officiellement parallèlement particulièrement partiellement principalement probablement prochainement
        provisoirement précisément précédemment prétendument publiquement respectivement récemment seulement simultanément
        spécialement techniquement temporairement traditionnellement ultérieurement uniquement vraisemblablement également
        éventuellement
    """,
    "de": """
        fälschlicherweise gewöhnlicherweise irrtümlicherweise möglicherweise normalerweise typischerweise üblicherweise
    """,
}
"""Adverbs that comment on nothing. Those of other endings are no adverbs of comment."""
_ENDING = {"en": "ly", "es": "mente", "fr": "ment", "de": "erweise", "pt": "mente"}


@cache
def _sections() -> dict[str, list[str]]:
    """The lines of the list by the headings above them."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in files(__package__).joinpath("evaluative.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
            found[heading] = []
        elif line and not line.startswith("#"):
            found[heading].append(line)
    return found


@cache
def appraising(language: str) -> re.Pattern[str]:
    """What one word matches that appraises, in small letters and whole."""
    sections = _sections()
    if language == "en":
        adjectives = " ".join(sections["en adjectives"]).split()
        forms = [form for adjective in adjectives for form in _with_adverb(adjective)]
        forms += " ".join(sections["en words"]).split()
        return re.compile("|".join(map(re.escape, forms)))
    forms = " ".join(sections.get(language, ())).split()
    return re.compile("|".join(re.escape(form[:-1]) + r"\w{0,8}" if form.endswith("-") else form for form in forms) or r"(?!)")


def _with_adverb(adjective: str) -> Iterator[str]:
    yield adjective
    if adjective.endswith("le"):
        yield adjective[:-1] + "y"
    elif adjective.endswith("y"):
        yield adjective[:-1] + "ily"
    elif adjective.endswith("ic"):
        yield adjective + "ally"
    else:
        yield adjective + "ly"


@cache
def phrases(language: str) -> re.Pattern[str]:
    """Phrases of stance, to be searched for in small letters."""
    lines = _sections().get(f"{language} phrases", ())
    return re.compile(rf"\b(?:{'|'.join(lines)})\b" if lines else r"(?!)")


def comments(adverb: str, language: str) -> bool:
    """Whether an adverb that is set off by commas comments on its sentence; `adverb` is in small letters."""
    return adverb.endswith(_ENDING.get(language, "\0")) and adverb not in _neutral(language)


@cache
def _neutral(language: str) -> frozenset[str]:
    return frozenset(_NEUTRAL.get(language, "").split())
