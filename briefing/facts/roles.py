"""What a number counts: the noun after it, the side of a vote, or the label before it."""

from __future__ import annotations

from briefing.facts.lexicon import words
from briefing.facts.lexicon.common import IRREGULAR_PASTS
from briefing.facts.lexicon.counting import LABEL_ROLES, LABELS, PLURALS_WITHOUT_S, ROLES, SIDES, SINGULARS, VOTE_WORDS
from briefing.facts.lexicon.function_words import FUNCTION_WORDS
from briefing.facts.tokens import Reading

_WITHIN = 4  # tokens: how far after a number the noun may stand
_LINKS = words("""
    of the de del des du d da do dos das la las los les le l der den other more further additional autres otros outros
""")
_BESIDE = frozenset({" ", "-", "\u00a0", "\u202f", "’", "'", "‑", "\n"})  # between a number and its noun
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})
_SYMBOLS = "%€$£¥₹₽₲‰°"
_VOTE_REACH = 40  # tokens either side of a number in which a word of voting makes "for" a side


def label_of(reading: Reading, place: int) -> str | None:
    """The label of a number that names rather than counts ("Article 5" -> "article")."""
    if place == 0 or not reading.tokens[place].is_number:
        return None
    before = reading.tokens[place - 1]
    gap = reading.gap(place)
    if before.lower not in LABELS and not (before.lower == "art" and "." in gap):
        return None
    if gap.strip(" \u00a0.º°#:") or (
        before.lower in ("n", "no", "nos", "top", "nr") and not (before.is_capital or "." in gap or "º" in gap)
    ):
        return None
    return LABEL_ROLES.get(before.lower, before.lower)


def role_of(reading: Reading, place: int, unit: str | None) -> str | None:
    """What the number before token `place` counts, lower case and singular; None where nothing tells."""
    side = _side(reading, place) if unit is None else None
    if side is not None:
        return side
    if unit in _TIMES and place < len(reading.tokens) and reading.gap(place) != "-" and reading.lower(place) not in ("of", "de"):
        return None  # "three years late"
    phrase = _noun_phrase(reading, place)
    head = _head(phrase, reading.language) if phrase else None
    if head is None or len(head) < 2:
        return None
    return ROLES.get(head) or singular(head, reading.language)


def _side(reading: Reading, place: int) -> str | None:
    """For or against, after the number or after "votes" following it, where the text speaks of a vote."""
    at = place + 1 if ROLES.get(reading.lower(place)) in ("vote", "deputy", "senator", "lawmaker") else place
    for phrase, role in SIDES.get(reading.lower(at), ()):
        if reading.matches(at, phrase):
            ends = at + len(phrase)
            if reading.lower(ends) == "stimmen" or _closes(reading, ends):
                return role if _about_a_vote(reading, place) else None
    return None


def _closes(reading: Reading, place: int) -> bool:
    """Whether the side stands alone: what follows is not a number ("28 voix contre 6") nor what "for" might lead to."""
    if place >= len(reading.tokens):
        return True
    following = reading.tokens[place]
    if reading.gap(place).strip():
        return True
    return not following.is_number and following.lower in FUNCTION_WORDS[reading.language]


def _about_a_vote(reading: Reading, place: int) -> bool:
    near = reading.tokens[max(0, place - _VOTE_REACH) : place + _VOTE_REACH]
    return any(token.lower in VOTE_WORDS for token in near)


def _noun_phrase(reading: Reading, place: int) -> list[str]:
    """The words after a number up to the first that cannot belong to a noun; German keeps its capitals to tell nouns."""
    found: list[str] = []
    function_words = FUNCTION_WORDS.get(reading.language, frozenset())
    for at in range(place, min(place + _WITHIN, len(reading.tokens))):
        token, gap = reading.tokens[at], reading.gap(at)
        if at == place:
            gap = gap.lstrip(_SYMBOLS) or gap
        if gap not in _BESIDE or reading.is_masked(token.start, token.end):
            break
        if not found and (token.lower in _LINKS or (token.is_number and reading.lower(at - 1) in ("of", "de"))):
            continue  # "15 of 80 deputies" are deputies
        if token.is_number or token.lower in function_words or token.lower == "old" or _starts_a_name(reading, at, bool(found)):
            break
        found.append(token.text if reading.language == "de" else token.lower)
    return found


def _starts_a_name(reading: Reading, place: int, inside: bool) -> bool:
    token = reading.tokens[place]
    return inside and token.is_capital and reading.language != "de" and not token.text.isupper()


def _head(phrase: list[str], language: str) -> str | None:
    """The noun of the phrase: the last plural in English, the first capital in German, else the first word."""
    if language == "en":
        plurals = [word for word in phrase if word in PLURALS_WITHOUT_S or _is_plural(word)]
        nouns = [word for word in plurals if ROLES.get(word) not in ("dead", "injured")]
        first = None if phrase[0].endswith(("ed", "ing")) or phrase[0] in IRREGULAR_PASTS else phrase[0]
        return next(reversed(nouns or plurals), first)
    if language == "de":
        return next((word.lower() for word in phrase if word[0].isupper()), None)
    return None if phrase[0].endswith(_VERB_ENDINGS.get(language, ())) else phrase[0]


_VERB_ENDINGS = {"es": ("aron", "ieron", "aban", "ían", "ó"), "pt": ("aram", "eram", "iram", "avam", "iam", "ou")}


def _is_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def singular(word: str, language: str) -> str:
    """`word` in the singular, lightly: enough for the same noun to be the same role."""
    if language == "en":
        return SINGULARS.get(word) or _english_singular(word)
    if language in ("es", "pt"):
        for ending, stem in (
            ("ciones", "ción"),
            ("ções", "ção"),
            ("ões", "ão"),
            ("ães", "ão"),
            ("res", "r"),
            ("les", "l"),
            ("des", "d"),
        ):
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return word[: -len(ending)] + stem
        return word[:-1] if word.endswith("s") and len(word) > 3 else word
    if language == "fr":
        if word.endswith("aux") and len(word) > 4:
            return word[:-3] + "al"
        return word[:-1] if word.endswith(("s", "x")) and len(word) > 3 else word
    return word


def _english_singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")) else word
