"""What becomes of a sentence that a model wrote and the rules found wrong.

It is asked for again, with what was found, and once more with what was wrong with the answer; else the clause at fault is cut;
else the source's own statement stands in; else it goes. Each form is judged as the first one was, and is kept only where no error
stands on it and none is new elsewhere. Where the engine contests the errors with words of the evidence, the sentence stays as it
is, with its errors, for a person. A sentence that names no claim at all is asked for again and else left as it is, marked: an
editor can give it a source. A headline is never dropped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

from rapidfuzz import fuzz

from briefing.check import all_rules
from briefing.closing import close_headline
from briefing.compose import Composer, Rewritten, standing
from briefing.errors import BudgetError, CredentialError, ModelError, ReplyError
from briefing.lock import Lock
from briefing.model.extractive.cues import cues
from briefing.model.extractive.guards import leans, masked
from briefing.pipeline.clauses import cuts
from briefing.pipeline.contesting import heard, marked
from briefing.pipeline.judging import Judge
from briefing.pipeline.standins import head_ins, stand_ins
from briefing.records import Block, Brief, Finding, Ledger, Repair, Section, Sentence, Way
from briefing.replies import Refused
from briefing.typography import fold

HEADLINE = "h0"
MOST_ASKED = 2  # questions about one block
MOST_TRIED = 6  # forms on one rung, each of which is judged
SAME_WORDS = 95  # rapidfuzz's token_set_ratio, 100 where all words of one stand in the other
MADE = ("unknown-claim", "status")  # findings of composing, which no rule finds again
ASKED_ONLY = frozenset(
    "no-claim unknown-claim general judgement-anchor judgement-stance status-in-section context-policy context-age".split(),
)
"""What a sentence stands on or where: an engine can put it right, and else it is a person's to decide."""

LOST = "it left out sentences that nothing is wrong with"
SAID: dict[Way, str] = {
    "asked": "asked for again",
    "cut": "cut to what the evidence bears",
    "replaced": "replaced by what the source says",
    "dropped": "dropped",
}


def repaired(brief: Brief, composer: Composer, judge: Judge, ledger: Ledger) -> tuple[Brief, Lock]:
    """The brief as judged, its failing sentences put right; `repairs` and `remarks` say which went which way, and why.

    `judge` is a brief's judge in one style; what it finds beside the rules, such as a fact that another style tells less surely,
    goes the same way. `ledger` holds the claims that may be written from.
    """
    if brief.engine is not None and brief.engine.kind == "extractive":  # its sentences are the sources' own
        return judge.locked(brief)
    return _Repairs(composer, judge, ledger).run(brief)


def failing(brief: Brief, block: str) -> dict[str, list[Finding]]:
    """The sentences of a block that a machine wrote and that have errors, with these; in reading order."""
    found: dict[str, list[Finding]] = {}
    for sentence in _block(brief, block).sentences:
        errors = [one for one in brief.findings if one.sentence == sentence.id and one.severity == "error" and _is_ours(one)]
        if errors and sentence.author == "machine":
            found[sentence.id] = errors
    return found


def _uncontested(brief: Brief, block: str) -> dict[str, list[Finding]]:
    """The failing sentences of a block, but for those of which the engine contests every error."""
    return {place: found for place, found in failing(brief, block).items() if not all(one.contest for one in found)}


def _why_not(
    tried: Brief, left: Mapping[str, list[Finding]], elsewhere: Iterable[tuple[str | None, str, str | None]]
) -> Iterator[str]:
    """Why an answer was not taken: the errors on it, then those that it brings to other sentences."""
    place = {one.id: one.id.rpartition(".")[2] for one in tried.sentences()}
    yield from (f"sentence {place.get(sentence, sentence)}: {one.message}" for sentence, found in left.items() for one in found)
    other = set(elsewhere)
    yield from (
        f"elsewhere, {one.sentence}: {one.message}" for one in tried.findings if (one.sentence, one.rule, one.words) in other
    )


def _contested(brief: Brief) -> Iterator[str]:
    """A line that counts the sentences that stay because their engine contests what was found, and a line for each error."""
    told = [one for one in brief.findings if one.contest and one.severity == "error"]
    number = len({one.sentence for one in told})
    if told:
        who = "1 sentence stays as it is" if number == 1 else f"{number} sentences stay as they are"
        yield f"{who}: the engine contests what the rules found, and an editor decides"
    yield from (f"{one.sentence} is contested ({one.rule}: {one.message}): {one.contest}" for one in told)


def _is_ours(finding: Finding) -> bool:
    """Whether a finding speaks of what a sentence says or rests on, not of the brief's form."""
    return _on_words(finding) or finding.rule in ASKED_ONLY


