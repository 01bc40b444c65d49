"""What a source has taken back: it says so in a notice, or the page that bore a claim bears it no longer.

Silence proves little, so it counts only where most of what the same page said still stands there: a page that has turned over, or
was cut short, takes nothing back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing.archive.gist import Gist, gist, held, same_subject
from briefing.archive.novelty import Earlier
from briefing.evidence import Haystack, NotPlaced, place
from briefing.facts import facts, same_name
from briefing.language import opening, sentences
from briefing.records import Change, Claim, Document, Evidence
from briefing.typography import fold

STANDS = 0.5  # share of a page's earlier claims that it still bears, for the others to count as taken back
WHOLE = 0.6  # of its earlier length that a page still has
NAMED = 0.5  # share of a claim's words that the notice which takes it back repeats
NOTICE_WITHIN = 260  # characters: a notice says so at once
_NOTICE = re.compile(
    r"\b(?:correction|corrected|retract(?:s|ed|ion)|withdraws?|withdrawn|erratum|clarification"
    r"|berichtigung|korrektur|richtigstellung|zieht .{0,40}zurück|widerruft"
    r"|rectificati[fv]\w*|rectifie|rétracte|démenti"
    r"|corrección|corrige|rectificación|fe de errat\w+|se retracta"
    r"|correção|errata|retificação|retira)\b",
    re.IGNORECASE,
)
_OWN_WORDS = re.compile(
    r"\b(?:(?:earlier|previous) (?:version|report|story|dispatch|article|text)|we (?:reported|wrote)"
    r"|this (?:article|story|report)"
    r"|frühere[nr]? (?:fassung|meldung|bericht)|in (?:einer|unserer) früheren|version (?:antérieure|précédente)"
    r"|(?:versión|nota|información) anterior|versão anterior|reported (?:in error|wrongly)|was wrong|is wrong|should not have"
    r"|irrtümlich|fälschlich|par erreur|à tort|por error|erróneamente|por erro|erroneamente)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Borne:
    """What an earlier edition took from one document: the document, and the claims that rest on it."""

    day: str
    document: Document
    claims: Sequence[Claim]


def is_notice(document: Document) -> bool:
    """Whether a document corrects its outlet's own earlier text: its title says so, or its opening does, of a text of its own."""
    head = opening(document.title, document.text)[:NOTICE_WITHIN]
    if document.title and _NOTICE.match(document.title.strip(" [(*")):
        return True
    return bool(_NOTICE.search(head) and _OWN_WORDS.search(head))


def by_notice(notice: Document, earlier: Sequence[Earlier], outlets: frozenset[str], bearers: dict[str, str]) -> Iterator[Change]:
    """Claims that a notice takes back: they rest on one of its `outlets`' documents alone, and it names what was wrong.

    `bearers` gives the outlet of each document.
    """
    spans = sentences(notice.text, notice.language)
    said = [Gist(text, facts(text, notice.language, notice.published_on)) for a, b in spans if (text := notice.text[a:b])]
    for one in earlier:
        own = {bearers.get(item.document) for item in one.claim.evidence}
        if own <= outlets and any(_names(sentence, gist(one.claim)) for sentence in said):
            reason = f"{notice.outlet or notice.name} corrects it: {notice.title or notice.text[:120].strip()}"
            yield Change(novelty="withdrawn", claim=one.claim.id, day=one.day, before=one.claim.text, reason=reason)


def _names(said: Gist, claim: Gist) -> bool:
    """Whether a sentence of a notice speaks of the claim: most of its words, and its figure if it has one, else a name."""
    if held(claim.said, said.said) < NAMED and not same_subject(said, claim):
        return False
    if claim.facts.numbers:
        values = {(number.value, number.unit) for number in said.facts.numbers}
        return any((number.value, number.unit) in values for number in claim.facts.numbers)
    return any(same_name(a, b) for a in said.names for b in claim.names) or fold(claim.text) in fold(said.text)


def by_silence(now: Document, before: Borne) -> Iterator[Change]:
    """Claims that the document at the same address no longer bears, of a page that is still the same page."""
    if len(now.text) < WHOLE * len(before.document.text) or now.text_hash == before.document.text_hash:
        return
    haystack = Haystack(now.text)
    gone = [claim for claim in before.claims if not _still_there(haystack, _of(claim.evidence, before.document))]
    if len(before.claims) - len(gone) < STANDS * len(before.claims):
        return
    for claim in gone:
        if all(item.document == before.document.id for item in claim.evidence):
            reason = f"{now.outlet or now.name} no longer says so at {now.url}"
            yield Change(novelty="withdrawn", claim=claim.id, day=before.day, before=claim.text, reason=reason)


def _of(evidence: Iterable[Evidence], document: Document) -> list[Evidence]:
    return [item for item in evidence if item.document == document.id]


def _still_there(haystack: Haystack, evidence: Sequence[Evidence]) -> bool:
    found = (place(item.quote, haystack) for item in evidence)
    return any(not isinstance(one, NotPlaced) or one.kind == "ambiguous" for one in found)
