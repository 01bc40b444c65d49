"""The parts of a story's rank. Each is a value from 0 to 1 with the words that it was read from; nothing else decides."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from briefing.desk import DeskSettings, Reliability, Topic
from briefing.editions import RankPart
from briefing.facts import facts
from briefing.language import opening
from briefing.rank.lexicon import WEIGHT, base, pattern
from briefing.records import Document
from briefing.typography import fold

ENOUGH = 8  # independent publishers, from which more of them add nothing
ORDINARY = 0.35  # gravity of a story that none of the words fits
TITLE = 2  # what a word in a title counts, against one in an opening
COUNTED = 4  # documents that are read for it
TOLL = 0.15  # the most that the number of people harmed adds
TRUST: dict[Reliability, float] = {"high": 1.0, "medium": 0.7, "unrated": 0.5, "low": 0.2}
_PEOPLE = re.compile(
    r"person|dead|death|kill|injur|wound|victim|people|tote|verletz|opfer|mensch|mort|bless|victime|herid|muert|ferid", re.I
)


@dataclass(frozen=True)
class Candidate:
    """A story that could be told. `known` says since when, if it was told before; `change` how much of it is new, 0 to 1."""

    slot: str
    title: str
    documents: Sequence[Document]
    copies: Sequence[Sequence[str]] = ()
    known: str | None = None
    change: float = 1.0
    change_why: str = "not told before"


@dataclass(frozen=True)
class Ranked:
    """A story with its rank. `voices` are its independent publishers; `pin` what an editor has settled."""

    candidate: Candidate
    score: float
    parts: tuple[RankPart, ...]
    topics: tuple[Topic, ...]
    voices: tuple[str, ...]
    pin: str | None = None


def voices(candidate: Candidate, desk: DeskSettings) -> tuple[str, ...]:
    """The independent publishers of a story: one for each house, and none for whoever only printed another's text."""
    copied = {document for group in candidate.copies for document in group[1:]}
    names = [_house(document, desk) for document in candidate.documents if document.id not in copied]
    return tuple(dict.fromkeys(names))


def _house(document: Document, desk: DeskSettings) -> str:
    outlet = desk.outlet(document.outlet, document.url)
    return (outlet.publisher or outlet.name) if outlet else document.outlet or "an outlet not named"


def parts(candidate: Candidate, desk: DeskSettings, closes: datetime) -> Iterator[RankPart]:
    """Every part of a story's rank but the pin."""
    weights = desk.weights
    named = voices(candidate, desk)
    for name, weight, (value, why) in (
        ("gravity", weights.gravity, gravity(candidate.documents)),
        ("publishers", weights.publishers, _publishers(named)),
        ("topic", weights.topic, _topic(topics(candidate.documents, desk), desk)),
        ("change", weights.change, (candidate.change, candidate.change_why)),
        ("reliability", weights.reliability, _reliability(candidate.documents, desk)),
        ("freshness", weights.freshness, _freshness(candidate.documents, closes, desk.limits.age_hours)),
    ):
        yield RankPart(name=name, value=round(value, 3), weight=weight, why=why)


# -- what follows from it --------------------------------------------------------------------------------------------------


def gravity(documents: Sequence[Document]) -> tuple[float, str]:
    """How much hangs on a story: the weightiest kind of word that its titles and openings share, and how many people it names."""
    found = {kind: _words(documents, kind) for kind in WEIGHT}
    strength = {kind: sum(words.values()) / max(1, len(documents)) for kind, words in found.items()}
    kinds = [kind for kind in WEIGHT if strength[kind] >= 1]
    if "soft" in kinds and strength["soft"] > strength["harm"] and strength["soft"] >= strength["official act"]:
        kinds = ["soft"]
    if not kinds:
        return ORDINARY, "no word of harm, official acts or many lives in titles and openings"
    best = max(kinds, key=lambda kind: WEIGHT[kind])
    toll = _toll(documents) if best == "harm" else 0
    value = WEIGHT[best] + (min(TOLL, TOLL * math.log10(toll + 1) / 3) if toll else 0)
    words = ", ".join(sorted(found[best], key=lambda word: (-found[best][word], word))[:3])
    return value, f"{best}: {words}" + (f"; {toll:,.0f} people" if toll else "")