def _on_words(finding: Finding) -> bool:
    rule = all_rules().get(finding.rule)
    return rule.find is not None if rule else finding.rule not in MADE


def _errors(brief: Brief, but: str | None = None) -> Counter[tuple[str | None, str, str | None]]:
    """Errors of a brief by sentence, rule and words, those of one sentence or block left out."""
    return Counter(
        (one.sentence, one.rule, one.words)
        for one in brief.findings
        if one.severity == "error" and (but is None or but not in (one.sentence, one.block))
    )


@dataclass
class _Repairs:
    """The repairs of one brief. `silent` is why no model is asked any more."""

    composer: Composer
    judge: Judge
    ledger: Ledger
    held: Lock = field(init=False)
    done: list[Repair] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unheard: list[str] = field(default_factory=list)
    unanswered: dict[str, list[str]] = field(default_factory=dict)
    silent: str | None = None

    def run(self, brief: Brief) -> tuple[Brief, Lock]:
        brief, self.held = self.judge.locked(brief)
        for block_id in [block.id for block in brief.blocks()]:
            if failing(brief, block_id):
                brief = self._again(brief, block_id)
                for sentence_id, faults in _uncontested(brief, block_id).items():
                    brief = self._without_a_model(brief, block_id, sentence_id, faults)
        said = (*self._told(), *_contested(brief), *self.unheard, *self._unanswered(), *self.notes)
        remarks = (*said, *_still_true(brief))
        return brief.model_copy(update={"repairs": tuple(self.done), "remarks": remarks}), self.held

    # -- asked again ------------------------------------------------------------------------------------------------------

    def _again(self, brief: Brief, block_id: str) -> Brief:
        """The brief with the block as the engine writes it when told what failed, where that is better, and with what it
        contests. An answer that is not taken is followed by one more question, which says why."""
        refused: Refused | None = None
        for _ in range(MOST_ASKED):
            faults = [fault for found in _uncontested(brief, block_id).values() for fault in found]
            answer = self._ask(brief, block_id, faults, refused) if faults else None
            if answer is None:
                return brief
            brief = self._hear(brief, block_id, faults, answer)
            before = _uncontested(brief, block_id)
            if not before:
                return brief
            better, refused = self._taken(brief, block_id, before, answer)
            if better is not None:
                return better
        if refused and refused.reasons == (LOST,):
            self.unanswered.setdefault(LOST, []).append(block_id)
        return brief

    def _taken(
        self, brief: Brief, block_id: str, before: Mapping[str, list[Finding]], answer: Rewritten
    ) -> tuple[Brief | None, Refused | None]:
        """The brief with an answer in it, or why it is no better."""
        old = _block(brief, block_id)
        new = _merged(old, answer.block, set(before))
        if new is None:
            return None, Refused(tuple(one.text for one in answer.block.sentences), (LOST,))
        tried, held = self.judge.locked(_with(brief, new, _placed(answer, new)))
        left = _uncontested(tried, block_id)
        elsewhere = _errors(tried, but=block_id) - _errors(brief, but=block_id)
        if len(left) >= len(before) or elsewhere:
            return None, Refused(tuple(one.text for one in new.sentences), tuple(_why_not(tried, left, elsewhere)))
        self._note_asked(old, new, before, left)
        self.held = held
        return tried, None

    def _hear(self, brief: Brief, block_id: str, faults: Sequence[Finding], answer: Rewritten) -> Brief:
        """The brief with what the engine contests; where a sentence may stand is no matter of evidence."""
        numbered = [fault if _on_words(fault) else None for fault in faults]
        found = heard(answer.contested, numbered, _uncontested(brief, block_id), _block(brief, block_id), self.ledger)
        self.unheard += [line for line in found.unheard if line not in self.unheard]
        return marked(brief.model_copy(update={"contests": (*brief.contests, *found.contests)}))

    def _ask(self, brief: Brief, block_id: str, faults: Sequence[Finding], refused: Refused | None) -> Rewritten | None:
        if self.silent:
            return None
        try:
            return self.composer.rewrite(self.ledger, self.judge.style, brief, block_id, faults=faults, refused=refused)
        except ModelError as error:
            if not self._unrecorded(error):
                reason = error.message.partition(f" {block_id}: ")[2] or error.message  # without what it was about
                self.unanswered.setdefault(reason, []).append(block_id)
        except (BudgetError, CredentialError) as error:
            self.silent = error.message
            self.notes.append(f"from {block_id} on no model was asked to put sentences right: {error.message}")
        return None

    def _unrecorded(self, error: ModelError) -> bool:
        """Whether recorded replies have no answer because nobody asked at the time."""
        return self.composer.engine.info.kind == "replay" and isinstance(error, ReplyError) and error.kind == "empty"

    def _note_asked(self, old: Block, new: Block, before: Mapping[str, list[Finding]], left: Iterable[str]) -> None:
        texts = {sentence.id: sentence.text for sentence in new.sentences}
        aligned = len(old.sentences) == len(new.sentences)
        for sentence in old.sentences:
            if sentence.id in before and not (aligned and sentence.id in left):
                after = texts.get(sentence.id) if aligned else " ".join(texts.values())
                self._note("asked", sentence, before[sentence.id], after)

    # -- without a model --------------------------------------------------------------------------------------------------

    def _without_a_model(self, brief: Brief, block_id: str, sentence_id: str, faults: Sequence[Finding]) -> Brief:
        sentence = next(one for one in _block(brief, block_id).sentences if one.id == sentence_id)
        sure = [fault for fault in faults if _on_words(fault) and not self._is_guess(sentence, fault)]
        if not sure:
            return brief
        faults = sure
        leant_on = self._is_leant_on(_block(brief, block_id), sentence)
        rungs: dict[Way, Iterator[Sentence]] = {"cut": self._cut(sentence, faults)}
        if not leant_on:
            rungs["replaced"] = self._stand_ins(sentence, brief)
        for way, forms in rungs.items():
            for form in islice(forms, MOST_TRIED):
                new = _replaced(_block(brief, block_id), form)
                tried, held = self.judge.locked(_with(brief, new))
                if sentence_id not in failing(tried, block_id) and not _errors(tried) - _errors(brief):
                    self._note(way, sentence, faults, form.text)
                    self.held = held
                    return tried
        if block_id == HEADLINE:
            self.notes.append("h0.1 stands as it was written: no statement of the sources could stand in for it")
            return brief
        if leant_on:
            self.notes.append(
                f"{sentence_id} is left for an editor, since the sentence after it leans on it: {faults[0].message}"
            )
            return brief
        self._note("dropped", sentence, faults, None)
        brief, self.held = self.judge.locked(_dropped(brief, block_id, sentence_id))
        return brief

    def _is_guess(self, sentence: Sentence, fault: Finding) -> bool:
        """Whether a finding compares words across languages: enough to ask again, too little to take a sentence away."""
        claims = (self.ledger.claim(claim) for claim in sentence.claims)
        ours = self.judge.style.language.partition("-")[0]
        return fault.rule.startswith("lock-") and any(
            (claim.language or ours).partition("-")[0] != ours for claim in claims if claim
        )

    def _cut(self, sentence: Sentence, faults: Sequence[Finding]) -> Iterator[Sentence]:
        style = self.judge.style
        for text in cuts(sentence.text, faults, style.language):
            whole = close_headline(text, style, wording=False) if sentence.id.startswith(f"{HEADLINE}.") else text
            yield sentence.model_copy(update={"text": whole})

    def _stand_ins(self, sentence: Sentence, brief: Brief) -> Iterator[Sentence]:
        ledger, style = self.ledger, self.judge.style
        if sentence.id.startswith(f"{HEADLINE}."):
            return head_ins(sentence, ledger, style)
        found = stand_ins(sentence, ledger, style, {one.id: one for one in self.judge.documents})
        others = [one.text for one in brief.sentences() if one.id not in (sentence.id, "h0.1")]
        return (
            one.model_copy(update={"status": standing(one.text, None, one.claims, ledger) or one.status})
            for one in found
            if not _told_already(one.text, others)
        )

    def _is_leant_on(self, block: Block, sentence: Sentence) -> bool:
        """Whether the sentence after it needs it to be understood: "Its spokesman said …"."""
        known = cues(self.judge.style.language)
        return any(one.id == sentence.id and leans(masked(after.text), known) for one, after in pairwise(block.sentences))

    # -- what is said of it -----------------------------------------------------------------------------------------------

    def _note(self, way: Way, sentence: Sentence, faults: Sequence[Finding], after: str | None) -> None:
        rules = tuple(dict.fromkeys(fault.rule for fault in faults))
        reason = "; ".join(dict.fromkeys(fault.message for fault in faults))
        self.done.append(Repair(sentence=sentence.id, way=way, rules=rules, reason=reason, before=sentence.text, after=after))

    def _told(self) -> Iterator[str]:
        """A line that counts, and a line for each repair."""
        if not self.done:
            return
        counts = Counter(repair.way for repair in self.done)
        parts = [f"{counts[way]} {said}" for way, said in SAID.items() if counts[way]]
        yield (
            f"{len(self.done)} sentences failed the rules: {', '.join(parts)}"
            if len(self.done) > 1
            else (f"1 sentence failed the rules and was {SAID[self.done[0].way]}")
        )
        for repair in self.done:
            yield f"{repair.sentence} {SAID[repair.way]} ({', '.join(repair.rules)}: {repair.reason}); it was: {repair.before}"

    def _unanswered(self) -> Iterator[str]:
        for reason, blocks in self.unanswered.items():
            yield f"the engine did not put right {', '.join(blocks)}: {reason}"


