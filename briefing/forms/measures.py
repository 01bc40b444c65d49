"""What can be counted in a text: how long its sentences are, how hard it reads, where the passive stands, who speaks where.

Quotations are not the desk's words and are left out; so are names, which say nothing of how a text reads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from briefing.facts.lexicon.stance import REPORTING
from briefing.forms.places import blanked, outside

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PASSIVE = {
    "en": re.compile(
        r"\b(?:is|are|was|were|be|been|being|isn['’]t|aren['’]t|wasn['’]t|weren['’]t)\b(?:\s(?:\w+ly|not|also|now|still|yet|once|later"
        r"|then|never|being|been))*\s(?P<what>\w{3,}ed|made|held|given|taken|put|set|told|sent|shot|sold|built|found|kept|left|led"
        r"|lost|paid|read|said|seen|shown|shut|spent|struck|thrown|won|written|drawn|driven|begun|broken|brought|bought|caught"
        r"|chosen|cut|done|forgotten|frozen|heard|hidden|hit|hurt|known|laid|meant|met|hung|sunk|stolen|sworn|taught|torn|withdrawn"
        r"|overthrown|forbidden|forced)\b"
    ),
    "es": re.compile(r"\b(?:fue|fueron|es|son|ser|sido|será|serán|era|eran)\s(?:\w+mente\s)?(?P<what>\w+(?:ad|id)[oa]s?)\b"),
    "fr": re.compile(r"\b(?:été|être)\s(?:\w+ment\s)?(?P<what>\w+(?:é|i|u|is|it)e?s?)\b"),
    "de": re.compile(
        r"\b(?:wurden?|wird|werden|worden)\b(?:\s[\wäöüß.-]+){0,8}?\s(?P<what>(?:\w+ge|ge|be|ver|er|ent|zer)\w{2,}(?:t|en))\b"
    ),
    "pt": re.compile(r"\b(?:foi|foram|é|são|ser|sido|será|serão|era|eram)\s(?:\w+mente\s)?(?P<what>\w+(?:ad|id)[oa]s?)\b"),
}
_NO_PASSIVE = frozenset(
    """
    concerned located tired based interested determined supposed used married aged armed need indeed opposed committed
    united talented gifted crowded limited related
    """.split()
)


def words_of(text: str) -> list[str]:
    """The words outside quotations."""
    return _WORD.findall(blanked(text))


def passives(text: str, language: str) -> list[str]:
    """The passives outside quotations, as written."""
    pattern = _PASSIVE.get(language)
    if pattern is None:
        return []
    return [match[0] for match in outside(pattern, text) if match["what"].lower() not in _NO_PASSIVE]


def grade(sentences: Sequence[str]) -> float | None:
    """The school grade of an English text by the Automated Readability Index, names left out; None for too short a text."""
    lengths: list[int] = []
    counts = 0
    for sentence in sentences:
        words = words_of(sentence)
        counts += len(words)
        lengths += [len(word) for place, word in enumerate(words) if place == 0 or not word[0].isupper()]
    if not lengths or counts < 30:
        return None
    return round(4.71 * sum(lengths) / len(lengths) + 0.5 * counts / len(sentences) - 21.43, 1)


@cache
def _verbs(language: str) -> str:
    return "|".join(sorted(REPORTING.get(language, ()), key=len, reverse=True))


def verbs_of_saying(text: str, language: str) -> list[str]:
    """The verbs of saying outside quotations, in lower case."""
    if not _verbs(language):
        return []
    return [match[0].lower() for match in outside(_saying(language), text)]


@cache
def _saying(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_verbs(language)})(?!\w)")  # in small letters: not the United States


@cache
def _places(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    verbs = _verbs(language)
    opens = rf"^(?:(?:According to|Selon|Según|Laut|Segundo)\b|[^,;:“”«»\"]{{2,70}}(?:,[^,;“”]{{2,60}},)?\s(?:{verbs})\b)"
    behind = (
        rf"[^,;“”]{{2,60}}\s(?:{verbs})|(?:{verbs})\s[^;“”]{{2,90}}|(?:according to|selon|según|laut|segundo)\s[^;“”]{{2,90}}"
    )
    closes = rf"[,”»\"]\s(?:{behind})\.?$"
    return re.compile(opens), re.compile(closes)


def position(text: str, language: str) -> Literal["first", "after"] | None:
    """Whether the speaker of a sentence stands before what is said or behind it; None where nobody speaks or it is not plain."""
    if not _verbs(language):
        return None
    opens, closes = _places(language)
    if opens.match(text):
        return "first"
    return "after" if closes.search(text.rstrip()) else None
