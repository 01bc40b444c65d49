"""Ledger + style -> brief: ask an engine for sentences that name their claims, and make the record of what it answers.

The engine sees the ledger, never a source's own text. Ids, statuses and typography are the code's: a sentence that says it is
reported while its claims contradict each other is `disputed`, whatever the engine says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from briefing.closing import close, close_headline
from briefing.errors import ConfigError
from briefing.library import Library
from briefing.model import Engine, Prompt, Request
from briefing.prompts import build
from briefing.records import Block, Brief, Claim, Finding, Ledger, Section, Sentence, Status
from briefing.replies import Assignment, ComposedSentence, ComposeReply
from briefing.styles import SectionKnobs, Style
from briefing.typography import plain

WEAKEST: tuple[Status, ...] = ("reported", "background", "archive", "disputed")
"""A sentence that mixes takes the last of these that any of its claims has."""
NOT_APPLIED = "guidance, spelling, voice, sentence length, numbers, dates, names, verbs of attribution, likelihood, word lists"


@dataclass(frozen=True)
class Composer:
    """What all compositions of a run share: the engine, the prompts, and the editor's wish for emphasis.

    With `any_language` an engine that cannot translate writes in the sources' language where the style's is another.
    """

    engine: Engine
    library: Library
    story: str
    note: str | None = None
    any_language: bool = False

    @property
    def _copies(self) -> bool:
        """Whether the engine picks the sources' sentences, whose words are not the style's to change."""
        return self.engine.info.kind == "extractive"

    def request(self, ledger: Ledger, style: Style) -> Request[ComposeReply]:
        ledger = permitted(ledger, style)
        references = {f"k{number}": claim.id for number, claim in enumerate(ledger.claims, 1)}
        assignment = Assignment(ledger, style, references, self.note)
        return Request("compose", self.story, ComposeReply, assignment, lambda: self._prompt(assignment), style.name)

    def _prompt(self, assignment: Assignment) -> Prompt:
        ledger, style = assignment.ledger, assignment.style
        shown = _shown(assignment)
        values = {"today": ledger.date, "style": style, "note": assignment.note, **shown}
        material = repr((ledger.date, shown["claims"], shown["contradictions"]))
        return build(self.library, "compose", {"style": style}, values, material)

    def compose(self, ledger: Ledger, style: Style) -> Brief:
        """The brief in one style. Raises ModelError where the engine has no usable answer, ConfigError where it cannot write
        in the style's language."""
        language = self._language(ledger, style)
        request = self.request(ledger, style)
        answer = self.engine.answer(request)
        assert isinstance(request.material, Assignment)
        prompts = {} if self._copies else {"compose": request.prompt().hash}
        made = _Made(request.material, copied=self._copies)
        sections = tuple(made.sections(answer.reply.sentences))
        return Brief(
            id=_brief_id(ledger, style),
            headline=made.headline(answer.reply),
            sections=sections,
            style=style.name,
            language=language,
            date=ledger.date,
            cutoff=_cutoff(ledger),
            sources=ledger.sources,
            engine=self.engine.info.model_copy(update={"prompts": prompts}),
            findings=tuple(made.findings),
            remarks=(
                *answer.warnings,
                *made.remarks,
                *_disputes(ledger, sections),
                *_omitted(style, sections),
                *self._not_applied(style, language),
            ),
        )

    def _language(self, ledger: Ledger, style: Style) -> str:
        """What the brief will be written in: the style's language, or that of the sources where that cannot be had."""
        there = list(dict.fromkeys(_base(claim.language) for claim in ledger.claims if claim.language))
        if not self._copies or not there or _base(style.language) in there:
            return style.language
        if self.any_language:
            return there[0]
        raise ConfigError(
            f"style {style.name} writes in {style.language}; the sources are in {', '.join(there)}, and the extractive engine"
            " translates nothing",
            (),
            f"name a model: --model NAME; or a style with `language: {there[0]}`",
        )

    def _not_applied(self, style: Style, language: str) -> list[str]:
        if not self._copies:
            return []
        other = [] if language == style.language else [f"in {language}, as the sources are; the style asks for {style.language}"]
        return [*other, f"the extractive engine changes no words, so the style's wording was not applied: {NOT_APPLIED}"]


