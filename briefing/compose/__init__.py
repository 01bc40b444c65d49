"""Ledger + style -> brief: ask an engine for sentences that name their claims, and make the record of what it answers.

The engine sees the ledger, never a source's own text. Ids, statuses and typography are the code's: a sentence that says it is
reported while its claims contradict each other is `disputed`, whatever the engine says.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.ages import outdated
from briefing.compose.making import Made, standing
from briefing.compose.rewriting import Rewritten, rewrite_request, rewritten
from briefing.compose.showing import assigned, base, shown_claims
from briefing.disputes import disputes
from briefing.errors import ConfigError
from briefing.library import Library
from briefing.model import Engine, Prompt, Request
from briefing.prompts import build
from briefing.records import Brief, Finding, Ledger, Section
from briefing.replies import Assignment, ComposeReply, Refused, RewriteReply, Rewriting
from briefing.styles import SectionKnobs, Style, asked_of_words

__all__ = ["Composer", "Rewritten", "standing"]


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
        assignment = assigned(ledger, style, self.note)
        return Request("compose", self.story, ComposeReply, assignment, lambda: self._prompt(assignment), style.name)

    def _prompt(self, assignment: Assignment) -> Prompt:
        ledger, style = assignment.ledger, assignment.style
        shown = shown_claims(assignment)
        values = {"today": ledger.date, "style": style, "note": assignment.note, **shown}
        material = repr((ledger.date, shown["claims"], shown["contradictions"], *shown["gaps"]))
        return build(self.library, "compose", {"style": style}, values, material)

    def compose(self, ledger: Ledger, style: Style) -> Brief:
        """The brief in one style. Raises ModelError where the engine has no usable answer, ConfigError where it cannot write
        in the style's language."""
        language = self._language(ledger, style)
        request = self.request(ledger, style)
        answer = self.engine.answer(request)
        assert isinstance(request.material, Assignment)
        prompts = {} if self._copies else {"compose": request.prompt().hash}
        made = Made(request.material, copied=self._copies)
        sections = tuple(made.sections(answer.reply.sentences))
        return Brief(
            id=_brief_id(ledger, style),
            headline=made.headline(answer.reply.headline),
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
                *_disputes(ledger, sections, language),
                *_too_old(ledger, style),
                *_omitted(style, sections, self._copies),
                *self._not_applied(style, language),
            ),
        )

    def rewrite(
        self,
        ledger: Ledger,
        style: Style,
        brief: Brief,
        block: str,
        *,
        wish: str | None = None,
        faults: Sequence[Finding] = (),
        sample: int = 0,
        refused: Refused | None = None,
    ) -> Rewritten:
        """One block of a brief written again: without the `faults` that the rules found in it, as an editor's `wish` asks, or
        only in another way; `refused` is an answer to these faults that was not taken. Each `sample` is a version of its own; the
        same one is in the store when it is asked for again.

        Raises UsageError for a block that the brief does not have, ModelError where the engine has no usable answer.
        """
        request = self.rewriting(
            Rewriting(assigned(ledger, style, self.note), brief, block, wish, tuple(faults), sample, refused)
        )
        answer = self.engine.answer(request)
        return rewritten(request.material, answer, copied=self._copies)  # type: ignore[arg-type]

    def rewriting(self, material: Rewriting) -> Request[RewriteReply]:
        """The request behind `rewrite`, for predicting what it costs."""
        return rewrite_request(material, self.library, self.story)

    def _language(self, ledger: Ledger, style: Style) -> str:
        """What the brief will be written in: the style's language, or that of the sources where that cannot be had."""
        there = list(dict.fromkeys(base(claim.language) for claim in ledger.claims if claim.language))
        if not self._copies or not there or base(style.language) in there:
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
        unapplied = "; ".join(asked_of_words(style))
        return [*other, f"the extractive engine changes no words, so the style's wording was not applied: {unapplied}"]


def _disputes(ledger: Ledger, sections: Sequence[Section], language: str) -> list[str]:
    """Where the brief touches what the sources tell differently: the block, and who has what."""
    found: dict[str, None] = {}
    for block in (block for section in sections for block in section.blocks()):
        for sentence in block.sentences:
            for clash in disputes(sentence.text, language, sentence.claims, ledger):
                found[f"{block.id}: {'updated' if clash.kind == 'update' else 'sources differ'}: {clash.note}"] = None
    return list(found)


def _too_old(ledger: Ledger, style: Style) -> Iterator[str]:
    """What the style's limit of age left aside, source by source."""
    most = style.sourcing.context_max_age_days
    counts: Counter[tuple[str, str]] = Counter()
    for claim, day in outdated(ledger, most) if style.sourcing.context_policy in ("archive", "model-flagged") else ():
        labels = dict.fromkeys(source.label for item in claim.evidence if (source := ledger.source(item.document)))
        counts[", ".join(labels) or claim.origin, day.isoformat()] += 1
    if counts:
        told = ", ".join(
            f"{label} of {day} ({number} {'claim' if number == 1 else 'claims'})" for (label, day), number in counts.items()
        )
        yield f"left aside, older than the {most} days that the style takes for context: {told}"


def _omitted(style: Style, sections: Sequence[Section], copied: bool) -> list[str]:
    made = {section.key for section in sections}
    return [f"no {knobs.key}: {_why_not(knobs, copied)}" for knobs in style.written if knobs.key not in made]


def _why_not(knobs: SectionKnobs, copied: bool) -> str:
    if copied and knobs.role == "unknowns":
        return "no source says in a sentence that stands alone what is not known, and the extractive engine writes none"
    if copied and knobs.role in ("why", "analysis"):
        return "it asks for what no sentence of a source is, and the extractive engine writes none"
    return "the sources hold nothing for it"


def _cutoff(ledger: Ledger) -> str | None:
    """When the newest document that was used was published."""
    return max((source.published for source in ledger.sources if source.published and source.status == "ok"), default=None)


def _brief_id(ledger: Ledger, style: Style) -> str:
    claims = " ".join(claim.id for claim in ledger.claims)
    return hashlib.sha256(f"{ledger.date} {ledger.title} {style.name} {claims}".encode()).hexdigest()[:12]
