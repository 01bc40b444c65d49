"""Documents -> extractions: ask an engine what each document says, and keep only what the document bears out.

Every quotation is looked up in the document; a claim whose words are not there, or whose numbers, names or quoted words its
evidence does not hold, is left out with the reason.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from calendar import day_name
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import count

from briefing.errors import ModelError, ReplyError, ServiceError
from briefing.evidence import Haystack, NotPlaced, Placement, place
from briefing.facts import facts, same_date, same_name
from briefing.fields import ClaimField, extended_reply, extras
from briefing.language import paragraphs, sentences
from briefing.library import Library
from briefing.model import Answer, Engine, Prompt, Request
from briefing.parts import cut, halves, owner
from briefing.prompts import build
from briefing.records import Claim, DateFact, Document, Evidence, Extraction, Facts, LeftOut, Origin
from briefing.replies import ExtractReply, OfferedClaim, Part
from briefing.support import Borne, Missing, missing
from briefing.typography import fold, plain
from briefing.urging import urges
from briefing.work import each

ORIGINS: dict[str, Origin] = {"story": "story", "background": "background", "note": "notes"}


def usable(documents: Sequence[Document]) -> list[Document]:
    """The documents that a brief may rest on."""
    return [document for document in documents if document.status in ("ok", "thin") and document.text]


def distinct(documents: Sequence[Document]) -> list[Document]:
    """One document for each text, in order: the same text is read, and paid for, once."""
    return list({document.text_hash: document for document in reversed(usable(documents))}.values())[::-1]


@dataclass(frozen=True)
class Extractor:
    """What all extractions of a run share. `today` is the day that prompts know; `fields` are the desk's own."""

    engine: Engine
    library: Library
    today: str
    fields: tuple[ClaimField, ...] = ()

    @cached_property
    def reply(self) -> type[ExtractReply]:
        return extended_reply(self.fields)

    def requests(self, documents: Sequence[Document]) -> list[Request[ExtractReply]]:
        """What will be asked: one request for each part of each distinct text."""
        return [self.request(part) for document in distinct(documents) for part in cut(document)]

    def request(self, part: Part, whole: Part | None = None) -> Request[ExtractReply]:
        """The question about a part; `whole` is the part that it is a half of."""
        name = part.document.name
        numbers = [one.number for one in (whole, part) if one is not None and one.of > 1]
        subject = "#".join([name, *map(str, numbers)])
        return Request("extract", subject, self.reply, part, lambda: self._prompt(part))

    def _prompt(self, part: Part) -> Prompt:
        values = {"document": part.document, "part": part, "text": part.text, "today": self.today}
        return build(self.library, "extract", {"fields": self.fields}, values, part.document.id + part.text)

    def run(self, documents: Sequence[Document], done: Callable[[], None] = lambda: None) -> Iterator[Extraction]:
        """An extraction for each usable document, in order. `done` is called as each distinct text is finished."""
        texts = distinct(documents)
        stop = getattr(self.engine, "stop", lambda: None)
        found: dict[str, Extraction] = {}
        # The next question goes out before the last answer is worked through: a model's time is the longest of all.
        for document, asked in zip(texts, each(self.ask, texts, self.engine.in_flight, stop), strict=True):
            found[document.text_hash] = self.gather(document, asked)
            done()
        for document in usable(documents):
            yield moved(found[document.text_hash], document)

    def extract(self, document: Document) -> Extraction:
        """What one document says. An answer that cannot be had or used is a reason, never an error for the run."""
        return self.gather(document, self.ask(document))

    def ask(self, document: Document) -> list[Asked]:
        """The questions about a document, put one after the other, and what came of each."""
        parts = cut(document)
        return [asked for part in parts for asked in self._ask(part, parts)]

    def _ask(self, part: Part, parts: Sequence[Part]) -> Iterator[Asked]:
        """Puts one part's question; one that was too long for the model is asked again in halves, once."""
        try:
            yield Asked(part, parts, self.engine.answer(self.request(part)))
            return
        except ReplyError as error:
            smaller = halves(part) if error.kind in ("too_long", "cut_off") else []
            if len(smaller) < 2:
                yield Asked(part, parts, error)
                return
            note = f"asked again in halves: {error.message}"
        except ServiceError as error:
            yield Asked(part, parts, error)
            return
        for half in smaller:
            try:
                yield Asked(half, smaller, self.engine.answer(self.request(half, part)), note)
            except ModelError as error:
                yield Asked(half, smaller, error, note)

    def gather(self, document: Document, asked: Sequence[Asked]) -> Extraction:
        """What a document says, from the answers to all its questions."""
        gathered = _Gathered(document)
        for one in asked:
            gathered.warnings.extend([one.note] if one.note else [])
            if isinstance(one.answer, ModelError):
                what = "the document" if one.part.of == 1 else f"part {one.part.number} of {one.part.of}"
                gathered.incomplete.append(f"{what}: {one.answer.message}")
            else:
                gathered.warnings.extend(one.answer.warnings)
                gathered.take(one.part, one.among, one.answer.reply.claims)
        return gathered.extraction(self.engine.info.kind)


