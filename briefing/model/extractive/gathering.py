"""A ledger -> candidates: which claims can stand in a brief, and how near each is to the heart of the story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from briefing.language import sentences
from briefing.model.extractive.candidates import Candidate
from briefing.model.extractive.cues import cues
from briefing.model.extractive.guards import LONGEST, NAME, Footing, footing, masked
from briefing.model.extractive.terms import Vector, cosine, lead_rank, marks, stems, unit, weigh
from briefing.model.extractive.worth import lasting, new, shape, still_true, told
from briefing.records import Claim, Ledger, Novelty
from briefing.replies import Assignment

_ENOUGH = 0.15  # share of the claims that makes a brief in the style's own language worth having
_DAMPING, _LEAD_DAMPING = 0.85, 0.5  # the less damping, the more a sentence's place in its document counts
_NOVELTY: dict[Novelty, float] = {"new": 1.0, "updated": 1.2, "repeated": 0.5, "withdrawn": 0.0}
_DISPUTED = 0.6


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
    gathered = _Gathered(ledger, standing)
    return [gathered.candidate(number, references[claim.id]) for number, claim in enumerate(standing)]


def _base(language: str | None) -> str | None:
    return language.split("-")[0].lower() if language else None


def _language(ledger: Ledger, wanted: str) -> str | None:
    """The language that the brief's sentences are in: the style's where the sources have enough of it, else the commonest."""
    counts: dict[str, int] = defaultdict(int)
    for claim in ledger.claims:
        if base := _base(claim.language):
            counts[base] += 1
    own = _base(wanted)
    if own in counts and counts[own] >= _ENOUGH * sum(counts.values()):
        return own
    return max(sorted(counts), key=counts.__getitem__, default=None)


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


class _Gathered:
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
        self.full_names = {name.text.split()[-1] for claim in ledger.claims for name in claim.facts.names if " " in name.text}
        self.in_titles = {
            word.strip(",.:;?!“”\"'").removesuffix("'s")
            for source in ledger.sources
            for word in (source.title or "").replace("’", "'").split()
        }
        self.support = list(self._support())
        self.details_rank = _scaled(lead_rank(self.vectors, self.priors, _DAMPING))
        self.leads_rank = _scaled(lead_rank(self.vectors, self.priors, _LEAD_DAMPING))
        self.disputed = self._disputed()

    def _names(self) -> list[frozenset[str]]:
        """The keys of each claim's names; a lone word that only ever opens a sentence is no name."""
        inside = {word.removesuffix("’s").removesuffix("'s") for claim in self.claims for word in NAME.findall(claim.text)}
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
        return frozenset(bare & self.full_names - said - self.in_titles)

    def _support(self) -> Iterator[float]:
        """How close each claim is to what other documents of the story say, from 0.25 to 1; an anecdote has no support there."""
        gathered: dict[str, Vector] = defaultdict(dict)
        for claim, vector in zip(self.claims, self.vectors, strict=True):
            document = claim.evidence[0].document
            if claim.origin == "story":
                for term, weight in vector.items():
                    gathered[document][term] = gathered[document].get(term, 0.0) + weight
        whole = {document: unit(vector) for document, vector in gathered.items()}
        found = []
        for claim, vector in zip(self.claims, self.vectors, strict=True):
            others = [other for document, other in whole.items() if document != claim.evidence[0].document]
            found.append(sum(cosine(vector, other) for other in others or whole.values()) / max(len(others or whole), 1))
        return (0.25 + 0.75 * share for share in _scaled(found))

    def _disputed(self) -> dict[str, frozenset[str]]:
        against: dict[str, set[str]] = defaultdict(set)
        for clash in self.ledger.contradictions:
            for claim in clash.claims:
                against[claim] |= {other for other in clash.claims if other != claim}
        return {claim: frozenset(others) for claim, others in against.items()}

    def candidate(self, number: int, reference: str) -> Candidate:
        claim, age, named = self.claims[number], self.ages[number], len(self.names[number])
        support = self.support[number]
        base = told(claim, named, len(self.ledger.publishers.get(claim.id, ()))) * still_true(claim, age) * support
        base *= 1 + cosine(self.vectors[number], self.titles)
        base *= _NOVELTY[self.ledger.novelty.get(claim.id, "new")] * (_DISPUTED if claim.id in self.disputed else 1.0)
        lasts = lasting(claim, age, self.newest, self.today)
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
            known=cues(claim.language),
            disputed_with=self.disputed.get(claim.id, frozenset()),
            worth=self.details_rank[number] * base * lasts * shape(claim, named),
            lead_worth=self.leads_rank[number] * base * support * new(claim, age, self.newest, self.today),
        )

    def _outlet(self, document: str) -> str:
        source = self.sources.get(document)
        return (source.outlet if source else None) or document


def _scaled(ranks: list[float]) -> list[float]:
    most = max(ranks, default=0.0)
    return [rank / most for rank in ranks] if most else ranks
