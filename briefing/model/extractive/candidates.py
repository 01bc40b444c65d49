"""Claims of a ledger as candidates for a brief: what each says, where it stands, how new and how central it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from math import sqrt

from briefing.language import sentences
from briefing.model.extractive.cues import Cues, cues
from briefing.model.extractive.guards import LONGEST, NAME, YEAR, Footing, footing, masked, names_again, words
from briefing.model.extractive.terms import Vector, cosine, lead_rank, marks, stems, unit, weigh
from briefing.records import Claim, Ledger, Source
from briefing.replies import Assignment

_STALE_AFTER = 6  # days: after a week "on Tuesday" is another Tuesday
_FULL_LENGTH = 14  # words from which a sentence is worth all that it says
_OLD_AFTER = 180  # days: what a text of last year says in the present tense may hold no more
_SAME = 0.55  # likeness from which two sentences tell the same
_SAME_GIST = 0.42  # the same without the names, which sentences on different matters share
_SPACE = 1  # characters between two sentences of a paragraph
_ECHO = 0.65
_SAME_PARTICULARS = 0.7


@dataclass(frozen=True)
class Candidate:
    """A claim that may stand in the brief.

    `after` is the claim before it in its document, `surnames` are those that it uses without the first name that the sources
    give, `age` counts days, `worth` is what it is worth as a point and `lead_worth` as the news.
    """

    reference: str
    claim: Claim
    sentences: tuple[str, ...]
    vector: Vector
    gist: Vector
    names: frozenset[str]
    particulars: frozenset[str]
    outlets: frozenset[str]
    after: str | None
    surnames: frozenset[str]
    age: int
    known: Cues
    disputed_with: frozenset[str] = frozenset()
    worth: float = 0.0
    lead_worth: float = 0.0

    @property
    def place(self) -> tuple[str, int]:
        return self.claim.evidence[0].document, self.claim.evidence[0].start

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        return tuple(words(sentence) for sentence in self.sentences)

    @cached_property
    def loose(self) -> bool:
        """Whether nothing in it says what it is about: no name, and neither a source nor a matter taken as known."""
        first = self.sentences[0]
        if self.names or self.known.attribution.search(masked(first)) or names_again(first, self.known):
            return False
        return not (self.claim.origin == "story" and self.claim.facts.numbers)

    @cached_property
    def figures(self) -> frozenset[tuple[float, str]]:
        """The numbers that count something named, but for those too small to mark a fact."""
        numbers = self.claim.facts.numbers
        return frozenset((number.value, number.role) for number in numbers if number.role and number.value > 9)

    @property
    def is_news(self) -> bool:
        return self.claim.origin == "story" and self.claim.kind != "background"

    def follows(self, other: Candidate) -> bool:
        """Whether it comes right after the other in the same paragraph."""
        one, two = other.claim.evidence[0], self.claim.evidence[0]
        return one.document == two.document and 0 <= two.start - one.end <= _SPACE

    def overlaps(self, other: Candidate) -> bool:
        return any(
            one.document == two.document and one.start < two.end and two.start < one.end
            for one in self.claim.evidence
            for two in other.claim.evidence
        )

    def echoes(self, other: Candidate) -> bool:
        """Whether it says the same in nearly the same words."""
        return cosine(self.vector, other.vector) >= _ECHO

    def repeats(self, other: Candidate) -> bool:
        """Whether it tells what the other tells already, be it in other words."""
        likeness = cosine(self.vector, other.vector)
        if likeness >= _SAME or self.overlaps(other) or cosine(self.gist, other.gist) >= _SAME_GIST:
            return True
        if (likeness >= 0.08 and self._same_event(other)) or (likeness >= 0.15 and self.figures & other.figures):
            return True
        shared = self.particulars & other.particulars
        fewer = min(len(self.particulars), len(other.particulars))
        return likeness >= 0.22 and len(shared) >= 2 and len(shared) / fewer >= _SAME_PARTICULARS

    def _same_event(self, other: Candidate) -> bool:
        """Whether both tell what the same actor did on the same day."""
        one, two = self.claim.facts, other.claim.facts
        told = not {self.claim.kind, other.claim.kind} & {"quote", "statement", "background"}
        days = {day.value for day in one.dates if day.value} & {day.value for day in two.dates if day.value}
        actor = bool(one.names and two.names) and one.names[0].key == two.names[0].key
        return told and bool(days) and actor and len(self.names & other.names) >= 2


def candidates(assignment: Assignment) -> list[Candidate]:
    """The ledger's claims in one language, those that stand alone if there are any, with their worth; in ledger order."""
    ledger = assignment.ledger
    references = {claim: reference for reference, claim in assignment.references.items()}
    spoken = _language(ledger, assignment.style.language)
    claims = [
        claim
        for claim in ledger.claims
        if claim.id in references and ledger.novelty.get(claim.id) != "withdrawn" and _base(claim.language) in (spoken, None)
    ]
    standing = [claim for claim in claims if _stands(claim)] or claims
    made = _Made(ledger, standing)
    return [made.candidate(number, references[claim.id]) for number, claim in enumerate(standing)]


