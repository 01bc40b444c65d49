"""The records that flow from step to step: what a run writes to its files and every command reads back.

Frozen, and unknown keys are refused, so that a file from another version or a slip of the keyboard is named and never
half understood. `briefing schema NAME` prints the JSON Schema of each. Offsets count Unicode code points.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, JsonValue, model_validator

SCHEMA_VERSION = 1

DocumentRole = Literal["story", "background", "note"]
DocumentStatus = Literal["ok", "thin", "late", "unreadable"]
ClaimKind = Literal["event", "figure", "statement", "quote", "background"]
Origin = Literal["story", "background", "archive", "notes"]
Certainty = Literal["fact", "claimed", "forecast", "conditional"]
Match = Literal["exact", "normalised", "fuzzy"]
Status = Literal["reported", "disputed", "background", "archive", "judgement", "general", "unsourced"]
Author = Literal["machine", "person", "import"]
Severity = Literal["error", "warn", "info"]
Novelty = Literal["new", "updated", "repeated", "withdrawn"]
Way = Literal["asked", "cut", "replaced", "dropped"]
SectionRole = Literal["details", "context", "why", "analysis", "outlook", "counter", "unknowns"]


class Record(BaseModel):
    """Base of all records: frozen, and unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


R = TypeVar("R", bound=Record)


class Document(Record):
    """One source as read: its text, and what is known about where it comes from.

    `text` is what every offset in the program counts in. `published` is an ISO date or date-time, as precise as the source
    was. `pages` holds the offset at which each page starts, for sources that have pages.
    """

    id: str
    text_hash: str
    source: str
    kind: str
    role: DocumentRole = "story"
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    text: str = ""
    status: DocumentStatus = "ok"
    reason: str | None = None
    warnings: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()

    def page_of(self, offset: int) -> int | None:
        """The page, counted from 1, on which `offset` lies; None for a source without pages."""
        return bisect_right(self.pages, offset) if self.pages else None

    @property
    def name(self) -> str:
        """What the source is called: the last part of a path, or a URL as it is."""
        return self.source if "://" in self.source else self.source.replace("\\", "/").rstrip("/").rpartition("/")[2]

    @property
    def published_on(self) -> date | None:
        return date.fromisoformat(self.published[:10]) if self.published else None


class Evidence(Record):
    """A place in a document that bears a claim: `quote` is exactly `Document.text[start:end]`.

    `match` tells how the quotation that was offered was found there: letter for letter, after evening out typography, or
    with small differences. `page` and `paragraph` count from 1 and are for people.
    """

    document: str
    start: int = Field(ge=0)
    end: int
    quote: str
    match: Match = "exact"
    page: int | None = None
    paragraph: int | None = None

    @model_validator(mode="after")
    def _spans_its_quotation(self) -> Evidence:
        if self.end - self.start != len(self.quote) or not self.quote:
            raise ValueError(f"evidence spans {self.end - self.start} characters and quotes {len(self.quote)}")
        return self


class Name(Record):
    """A person, body or place as written; `key` is the form to compare by; `title` what stands before it ("President")."""

    text: str
    key: str
    title: str | None = None


class Number(Record):
    """A quantity. `value` in units of `unit` (`percent`, `percentage_point`, an ISO currency, a measure, or None for a plain
    count); `high` closes a range; `role` is the word that it counts ("votes", "leaders")."""

    text: str
    value: float
    high: float | None = None
    unit: str | None = None
    approximate: bool = False
    role: str | None = None


class DateFact(Record):
    """A point in time. `value` is ISO at the precision of `granularity` (`2026`, `2026-03`, `2026-W11`, `2026-03-10`), or None
    where the text alone does not settle it ("on Friday" without a date to count from). Where only the year is open, it stays
    open (`--03-10`, `--03`)."""

    text: str
    value: str | None
    granularity: Literal["year", "month", "week", "day"] = "day"
    relative: bool = False


class Quotation(Record):
    """Words in quotation marks, without the marks, and who is said to have said them."""

    text: str
    speaker: str | None = None


