"""A draft as it stands now -> the brief that a person made of it.

The draft is a view of the record; labels tie its sentences to claims. What cannot be placed is an error with its line, and
nothing is written on an error. Words are taken as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefing.draft import FORMAT, LABEL, unescape
from briefing.errors import DraftError
from briefing.records import Block, Brief, Section, Sentence
from briefing.review.critic import Marked, Proposal, Remark, Take
from briefing.review.front import Front, front_matter, normalised
from briefing.review.offers import name_in, reason_for, settled, with_offers
from briefing.review.paragraphs import GLYPHS, HEADING, Body, Paragraph, Splitter, refuse_conflicts, without_bullet
from briefing.review.sentences import Pieces, Words
from briefing.review.state import Proposed
from briefing.review.words import likeness, plain, same, straight
from briefing.styles import SectionKnobs, Style

BRIEF = "brief"


@dataclass(frozen=True)
class Reading:
    """What a draft holds: the brief, the comments by block (`brief` for those above all blocks), changes that were decided on,
    its status, and what the program offers that still stands there open (with words that a person may have changed)."""

    brief: Brief
    remarks: tuple[tuple[str, Remark], ...] = ()
    proposals: tuple[Proposal, ...] = ()
    status: str | None = None
    open: tuple[Proposed, ...] = ()


@dataclass(frozen=True)
class Known:
    """What is known of a draft beside its record: its footnotes as the program wrote them, by label (what a person wrote into
    one becomes a comment), what the program offers in it, and every id that was ever given."""

    shown: Mapping[str, str] = field(default_factory=dict)
    proposed: tuple[Proposed, ...] = ()
    ids: frozenset[str] = frozenset()


@dataclass
class _Found:
    """A paragraph that is a block: where it stands, and what was read of it."""

    section: str
    lead: bool
    paragraph: Paragraph
    pieces: Pieces
    id: str = ""


@dataclass
class _Sections:
    """The sections in the draft's order, with headings that a person gave them."""

    order: list[str] = field(default_factory=list)
    headings: dict[str, str] = field(default_factory=dict)


def read_draft(text: str, base: Brief, style: Style, proposed: tuple[Proposed, ...] = (), front: Front | None = None) -> Brief:
    """The brief that a draft holds now, changes that people propose taken, and what the program itself proposes (`proposed`) left
    open. `base` is the record that the draft was made from; `front` its front matter, where that has been read.

    A sentence whose words are unchanged keeps everything; a changed one keeps its claims and becomes a person's; one without a
    known label is a person's and unsourced. Raises DraftError with the line of what has no place.
    """
    return read(text, base, style, Known(proposed=proposed), "accept", leave=True, front=front).brief


def read(
    text: str,
    base: Brief,
    style: Style,
    known: Known | None = None,
    take: Take | None = None,
    *,
    leave: bool = False,
    front: Front | None = None,
) -> Reading:
    """All that a draft holds now. Without `take`, what the program offers stays open where its mark stands; somebody else's
    proposal is an error: nobody has decided on it."""
    text, known = normalised(text), known or Known()
    refuse_conflicts(text)
    values, body, before = front or front_matter(text)
    if values.get("format", FORMAT) != FORMAT:
        raise DraftError(f"format is {values['format']!r}; this program reads {FORMAT}", 1)
    marked = Marked(body, before, take, lambda old, new, headline: name_in(old, new, known.proposed, headline), leave=leave)
    _refuse_undecided(marked, take)
    reader = _Reader(base, style, marked, known)
    found = reader.brief()
    still = frozenset(one.name for one in marked.proposals if one.name) if take is None or leave else frozenset()
    brief, open_ones = settled(found, known.proposed, still)
    status = values.get("status")
    return Reading(
        brief,
        tuple(reader.remarks),
        tuple(one for one in marked.proposals if one.name not in still),
        status if isinstance(status, str) else None,
        tuple(reader.offer(one) for one in open_ones),
    )


def _refuse_undecided(marked: Marked, take: Take | None) -> None:
    mine = [one for one in marked.proposals if one.name is None]
    if mine and take is None:
        raise DraftError(
            f"{len(mine)} proposed changes are open, the first: {mine[0].old!r} to {mine[0].new!r}",
            mine[0].line,
            "decide on each in the file, or on all with --accept-changes or --reject-changes",
        )