def _base(language: str | None) -> str | None:
    return language.split("-")[0].lower() if language else None


def _language(ledger: Ledger, wanted: str) -> str | None:
    """The language that the brief's sentences are in: the style's where the sources have it, else the commonest."""
    counts: dict[str, int] = defaultdict(int)
    for claim in ledger.claims:
        if base := _base(claim.language):
            counts[base] += 1
    own = _base(wanted)
    return own if own in counts else max(sorted(counts), key=counts.__getitem__, default=None)


def _stands(claim: Claim) -> bool:
    """Whether it can be used at all: it stands alone, and does not give a background writer's own advice."""
    parts, known = _parts(claim), cues(claim.language)
    advises = any(known.advice.search(bare) and not known.attribution.search(bare) for bare in map(masked, parts))
    return not (advises and claim.origin != "story") and footing(parts[0], known) in (Footing.FIRM, Footing.LONG)


def _parts(claim: Claim) -> tuple[str, ...]:
    text = claim.text
    if len(claim.text.split()) < LONGEST // 3:
        return (text,)
    return tuple(text[start:end] for start, end in sentences(text, claim.language)) or (text,)


class _Made:
    """What the candidates of one ledger are weighed by."""

    def __init__(self, ledger: Ledger, claims: list[Claim]) -> None:
        self.ledger = ledger
        self.claims = claims
        self.today = date.fromisoformat(ledger.date[:10])
        self.sources = {source.document: source for source in ledger.sources}
        titles = [stems(source.title or "") for source in ledger.sources if source.role == "story"]
        *self.vectors, self.titles = weigh(
            [[*stems(claim.text), *marks(claim.facts)] for claim in claims] + [[term for title in titles for term in title]]
        )
        self.names = self._names()
        self.gists = weigh([self._gist(claim) for claim in claims])
        self.ages = [self._age(claim) for claim in claims]
        self.newest = min((age for age, claim in zip(self.ages, claims, strict=True) if claim.origin == "story"), default=0)
        self.priors = list(self._priors())
        self.before = self._before()
        self.full_names = {
            name.text.split()[-1]: name.text for claim in ledger.claims for name in claim.facts.names if " " in name.text
        }
        self.in_titles = {word for source in ledger.sources for word in (source.title or "").replace("’", "'").split()}
        self.support = list(self._support())
        self.details_rank = _scaled(lead_rank(self.vectors, self.priors, 0.85))
        self.leads_rank = _scaled(lead_rank(self.vectors, self.priors, 0.5))
        self.disputed = self._disputed()

    def _names(self) -> list[frozenset[str]]:
        """The keys of each claim's names; a lone word that only ever opens a sentence is no name."""
        inside = {word for claim in self.claims for word in NAME.findall(claim.text)}
        return [
            frozenset(name.key for name in claim.facts.names if " " in name.text or name.text in inside) for claim in self.claims
        ]

    def _gist(self, claim: Claim) -> list[str]:
        named = {stem for name in claim.facts.names for stem in stems(f"{name.title or ''} {name.text}")}
        return [stem for stem in stems(claim.text) if stem not in named]

    def _age(self, claim: Claim) -> int:
        """Days since the youngest document that bears the claim was published; a document without a date counts as new."""
        dates = [self._published(item.document) or self.today for item in claim.evidence]
        return max(0, (self.today - max(dates)).days)

    def _published(self, document: str) -> date | None:
        source = self.sources.get(document)
        return date.fromisoformat(source.published[:10]) if source and source.published else None

    def _priors(self) -> Iterator[float]:
        """1 for a document's first claim, 1/2 for its second …; of the story's documents less for the older."""
        starts: dict[str, list[int]] = defaultdict(list)
        for claim in self.claims:
            for item in claim.evidence:
                starts[item.document].append(item.start)
        order = {document: {start: n for n, start in enumerate(sorted(set(found)), 1)} for document, found in starts.items()}
        for claim, age in zip(self.claims, self.ages, strict=True):
            first = max(1 / order[item.document][item.start] for item in claim.evidence)
            yield first / (1 + age / 3) if claim.origin == "story" else first

    def _before(self) -> dict[str, str]:
        placed = sorted((claim.evidence[0].document, claim.evidence[0].start, claim.id) for claim in self.claims)
        return {later: earlier for (one, _, earlier), (two, _, later) in pairwise(placed) if one == two}

    def _bare_surnames(self, claim: Claim) -> frozenset[str]:
        """Surnames whose bearer the claim does not introduce, but for those that are known well enough to stand in a title."""
        bare = {name.text for name in claim.facts.names if " " not in name.text}
        said = {word for name in claim.facts.names if " " in name.text for word in name.text.split()}
        titled = {word.removesuffix("'s").strip(",.:;") for word in self.in_titles}
        return frozenset(name for name in bare if name in self.full_names and name not in said and name not in titled)

    def _support(self) -> Iterator[float]:
        """How close each claim is to what other documents of the story say, from 0.1 to 1; an anecdote has no support there."""
        gathered: dict[str, Vector] = defaultdict(dict)
        for claim, vector in zip(self.claims, self.vectors, strict=True):
            document = claim.evidence[0].document
            if claim.origin == "story":
                for term, weight in vector.items():
                    gathered[document][term] = gathered[document].get(term, 0.0) + weight
        whole = {document: unit(vector) for document, vector in gathered.items()}
        found = []
        for claim, vector in zip(self.claims, self.vectors, strict=True):
            others = [other for document, other in whole.items() if document != claim.evidence[0].document] or list(
                whole.values()
            )
            found.append(sum(cosine(vector, other) for other in others) / max(len(others), 1))
        return (0.1 + 0.9 * share for share in _scaled(found))

    def _disputed(self) -> dict[str, frozenset[str]]:
        against: dict[str, set[str]] = defaultdict(set)
        for clash in self.ledger.contradictions:
            for claim in clash.claims:
                against[claim] |= {other for other in clash.claims if other != claim}
        return {claim: frozenset(others) for claim, others in against.items()}

    def candidate(self, number: int, reference: str) -> Candidate:
        claim, age, known = self.claims[number], self.ages[number], cues(self.claims[number].language)
        bonus = (
            self._bonus(number)
            * _aged(claim, age, known)
            * (1 + cosine(self.vectors[number], self.titles))
            * self.support[number]
        )
        return Candidate(
            reference=reference,
            claim=claim,
            sentences=_parts(claim),
            vector=self.vectors[number],
            gist=self.gists[number],
            names=self.names[number],
            particulars=marks(claim.facts),
            outlets=frozenset(self._outlet(item.document) for item in claim.evidence),
            after=self.before.get(claim.id),
            surnames=self._bare_surnames(claim),
            age=age,
            known=known,
            disputed_with=self.disputed.get(claim.id, frozenset()),
            worth=self.details_rank[number] * bonus * self._kept(claim, age) * self._shape(number),
            lead_worth=self.leads_rank[number] * bonus * self.support[number] * self._new(claim, age),
        )

    def _outlet(self, document: str) -> str:
        source: Source | None = self.sources.get(document)
        return (source.outlet if source else None) or document

    def _bonus(self, number: int) -> float:
        claim = self.claims[number]
        facts = claim.facts
        bonus = 1.0 + 0.15 * min(len(facts.numbers), 2) + 0.1 * min(len(facts.names), 3)
        bonus += 0.1 if any(len(quotation.text.split()) < 25 for quotation in facts.quotations) else 0.0
        bonus += 0.2 * min(max(len(self.ledger.publishers.get(claim.id, ())) - 1, 0), 3)
        if not self.names[number]:
            of_story = claim.origin == "story" and names_again(claim.text, cues(claim.language))
            bonus *= 0.85 if of_story else 0.6 if facts.numbers or facts.quotations else 0.4
        bonus *= {"repeated": 0.5, "updated": 1.2}.get(self.ledger.novelty.get(claim.id, "new"), 1.0)
        return bonus * (0.6 if claim.id in self.disputed else 1.0)

    def _shape(self, number: int) -> float:
        """Less for a very short sentence, and for background that names little: it explains nothing that a brief needs."""
        claim = self.claims[number]
        short = min(1.0, words(claim.text) / _FULL_LENGTH)
        return short * (1.0 if claim.origin == "story" else 0.4 + 0.2 * min(len(self.names[number]), 3))

    def _kept(self, claim: Claim, age: int) -> float:
        """What age leaves of a statement's worth as a point: a plan or an expectation is overtaken by the newer documents."""
        planned = claim.certainty == "forecast" or (claim.certainty == "conditional" and age > _OLD_AFTER)
        overtaken = planned and age > self.newest and not any(day > self.today for day in _days(claim))
        if claim.origin != "story":
            return 0.6 if planned or claim.certainty == "conditional" else 1.0
        return (0.3 if overtaken else 1.0) / (1 + (age - self.newest) / 3)

    def _new(self, claim: Claim, age: int) -> float:
        """How much a statement is the news of the day: its document's age, its own dates, how sure it is."""
        days = _days(claim)
        nearest = min((abs((self.today - day).days) for day in days), default=None)
        dated = 1.0 if nearest is None else 1.4 if nearest <= 1 else 1.1 if nearest <= 4 else 0.5
        sure = {"fact": 1.0, "claimed": 0.9, "forecast": 0.85, "conditional": 0.7}[claim.certainty]
        kind = {"event": 1.0, "figure": 1.0, "statement": 0.9, "quote": 0.6, "background": 0.3}[claim.kind]
        return dated * sure * kind / (1 + (age - self.newest)) if claim.origin == "story" else 0.1 * sure


def _scaled(ranks: list[float]) -> list[float]:
    most = max(ranks, default=0.0)
    return [rank / most for rank in ranks] if most else ranks


def _days(claim: Claim) -> list[date]:
    """The days that a claim names, as far as its text and its document's date settle them."""
    values = [found.value for found in claim.facts.dates if found.value and found.granularity == "day"]
    return [date.fromisoformat(value) for value in values]


def _aged(claim: Claim, age: int, known: Cues) -> float:
    """Half for an old statement without a date; a tenth where "today", "on Tuesday" or "10 March" means another time by now."""
    bare = masked(claim.text)
    if age > _OLD_AFTER and not claim.facts.dates and not claim.facts.quotations:
        return 0.5
    if age <= _STALE_AFTER:
        return 0.1 if age and known.today.search(bare) else 1.0
    yearless = known.months.search(bare) and not YEAR.search(bare)
    return 0.1 if known.relative.search(bare) or yearless else 1.0