def _told_already(text: str, others: Sequence[str]) -> bool:
    """Whether a sentence of the brief says all of this in the same words: nobody wants to read it twice."""
    return any(fuzz.token_set_ratio(text, other, processor=fold) >= SAME_WORDS for other in others)


# -- a brief with another block -------------------------------------------------------------------------------------------


def _block(brief: Brief, block_id: str) -> Block:
    """The block of that id, without sentences where there is none (any more)."""
    return next((block for block in brief.blocks() if block.id == block_id), Block(id=block_id, sentences=()))


def _still_true(brief: Brief) -> Iterator[str]:
    """The remarks of composing, but for those on blocks that are gone."""
    there = {block.id for block in brief.blocks()}
    for line in brief.remarks:
        block, differs, _ = line.partition(": sources differ")
        if not differs or block in there:
            yield line


def _merged(old: Block, new: Block, failed: set[str]) -> Block | None:
    """The new block, with the sentences that nothing was wrong with as they were; None where it has lost some of these.

    Engines answer with the whole block, as they are asked to, or with the sentences that failed alone.
    """
    sound = [one for one in old.sentences if one.id not in failed]
    if len(new.sentences) == len(old.sentences):
        pairs = zip(old.sentences, new.sentences, strict=True)
        return Block(id=old.id, sentences=tuple(theirs if ours.id in failed else ours for ours, theirs in pairs))
    if len(new.sentences) == len(failed) and not {one.text for one in sound} & {one.text for one in new.sentences}:
        better = iter(new.sentences)
        return Block(
            id=old.id,
            sentences=tuple(_numbered(next(better), one.id) if one.id in failed else one for one in old.sentences),
        )
    return new if len(new.sentences) >= len(sound) else None


