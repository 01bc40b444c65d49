"""Whether a sentence can stand alone in a brief: what makes it unfit, and what makes it lean on the sentence before.

A brief that opens with "He said" or closes a quotation that it never opened is the mark of a bad extract. The guards are
strict on purpose: leaving a good sentence out costs little, as a story has many; printing a dangling one costs the reader.
"""

from __future__ import annotations

import re
from enum import Enum
from itertools import pairwise

from briefing.model.extractive.cues import Cues, general

SHORTEST, LONGEST = 8, 45  # words that read well; a shorter sentence needs a name or a number, a longer one an attribution
_SHORTEST_SPECIFIC, _LONGEST_ATTRIBUTED = 5, 70
_SHORTEST_QUESTIONED = 14  # "Whether Brazil raises the matter formally." is half a sentence


class Footing(Enum):
    """FIRM stands alone. LEANS needs the sentence before it. UNFIT is never used. LONG is used where nothing else is there."""

    FIRM = "firm"
    LEANS = "leans"
    LONG = "long"
    UNFIT = "unfit"


_QUOTED = re.compile(r'“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|"[^"]*"|(?<!\w)‘(?:[^‘’]|’(?=\w))*’(?!\w)')
_INTERROGATIVE = re.compile(r"\W*(?:whether|how|why|what|which|who|when|where)\b", re.IGNORECASE)
_MARKS = re.compile(r'[“”«»„"]')
_END = re.compile(r"[.!…][\"”»“’')\]]*$")
_START = re.compile(r"[\"“«„‘'(\[¿¡]?[^\W_a-zß-öø-ÿ]")
_FIRST_OUTSIDE = re.compile(r"^[\s,;:.!?…\-–—]+")
NAME = re.compile(r"(?<!^)(?<![.!?]\s)\b[A-ZÀ-Þ][\w’'-]+")
_CAPITALISED = re.compile(r"\b[A-ZÀ-Þ][\w-]+")
YEAR = re.compile(r"(?<![\d.,€$£])\b(?:1[5-9]\d\d|20[0-4]\d)\b(?![.,]?\d)")
_DIGIT = re.compile(r"\d")
_PLURAL = re.compile(r"\b[\w’'-]{2,}s\b(?<!ss)(?<!us)(?<!is)", re.IGNORECASE)
_IT = re.compile(
    r"\bit\b(?!\s+(?:is|was|would|will|has|had|became|remains|remained|seems|seemed|appears|appeared|took|takes|clear)\b)", re.I
)
_THING = re.compile(
    r"\b(?:a|an|the|its|his|her|their|this|that|any|no|every|each|\w+['’]s?)\s+[a-z]|[a-z]{3,}\s+(?:\w+\s+){0,3}(?:and|but|as|before)\b",
    re.I,
)

_BYLINE = re.compile(
    r"\W*(?i:by|por|par|von)\s+[A-ZÀ-Þ][\w.’'-]+(?:\s+[A-ZÀ-Þ][\w.’'-]+){1,3}\W*$"
    r"|\W*(?i:photo|image|picture|caption|source|contact|published|updated|foto|imagen|quelle)\s*:|\W*[A-Z][\w ]+\|"
)
_CAPTION = re.compile(r"\W*(?:[A-ZÀ-Þ][\w’'-]*\s+(?:of\s+)?){2,6}\w{2,}ing\s|[A-Z][A-Z ]{5,}:")
_RUN_ON = re.compile(r"[a-zß-ÿ\d] (?:The|This|He|She|It|They|But|In|On|At|When|After) [a-zß-ÿ]")
_ADDRESS = re.compile(r"©|https?://|www\.\w|\w@\w+\.\w")
_DAMAGED = re.compile("[\ufffe\ufffd\x00-\x08]|\\|.*\\|")


