"""A second reader: another model reads sentences beside what they cite, those first that the rules doubt most.

It sees one sentence, what it cites and the text around that, and nothing else. What it says is a finding of its own kind, a
warning at most: it orders an editor's work and blocks nothing. Sentences on which an error stands are not read, since the rules
have settled them; nor are those that cite nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing.check.against import score
from briefing.check.case import Case
from briefing.errors import BriefingError, BudgetError, CredentialError, ModelError
from briefing.language import paragraphs
from briefing.library import Library
from briefing.model import Engine, Prompt, Request
from briefing.prompts import build
from briefing.records import Brief, Claim, Document, Evidence, Finding, Ledger, Sentence
from briefing.replies import Doubt, Passage, ReaderReply
from briefing.styles import Style
from briefing.typography import plain
from briefing.work import each

RULE = "second-reader"
STEP = "second-read"
MOST_PASSAGES = 12
AROUND = 400  # characters before and behind a quotation
LONGEST = 300  # characters of a reason
_VERDICT = {"not supported": "finds this not supported", "cannot tell": "cannot tell whether this is supported"}


@dataclass(frozen=True)
class SecondRead:
    """What came of a second reading. `unread` are sentences that were not read, with the reason."""

    findings: tuple[Finding, ...]
    read: int
    unread: dict[str, str]


def doubts(brief: Brief, ledger: Ledger, style: Style, documents: Iterable[Document]) -> list[Doubt]:
    """The sentences of a brief, with its findings, that a second reader is to read; the most doubtful first."""
    case = Case(brief, ledger, style, {document.id: document for document in documents})
    found = []
    for block in brief.blocks():
        for number, sentence in enumerate(block.sentences):
            mine = [one for one in brief.findings if one.sentence == sentence.id]
            statement = case.statement(sentence)
            if statement is None or any(one.severity == "error" for one in mine):
                continue
            before = " ".join(other.text for other in block.sentences[:number])
            passages = tuple(_passages(case, sentence))
            well = score(mine, statement.coverage if statement.same_language else 1.0)
            found.append(Doubt(sentence, before, passages, well, ledger.date, brief.language or style.language))
    return sorted(found, key=lambda doubt: doubt.score)


def request(doubt: Doubt, library: Library, story: str) -> Request[ReaderReply]:
    """The question about one sentence."""
    return Request(STEP, f"{story} {doubt.sentence.id}", ReaderReply, doubt, lambda: _prompt(doubt, library))


def second_read(found: Sequence[Doubt], engine: Engine, library: Library, story: str) -> SecondRead:
    """Puts the questions in the order given, as far as the limits go. What fails is named and costs its sentence only."""

    def ask(doubt: Doubt) -> ReaderReply | BriefingError:
        try:
            return engine.answer(request(doubt, library, story)).reply
        except (ModelError, BudgetError, CredentialError) as error:
            return error

    findings: list[Finding] = []
    unread: dict[str, str] = {}
    read = 0
    stop = getattr(engine, "stop", lambda: None)
    for doubt, said in zip(found, each(ask, found, engine.in_flight, stop), strict=True):
        if isinstance(said, BriefingError):
            unread[doubt.sentence.id] = said.message
            continue
        read += 1
        findings.extend(_finding(doubt, said, engine.info.model or engine.info.kind))
    return SecondRead(tuple(findings), read, unread)


def _finding(doubt: Doubt, said: ReaderReply, who: str) -> Iterator[Finding]:
    if said.verdict == "supported":
        return
    words = plain(said.words or "")
    reason = plain(said.reason).rstrip(".")
    cut = reason if len(reason) <= LONGEST else reason[: LONGEST - 1] + "…"
    yield Finding(
        rule=RULE,
        severity="warn" if said.verdict == "not supported" else "info",
        block=doubt.sentence.id.partition(".")[0],
        sentence=doubt.sentence.id,
        words=words if words and words in doubt.sentence.text else None,
        message=f"a second reader ({who}) {_VERDICT[said.verdict]}{f': {cut}' if cut else ''}; read the evidence again",
    )


# -- the prompt -----------------------------------------------------------------------------------------------------------


def _prompt(doubt: Doubt, library: Library) -> Prompt:
    values = {
        "sentence": doubt.sentence.text,
        "judgement": doubt.sentence.status == "judgement",
        "before": doubt.before,
        "passages": doubt.passages,
        "today": doubt.today,
        "language": doubt.language,
    }
    return build(library, "second-reader", {}, values, repr(tuple(values.values())))


def _passages(case: Case, sentence: Sentence) -> Iterator[Passage]:
    seen: set[tuple[str, int, int]] = set()
    pairs = [(claim, item) for claim in case.claims(sentence) for item in claim.evidence]
    for claim, item in pairs:
        place = (item.document, item.start, item.end)
        if place not in seen and len(seen) < MOST_PASSAGES:
            seen.add(place)
            yield Passage(plain(item.quote), _around(case.documents.get(item.document), item), _origin(case.ledger, claim, item))


def _around(document: Document | None, item: Evidence) -> str:
    """The paragraph that a quotation stands in, with the one before, as far as they reach no further than AROUND from it."""
    if document is None:
        return ""
    spans = paragraphs(document.text)
    at = next((number for number, (_, end) in enumerate(spans) if item.start < end), None)
    if at is None:
        return ""
    start = max(spans[max(0, at - 1)][0], item.start - AROUND)
    end = min(max(spans[at][1], item.end), item.end + AROUND)
    return plain(document.text[start:end])


def _origin(ledger: Ledger, claim: Claim, item: Evidence) -> str:
    source = ledger.source(item.document)
    if source is None:
        return claim.origin
    return ", ".join(part for part in (source.outlet or source.title or source.label, source.published) if part)
