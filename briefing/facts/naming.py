"""Whether two names are one: keys to compare by, surnames after full names, acronyms of long names, nationalities."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.facts.lexicon import words
from briefing.facts.lexicon.common import GENERIC
from briefing.facts.lexicon.places import DEMONYMS, KNOWN_PLACES, SAME
from briefing.facts.lexicon.titles import LONGEST_TITLE, TITLES
from briefing.facts.tokens import composed, fold

_POSSESSIVE = re.compile(r"['’]s?$")
_THE = re.compile(r"^the\s(?=\S)")
_ARTICLE = re.compile(r"^(?:the|el|la|los|las|le|les|l['’]|der|die|das|o|os|as)\s*(?=\S)(?<=[\s'’])")
_NOT_LETTERS = re.compile(r"[^\w\s'&-]|[\u2010\u2011]")
_SMALL = words("of the and for on de del la el los las des du et le les der die das und von für da do dos e y")
_ALL_TITLES = frozenset(words for titles in TITLES.values() for words in titles)


@lru_cache(maxsize=8192)
def key_of(text: str) -> str:
    """The form that names are compared by; countries and great bodies have one key in all five languages."""
    bare = " ".join(_POSSESSIVE.sub("", composed(text).strip()).split())
    plain = (_ARTICLE if text[:1].islower() else _THE).sub("", bare) or bare
    for form in (bare, plain, _ARTICLE.sub("", bare)):
        if form in SAME:
            return fold(SAME[form])
    return _folded(plain)


def _folded(text: str) -> str:
    joined = re.sub(r"(?<=\b\w)\.\s?(?=\w\b)", "", text)  # J. D. -> jd
    return " ".join(_NOT_LETTERS.sub(" ", fold(joined)).split())


def country_of(word: str) -> str | None:
    """The key of the country that an English nationality belongs to ("Paraguayan" -> "paraguay"); None for other words."""
    return DEMONYMS.get(composed(word).strip())


@lru_cache(maxsize=8192)
def same_name(a: str, b: str) -> bool:
    """Whether two names as written may be one person, body or place.

    They are when their keys agree, when one is the beginning or the end of the other ("Peña", "Santiago Peña"), when one is
    the acronym of the other, or when one is the nationality of the other. Known places must agree whole: Guinea is not
    Papua New Guinea.
    """
    one, other = key_of(a), key_of(b)
    if one == other:
        return bool(one)
    if country_of(a) == other or country_of(b) == one:
        return True
    if _is_acronym(a, b) or _is_acronym(b, a):
        return True
    if one in _PLACE_KEYS or other in _PLACE_KEYS:
        return False
    shorter, longer = sorted((_parts(one), _parts(other)), key=len)
    if not shorter or all(part in GENERIC for part in shorter):
        return shorter == longer and bool(shorter)
    return longer[: len(shorter)] == shorter or longer[-len(shorter) :] == shorter


_PLACE_KEYS = frozenset(fold(SAME[form]) for form in KNOWN_PLACES)


def _parts(key: str) -> list[str]:
    """The words of a name without a title before it and without initials in its middle."""
    words = key.split()
    for size in range(min(LONGEST_TITLE, len(words) - 1), 0, -1):
        if tuple(words[:size]) in _ALL_TITLES:
            words = words[size:]
            break
    return [word for place, word in enumerate(words) if len(word) > 1 or place in (0, len(words) - 1)]


def _is_acronym(short: str, long: str) -> bool:
    letters = short.replace(".", "").strip()
    if not (letters.isupper() and letters.isalpha() and 2 <= len(letters) <= 8):
        return False
    words = re.split(r"[\s-]+", fold(long).replace("'", " ").strip())
    all_initials = "".join(word[:1] for word in words)
    main_initials = "".join(word[:1] for word in words if word not in _SMALL)
    return len(words) > 1 and fold(letters) in (all_initials, main_initials)
