"""Three texts become one: what the machine wrote, what a person made of it, and what the machine writes now.

Block by block. What a person touched is theirs, and the new words are proposed beside it; what nobody touched takes the new
words; a block that is new goes where the new text has it; one that the new text lacks is proposed for deletion.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from briefing.records import Block, Brief, Finding, Section
from briefing.review.changes import changes
from briefing.review.identity import claims_of, fresh
from briefing.review.state import Proposed

_MADE = ("unknown-claim", "status")  # findings of a text's making, which the rules do not find again


@dataclass(frozen=True)
class Ours:
    """The side of a merge that is a person's. `held` are blocks that somebody accepted or spoke of; `all_of_it` is set where the
    text as a whole was decided on. `ids` are all that were ever given; `alive` are the claims that the sources hold now."""

    base: Brief
    brief: Brief
    proposed: tuple[Proposed, ...] = ()
    held: Collection[str] = ()
    all_of_it: bool = False
    ids: Collection[str] = ()
    alive: Collection[str] = ()


@dataclass(frozen=True)
class Merged:
    """The text, and what is proposed beside it."""

    brief: Brief
    proposed: tuple[Proposed, ...]


def merged(ours: Ours, new: Brief, why: str, at: str) -> Merged:
    """`new` has the ids of the base (`identity.aligned`)."""
    return _Merge(ours, new, why, at).result()


@dataclass
class _Merge:
    ours: Ours
    new: Brief
    why: str
    at: str
    open: dict[str, Proposed] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.was = _by_id(self.ours.base)
        self.now = _by_id(self.new)
        self.mine = _by_id(self.ours.brief)
        self.open = {proposed.id: proposed for proposed in self.ours.proposed}
        self.used = {*self.ours.ids, *self.was, *self.now, *self.mine, *self.open}
        self.theirs = touched(self.ours) if not self.ours.all_of_it else set(self.mine)
        self.taken: set[str] = set()

    def result(self) -> Merged:
        sections = {section.key: self._section(section) for section in self.ours.brief.sections}
        for section in self.new.sections:
            known = sections.get(section.key, section.model_copy(update={"lead": None, "points": ()}))
            filled = self._added(known, section)
            if filled.blocks():
                sections[section.key] = filled
        order = [*sections] if len(sections) == len(self.ours.brief.sections) else self._order(list(sections))
        headline = self._headline()
        brief = self.ours.brief.model_copy(
            update={
                "headline": headline,
                "sections": tuple(sections[key] for key in order),
                "sources": self.new.sources,
                "cutoff": self.new.cutoff,
                "engine": self._engine(),
                "findings": tuple(self._findings()),
                "remarks": self.new.remarks,
            }
        )
        return Merged(brief, tuple(self.open.values()))

    # -- blocks that are there --------------------------------------------------------------------------------------------

    def _headline(self) -> object:
        mine, new, was = self.mine.get("h0"), self.now.get("h0"), self.was.get("h0")
        if mine is None or new is None:
            return self.ours.brief.headline
        return self._block(mine, new, was).sentences[0]

    def _section(self, section: Section) -> Section:
        def of(block: Block) -> Block:
            return self._block(block, self.now.get(block.id), self.was.get(block.id))

        lead = of(section.lead) if section.lead else None
        return section.model_copy(update={"lead": lead, "points": tuple(of(block) for block in section.points)})

    def _block(self, mine: Block, new: Block | None, was: Block | None) -> Block:
        if new is not None and same(mine, new):
            self._withdraw(mine.id)
            return mine if self.ours.all_of_it else _standing_as(mine, new)
        if mine.id in self.theirs:
            self._propose(mine, new, was)
            return mine
        if new is None:
            self._propose_out(mine, "the new text leaves it out")
            return mine
        self._withdraw(mine.id)
        self.taken.add(new.id)
        return new

    def _propose(self, mine: Block, new: Block | None, was: Block | None) -> None:
        if new is None:
            if was is not None and not (claims_of(mine) & set(self.ours.alive)) and claims_of(mine):
                self._propose_out(mine, "no source bears it any more")
            return
        if was is not None and same(was, new):
            return  # the machine has nothing new to say of it
        self._withdraw(mine.id)
        name = "h0" if mine.id == "h0" else self._fresh(mine.id)
        text = Block(id=name, sentences=tuple(s.model_copy(update={"id": f"{name}.{n}"}) for n, s in enumerate(new.sentences, 1)))
        self.open[name] = Proposed(id=name, kind="replace", block=mine.id, text=text, why=self.why, at=self.at)

    def _propose_out(self, mine: Block, reason: str) -> None:
        if any(one.block == mine.id and one.kind != "insert" for one in self.open.values()):
            return
        gone = "no source bears it any more" if not (claims_of(mine) & set(self.ours.alive)) else reason
        self.open[mine.id] = Proposed(id=mine.id, kind="delete", block=mine.id, why=f"{self.why}: {gone}", at=self.at)

    def _withdraw(self, block: str) -> None:
        """What was proposed for a block is out of date."""
        self.open = {name: one for name, one in self.open.items() if one.block != block or one.kind == "insert"}

    # -- blocks that are new ----------------------------------------------------------------------------------------------

    def _added(self, section: Section, new: Section) -> Section:
        """A section with the new text's blocks that it lacks, each behind the one that it follows there."""
        before: str | None = None
        for block in new.blocks():
            if block.id in self.mine:
                before = block.id
            elif self.ours.all_of_it or block.id in self.open or block.id in self.was:
                self._offer(block, section.key, before)
            else:
                self.taken.add(block.id)
                section = _placed(section, block, before, lead=block is new.lead)
                before = block.id
        return section

    def _offer(self, block: Block, key: str, before: str | None) -> None:
        """A block that a person took out stays out, unless the new text says more there than the old one did."""
        was, known = self.was.get(block.id), self.open.get(block.id)
        if known is None and was is not None and claims_of(block) <= claims_of(was):
            return
        told = f"{self.why}: you struck {block.id}, and this says more" if known is None and was is not None else self.why
        anchor = known.block if known else before
        self.open[block.id] = Proposed(
            id=block.id, kind="insert", block=anchor, section=key, text=block, why=known.why if known else told, at=self.at
        )

    # -- the whole --------------------------------------------------------------------------------------------------------

    def _order(self, keys: list[str]) -> list[str]:
        """Sections in the person's order, new ones behind the one that they follow in the new text."""
        order = [section.key for section in self.ours.brief.sections]
        theirs = [section.key for section in self.new.sections]
        for key in keys:
            if key not in order:
                at = next((order.index(k) + 1 for k in reversed(theirs[: theirs.index(key)]) if k in order), 0)
                order.insert(at, key)
        return order

    def _findings(self) -> Iterator[Finding]:
        for brief, of_new in ((self.ours.brief, False), (self.new, True)):
            for finding in brief.findings:
                if finding.rule in _MADE and (finding.block in self.taken) == of_new:
                    yield finding

    def _engine(self) -> object:
        """A text that holds any sentence of the extractive engine is its text still: such words need leave to be printed."""
        mine, new = self.ours.brief.engine, self.new.engine
        left = any(
            sentence.author == "machine"
            for name, block in self.mine.items()
            if name not in self.taken
            for sentence in block.sentences
        )
        return mine if left and mine is not None and mine.kind == "extractive" else new

    def _fresh(self, block_id: str) -> str:
        name = fresh(block_id.rstrip("0123456789"), self.used)
        self.used.add(name)
        return name


