"""A ledger and a style -> a brief made of the sources' own sentences.

The headline takes the newest and most central statement; each section takes, within the style's counts and lengths, what is
worth most and not said yet. Nothing is reworded and no attribution is parted from its statement; what cannot be filled from
the ledger stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from briefing.errors import ReplyError
from briefing.model.extractive.candidates import SMALL, Candidate
from briefing.model.extractive.choosing import Line, Room, Said, best, in_order, related
from briefing.model.extractive.gathering import candidates
from briefing.model.extractive.guards import words
from briefing.model.extractive.headline import shortened
from briefing.model.extractive.terms import cosine
from briefing.model.extractive.unknowns import told_open
from briefing.records import SectionRole
from briefing.replies import Assignment, ComposedHeadline, ComposedSentence, ComposeReply
from briefing.styles import ParagraphKnobs, PointsKnobs, SectionKnobs, Style

_NOT_FROM_CLAIMS: frozenset[SectionRole] = frozenset({"counter", "analysis", "why"})
_DISPUTED = ("disputed",)
_SHORT = 0.9  # a point may be this share of the style's least words where nothing related is left to fill it
_OPENING_QUOTES = "\"“„«‘'"
_ENDS_ABBREVIATED = re.compile(r"\b[^\W\d_]\.$")
_SAME_MATTER = 0.3  # an older document's sentence this like the headline tells where the matter stood before
_OVERTAKEN = 0.3

_STATUS: dict[str, Literal["reported", "background", "archive"]] = {
    "story": "reported",
    "background": "background",
    "archive": "archive",
    "notes": "archive",
}


def compose(assignment: Assignment) -> ComposeReply:
    """A brief in the assignment's style. Raises ReplyError where the ledger holds no claim at all."""
    found = candidates(assignment)
    if not found:
        raise ReplyError("empty", "the sources hold no sentence that could stand in a brief")
    return Writer(found, assignment.style, told_open(found, assignment.ledger)).reply()