def _placed(answer: Rewritten, new: Block) -> list[Finding]:
    """What the making of an answer found, at the sentences as they are numbered in the block."""
    text = {sentence.id: sentence.text for sentence in answer.block.sentences}
    place = {sentence.text: sentence.id for sentence in new.sentences}
    there = [(one, place.get(text.get(one.sentence or "", ""))) for one in answer.findings]
    return [one.model_copy(update={"sentence": sentence}) for one, sentence in there if sentence]


def _numbered(sentence: Sentence, sentence_id: str) -> Sentence:
    return sentence.model_copy(update={"id": sentence_id})


def _replaced(block: Block, form: Sentence) -> Block:
    return Block(id=block.id, sentences=tuple(form if one.id == form.id else one for one in block.sentences))


def _with(brief: Brief, block: Block, found: Sequence[Finding] = ()) -> Brief:
    """The brief with a block changed, and what the making of the new one found in place of what that of the old one did."""
    changed = {sentence.id for sentence in block.sentences} - {
        one.id for one in _block(brief, block.id).sentences if one in block.sentences
    }
    kept = [one for one in brief.findings if not (one.rule in MADE and one.sentence in changed)]
    findings = (*kept, *(one for one in found if one.sentence in changed))
    if block.id == HEADLINE:
        return brief.model_copy(update={"headline": block.sentences[0], "findings": findings})
    sections = tuple(_section(section, block) for section in brief.sections)
    return brief.model_copy(update={"sections": sections, "findings": findings})


def _section(section: Section, block: Block) -> Section:
    lead = block if section.lead and section.lead.id == block.id else section.lead
    points = tuple(block if point.id == block.id else point for point in section.points)
    return section.model_copy(update={"lead": lead, "points": points})


def _dropped(brief: Brief, block_id: str, sentence_id: str) -> Brief:
    """The brief without a sentence, without its block where that is empty now, without a section that holds nothing."""
    old = _block(brief, block_id)
    left = Block(id=block_id, sentences=tuple(one for one in old.sentences if one.id != sentence_id))
    brief = _with(brief, left)
    sections = []
    for section in brief.sections:
        lead = section.lead if section.lead and section.lead.sentences else None
        points = tuple(point for point in section.points if point.sentences)
        if lead or points:
            sections.append(section.model_copy(update={"lead": lead, "points": points}))
    findings = tuple(one for one in brief.findings if one.sentence != sentence_id)
    return brief.model_copy(update={"sections": tuple(sections), "findings": findings})