def _words(documents: Sequence[Document], kind: str) -> Counter[str]:
    """The words of a kind, each counted once a document: double in a title."""
    counts: Counter[str] = Counter()
    for document in documents:
        expression = pattern(kind, base(document.language))
        title = document.title or document.text[:100]
        inside = {fold(word) for word in expression.findall(opening(None, document.text, 500))}
        above = {fold(word) for word in expression.findall(title)}
        counts.update(inside - above)
        counts.update(dict.fromkeys(above, TITLE))
    return counts


def _toll(documents: Sequence[Document]) -> float:
    """The largest number of people that two documents give, or the only one."""
    counts: Counter[float] = Counter()
    for document in documents[:COUNTED]:
        said = facts(opening(document.title, document.text, 300), document.language, document.published_on)
        people = {n.value for n in said.numbers if n.unit is None and n.role and _PEOPLE.search(n.role) and n.value < 1e7}
        counts.update(people)
    likely = [value for value, count in counts.items() if count > 1] or list(counts)
    return max(likely, default=0)


# -- who has it, how well it fits, how new it is ---------------------------------------------------------------------------


def _publishers(named: Sequence[str]) -> tuple[float, str]:
    value = min(1.0, math.log2(1 + len(named)) / math.log2(1 + ENOUGH))
    return value, f"{len(named)} independent: {', '.join(named[:4])}" + (" …" if len(named) > 4 else "")


def topics(documents: Sequence[Document], desk: DeskSettings) -> tuple[Topic, ...]:
    """The desk's topics that most of the documents belong to, the weightiest first."""
    texts = [fold(f"{document.title or ''}\n{document.text[:3000]}") for document in documents]
    fitting = [topic for topic in desk.topics if 2 * sum(_fits(topic, text) for text in texts) >= len(texts)]
    return tuple(sorted(fitting, key=lambda topic: -topic.weight))


def _fits(topic: Topic, text: str) -> bool:
    return all(_has(words, text) for words in topic.must) and not any(_has(words, text) for words in topic.must_not)


def _has(words: str, text: str) -> bool:
    either = (re.escape(fold(word.strip())).replace(r"\*", r"\w*") for word in words.split("|") if word.strip())
    return re.search(rf"\b(?:{'|'.join(either)})\b", text) is not None


def _topic(found: Sequence[Topic], desk: DeskSettings) -> tuple[float, str]:
    if not desk.topics:
        return 0.5, "the desk names no topics"
    return (found[0].weight, ", ".join(topic.name for topic in found)) if found else (0.0, "none of the desk's topics")


def _reliability(documents: Sequence[Document], desk: DeskSettings) -> tuple[float, str]:
    known = [(document, desk.outlet(document.outlet, document.url)) for document in documents]
    labels = {document.outlet or document.name: outlet.reliability if outlet else "unrated" for document, outlet in known}
    best = max(labels, key=lambda name: (TRUST[labels[name]], name))
    return TRUST[labels[best]], f"{best}: {labels[best]}"


def _freshness(documents: Sequence[Document], closes: datetime, longest: float) -> tuple[float, str]:
    times = [moment for document in documents if (moment := published(document, closes))]
    if not times:
        return 0.5, "undated"
    hours = max(0.0, (closes - max(times)).total_seconds() / 3600)
    return max(0.0, 1 - hours / longest), f"{hours:.0f} h before the edition closes"


def published(document: Document, closes: datetime) -> datetime | None:
    """When a document was published. One that gives only its day counts as of noon, in the edition's time zone."""
    if not document.published:
        return None
    moment = datetime.fromisoformat(document.published)
    if "T" not in document.published and " " not in document.published:
        return moment.replace(hour=12, tzinfo=closes.tzinfo)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
