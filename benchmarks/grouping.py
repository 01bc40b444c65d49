"""How long grouping takes, what memory, how it grows, and how well it tells events apart: made-up news with many look-alikes.

    python benchmarks/grouping.py [SIZES...]            default: 1000 3000 10000
    python benchmarks/grouping.py --write FILE SIZE     only writes a .jsonl of SIZE documents; the event is in each id

Each size runs in a fresh process on one core: documents of 3 KB are read from a .jsonl and grouped, as `briefing group` does it.
Events come in families (floods, rulings, votes, matches …) whose reports are written with the same sentences; they differ in
places, people, bodies, numbers and days. An event has one to many reports, some of them cut copies of another. The quality is
told as B-cubed precision and recall against the events.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

SIZE = 3_000  # characters of a document
COUNTRIES = """
    Paraguay Uruguay Kenya Ghana Nigeria Morocco Poland Hungary Romania Serbia Norway Sweden Finland Vietnam Thailand Malaysia
    Indonesia Pakistan Bangladesh Nepal Ecuador Bolivia Peru Chile Colombia Panama Guatemala Honduras Senegal Tunisia
""".split()
ONSETS, VOWELS, CODAS = "b d f g h k l m n p r s t v z br dr gr kr tr st".split(), "a e i o u".split(), ["", "n", "r", "l", "s"]
FIRST_NAMES = (
    "Ada Bruno Carla Daniel Elena Farid Grace Hugo Irene Jonas Karim Lucia Marta Nils Olga Pedro Rosa Samir Tomas Vera".split()
)
FAMILIES: dict[str, list[list[str]]] = {
    "flood": [
        ["Floods kill {n} in {place}", "{country} floods: {n} dead near {place}", "Toll in {place} flood rises to {n}"],
        [
            "At least {n} people died when the river rose in {place}, {country}.",
            "Floodwater swept through {place} and killed {n}, officials in {country} said.",
        ],
        [
            "{person}, who leads the region, said {m} soldiers were sent to {other}.",
            "Some {m} soldiers are helping in {place} and {other}, {person} said.",
        ],
        ["Rescuers in boats took residents from rooftops in {other}.", "In {other} people waited on roofs for boats."],
    ],
    "ruling": [
        ["Court in {country} rules against {body}", "Judges strike down {body} permit", "{body} loses case over {place}"],
        [
            "The highest court of {country} ruled that {body} had no right to build in {place}.",
            "{body} must leave {place}, the top court of {country} decided.",
        ],
        [
            "Judge {person} wrote that the permit of {m} hectares was void.",
            "The permit, for {m} hectares, was void, according to judge {person}.",
        ],
        ["The case was brought by residents of {other}.", "People from {other} had sued."],
    ],
    "vote": [
        [
            "{country} lawmakers approve {body} law",
            "Parliament passes {body} bill in {country}",
            "{country}: {n} votes for {body} law",
        ],
        [
            "Lawmakers in {country} approved the {body} law by {n} votes.",
            "With {n} votes the parliament of {country} passed the {body} bill.",
        ],
        [
            "{person}, who wrote the bill, said it brings {m} jobs to {place}.",
            "The bill brings {m} jobs to {place}, said {person}, its author.",
        ],
        ["Protesters from {other} waited outside.", "Outside, people from {other} protested."],
    ],
    "crash": [
        [
            "Bus crash near {place} kills {n}",
            "{n} dead as bus leaves road in {country}",
            "{country}: bus falls into ravine near {place}",
        ],
        [
            "A bus of the company {body} fell into a ravine near {place} in {country}, killing {n}.",
            "{n} people died when a {body} bus left the road near {place}.",
        ],
        [
            "Police chief {person} said the bus was on its way to {other}.",
            "The bus was going to {other}, according to police chief {person}.",
        ],
        ["It had {m} kilometres behind it.", "The driver had been on the road for {m} kilometres."],
    ],
    "deal": [
        ["{body} to buy rival for ${m} million", "{body} agrees takeover in {place}", "${m} million deal for {body}"],
        [
            "{body}, a company from {country}, will buy its rival in {place} for ${m} million.",
            "For ${m} million {body} takes over its competitor in {place}.",
        ],
        ["Its head, {person}, expects {n} offices to close.", "{n} offices are to close, said {person}, who heads the company."],
        ["Workers in {other} fear for their jobs.", "In {other} the unions protested."],
    ],
    "match": [
        [
            "{place} beat {other} to reach final",
            "{person} double sends {place} to the final",
            "{other} out after defeat by {place}",
        ],
        [
            "{place} beat {other} in the semi-final of the cup of {country}.",
            "{other} lost the semi-final of the cup of {country} to {place}.",
        ],
        ["{person} scored twice before {m} spectators.", "Before {m} spectators {person} scored two goals."],
        [
            "The coach of {body} will watch the final on day {n} of the season.",
            "{body} wait in the final, day {n} of the season.",
        ],
    ],
}
BACKGROUND = (
    "The government had promised to act after similar events in earlier years, and critics say that little was done since then.",
    "Experts point out that the figures are not final and that a full account will take several weeks to complete.",
    "Opposition members asked for an inquiry, which the authorities said they would consider once the first reports are in.",
    "Local businesses were affected as well, and several shops in the centre of the town stayed closed for the whole day.",
    "Residents told reporters that they had not been informed in time and that they now wait for answers from the capital.",
    "A spokesperson declined to comment further and referred to a statement that is to be published later this week.",
    "Observers see a pattern that goes back at least a decade, with long delays, changing rules and rising costs.",
    "International organisations offered assistance and said that their teams were ready to travel at short notice.",
)


def _word(chance: random.Random, syllables: int) -> str:
    parts = (chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice(CODAS) for _ in range(syllables))
    return "".join(parts).capitalize()


class Names:
    """The names that a year of news has, fewer than its events: they come back."""

    def __init__(self, chance: random.Random) -> None:
        self.places = [_word(chance, 2) for _ in range(1_500)]
        self.people = [_word(chance, 2) for _ in range(1_000)]
        self.bodies = [_word(chance, 3) for _ in range(600)]


def rows(size: int, seed: int = 7) -> Iterator[dict[str, str]]:
    """`size` documents; an id is "event/number"."""
    chance = random.Random(seed)
    names = Names(chance)
    written = event = 0
    while written < size:
        event += 1
        reports = min(size - written, 1 + int(chance.paretovariate(1.1)) if chance.random() < 0.6 else 1, 60)
        yield from _reports(chance, names, event, reports)
        written += reports


def _reports(chance: random.Random, names: Names, event: int, count: int) -> Iterator[dict[str, str]]:
    family = chance.choice(sorted(FAMILIES))
    facts = {
        "country": chance.choice(COUNTRIES),
        "place": chance.choice(names.places),
        "other": chance.choice(names.places),
        "person": f"{chance.choice(FIRST_NAMES)} {chance.choice(names.people)}",
        "body": chance.choice(names.bodies),
        "n": str(chance.randint(3, 99)),
        "m": f"{chance.randint(101, 9999):,}",
    }
    start = date(2026, 3, 1) + timedelta(days=chance.randint(0, 20))
    kept: list[tuple[str, str]] = []
    for number in range(count):
        if kept and chance.random() < 0.2:
            title, text = chance.choice(kept)
            text = text[: chance.randint(SIZE // 2, SIZE)]
        else:
            title, text = _report(chance, family, facts)
            kept.append((title, text))
        day = start + timedelta(days=int(chance.random() < 0.3))
        yield {
            "id": f"{event}/{number}",
            "title": title,
            "text": text,
            "published": day.isoformat(),
            "outlet": f"{_word(chance, 2)} Post",
        }


def _report(chance: random.Random, family: str, facts: dict[str, str]) -> tuple[str, str]:
    titles, *rest = FAMILIES[family]
    first, *others = [chance.choice(sentences).format(**facts) for sentences in rest]
    chance.shuffle(others)
    text = " ".join([first, *others])
    while len(text) < SIZE:
        filler = chance.choice(BACKGROUND)
        said = f"{_word(chance, 2)} {chance.choice(('recalled', 'noted', 'added'))}"
        what = f"{_word(chance, 3).lower()} {_word(chance, 2).lower()}"
        text += f"\n\n{filler} {said} that {what} {chance.choice(others)[0].lower()}{chance.choice(others)[1:]}"
    return chance.choice(titles).format(**facts), text[:SIZE]


def write(path: Path, size: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for row in rows(size):
            file.write(json.dumps(row) + "\n")


def b_cubed(stories: Sequence[Sequence[str]]) -> tuple[float, float]:
    """Precision and recall of stories given as the ids of their documents."""
    events = Counter(source.split("/")[0] for story in stories for source in story)
    precision = recall = 0.0
    for story in stories:
        for event, count in Counter(source.split("/")[0] for source in story).items():
            precision += count * count / len(story)
            recall += count * count / events[event]
    return precision / events.total(), recall / events.total()


def measure(path: Path) -> None:
    """Reads and groups one file in this process, and prints a row."""
    from briefing.collect import collect
    from briefing.group import group

    start = time.perf_counter()
    documents = list(collect([str(path)]))
    read = time.perf_counter()
    stories = group(documents).stories
    done = time.perf_counter()
    precision, recall = b_cubed([story.sources for story in stories])
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    busy = sum(usage.ru_utime + usage.ru_stime for usage in used)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds = (read - start, done - read, done - start, busy)
    told = " ".join(f"{value:7.1f}" for value in seconds)
    print(f"{len(documents):9} {told} {memory:8.0f} {len(stories):8} {precision:9.3f} {recall:7.3f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 3_000, 10_000])
    parser.add_argument("--write", type=Path)
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        return measure(given.one)
    if given.write:
        return write(given.write, given.sizes[0])
    print("documents  read s group s   all s   CPU s       MB  stories precision  recall", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for size in given.sizes:
            path = Path(folder) / f"{size}.jsonl"
            write(path, size)
            subprocess.run([sys.executable, __file__, "--one", str(path)], check=True)


if __name__ == "__main__":
    main()