class _Made:
    """Makes records of what the engine offered, and notes what it had to set right."""

    def __init__(self, assignment: Assignment, copied: bool = False) -> None:
        self.copied = copied
        self.ledger = assignment.ledger
        self.style = assignment.style
        self.references = assignment.references
        self.claims = {claim.id: claim for claim in assignment.ledger.claims}
        self.disputed = {claim for clash in assignment.ledger.contradictions for claim in clash.claims}
        self.findings: list[Finding] = []
        self.remarks: list[str] = []

    def headline(self, reply: ComposeReply) -> Sentence:
        claims = self.cited("h0.1", reply.headline.claims)
        text = close_headline(plain(reply.headline.text), self.style, wording=not self.copied)
        return Sentence(id="h0.1", text=text, claims=claims, status=self.standing(claims) or "general")

    def sections(self, offered: Sequence[ComposedSentence]) -> Iterable[Section]:
        blocks: dict[str, list[ComposedSentence]] = {}
        for sentence in offered:
            if self.style.section_of(sentence.block) not in self.style.written:
                self.remarks.append(f"left out, no such section ({sentence.block}): {sentence.text}")
            elif sentence.text.strip():
                blocks.setdefault(sentence.block, []).append(sentence)
        for knobs in self.style.written:
            mine = {block: said for block, said in blocks.items() if block.rstrip("0123456789") == knobs.prefix}
            if mine:
                yield self.section(knobs, mine)

    def section(self, knobs: SectionKnobs, blocks: dict[str, list[ComposedSentence]]) -> Section:
        lead = blocks.pop(f"{knobs.prefix}0", None) if knobs.lead else None
        points = tuple(self.block(f"{knobs.prefix}{number}", said) for number, said in enumerate(blocks.values(), 1))
        lead_block = self.block(f"{knobs.prefix}0", lead) if lead else None
        return Section(key=knobs.key, role=knobs.role, heading=knobs.heading, lead=lead_block, points=points)

    def block(self, block_id: str, offered: Sequence[ComposedSentence]) -> Block:
        return Block(
            id=block_id,
            sentences=tuple(self.sentence(f"{block_id}.{number}", said) for number, said in enumerate(offered, 1)),
        )

    def sentence(self, sentence_id: str, offered: ComposedSentence) -> Sentence:
        claims = self.cited(sentence_id, offered.claims)
        computed = self.standing(claims)
        if computed is None:  # nothing to rest on: a judgement without its anchor, or the model's own knowledge
            status: Status = "judgement" if offered.status == "judgement" else "general"
        elif offered.status == "judgement":
            status = "judgement"
        else:
            status = computed
            if offered.status != computed:
                self.note_status(sentence_id, offered.status, computed)
        return Sentence(id=sentence_id, text=self.words(offered.text), claims=claims, status=status)

    def cited(self, sentence_id: str, references: Iterable[str]) -> tuple[str, ...]:
        """The claim ids behind references; one that the ledger does not hold is dropped and said."""
        known: list[str] = []
        for reference in references:
            claim = self.references.get(reference.strip().strip("[]"))
            if claim is None:
                self.findings.append(
                    Finding(
                        rule="unknown-claim",
                        severity="error",
                        block=sentence_id.partition(".")[0],
                        sentence=sentence_id,
                        words=reference,
                        message=f"cites {reference}, which the ledger does not hold; check what the sentence rests on",
                    )
                )
            elif claim not in known:
                known.append(claim)
        return tuple(known)

    def standing(self, claims: Sequence[str]) -> Status | None:
        """The status that the claims' origins and contradictions give; None without claims."""
        found = [self._one(self.claims[claim]) for claim in claims]
        return max(found, key=WEAKEST.index) if found else None

    def _one(self, claim: Claim) -> Status:
        if claim.id in self.disputed:
            return "disputed"
        return {"story": "reported", "background": "background", "archive": "archive", "notes": "archive"}[claim.origin]  # type: ignore[return-value]

    def note_status(self, sentence_id: str, said: str, computed: str) -> None:
        self.findings.append(
            Finding(
                rule="status",
                severity="info",
                block=sentence_id.partition(".")[0],
                sentence=sentence_id,
                message=f"was offered as {said}; its claims make it {computed}",
            )
        )

    def words(self, text: str) -> str:
        return close(plain(text), self.style, wording=not self.copied)


