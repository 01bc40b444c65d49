"""Measures how fast and how surely a quotation finds its place: `python benchmarks/evidence.py`.

The document is 20 KB of the examples' prose. Quotations are its sentences, as they stand, retyped, and with three slips of the
keyboard. What is not in it comes from the rest of the examples, from two halves of its sentences put together, and from its own
sentences with a number, a name or a negation changed. The seed is fixed. Times are the best of several runs, each beside the
floor that was measured in the same run.
"""

from __future__ import annotations

import random
import re
import string
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from rapidfuzz import fuzz

from briefing.alteration import NEGATIONS
from briefing.evidence import Haystack, NotPlaced, Placement, place
from briefing.language import sentences
from briefing.normal import normalise

EXAMPLES = Path(__file__).parent.parent / "examples"
QUOTATIONS = 40
SIZE = 20_000
RUNS = 7


def prose(example: str) -> str:
    files = sorted(path for path in (EXAMPLES / example).glob("*/*") if path.suffix in (".txt", ".md"))
    return "\n\n".join(path.read_text(encoding="utf-8").split("\n---\n")[-1] for path in files)


KNOWN = frozenset(re.findall(r"\w+", prose("paraguay-sofa") + prose("hospital-cyberattack")))


def quotable(text: str) -> list[tuple[int, int]]:
    """Sentences long enough to quote that stand in the text once, however they are typed."""
    normal = normalise(text).text
    prose_only = [(a, b) for a, b in sentences(text, "en") if 60 <= b - a <= 300 and "\n" not in text[a:b] and text[a] != "#"]
    return [(a, b) for a, b in prose_only if normal.count(normalise(text[a:b]).text) == 1]


def slipped(quote: str, chance: random.Random, anywhere: bool = False) -> str:
    """`quote` with three slips, each in a word of its own: a letter changed, dropped, or put in.

    The words are ordinary ones, in small letters and no negation, and no slip makes another word of the examples of them; with
    `anywhere` it may hit every letter and digit.
    """
    words = re.finditer(r"\w" if anywhere else r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])", quote)
    for word in sorted(chance.sample([w for w in words if w[0] not in NEGATIONS], 3), key=re.Match.start, reverse=True):
        while True:
            at, letter = chance.randrange(*word.span()), chance.choice(string.ascii_lowercase)
            slip = quote[word.start() : at] + chance.choice((letter, "", letter + quote[at])) + quote[at + 1 : word.end()]
            if anywhere or slip not in KNOWN:
                break
        quote = quote[: word.start()] + slip + quote[word.end() :]
    return quote


def spliced(first: str, second: str) -> str:
    """The first half of one sentence and the second half of another."""
    ours, theirs = first.split(), second.split()
    return " ".join(ours[: len(ours) // 2] + theirs[len(theirs) // 2 :])


def altered(quote: str, chance: random.Random) -> str | None:
    """`quote` with another number, another name, or a negation more or less; None where it offers nothing to change."""
    changes: list[Callable[[], str]] = []
    if number := re.search(r"\d", quote):
        changes.append(lambda: quote[: number.start()] + str((int(number[0]) + 1) % 10) + quote[number.end() :])
    if name := re.search(r"(?<=[a-z,] )[A-Z][a-z]{3,}", quote):
        changes.append(lambda: quote[: name.start()] + chance.choice(("Marlow", "Tarrant", "Osterby")) + quote[name.end() :])
    if verb := re.search(r"\b(?:was|is|were|has|had|will|would|are)\b(?! not)", quote):
        changes.append(lambda: quote[: verb.end()] + " not" + quote[verb.end() :])
    if negation := re.search(r" not\b", quote):
        changes.append(lambda: quote[: negation.start()] + quote[negation.end() :])
    return chance.choice(changes)() if changes else None


def milliseconds(call: Callable[[str], object], quotations: Iterable[str]) -> float:
    """The mean over quotations of the best of several runs."""
    times = []
    for quote in quotations:
        runs = []
        for _ in range(RUNS):
            begun = time.perf_counter()
            call(quote)
            runs.append(time.perf_counter() - begun)
        times.append(min(runs))
    return 1000 * sum(times) / len(times)


def right(found: Placement | NotPlaced, span: tuple[int, int]) -> bool:
    return isinstance(found, Placement) and found.start == span[0] and 0 <= span[1] - found.end <= 1


def timed(name: str, ours: float, floor: float, of: str) -> None:
    print(f"{name:<44} {ours:7.4f} ms   {ours / floor:5.1f} × {of} ({floor:.4f} ms)")


def main() -> None:
    chance = random.Random(20260310)
    here, there = prose("paraguay-sofa"), prose("hospital-cyberattack")
    text, other = here + there[: SIZE - len(here)], there[SIZE - len(here) :]
    spans = chance.sample(quotable(text), QUOTATIONS)
    quotations = [text[a:b] for a, b in spans]
    slips = [slipped(quote, chance) for quote in quotations]
    anywhere = [slipped(quote, chance, anywhere=True) for quote in quotations]
    elsewhere = [other[a:b] for a, b in quotable(other) if other[a:b] not in text]
    invented = elsewhere[: QUOTATIONS // 2]
    while len(invented) < QUOTATIONS:
        invented.append(spliced(*chance.sample(quotations, 2)))
    changed = [quote for a, b in quotable(text) if (quote := altered(text[a:b], chance))]
    haystack = Haystack(text)
    for quote in slips:
        place(quote, haystack)

    print(f"document: {len(text)} characters, {len(quotable(text))} sentences to quote from")
    find = milliseconds(text.find, quotations)
    miss = milliseconds(text.find, slips)
    alike = milliseconds(lambda quote: fuzz.partial_ratio_alignment(quote, text, score_cutoff=80), slips)
    unlike = milliseconds(lambda quote: fuzz.partial_ratio_alignment(quote, text, score_cutoff=80), invented)
    timed("exact", milliseconds(lambda quote: place(quote, haystack), quotations), find, "str.find")
    retyped = [quote.replace(" ", "\u00a0").replace("'", "’") for quote in quotations]
    timed("normalised", milliseconds(lambda quote: place(quote, haystack), retyped), miss, "str.find without a hit")
    timed("fuzzy", milliseconds(lambda quote: place(quote, haystack), slips), alike, "rapidfuzz alone")
    timed("not there", milliseconds(lambda quote: place(quote, haystack), invented), unlike, "rapidfuzz alone")
    timed("exact, with building", milliseconds(lambda quote: place(quote, Haystack(text)), quotations), find, "str.find")
    timed("fuzzy, with building", milliseconds(lambda quote: place(quote, Haystack(text)), slips), alike, "rapidfuzz alone")

    def count(name: str, offered: list[str], wanted: list[tuple[int, int]] | None = None) -> None:
        found = [place(quote, haystack) for quote in offered]
        if wanted is None:
            print(f"{name:<44} {sum(isinstance(f, Placement) for f in found)} of {len(found)} placed")
        else:
            good = sum(map(right, found, wanted))
            kinds = sorted({f.kind for f in found if isinstance(f, NotPlaced)})
            print(f"{name:<44} {good} of {len(found)} at the right place; the others: {', '.join(kinds) or 'none'}")

    count("as they stand", quotations, spans)
    count("retyped", retyped, spans)
    count("three slips in ordinary words", slips, spans)
    count("three slips anywhere, names and numbers too", anywhere, spans)
    count("invented", invented)
    count("a number, a name or a negation changed", changed)


if __name__ == "__main__":
    main()
