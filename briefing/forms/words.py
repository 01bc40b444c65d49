"""Words that a style writes otherwise, where another word can stand in their place without a change of meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.forms.places import Change, outside
from briefing.styles import Style

_CONTRACTED = re.compile(
    r"\b(?:(?P<irregular>can|won|shan)['’]t|(?P<verb>is|are|was|were|do|does|did|has|have|had|would|could|should|must|need)n['’]t"
    r"|(?P<who>I|you|we|they)['’](?P<short>m|re|ve|ll)|(?P<it>it|that|he|she|who|what|there)['’]ll)(?!\w)",
    re.IGNORECASE,
)
_INVERTED = re.compile(r"\s(?:I|you|he|she|it|we|they|there|this|that|the)\b")
_WHOLE = {"can": "cannot", "won": "will not", "shan": "shall not"}
_LONG = {"m": "am", "re": "are", "ve": "have", "ll": "will"}


def contractions(text: str, style: Style, language: str) -> Iterator[Change]:
    """English contractions that have one long form, where the style has none: `’s` and `’d` have several."""
    if style.voice.contractions or language != "en":
        return
    for match in outside(_CONTRACTED, text):
        if _INVERTED.match(text, match.end()):  # "isn't it": written out, the words stand in another order
            continue
        yield Change(match.start(), match.end(), _long(match))


def _long(match: re.Match[str]) -> str:
    if match["irregular"]:
        long = _WHOLE[match["irregular"].lower()]
        return long.capitalize() if match[0][0].isupper() else long
    if match["verb"]:
        return f"{match['verb']} not"
    return f"{match['who'] or match['it']} {_LONG[(match['short'] or 'll').lower()]}"


def banned_words(text: str, style: Style, language: str) -> Iterator[Change]:
    """Words of the style's lexicon for which it names one word to write instead."""
    for word, instead in style.lexicon.banned.items():
        if not instead or " " in instead:
            continue
        for match in outside(re.compile(rf"(?<!\w){re.escape(word)}(s?)(?!\w)", re.IGNORECASE), text):
            right = instead + match[1]
            yield Change(match.start(), match.end(), right.capitalize() if match[0][0].isupper() else right)
