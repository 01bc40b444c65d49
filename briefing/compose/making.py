"""Records of what an engine offered: ids, statuses and typography are set here, and what had to be set right is noted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.closing import close, close_headline
from briefing.disputes import disputes
from briefing.records import Block, Claim, Finding, Ledger, Section, Sentence, Status
from briefing.replies import Assignment, ComposedHeadline, ComposedSentence, WrittenSentence
from briefing.styles import SectionKnobs
from briefing.typography import plain

WEAKEST: tuple[Status, ...] = ("reported", "background", "archive", "disputed")
"""A sentence that mixes takes the last of these that any of its claims has."""


class Made:
    """Makes records of what the engine offered, and notes what it had to set right."""

    def __init__(self, assignment: Assignment, copied: bool = False) -> None:
        self.copied = copied
        self.ledger = assignment.ledger
        self.style = assignment.style
        self.references = assignment.references
        self.findings: list[Finding] = []
        self.remarks: list[str] = []

    def headline(self, offered: ComposedHeadline | WrittenSentence) -> Sentence:
        claims = self.cited("h0.1", offered.claims)
        text = close_headline(plain(offered.text), self.style, wording=not self.copied)
        status: Status = standing(text, self.language(claims), claims, self.ledger) or "general"
        if claims and not self.copied and self.style.headline.must_contain == "likelihood_term":
            status = "judgement"  # a headline that says how likely something is, is the desk's
        return Sentence(id="h0.1", text=text, claims=claims, status=status)

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

    def block(self, block_id: str, offered: Sequence[ComposedSentence | WrittenSentence]) -> Block:
        return Block(
            id=block_id,
            sentences=tuple(self.sentence(f"{block_id}.{number}", said) for number, said in enumerate(offered, 1)),
        )

    def sentence(self, sentence_id: str, offered: ComposedSentence | WrittenSentence) -> Sentence:
        claims = self.cited(sentence_id, offered.claims)
        text = self.words(offered.text)
        computed = standing(text, self.language(claims), claims, self.ledger)
        if computed is None:  # nothing to rest on: a judgement without its anchor, or the model's own knowledge
            status: Status = "judgement" if offered.status == "judgement" else "general"
        elif offered.status == "judgement":
            status = "judgement"
        else:
            status = computed
            if offered.status != computed:
                self.note_status(sentence_id, offered.status, computed)
        return Sentence(id=sentence_id, text=text, claims=claims, status=status)

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

    def language(self, claims: Sequence[str]) -> str | None:
        """What a sentence is written in: the style's language, or that of the claim that it copies."""
        copied = self.ledger.claim(claims[0]) if self.copied and claims else None
        return copied.language if copied else self.style.language

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


def standing(text: str, language: str | None, claims: Sequence[str], ledger: Ledger) -> Status | None:
    """The status that the claims' origins give, and what `text` tells of their contradictions; None without claims."""
    found = [_one(claim) for claim_id in claims if (claim := ledger.claim(claim_id))]
    if found and any(clash.kind != "update" for clash in disputes(text, language, claims, ledger)):
        return "disputed"
    return max(found, key=WEAKEST.index) if found else None


def _one(claim: Claim) -> Status:
    return {"story": "reported", "background": "background", "archive": "archive", "notes": "archive"}[claim.origin]  # type: ignore[return-value]