def permitted(ledger: Ledger, style: Style) -> Ledger:
    """The ledger that a style may write from: all of it, or only what the day's own documents say."""
    if style.sourcing.context_policy not in ("sources", "off"):
        return ledger
    claims = tuple(claim for claim in ledger.claims if claim.origin == "story")
    kept = {claim.id for claim in claims}
    clashes = tuple(clash for clash in ledger.contradictions if kept.issuperset(clash.claims))
    return ledger.model_copy(update={"claims": claims, "contradictions": clashes})


def _base(language: str | None) -> str:
    return (language or "").partition("-")[0].lower()


def _shown(assignment: Assignment) -> dict[str, Any]:
    """The ledger as the compose prompt shows it: references in place of ids, labels in place of documents."""
    ledger, own = assignment.ledger, _base(assignment.style.language)
    foreign = {claim.language for claim in ledger.claims if claim.language and _base(claim.language) != own}
    reference = {claim: name for name, claim in assignment.references.items()}
    label = {source.document: source.label for source in ledger.sources}
    used = {item.document for claim in ledger.claims for item in claim.evidence}
    return {
        "sources": [source for source in ledger.sources if source.document in used],
        "claims": [
            {
                "reference": reference[claim.id],
                "kind": claim.kind,
                "certainty": claim.certainty,
                "origin": claim.origin,
                "language": claim.language if claim.language in foreign else None,
                "speaker": claim.facts.speaker,
                "sources": list(dict.fromkeys(label[item.document] for item in claim.evidence)),
                "publishers": len(ledger.publishers.get(claim.id, ())) or 1,
                "text": claim.text,
                "quote": claim.evidence[0].quote,
            }
            for claim in ledger.claims
        ],
        "foreign": sorted(foreign),
        "contradictions": [
            {"references": [reference[claim] for claim in clash.claims], "note": clash.note} for clash in ledger.contradictions
        ],
    }


def _disputes(ledger: Ledger, sections: Sequence[Section]) -> list[str]:
    """Where the brief touches what the sources tell differently: the block, and who has what."""
    found: dict[str, None] = {}
    for block in (block for section in sections for block in section.blocks()):
        cited = {claim for sentence in block.sentences for claim in sentence.claims}
        found |= {
            f"{block.id}: sources differ: {clash.note}": None for clash in ledger.contradictions if cited & set(clash.claims)
        }
    return list(found)


def _omitted(style: Style, sections: Sequence[Section]) -> list[str]:
    made = {section.key for section in sections}
    return [f"no {knobs.key}: the sources hold nothing for it" for knobs in style.written if knobs.key not in made]


def _cutoff(ledger: Ledger) -> str | None:
    """When the newest document that was used was published."""
    return max((source.published for source in ledger.sources if source.published and source.status == "ok"), default=None)


def _brief_id(ledger: Ledger, style: Style) -> str:
    claims = " ".join(claim.id for claim in ledger.claims)
    return hashlib.sha256(f"{ledger.date} {ledger.title} {style.name} {claims}".encode()).hexdigest()[:12]