class _Reader:
    """Gathers a draft's paragraphs into a brief."""

    def __init__(self, base: Brief, style: Style, marked: Marked, known: Known) -> None:
        self.base = with_offers(base, known.proposed)
        self.style = style
        self.marked = marked
        self.known = known
        self.shown = known.shown
        self.words = Words(self.base)
        self.headline: Sentence | None = None
        self.section: SectionKnobs | None = None
        self.sections = _Sections()
        self.found: list[_Found] = []
        self.pending: list[tuple[_Found | str, Remark]] = []
        self.remarks: list[tuple[str, Remark]] = []
        self.headings = {section.key: section.heading for section in base.sections if section.heading}
        self.body = self._split()

    def _split(self) -> Body:
        names = [*self.headings.values(), *(knobs.heading for knobs in self.style.sections if knobs.heading)]
        glyphs = any(glyph in sentence.text for sentence in self.base.sentences() for glyph in GLYPHS)
        return Splitter(names, self.shown, glyphs).split(self.marked.lines)

    def brief(self) -> Brief:
        for paragraph in self.body.paragraphs:
            self._take(paragraph)
        self._refuse_doubles()
        self._name_blocks()
        self._footnotes()
        self.remarks = [(where if isinstance(where, str) else where.id, remark) for where, remark in self.pending]
        blocks = [(item, self._block(item)) for item in self.found]
        sections = tuple(self._section(key, [pair for pair in blocks if pair[0].section == key]) for key in self.sections.order)
        return self.base.model_copy(update={"headline": self.headline, "sections": sections})

    # -- paragraphs -------------------------------------------------------------------------------------------------------

    def _take(self, paragraph: Paragraph) -> None:
        text, where = paragraph.text, len(self.found)
        if text.startswith("# "):
            self._take_headline(paragraph, text[2:].strip())
            self._attach(paragraph, "h0")
            return
        rest = self._heading(paragraph)
        if rest is not None:
            if rest:
                self._place(Paragraph(paragraph.line, rest, paragraph.remarks), lead=True)
        elif text:
            if self.section is None and not self._adopt_section(text):
                raise DraftError(f"this stands before any section: {text[:60]!r}", paragraph.line, "put it under a heading")
            self._place(paragraph, lead=not paragraph.bullet and self._is_lead(text))
        self._attach(paragraph, self.found[-1] if len(self.found) > where or self.found else "h0" if self.headline else BRIEF)

    def _attach(self, paragraph: Paragraph, where: _Found | str) -> None:
        said = [self.marked.remarks[number] for number in paragraph.remarks]
        names = {one.id for one in self.known.proposed}
        self.pending += [(where, remark) for remark in said if reason_for(remark.text) not in names]

    def _take_headline(self, paragraph: Paragraph, text: str) -> None:
        words = plain(unescape(text))
        if self.headline is not None:
            raise DraftError(f"a second headline: {words[:60]!r}", paragraph.line, "keep one line that begins with #")
        before = self.base.headline
        if before is not None and same(before.text, words):
            self.headline = before
        elif before is not None:
            self.headline = before.model_copy(update={"text": words, "author": "person"})
        else:
            self.headline = Sentence(id="h0.1", text=words, status="unsourced", author="person")

    def _heading(self, paragraph: Paragraph) -> str | None:
        """Opens the section whose heading begins a paragraph, and returns the rest of it; None where none does."""
        match = HEADING.match(paragraph.text)
        if match:
            name = unescape(match["stars"] or match["lines"] or match["marked"] or "").strip()
            rest = paragraph.text[match.end() :]
            section = self._section_named(name) or self._renamed(name, rest, paragraph)
            if section is None:
                return None
            self._open(section, None if self._section_named(name) else name + match["stop"])
            return rest.strip()
        for knobs in self.style.sections:
            for name in filter(None, {self.headings.get(knobs.key), knobs.heading}):
                bare = name.rstrip(".:")
                if not paragraph.bullet and (paragraph.text in (name, bare) or paragraph.text.startswith(name + " ")):
                    self._open(knobs, None)
                    return paragraph.text.removeprefix(bare).lstrip(".: ")
        return None

    def _section_named(self, heading: str) -> SectionKnobs | None:
        wanted = _folded(heading)
        recorded = (key for key, name in self.headings.items() if _folded(name) == wanted)
        key = next(recorded, None)
        return next((knobs for knobs in self.style.sections if knobs.key == key or _folded(knobs.heading or "") == wanted), None)

    def _renamed(self, name: str, rest: str, paragraph: Paragraph) -> SectionKnobs | None:
        """The section that a new heading stands for: that of the labels below it, if its own heading is nowhere in the draft."""
        if paragraph.bullet or not (not rest.strip() or name.endswith((".", ":")) or paragraph.text.startswith("#")):
            return None  # words that a person made bold
        following = self.body.paragraphs[self.body.paragraphs.index(paragraph) :]
        stem = next((stem for item in following if (stem := self._stem(item.text))), None)
        section = self.style.section_of(stem) if stem else None
        missing = [knobs for knobs in self.style.sections if knobs.key in self.headings and not self._stands(knobs)]
        if section in missing:
            return section
        if len(missing) == 1:
            return missing[0]
        names = ", ".join(knobs.heading for knobs in self.style.sections if knobs.heading)
        raise DraftError(
            f"no section is called {name!r}", paragraph.line, f"the sections of style {self.style.name} are: {names}"
        )

    def _stands(self, knobs: SectionKnobs) -> bool:
        """Whether a section's own heading is somewhere in the draft."""
        wanted = {_folded(self.headings.get(knobs.key) or ""), _folded(knobs.heading or "")} - {""}
        for item in self.body.paragraphs:
            match = HEADING.match(item.text)
            words = (match["stars"] or match["lines"] or match["marked"] or "") if match else item.text.partition(".")[0]
            if _folded(unescape(words)) in wanted:
                return True
        return False

    def _open(self, section: SectionKnobs, heading: str | None) -> None:
        self.section = section
        if section.key not in self.sections.order:
            self.sections.order.append(section.key)
        if heading:
            self.sections.headings[section.key] = heading

    def _adopt_section(self, text: str) -> bool:
        """A section without a heading is known by its blocks' labels, or is the first of the style."""
        stem = self._stem(text)
        section = self.style.section_of(stem) if stem else None
        if section is None and self.style.sections[0].heading is None:
            section = self.style.sections[0]
        if section is not None:
            self._open(section, None)
        return section is not None

    def _is_lead(self, text: str) -> bool:
        assert self.section is not None
        key, stem = self.section.key, self._stem(text)
        if stem is not None:
            recorded = next((item.lead for item in self.base.sections if item.key == key), None)
            return stem == f"{self.section.prefix}0" or (recorded is not None and stem == recorded.id)
        return self.section.lead is not None and not any(item.section == key for item in self.found)

    def _stem(self, text: str) -> str | None:
        for label in self.words.notes:
            match = LABEL.fullmatch(label)
            if match and f"[^{label}]" in text.replace("\\]", "]"):
                return match[1]
        return None

    def _place(self, paragraph: Paragraph, *, lead: bool) -> None:
        assert self.section is not None
        pieces = self.words.pieces(paragraph.text, paragraph.line, frozenset(self.body.definitions))
        if not pieces.said:
            return
        key = self.section.key
        first = lead and not any(item.lead and item.section == key for item in self.found)
        item = _Found(key, first, paragraph, pieces)
        self.found.append(item)
        self.pending += [(item, Remark(f"@source {link}", paragraph.line, "source")) for link in pieces.links]
        for label in pieces.own:
            self.pending.append((item, Remark(f"@source {self.body.definitions[label][1]}", paragraph.line, "source")))

    # -- blocks -----------------------------------------------------------------------------------------------------------

    def _refuse_doubles(self) -> None:
        """Two edits that were joined can leave a sentence twice; which one is meant, only a person knows."""
        lines: dict[str, list[int]] = {}
        for item in self.found:
            for said in item.pieces.said:
                if said.labels:
                    lines.setdefault(plain(said.words), []).append(item.paragraph.line)
        for words, places in lines.items():
            if len(places) > max(1, len(self.words.recorded(words))):
                message = f"this stands twice, on line {places[0]} too: {words[:60]!r}"
                raise DraftError(message, places[-1], "keep one of them, or take the footnote from the other")

    def _name_blocks(self) -> None:
        """A block keeps its id wherever it stands: the paragraph with most of its words has it, other text a new number."""
        claims = sorted(self._likenesses(), key=lambda claim: (-claim[0], claim[1]))
        taken: set[str] = set()
        for _, number, block_id in claims:
            item = self.found[number]
            if not item.id and block_id not in taken:
                item.id = block_id
                taken.add(block_id)
        used = {block.id for block in self.base.blocks()} | taken | self.known.ids
        prefixes = {knobs.key: knobs.prefix for knobs in self.style.sections}
        for item in self.found:
            if not item.id:
                prefix = prefixes[item.section]
                start = 0 if item.lead else 1
                item.id = next(f"{prefix}{n}" for n in range(start, 100_000) if f"{prefix}{n}" not in used)
                used.add(item.id)

    def _likenesses(self) -> Iterator[tuple[float, int, str]]:
        """How like each paragraph is to each block that it shares a label or a sentence with."""
        blocks = {block.id: block for section in self.base.sections for block in section.blocks()}
        for number, item in enumerate(self.found):
            stems = {match[1] for said in item.pieces.said for label in said.labels if (match := LABEL.fullmatch(label))}
            equal = [sentence.id.rpartition(".")[0] for said in item.pieces.said for sentence in self.words.recorded(said.words)]
            for block_id in stems | set(equal):
                if block_id in blocks:
                    words = " ".join(said.words for said in item.pieces.said)
                    recorded = " ".join(sentence.text for sentence in blocks[block_id].sentences)
                    shared = equal.count(block_id) / len(blocks[block_id].sentences)
                    yield (block_id in stems) + min(shared, 1) + likeness(words, recorded), number, block_id

    def offer(self, one: Proposed) -> Proposed:
        """An open proposal with its words as they stand in the file: a person may have changed them there."""
        mark = next((mark for mark in self.marked.proposals if mark.name == one.id), None)
        if one.text is None or mark is None or mark.offer is None:
            return one
        said: tuple[Sentence, ...]
        if one.id == "h0":
            words, head = plain(unescape(mark.offer)), one.text.sentences[0]
            said = (head if head.text == words else head.model_copy(update={"text": words, "author": "person"}),)
        else:
            pieces = self.words.pieces(without_bullet(mark.offer), mark.line, frozenset(self.body.definitions))
            said = tuple(self.words.sentence(one.text, f"{one.id}.{n}", piece) for n, piece in enumerate(pieces.said, 1))
        return one.model_copy(update={"text": Block(id=one.id, sentences=said)}) if said else one

    def _block(self, item: _Found) -> Block:
        before = next((block for block in self.base.blocks() if block.id == item.id), None)
        said = enumerate(item.pieces.said, 1)
        return Block(id=item.id, sentences=tuple(self.words.sentence(before, f"{item.id}.{n}", piece) for n, piece in said))

    def _footnotes(self) -> None:
        """What a person wrote into a footnote of the program's becomes a comment: the record is what footnotes are made from."""
        for label, (line, text) in self.body.definitions.items():
            shown, stem = self.shown.get(label), LABEL.fullmatch(label)
            if shown is None or stem is None or straight(shown) == straight(text) or straight(text) in straight(shown):
                continue
            item = next((item for item in self.found if item.id == stem[1]), None)
            if item:
                self.pending.append((item, Remark(f"in the footnote {label}: {text}", line)))

    def _section(self, key: str, blocks: list[tuple[_Found, Block]]) -> Section:
        knobs = next(knobs for knobs in self.style.sections if knobs.key == key)
        before = next((section for section in self.base.sections if section.key == key), None)
        heading = self.sections.headings.get(key) or (before.heading if before else knobs.heading)
        return Section(
            key=key,
            role=before.role if before else knobs.role,
            heading=heading,
            lead=next((block for item, block in blocks if item.lead), None),
            points=tuple(block for item, block in blocks if not item.lead),
        )


def _folded(heading: str) -> str:
    return heading.strip().rstrip(".:").casefold()