def touched(ours: Ours) -> set[str]:
    """The blocks of a person's text that are theirs: edited, moved, written new, accepted, or spoken of."""
    done = {change.block for change in changes(ours.base, ours.brief) if change.block}
    return done | set(ours.held)


def same(one: Block, other: Block) -> bool:
    """Whether two blocks say the same on the same claims."""
    return [(s.text, s.claims) for s in one.sentences] == [(s.text, s.claims) for s in other.sentences]


def _standing_as(mine: Block, new: Block) -> Block:
    """The same words with the standing that the sources give them now."""
    pairs = zip(mine.sentences, new.sentences, strict=True)
    return mine.model_copy(update={"sentences": tuple(old.model_copy(update={"status": now.status}) for old, now in pairs)})


def rebased(new: Brief, result: Brief) -> Brief:
    """The machine's text with its points in the order that they have in the result, so that nobody seems to have moved them."""
    place = {block.id: number for number, block in enumerate(result.blocks())}

    def ordered(points: Sequence[Block]) -> tuple[Block, ...]:
        kept = iter(sorted((block for block in points if block.id in place), key=lambda block: place[block.id]))
        return tuple(next(kept) if block.id in place else block for block in points)

    sections = tuple(section.model_copy(update={"points": ordered(section.points)}) for section in new.sections)
    return new.model_copy(update={"sections": sections})


def _by_id(brief: Brief) -> dict[str, Block]:
    return {block.id: block for block in brief.blocks()}


def _placed(section: Section, block: Block, before: str | None, *, lead: bool) -> Section:
    if lead and section.lead is None:
        return section.model_copy(update={"lead": block})
    points = list(section.points)
    names = [point.id for point in points]
    points.insert(names.index(before) + 1 if before in names else 0, block)
    return section.model_copy(update={"points": tuple(points)})
