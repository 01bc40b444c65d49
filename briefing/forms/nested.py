"""A style's marks on a whole text: those of quotations, those of quotations inside quotations, and those of the desk's own words.

Marks are typography and no words: what is quoted stays letter for letter.
"""

from __future__ import annotations

import re

from briefing.facts.quotes import quoted_spans as all_spans
from briefing.styles import TypographyKnobs
from briefing.typography import quoted_spans, set_marks

_DOUBLE = '“”„‟«»"'
_CUT_SHORT = re.compile(r"['‘](?:em|til|tis|twas|cause|bout|cos|n)\b", re.IGNORECASE)


def set_all_marks(text: str, knobs: TypographyKnobs) -> str:
    """`text` with every mark as the style has it; as it is where its marks do not pair."""
    paired = text
    if quoted_spans(text) is None:  # “he said “no” twice”: with other marks inside, the outer ones pair
        paired = _inside_quotations(text, "‘’")
        if quoted_spans(paired) is None:
            return text
    return set_marks(paired, knobs, lambda words: _nested(words, knobs.inner_quotes))


def _inside_quotations(text: str, marks: str) -> str:
    made, at = "", 0
    for span in all_spans(text):
        if text[span.outer_start] in _DOUBLE:
            first, last = span.outer_start + 1, span.outer_end - 1
            made += text[at:first] + _nested(text[first:last], marks)
            at = last
    return made + text[at:]


def _nested(words: str, marks: str) -> str:
    """What stands inside a quotation, with these marks around each quotation in it."""
    made, at = "", 0
    for span in all_spans(words):
        if _CUT_SHORT.match(words, span.outer_start):  # 'em and the dogs' are no quotation
            continue
        inner = words[span.outer_start + 1 : span.outer_end - 1].strip()
        made += words[at : span.outer_start] + marks[0] + inner + marks[1]
        at = span.outer_end
    return made + words[at:]