def masked(sentence: str) -> str:
    """The sentence with every complete quotation blanked out, character for character."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), sentence)


def unbalanced(sentence: str) -> bool:
    """Whether a quotation mark is left without its partner."""
    return bool(_MARKS.search(masked(sentence)))


def words(text: str) -> int:
    return len(text.split())


def footing(sentence: str, cues: Cues) -> Footing:
    """How `sentence` (white space evened out) stands; a `Footing`."""
    bare = masked(sentence)
    if not _whole(sentence) or _DAMAGED.search(sentence) or is_boilerplate(sentence):
        return Footing.UNFIT
    if cues.own_voice.search(bare) or cues.aside.match(bare):
        return Footing.UNFIT
    count = words(sentence)
    if count < SHORTEST and (count < _SHORTEST_SPECIFIC or not specific(sentence)):
        return Footing.LEANS if count >= 3 and cues.subject.match(bare) else Footing.UNFIT
    if count < _SHORTEST_QUESTIONED and _INTERROGATIVE.match(bare):
        return Footing.UNFIT
    if leans(bare, cues) or _quotes_leaning(sentence, cues):
        return Footing.LEANS
    if count > (_LONGEST_ATTRIBUTED if cues.attribution.search(bare) else LONGEST):
        return Footing.LONG
    return Footing.FIRM


def is_boilerplate(sentence: str) -> bool:
    """Whether it is about the page and not in the story: bylines, captions, notices, addresses, calls to subscribe."""
    return bool(
        general("boilerplate").search(sentence)
        or _BYLINE.match(sentence)
        or _CAPTION.match(sentence)
        or _ADDRESS.search(sentence)
    )


def _whole(sentence: str) -> bool:
    """Whether it begins and ends as a sentence does, asks nothing, holds whole quotations only and is only one."""
    return (
        bool(_START.match(sentence) and _END.search(sentence))
        and not unbalanced(sentence)
        and not _RUN_ON.search(masked(sentence))
    )


def specific(sentence: str) -> bool:
    """Whether it holds a figure or a name behind its first word."""
    return bool(_DIGIT.search(sentence) or NAME.search(sentence))


def leans(bare: str, cues: Cues) -> bool:
    """Whether a masked sentence needs the one before: by its opening, a time told from elsewhere, or a pronoun."""
    opening = _FIRST_OUTSIDE.sub("", bare, count=1)
    if not opening or cues.opener.match(opening):
        return True
    earlier = cues.earlier.search(bare)
    if earlier and not _dated(bare[: earlier.start()], cues):
        return True
    return bool(cues.elsewhere.search(bare)) or _unnamed(bare, cues) or _unsaid(bare, cues)


def _quotes_leaning(sentence: str, cues: Cues) -> bool:
    """Whether it opens with a quotation that itself begins with a word for something said before ("That is long enough…")."""
    quoted = _QUOTED.match(sentence)
    return bool(quoted) and bool(cues.subject.match(sentence, 1))


def _dated(before: str, cues: Cues) -> bool:
    """Whether a time has been told that "two days later" can count from."""
    return bool(YEAR.search(before) or cues.months.search(before) or cues.relative.search(before))


def _unnamed(bare: str, cues: Cues) -> bool:
    """Whether a pronoun for a person, or for several, comes before any of them is named."""
    several = cues.several.search(bare)
    if several and not _several_named(bare[: several.start()]):
        return True
    pronoun = cues.pronoun.search(bare)
    if not pronoun:
        return False
    before = bare[: pronoun.start()]
    first = _CAPITALISED.match(before.lstrip())
    return not (
        NAME.search(before) or general("person").search(before) or (first and not general("determiners").fullmatch(first[0]))
    )


def _several_named(before: str) -> bool:
    return bool(_PLURAL.search(before) or general("several_people").search(before))


def _unsaid(bare: str, cues: Cues) -> bool:
    """Whether English "it" stands for something that the sentence does not name."""
    found = _IT.search(bare) if cues.articles.match("the") else None
    return bool(found) and not _THING.search(bare[: found.start()])  # type: ignore[union-attr]


_TOKEN = re.compile(r"\w[\w-]*|[,.;]")


def names_again(sentence: str, cues: Cues) -> str | None:
    """The noun by which a sentence's opening refers back to what it calls known ("The agreement opens…": "agreement").

    None where the opening names its matter itself ("The agreement of 1961", "The Senate").
    """
    start = _FIRST_OUTSIDE.sub("", sentence, count=1)
    article = cues.articles.match(start)
    if not article:
        return None
    tokens: list[str] = [token for token in _TOKEN.findall(start[article.end() :]) if not general("counts").fullmatch(token)][:4]
    for token, following in pairwise([*tokens, "."]):
        if (
            not token[0].islower()
            or general("specifies").fullmatch(following)
            or following[0].isupper()
            or following[0].isdigit()
        ):
            return None
        if following in ",.;" or general("verbal").fullmatch(following) or _PLURAL.fullmatch(token):
            return token
    return None