@dataclass(frozen=True)
class Asked:
    """A question about one of several parts, and its answer or why there is none."""

    part: Part
    among: Sequence[Part]
    answer: Answer[ExtractReply] | ModelError
    note: str | None = None


class _Gathered:
    """The claims of one document as they come in, part by part."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.haystack = Haystack(document.text)
        self.paragraphs = [start for start, _ in paragraphs(document.text)]
        self.claims: dict[str, Claim] = {}
        self.left_out: list[LeftOut] = []
        self.warnings: list[str] = []
        self.incomplete: list[str] = []

    def take(self, part: Part, parts: Sequence[Part], offered: Sequence[OfferedClaim]) -> None:
        """Places what was offered for a part. What lies in an overlap belongs to the part whose core it begins in."""
        for claim in offered:
            placed = place(claim.quote, self.haystack, within=(part.start, part.end))
            if isinstance(placed, NotPlaced):
                self.left_out.append(LeftOut(what=plain(claim.quote) or plain(claim.text), reason=placed.reason))
            elif owner(parts, placed.start) == part.number:
                self._keep(claim, placed)

    def _keep(self, offered: OfferedClaim, placed: Placement) -> None:
        evidence = self._evidence(placed)
        text = plain(offered.text) or plain(evidence.quote)
        if urges(text, self.document.language):
            self.left_out.append(LeftOut(what=text, reason="it asks or tells the reader something and states nothing"))
            return
        found = facts(text, self.document.language, self.document.published_on, offered.speaker)
        said = found.model_copy(update={"speaker": offered.speaker})  # who was named, and nobody guessed
        pieces = (evidence,) if text == plain(evidence.quote) else self._borne_out(said, evidence)
        if isinstance(pieces, Missing):
            reason = f"the {pieces.kind} “{pieces.words}” of the claim is not in the document at its quotation"
            self.left_out.append(LeftOut(what=text, reason=reason))
            return
        claim = Claim(
            id=self._free_id(evidence, offered.kind, text),
            text=text,
            language=self.document.language,
            kind="background" if self.document.role == "background" and offered.kind == "event" else offered.kind,
            origin=ORIGINS[self.document.role],
            certainty=offered.certainty,
            facts=said.model_copy(update={"certainty": offered.certainty}),
            evidence=pieces,
            extra=extras(offered),
        )
        self.claims.setdefault(claim.id, claim)

    def _evidence(self, placed: Placement) -> Evidence:
        return Evidence(
            document=self.document.id,
            start=placed.start,
            end=placed.end,
            quote=self.document.text[placed.start : placed.end],
            match=placed.match,
            page=self.document.page_of(placed.start),
            paragraph=max(1, bisect_right(self.paragraphs, placed.start)),
        )

    def _free_id(self, evidence: Evidence, kind: str, text: str) -> str:
        """The id of a claim; two that split one sentence have the same place and kind, and are told apart by their order."""
        ids = (claim_id(self.document.id, evidence, kind, number) for number in count())
        return next(found for found in ids if found not in self.claims or self.claims[found].text == text)

    def _borne_out(self, said: Facts, evidence: Evidence) -> tuple[Evidence, ...] | Missing:
        """All the places that bear a claim: its quotation, and the sentences before it that give what it repeats in order to
        stand alone ("the two syndicates", "the summit"). The first thing that nothing nearby bears comes back instead.

        A name may come from anywhere in the document: it stands for a pronoun.
        """
        pieces = [evidence]
        for gap in missing(said, self._read(evidence.start, evidence.end)):
            if (gap.kind == "name" and self._names(gap.words)) or (gap.kind == "date" and self._dates(gap.words, said, evidence)):
                continue
            span = next((span for span in self._sentences_near(gap, evidence) if self._bears(span, gap, said)), None)
            if span is None:
                return gap
            pieces.append(self._evidence(Placement(*span, "exact")))
        return tuple(dict.fromkeys(pieces))

    def _names(self, name: str) -> bool:
        """Whether the document has all capitalised words of a name ("Paraguay's Senate" has those of "Senate of Paraguay"), or
        the same in another form ("American" for "US")."""
        forms = set(re.findall(r"\b[A-Z][\w.]+", self.document.text))
        words = [word for word in re.findall(r"\w+", name) if word[0].isupper()]
        return all(fold(word) in self._words or any(same_name(word, form) for form in forms) for word in words)

    def _dates(self, words: str, said: Facts, evidence: Evidence) -> bool:
        """Whether a date is what the document's own day makes of the quotation: that day itself, its month or year, or the day of
        the week that the quotation names, within a week of it."""
        published, told = self.document.published_on, next(day for day in said.dates if day.text == words)
        if published is None or told.value is None:
            return False
        if same_date(told, DateFact(text="", value=published.isoformat())):
            return True
        week = (published + timedelta(days=days) for days in range(-7, 8))
        return any(told.value[-5:] == f"{day:%m-%d}" and fold(day_name[day.weekday()]) in fold(evidence.quote) for day in week)

    @cached_property
    def _words(self) -> frozenset[str]:
        known = (self.document.title, self.document.outlet, self.document.author, self.document.text)
        return frozenset(re.findall(r"\w+", fold(" ".join(part for part in known if part))))

    def _sentences_near(self, gap: Missing, evidence: Evidence) -> list[tuple[int, int]]:
        """Sentences that may bear what a claim repeats, the nearest before it first: of its paragraph and the one before; for a
        term in quotation marks and for a date, all of the document's."""
        spans = self._sentences
        if gap.kind not in ("quotation", "date"):
            spans = [span for span in spans if self._around(evidence) <= span[0] < evidence.start]
        return sorted(spans, key=lambda span: (span[0] > evidence.start, abs(span[0] - evidence.start)))

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        return sentences(self.document.text, self.document.language)

    def _bears(self, span: tuple[int, int], gap: Missing, said: Facts) -> bool:
        return all(item.words != gap.words for item in missing(said, self._read(*span)))

    def _read(self, start: int, end: int) -> Borne:
        text = self.document.text[start:end]
        return Borne(text, facts(text, self.document.language, self.document.published_on))

    def _around(self, evidence: Evidence) -> int:
        """Where the paragraph before the one of the quotation begins."""
        at = bisect_right(self.paragraphs, evidence.start)
        return self.paragraphs[max(0, at - 2)] if self.paragraphs else 0

    def extraction(self, engine: str) -> Extraction:
        ordered = sorted(self.claims.values(), key=lambda claim: claim.evidence[0].start)
        return Extraction(
            document=self.document.id,
            engine=engine,
            claims=tuple(ordered),
            left_out=tuple(self.left_out),
            warnings=tuple(dict.fromkeys(self.warnings)),
            incomplete="; ".join(self.incomplete) or None,
        )


def claim_id(document: str, evidence: Evidence, kind: str, number: int = 0) -> str:
    """Made of document, span and kind; `number` tells several claims of one span apart."""
    again = f":{number}" if number else ""
    return hashlib.sha256(f"{document}:{evidence.start}:{evidence.end}:{kind}{again}".encode()).hexdigest()[:12]


def moved(extraction: Extraction, document: Document) -> Extraction:
    """The extraction of a text, as that of another document with the same text."""
    if extraction.document == document.id:
        return extraction
    taken: set[str] = set()
    claims = tuple(_moved(claim, document, taken) for claim in extraction.claims)
    return extraction.model_copy(update={"document": document.id, "claims": claims})


def _moved(claim: Claim, document: Document, taken: set[str]) -> Claim:
    evidence = tuple(item.model_copy(update={"document": document.id}) for item in claim.evidence)
    ids = (claim_id(document.id, evidence[0], claim.kind, number) for number in count())
    free = next(found for found in ids if found not in taken)
    taken.add(free)
    return claim.model_copy(update={"id": free, "evidence": evidence, "origin": ORIGINS[document.role]})
