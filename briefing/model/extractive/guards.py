"""Whether a sentence can stand alone in a brief: what makes it unfit, and what makes it lean on the sentence before.

A brief that opens with "He said" or closes a quotation that it never opened is the mark of a bad extract. The guards are
strict on purpose: leaving a good sentence out costs little, as a story has many; printing a dangling one costs the reader.
"""

from __future__ import annotations

import re
from enum import Enum

from briefing.model.extractive.cues import Cues

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
_NAME = re.compile(r"(?<!^)(?<![.!?]\s)\b[A-ZÀ-Þ][\w’'-]+")
_CAPITALISED = re.compile(r"\b[A-ZÀ-Þ][\w-]+")
YEAR = re.compile(r"(?<![\d.,€$£])\b(?:1[5-9]\d\d|20[0-4]\d)\b(?![.,]?\d)")
_DIGIT = re.compile(r"\d")
_PERSON = re.compile(
    r"\b(?:president|minister|secretary|senator|chief|king|queen|pope|judge|man|woman|boy|girl|spokes\w+|general|coach|victim|agent|student|resident|defendant"
    r"|leader|officer|driver|teacher|worker|player|commander|soldier|prisoner|singer|manager|lawyer|owner|founder|member|father|mother|brother|sister"
    r"|daughter|son|wife|husband|director|doctor|governor|mayor|author|actor|prosecutor|editor|ambassador|chancellor|professor|councillor|survivor"
    r"|official|candidate|nurse|patient['’]s|premier|chair\w*|head|driver|pilot|suspect|attacker|gunman|artist|scientist|journalist|activist)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"\b[\w’'-]{2,}s\b(?<!ss)(?<!us)(?<!is)|\b(?:people|police|men|women|children|and|personnel|staff|crew|team|family|both|those)\b", re.I)
_IT = re.compile(
    r"\bit\b(?!\s+(?:is|was|would|will|has|had|became|remains|remained|seems|seemed|appears|appeared|took|takes|clear)\b)", re.I
)
_THING = re.compile(
    r"\b(?:a|an|the|its|his|her|their|this|that|any|no|every|each|\w+['’]s?)\s+[a-z]|[a-z]{3,}\s+(?:\w+\s+){0,3}(?:and|but|as|before)\b",
    re.I,
)

_BOILERPLATE = re.compile(
    r"(?i)\b(?:example text written for|all rights reserved|sign up (?:for|to|here)|subscribe|newsletter|follow us|read more|click here|tap here"
    r"|cookies?|share this|advertisement|privacy policy|terms of (?:use|service)|getty images|file photo|press contact|media contact|for more information"
    r"|this (?:article|story|report|transcript) (?:was|has been|is)|compiled by|corrections? (?:received|and clarifications)|the next issue|page \d+ of \d+"
    r"|reporting by|editing by|additional reporting|writing by|photo(?:graph)? by|image caption|todos los derechos reservados|suscr[ií]b|haga clic"
    r"|tous droits réservés|abonnez-vous|cliquez ici|alle rechte vorbehalten|newsletter abonnieren|todos os direitos reservados|inscreva-se|clique aqui)"
    r"|^\W*(?:by|por|par|von)\s+[A-ZÀ-Þ][\w.’'-]+(?:\s+[A-ZÀ-Þ][\w.’'-]+){1,3}\W*$|^\W*(?:photo|image|picture|caption|source|contact|published|updated|foto|imagen|quelle)\s*:"
    r"|©|\(c\)\s*\d{4}|https?://|www\.\w|\w@\w+\.\w|^\W*(?:by\s+)?[A-Z][\w ]+\|"
)
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
    if not _whole(sentence) or _BOILERPLATE.search(sentence) or _DAMAGED.search(sentence) or cues.own_voice.search(bare):
        return Footing.UNFIT
    count = words(sentence)
    if count < SHORTEST and (count < _SHORTEST_SPECIFIC or not specific(sentence)):
        return Footing.LEANS if count >= 4 and cues.subject.match(bare) else Footing.UNFIT
    if count < _SHORTEST_QUESTIONED and _INTERROGATIVE.match(bare):
        return Footing.UNFIT
    if leans(bare, cues) or _quotes_leaning(sentence, cues):
        return Footing.LEANS
    if count > (_LONGEST_ATTRIBUTED if cues.attribution.search(bare) else LONGEST):
        return Footing.LONG
    return Footing.FIRM


def _whole(sentence: str) -> bool:
    """Whether it begins and ends as a sentence does, asks nothing and holds whole quotations only."""
    return bool(_START.match(sentence) and _END.search(sentence)) and not unbalanced(sentence)


def specific(sentence: str) -> bool:
    """Whether it holds a figure or a name behind its first word."""
    return bool(_DIGIT.search(sentence) or _NAME.search(sentence))


def leans(bare: str, cues: Cues) -> bool:
    """Whether a masked sentence needs the one before: by its opening, a time told from elsewhere, or a pronoun."""
    opening = _FIRST_OUTSIDE.sub("", bare, count=1)
    if not opening or cues.opener.match(opening):
        return True
    earlier = cues.earlier.search(bare)
    if earlier and not _dated(bare[: earlier.start()], cues):
        return True
    return _unnamed(bare, cues) or _unsaid(bare, cues)


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
    if several and not _PLURAL.search(bare[: several.start()]):
        return True
    pronoun = cues.pronoun.search(bare)
    if not pronoun:
        return False
    before = bare[: pronoun.start()]
    first = _CAPITALISED.match(before.lstrip())
    return not (_NAME.search(before) or _PERSON.search(before) or (first and first[0].lower() not in _DETERMINERS))


_DETERMINERS = frozenset(
    "the a an no any some many most all in on at by for of to from with under after before as if when while".split()
)


def _unsaid(bare: str, cues: Cues) -> bool:
    """Whether English "it" stands for something that the sentence does not name."""
    found = _IT.search(bare) if "the" in cues.articles.pattern else None
    return bool(found) and not _THING.search(bare[: found.start()])  # type: ignore[union-attr]


_SPECIFIED = frozenset(
    "of that which who whose for in with between on to from where at against by de del que do da dos das du des en para con entre von für im zur zum".split()
)
_VERBAL = re.compile(
    r"(?:is|was|are|were|has|have|had|does|do|did|will|would|may|might|could|should|must|can|also|now|not|still|then|\w+s|\w+ed|gave|gives|took|came|went|began"
    r"|fell|rose|left|set|sets|said|says|es|son|fue|fueron|era|ha|han|será|est|sont|a|ont|sera|était|ist|sind|wird|war|hat|foi|são|é|vai)"
)


def names_again(sentence: str, cues: Cues) -> str | None:
    """The noun by which a sentence's opening refers back to what it calls known ("The agreement opens…": "agreement").

    None where the opening names its matter itself ("The agreement of 1961", "The Senate").
    """
    article = re.match(r"\W*(?:" + cues.articles.pattern + r")\s+", sentence, re.IGNORECASE)
    if not article:
        return None
    tokens = re.findall(r"\w[\w-]*|[,.;]", sentence[article.end() :])[:4]
    for at, token in enumerate(tokens[:3]):
        following = tokens[at + 1] if at + 1 < len(tokens) else "."
        if not token[0].islower():
            return None
        if following in _SPECIFIED or following[0].isupper() or following[0].isdigit():
            return None
        if at + 1 >= len(tokens) or following in ",.;" or _VERBAL.fullmatch(following):
            return token
    return None