class Facts(Record):
    """What can be compared in a text, as values: what the ledger, the rules and the comparison of styles work on."""

    names: tuple[Name, ...] = ()
    numbers: tuple[Number, ...] = ()
    dates: tuple[DateFact, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    speaker: str | None = None
    certainty: Certainty = "fact"
    negation: bool = False


class Claim(Record):
    """One self-contained statement that a document bears, in the document's language, with the places that bear it."""

    id: str
    text: str
    language: str | None = None
    kind: ClaimKind
    origin: Origin = "story"
    certainty: Certainty = "fact"
    facts: Facts = Facts()
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    extra: dict[str, JsonValue] = {}


class LeftOut(Record):
    """Something that was offered and not used, with the reason."""

    what: str
    reason: str


class Extraction(Record):
    """What one document says: its claims, and what was offered but is not borne out by the document.

    `incomplete` says why an engine could not answer for all of it; None where it did.
    """

    document: str
    engine: str
    claims: tuple[Claim, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[str, ...] = ()
    incomplete: str | None = None


class Source(Record):
    """A document as a brief lists it: everything but its text. `label` is how footnotes name it (`S1`); `grade` is the Admiralty
    grade that the editor gives its outlet (`B2`)."""

    label: str
    document: str
    source: str
    role: DocumentRole = "story"
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    status: DocumentStatus = "ok"
    reason: str | None = None
    grade: str | None = Field(None, exclude_if=lambda value: value is None)


class Contradiction(Record):
    """Claims that cannot all be right: all values are kept, each in the place of its claim, and none is chosen.

    `kind` is `number`, `date`, `outcome`, `actor` or `nature` (other things counted alike); `total` for a source whose number is
    not that of its own list, which `listed` quotes where it stands by itself; `update` where a later report may bring the news of
    an earlier one.
    """

    kind: str
    claims: tuple[str, ...]
    values: tuple[str, ...]
    note: str
    listed: Evidence | None = Field(None, exclude_if=lambda value: value is None)


class Change(Record):
    """What became of something said before. `updated`: `claim`, in the words of `after`, has `now` where `before`, a text of the
    edition of `day`, had `was`. `withdrawn`: its source no longer bears `before`, and `claim` is the earlier one's id."""

    novelty: Novelty
    claim: str
    day: str
    before: str
    after: str | None = None
    was: str | None = None
    now: str | None = None
    reason: str | None = None


class Ledger(Record):
    """All that a story's documents say, merged: what every style of a brief is composed from.

    `publishers` names, for each claim, the outlets that bear it, one for each independent text; `novelty` and `changes` tell what
    became of each since earlier editions.
    """

    title: str
    date: str
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    publishers: dict[str, tuple[str, ...]] = {}
    contradictions: tuple[Contradiction, ...] = ()
    novelty: dict[str, Novelty] = {}
    changes: tuple[Change, ...] = Field((), exclude_if=lambda value: not value)
    gaps: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def disputed(self) -> frozenset[str]:
        """The claims that another contradicts. An update leaves both as they are: each was right in its time."""
        return frozenset(claim for clash in self.contradictions if clash.kind != "update" for claim in clash.claims)

    def claim(self, claim_id: str) -> Claim | None:
        return next((claim for claim in self.claims if claim.id == claim_id), None)

    def source(self, document_id: str) -> Source | None:
        return next((source for source in self.sources if source.document == document_id), None)


class Sentence(Record):
    """A sentence of a brief, the claims that it rests on, and its standing. The text is final: rendering changes nothing.

    `note` names the engine that wrote it, where that is not the engine of the brief."""

    id: str
    text: str
    claims: tuple[str, ...] = ()
    status: Status = "reported"
    author: Author = "machine"
    note: str | None = None


class Block(Record):
    """A paragraph: the lead of a section (`d0`) or one of its points (`d1`). Its id is given at birth and stays with it."""

    id: str
    sentences: tuple[Sentence, ...]


class Section(Record):
    key: str
    role: SectionRole
    heading: str | None = None
    lead: Block | None = None
    points: tuple[Block, ...] = ()

    def blocks(self) -> tuple[Block, ...]:
        return (*((self.lead,) if self.lead else ()), *self.points)


class Finding(Record):
    """What a rule has to say about a sentence, a block or the brief: the words, what the evidence says, what to do.

    `contest` is what the engine that wrote the sentence holds against it; the finding stands all the same."""

    rule: str
    severity: Severity
    message: str
    block: str | None = None
    sentence: str | None = None
    words: str | None = None
    evidence: str | None = None
    contest: str | None = Field(None, exclude_if=lambda value: value is None)

    @property
    def told(self) -> str:
        """The message for a person, and what the engine holds against it."""
        return f"{self.message}; the engine contests this: {self.contest}" if self.contest else self.message


class Contest(Record):
    """What the engine that wrote a sentence holds against an error on it. `text` is the sentence, which stays as it is until a
    person decides; `rule` and `words` are the error's; `evidence` stands letter for letter in the quotation of `claim`."""

    sentence: str
    text: str
    rule: str
    words: str | None = None
    claim: str
    evidence: str
    reason: str


class Repair(Record):
    """A sentence that a machine wrote and the rules found wrong, and what became of it: asked for again, cut, replaced by the
    source's own statement, or dropped. `rules` and `reason` are what was found, `before` the words that went, `after` those that
    stand there now; None where none do."""

    sentence: str
    way: Way
    rules: tuple[str, ...]
    reason: str
    before: str
    after: str | None = None


class Story(Record):
    """Documents that tell of one event. `score` says how sure that is, 0 to 1; `reason` why, in a line. `copies` are those of
    the documents that print one report, the first printed first: they are one voice."""

    story: str
    documents: tuple[str, ...]
    sources: tuple[str, ...]
    title: str
    score: float = Field(ge=0, le=1)
    reason: str
    copies: tuple[tuple[str, ...], ...] = ()


class EngineInfo(Record):
    """Which engine wrote a brief, and with which prompts (name to hash)."""

    kind: str
    model: str | None = None
    served: str | None = None
    prompts: dict[str, str] = {}


class Brief(Record):
    """A brief in one style. What someone else's brief does not tell (date, sources, engine) is None.

    `approved` (who let exactly these words pass, and when) and `corrections` (what was wrong in texts published before) are set
    in what is published only.
    """

    id: str
    headline: Sentence | None
    sections: tuple[Section, ...]
    style: str | None = None
    language: str | None = None
    date: str | None = None
    cutoff: str | None = None
    revision: int = 1
    sources: tuple[Source, ...] | None = None
    engine: EngineInfo | None = None
    findings: tuple[Finding, ...] = ()
    remarks: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = Field((), exclude_if=lambda value: not value)
    contests: tuple[Contest, ...] = Field((), exclude_if=lambda value: not value)
    approved: str | None = Field(None, exclude_if=lambda value: value is None)
    corrections: tuple[str, ...] = Field((), exclude_if=lambda value: not value)

    def blocks(self) -> tuple[Block, ...]:
        """Every block in reading order, the headline first as block `h0`."""
        head = (Block(id="h0", sentences=(self.headline,)),) if self.headline else ()
        return (*head, *(block for section in self.sections for block in section.blocks()))

    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentence for block in self.blocks() for sentence in block.sentences)

    def with_block(self, new: Block) -> Brief:
        """This brief with other words in the block of that id."""

        def of(block: Block) -> Block:
            return new if block.id == new.id else block

        def section(old: Section) -> Section:
            lead = of(old.lead) if old.lead else None
            return old.model_copy(update={"lead": lead, "points": tuple(of(block) for block in old.points)})

        headline = new.sentences[0] if self.headline and new.id == "h0" else self.headline
        return self.model_copy(update={"headline": headline, "sections": tuple(section(old) for old in self.sections)})


RECORDS: dict[str, type[Record]] = {
    cls.__name__.lower(): cls
    for cls in (Document, Evidence, Facts, Claim, Extraction, Ledger, Sentence, Brief, Finding, Source, Contradiction, Story)
}
