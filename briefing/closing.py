"""The closing step of composing: a style's marks, spelling, numbers and dates, set outside quotations. Words are final after it.

It changes form and never a value. Because it runs on a stored reply, another form costs no call.
"""

from __future__ import annotations

import re

from briefing.forms import set_all_marks, set_forms
from briefing.styles import Style
from briefing.typography import quoted_spans

_CLOSERS = "”’\"'»)"
_ENDS_ABBREVIATED = re.compile(r"\b[^\W\d_]\.$")


def close(text: str, style: Style, *, wording: bool = True) -> str:
    """`text` as the style sets it; without `wording` only its marks, for words that are a source's own."""
    if wording and quoted_spans(text) is not None:  # marks that do not pair: what is quoted is not known
        text = set_forms(text, style, style.language.partition("-")[0])
    return set_all_marks(text, style.typography)


def close_headline(text: str, style: Style, *, wording: bool = True) -> str:
    """The same for a headline, which ends with a full stop or without one, as the style says."""
    return set_stop(close(text, style, wording=wording), style)


def set_stop(text: str, style: Style) -> str:
    """A headline with the style's full stop, or without one."""
    if style.headline.full_stop:
        return text if text.rstrip(_CLOSERS)[-1:] in (".", "!", "?", "…") else f"{text}."
    return text if _ENDS_ABBREVIATED.search(text) or text.endswith("...") else text.removesuffix(".")