class Writer:
    """Fills one brief, section by section in the style's order. `open_` are the statements that something is not known: where the
    style has a section for them, they are kept for it."""

    def __init__(self, found: list[Candidate], style: Style, open_: Sequence[Candidate] = ()) -> None:
        self.style = style
        self.open = list(open_) if any(knobs.role == "unknowns" for knobs in style.written) else []
        kept = {one.reference for one in self.open}
        self.by_claim = {candidate.claim.id: candidate for candidate in found}
        news = [candidate for candidate in found if candidate.is_news]
        self.news = news or [candidate for candidate in found if candidate.claim.origin == "story"] or found
        in_news = {candidate.reference for candidate in self.news}
        self.background = [one for one in found if one.reference not in in_news and one.reference not in kept]
        self.told_elsewhere = [one for one in self.news if one.reference not in kept]
        self.said = Said()
        self.spent: set[str] = set()
        self.words_left = style.total_words[1]
        self.sentences: list[ComposedSentence] = []

    def reply(self) -> ComposeReply:
        head = max(self.news, key=self.as_headline)
        text = self.headline_text(head)
        self.words_left -= words(text)
        self.head = head
        opening = self._opening(head, text)
        self.say([Line(head, text)])
        ordered = sorted(self.style.written, key=lambda knobs: knobs.kinds != _DISPUTED)  # before others use up one side of it
        for number, knobs in enumerate(ordered):
            self._section(knobs, ordered[number:], opening)
            if knobs.role == "details" and knobs.lead:
                opening = []
        headline = ComposedHeadline(claims=[head.reference], text=text)
        return ComposeReply(headline=headline, sentences=self.sentences, end="")

    # -- the headline and the sentence that follows it ---------------------------------------------------------------

    def headline_text(self, candidate: Candidate) -> str:
        text = shortened(candidate.sentences[0], self.style.headline.words[1], candidate.known)
        abbreviated = _ENDS_ABBREVIATED.search(text)
        return text if self.style.headline.full_stop or abbreviated else text.removesuffix(".")

    def as_headline(self, candidate: Candidate) -> float:
        text = self.headline_text(candidate)
        fewest, most = self.style.headline.words
        length = words(text)
        fits = 1.0 if fewest <= length <= most else 0.85 if length <= 1.25 * most else 0.5
        known = 1.0 if Said().introduces(candidate) else 0.3
        named = 1.0 if candidate.names else 0.4
        whole = (0.5 if text[0] in _OPENING_QUOTES else 1.0) * (0.9 if len(candidate.sentences) > 1 else 1.0)
        settled = 0.4 if candidate.disputed_with else 1.0
        return candidate.lead_worth * fits * known * named * whole * settled

    def _opening(self, head: Candidate, headline: str) -> list[Candidate]:
        """What tells the headline's news in full below it: another source's account with all its figures, else its own.

        A headline that is a whole sentence is said twice only for its figures, which a brief must tell in its text.
        """
        figures = {number.value for number in head.claim.facts.numbers if number.text in headline}
        others = [other for other in self.news if other.repeats(head) and not other.overlaps(head) and not other.echoes(head)]
        fresh = [other for other in others if other.age <= head.age and not other.disputed_with]
        for other in sorted(fresh, key=lambda one: (-len(one.particulars), -one.lead_worth)):
            account = [other, *(one for one in self.news if one.after == other.claim.id and not one.disputed_with)]
            for told in (account[:1], account):
                if figures <= {number.value for one in told for number in one.claim.facts.numbers}:
                    return told
        cut = headline.rstrip(".") != head.sentences[0].rstrip(".")
        return [head] if cut or len(figures) > 1 or any(figure > SMALL for figure in figures) else []

    # -- sections ----------------------------------------------------------------------------------------------------

    def _section(self, knobs: SectionKnobs, left: Sequence[SectionKnobs], opening: list[Candidate]) -> None:
        if not self._can_fill(knobs):
            return
        wanted = [_most_words(section) for section in left if self._can_fill(section)]
        budget = self.words_left * wanted[0] // max(sum(wanted), 1)
        pool = self.pool(knobs)
        start = self.words_left
        if knobs.lead:
            self._block(f"{knobs.prefix}0", self.lead(knobs.lead, pool, opening, budget, knobs.role))
        if knobs.points:
            number = 1
            while number <= knobs.points.count[1]:
                point = self.point(knobs.points, pool, budget - (start - self.words_left), number > knobs.points.count[0])
                if not point:
                    break
                self._block(f"{knobs.prefix}{number}", point)
                number += 1

    def pool(self, knobs: SectionKnobs) -> list[Candidate]:
        """What a section is made of: the claims that its role takes, of the kinds that it asks for."""
        pool = self._of_role(knobs.role)
        if not knobs.kinds:
            return pool
        return [one for one in pool if one.claim.kind in knobs.kinds or ("disputed" in knobs.kinds and one.disputed_with)]

    def _of_role(self, role: SectionRole) -> list[Candidate]:
        if role == "unknowns":
            return self.open
        if role == "counter":
            return [*self.told_elsewhere, *self.background]
        if role == "details":
            return self.told_elsewhere
        if role == "outlook":
            return [one for one in (*self.told_elsewhere, *self.background) if one.claim.certainty == "forecast"]
        return self.background

    def _can_fill(self, knobs: SectionKnobs) -> bool:
        """Whether sentences of the sources can be what a section asks for; judgement is not in them."""
        if knobs.role == "unknowns":
            return bool(self.open)
        return knobs.role not in _NOT_FROM_CLAIMS or (knobs.role == "counter" and "disputed" in knobs.kinds)

    def lead(
        self, knobs: ParagraphKnobs, pool: list[Candidate], opening: list[Candidate], budget: int, role: SectionRole
    ) -> list[Line]:
        room = Room(min(knobs.words[1], budget), knobs.sentences[1])
        lines: list[Line] = []
        news = role == "details"
        for one in opening if news else []:
            lines += self._with_other_side(room, one) or self._take(room, one)
        while room.sentences and room.words > 0:
            enough = len(lines) >= knobs.sentences[0] and knobs.words[1] - room.words >= knobs.words[0]
            if enough:
                break
            found = self._next(pool, room, lines, lead=news)
            if found is None:
                break
            lines += self._take(room, found)
        return in_order(lines)

    def point(self, knobs: PointsKnobs, pool: list[Candidate], budget: int, optional: bool) -> list[Line]:
        refused: set[str] = set()
        while True:
            room = Room(min(knobs.words[1], budget), knobs.sentences[1])
            seed = self._next([one for one in pool if one.reference not in refused], room, [], lead=False)
            if seed is None:
                return []
            lines = self._with_other_side(room, seed)
            while lines and room.sentences and sum(words(line.text) for line in lines) < knobs.words[0]:
                partner = self._next(pool, room, lines, lead=False)
                if partner is None:
                    break
                lines += self._take(room, partner)
            length = sum(words(line.text) for line in lines)
            if lines and (length >= _SHORT * knobs.words[0] or not optional):
                return in_order(lines)
            refused.add(seed.reference)

    def _with_other_side(self, room: Room, seed: Candidate) -> list[Line]:
        """The seed's lines; where it is disputed, with what contradicts it, or nothing if both do not fit."""
        whole = Room(room.words, room.sentences)
        lines = self._take(room, seed)
        if not seed.disputed_with:
            return lines
        others = [self.by_claim[claim] for claim in sorted(seed.disputed_with) if claim in self.by_claim]
        other = max((one for one in others if one not in self.said.chosen), key=lambda one: one.worth, default=None)
        if other is None:
            return lines
        against = room.fit(other)
        if lines and not against:  # the seed's first sentence alone leaves more room
            room.words, room.sentences, lines = whole.words, whole.sentences, lines[:1]
            room.take(lines)
            against = room.fit(other)[:1]
        room.take(against)
        return lines + against if against else []

    def _take(self, room: Room, candidate: Candidate) -> list[Line]:
        lines = room.fit(candidate)
        room.take(lines)
        return lines

    def _next(self, pool: list[Candidate], room: Room, lines: list[Line], lead: bool) -> Candidate | None:
        """The best candidate for a block that holds `lines`, of those that fit, are new and have been introduced."""
        said = self.said.copy()
        said.add(lines)
        placed = {line.candidate.claim.id for line in lines}
        fresh = [one for one in pool if one.reference not in self.spent and self._may_follow(one, placed, lead)]
        usable = [one for one in fresh if room.fit(one) and said.introduces(one) and not said.tells(one)]
        usable = [one for one in usable if not any(one.repeats(line.candidate) for line in lines)]

        def value(one: Candidate) -> float:
            worth = said.value(one, one.lead_worth if lead else one.worth)
            worth *= _OVERTAKEN if self._overtaken(one) else 1.0
            if lines:
                near = max(related(line.candidate, one) for line in lines)
                worth *= (0.3 + near) if lead else near
            return worth

        return best(usable, value)

    def _may_follow(self, one: Candidate, placed: set[str], lead: bool) -> bool:
        """Whether a candidate may stand in a block after the claims that are `placed` in it."""
        settled = not (one.disputed_with and placed)
        clear = not one.loose or one.after in placed
        return settled and clear and not (lead and one.age > self.head.age)

    def _overtaken(self, one: Candidate) -> bool:
        """Whether an older document tells of the headline's matter, which has moved on since."""
        alike = cosine(one.vector, self.head.vector) >= _SAME_MATTER
        return one.age > self.head.age and (alike or (bool(one.claim.facts.dates) and len(one.names & self.head.names) >= 2))

    def _block(self, block: str, lines: list[Line]) -> None:
        for line in lines:
            candidate = line.candidate
            status = status_of(candidate)
            self.sentences.append(ComposedSentence(block=block, claims=[candidate.reference], status=status, text=line.text))
            self.words_left -= words(line.text)
        self.say(lines)

    def say(self, lines: list[Line]) -> None:
        """Notes what the brief says now, and which candidates would only say it again."""
        self.said.add(lines)
        for candidate in {line.candidate.reference: line.candidate for line in lines}.values():
            left = [one for one in (*self.news, *self.background) if one.reference not in self.spent]
            self.spent |= {one.reference for one in left if one.repeats(candidate)}


def status_of(candidate: Candidate) -> Literal["reported", "disputed", "background", "archive"]:
    """What a sentence has that says what a candidate does."""
    return "disputed" if candidate.disputed_with else _STATUS[candidate.claim.origin]


def _most_words(knobs: SectionKnobs) -> int:
    lead = knobs.lead.words[1] if knobs.lead else 0
    return lead + (knobs.points.words[1] * knobs.points.count[1] if knobs.points else 0)
