"""Numbers in words that count what the evidence lists: "two bridges" where it has "the Orle bridge and the Tamm bridge"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.check.statement import Statement
from briefing.check.stems import stem
from briefing.check.text import Text
from briefing.records import Number

_MOST = 12  # larger numbers are not told by counting
_AND = r"(?:and|or|as well as|y|e|et|ainsi que|und|sowie|ou|o)"
_ITEM = r"[^\s,;:.()“”«»][^,;:.()“”«»]{0,60}?"
_LIST = re.compile(
    rf"{_ITEM}(?:,\s(?!{_AND}\s){_ITEM})*,?\s{_AND}\s{_ITEM}(?=[,;:.()]|$|\s(?:in|on|at|for|that|who|which|que|qui|die|der)\b)"
)
_PAIR = re.compile(rf"\b[A-ZÀ-Þ]\w*(?:\s[a-zà-ÿ]+)?\s{_AND}\s(?:[a-zà-ÿ]+\s)?[A-ZÀ-Þ]")


def is_counted(statement: Statement, number: Number) -> bool:
    """Whether the number stands in words and is that of things which the evidence lists one by one, in one sentence or in
    several that each tell of one."""
    if number.unit is not None or any(sign.isdigit() for sign in number.text) or not 2 <= number.value <= _MOST:
        return False
    many = int(number.value)
    pieces = (statement.said, *statement.pieces)
    return any(many in set(_lengths(piece)) for piece in pieces) or many == _tellers(statement, number)


def _lengths(piece: Text) -> Iterator[int]:
    """How many things each list of a sentence has."""
    for match in _LIST.finditer(piece.text):
        commas = len(re.findall(r",\s", match[0].rstrip(",")))
        commas -= bool(re.search(rf",\s{_AND}\s", match[0]))
        if commas:
            yield commas + 2
    if _PAIR.search(piece.text):
        yield 2


def _tellers(statement: Statement, number: Number) -> int:
    """How many claims speak of what the number counts; 0 where it counts nothing that has a name."""
    if not number.role or not statement.witnesses:
        return 0
    counted = stem(number.role, statement.said.language)
    return sum(any(counted in piece.all_stems for piece in pieces) for pieces in statement.witnesses)
