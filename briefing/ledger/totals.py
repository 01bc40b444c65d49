"""A total that differs from its own list: "seven against", and six names below. A source that cannot be right by itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.facts import facts
from briefing.language import paragraphs
from briefing.ledger.copies import called
from briefing.ledger.said import Said
from briefing.records import Contradiction, Document, Evidence
from briefing.typography import fold

FEWEST = 3  # entries of a list
LARGEST = 60  # a total beyond this is not told by a list
ABOVE = 900  # characters above a list in which its total may stand
_ENTRY = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|\(?[a-z]\)|[-–—*•▪●■►‣·])\s+\S", re.MULTILINE)
_INLINE = re.compile(r":\s+(?P<list>[^:.!?\n]+?)[.!?]?\s*$")
_AND = re.compile(r"^(?:and|y|et|und|e)\s+")
_AND_INSIDE = re.compile(r"\s+(?:and|y|et|und|e)\s+")
_LONGEST = 9  # words of an entry of a list in a sentence
_STEM = 5


@dataclass(frozen=True)
class Listed:
    """A list in a document: what introduces it, how many it names, and where it stands."""

    lead: str
    count: int
    start: int
    end: int


def totals(claims: Sequence[Said], documents: Mapping[str, Document]) -> Iterator[Contradiction]:
    """Claims whose number is not that of the list that their own document gives for it."""
    placed: dict[str, list[tuple[Said, Evidence]]] = {}
    for claim in claims:
        for item in claim.claim.evidence:
            placed.setdefault(item.document, []).append((claim, item))
    for claim in claims:
        yield from _within(claim, documents)
    for name, here in placed.items():
        document = documents[name]
        for found in _lists(document.text):
            yield from _against(found, here, document)


def _lists(text: str) -> Iterator[Listed]:
    """Runs of marked lines below a line that ends in a colon."""
    entries = list(_ENTRY.finditer(text))
    runs: list[list[re.Match[str]]] = []
    for entry in entries:
        before = text[runs[-1][-1].start() : entry.start()].strip() if runs else ""
        if runs and "\n" not in before:
            runs[-1].append(entry)
        else:
            runs.append([entry])
    for run in runs:
        above = text[: run[0].start()].rstrip()
        lead = above[above.rfind("\n") + 1 :]
        if len(run) >= FEWEST and lead.endswith(":"):
            end = text.find("\n", run[-1].start() + 1)
            yield Listed(re.split(r"(?<=[.!?])\s", lead)[-1], len(run), len(above) - len(lead), end if end > 0 else len(text))


def _against(found: Listed, here: Sequence[tuple[Said, Evidence]], document: Document) -> Iterator[Contradiction]:
    words = {word[:_STEM] for word in re.findall(r"[^\W\d_]{3,}", fold(found.lead))}
    of_list = next((claim for claim, item in here if item.start < found.end and item.end > found.start + 1), None)
    for claim, item in here:
        if not found.start - ABOVE <= item.start <= found.start:
            continue
        for figure in claim.figures:
            role = fold(figure.number.role or "")[:_STEM]
            if role and role in words and not figure.number.approximate and _is_total(figure.value, found.count):
                made = _made(claim, of_list, figure.number.text, found.count, document)
                yield made.model_copy(update={"listed": _quoted(found, document)})
                return


def _quoted(found: Listed, document: Document) -> Evidence:
    """The list as its document has it, from the sentence that introduces it."""
    start, end = document.text.rfind(found.lead, 0, found.end), len(document.text[: found.end].rstrip())
    above = bisect_right([first for first, _ in paragraphs(document.text)], start)
    return Evidence(
        document=document.id,
        start=start,
        end=end,
        quote=document.text[start:end],
        page=document.page_of(start),
        paragraph=max(1, above),
    )


def _is_total(value: float, count: int) -> bool:
    """Whether a number is a total that a list of so many misses: not equal, and near enough to be meant for it."""
    return 2 <= value <= LARGEST and value != count and count / 2 <= value <= 2 * count


def _within(claim: Said, documents: Mapping[str, Document]) -> Iterator[Contradiction]:
    """ "Seven senators voted against: …": the entries of a list in the claim itself."""
    match = _INLINE.search(claim.claim.text)
    if not match:
        return
    before = [figure for figure in claim.figures if claim.claim.text.find(figure.number.text) < match.start()]
    counts = {_count(entries, claim.language) for entries in _readings(match["list"])} - {0}
    if not before or not counts:
        return
    number, count = before[-1].number, max(counts)
    if number.unit is None and not number.approximate and all(_is_total(number.value, one) for one in counts):
        yield _made(claim, None, number.text, count, documents[claim.claim.evidence[0].document])


def _readings(text: str) -> Iterator[list[str]]:
    """The ways in which a list in a sentence can be read: an "and" may part entries or stand within one."""
    if ";" in text:
        yield [_AND.sub("", entry, count=1) for entry in re.split(r"\s*;\s*", text) if entry]
        return
    parts = [entry for entry in re.split(r"\s*,\s*", text) if entry]
    if len(parts) > 1 and _AND.match(parts[-1]):  # "a, b, and c"
        parts[-1] = _AND.sub("", parts[-1], count=1)
        yield parts
        return
    yield parts
    *first, last = parts
    cut = re.split(_AND_INSIDE, last)
    yield [*first, *cut]
    if len(cut) > 2:
        yield [*first, cut[0], " ".join(cut[1:])]


def _count(entries: list[str], language: str) -> int:
    """How many a list names; 0 for what is none."""
    if len(entries) < FEWEST or any(len(entry.split()) > _LONGEST for entry in entries):
        return 0
    return int(sum(_counts(entry, language) for entry in entries))


def _counts(entry: str, language: str) -> float:
    """How many an entry of a list stands for: "two of a third bench" for two, a name for one."""
    first = facts(entry, language).numbers
    return first[0].value if first and entry.startswith(first[0].text) and first[0].unit is None else 1.0


def _made(claim: Said, of_list: Said | None, total: str, count: int, document: Document) -> Contradiction:
    sides = (claim,) if of_list is None or of_list is claim else (claim, of_list)
    when = f" ({document.published[:10]})" if document.published else ""
    return Contradiction(
        kind="total",
        claims=tuple(side.id for side in sides),
        values=(total, f"{count} listed"),
        note=f"{called(document)}{when} counts {total.lower()} and lists {count}",
    )
