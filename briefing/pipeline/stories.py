"""From a day's documents to the stories that it may tell: grouped, named as before if they were there, and remembered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.archive import Told, gist, is_notice, relevant_notes
from briefing.archive.gist import repeats
from briefing.errors import SetupError
from briefing.group import Grouping, group
from briefing.pipeline.day import Day, DayRead
from briefing.pipeline.job import Gathered, Memory
from briefing.pipeline.remembering import Recollection, seen
from briefing.rank import Candidate
from briefing.records import Change, Document, Story
from briefing.runs import Run, slug
from briefing.store import Said

SLOT = 48  # characters of a story's folder name


@dataclass(frozen=True)
class DayStory:
    """A story that the day may tell. `slot` is its folder in the edition, `story` its name through all editions; `before` says
    that it was told in an earlier one; `fresh` are the documents that no earlier edition rests on."""

    slot: str
    story: str
    found: Story
    documents: tuple[Document, ...]
    fresh: tuple[Document, ...]
    told: Told
    before: bool
    memory: Memory

    @property
    def title(self) -> str:
        """What it is called today: a story that goes on, by its first new document."""
        new = next((item.title for item in self.fresh if item.title and not is_notice(item)), None) if self.before else None
        return new or self.found.title

    @property
    def quiet(self) -> bool:
        """Whether it was told before, and no document has come since."""
        return self.before and not self.fresh

    @property
    def day_before(self) -> str | None:
        """The latest edition that told it."""
        return max((one.day for one in self.memory.earlier), default=None)


def day_stories(day: Day, read: DayRead, past: Recollection) -> tuple[list[DayStory], list[tuple[Document, Said, Change]]]:
    """The stories, and what today's documents take back of earlier ones."""
    grouping = group(read.documents, day.settled)
    by_id = {document.id: document for document in read.documents}
    served = seen(past.store, read.documents, day.today)
    slots = _slots(
        day, grouping, {one.id: None if is_notice(one) else one.title for one in read.documents if one.id not in served}
    )
    documents = {slot: [by_id[name] for name in story.documents] for slot, story in slots.items()}
    today, threads = past.threads(documents)
    withdrawn = past.withdrawn(read.documents)
    stories = []
    for slot, story in slots.items():
        thread = threads.get(slot)
        gone = [change for _, said, change in withdrawn if said.story == thread]
        fresh = tuple(item for item in documents[slot] if item.id not in served)
        memory = past.memory(Told(fresh) if fresh else today[slot], thread, gone)
        name = thread or _kept(day, slot, "story") or story.story
        stories.append(DayStory(slot, name, story, tuple(documents[slot]), fresh, today[slot], thread is not None, memory))
    return stories, withdrawn


def _slots(day: Day, grouping: Grouping, fresh: Mapping[str, str | None]) -> dict[str, Story]:
    """Each story under its folder's name: the one that it had when the edition was made before, else one made of its title.

    `fresh` are the titles of the documents that no earlier edition rests on: a story that goes on is called by the first of them.
    """
    there = {path.parent.name: set(Run(path.parent).meta.get("documents", ())) for path in day.folder.glob("*/run.json")}
    slots: dict[str, Story] = {}
    new = []
    for story in grouping.stories:
        shared = {slot: len(ids & set(story.documents)) for slot, ids in there.items() if slot not in slots}
        best = max(sorted(shared), key=lambda slot: shared[slot], default=None)
        if best is not None and shared[best]:
            slots[best] = story
        else:
            new.append(story)
    for story in new:
        arrived = [name for name in story.documents if name in fresh]
        goes_on = len(arrived) < len(story.documents)
        title = next((title for name in arrived if (title := fresh[name])), story.title) if goes_on else story.title
        slot = slug(title, SLOT)
        slots[slot if slot not in slots and slot not in there else f"{slot}-{story.story[1:7]}"] = story
    return slots


def _kept(day: Day, slot: str, key: str) -> str | None:
    found = Run(day.folder / slot).meta.get(key)
    return str(found) if found else None


def candidates(stories: Sequence[DayStory]) -> list[Candidate]:
    """The stories as ranking sees them, each with how much of it is new."""
    return [_candidate(story) for story in stories]


def _candidate(story: DayStory) -> Candidate:
    one = Candidate(story.slot, story.title, story.documents, story.found.copies)
    if not story.before:
        return one
    known, change, why = story.day_before, *_change(story)
    return replace(one, known=known, change=change, change_why=why)


def _change(story: DayStory) -> tuple[float, str]:
    """How much of what the fresh documents open with no earlier edition said."""
    since = f"since the edition of {story.day_before}"
    if not story.fresh:
        return 0.0, f"no document {since}"
    earlier = [gist(one.claim, one.day) for one in story.memory.earlier]
    sentences = Told(story.fresh).sentences
    new = sum(not any(repeats(said, old) for old in earlier) for said in sentences)
    return new / max(1, len(sentences)), f"{new} of {len(sentences)} opening sentences are new {since}"


def gathered(day: Day, read: DayRead, story: DayStory) -> Gathered:
    """What a story's run reads: its fresh documents, one of each voice first, and background and notes that belong to it."""
    chosen = _within(story, day.desk.limits.documents)
    notes = relevant_notes(story.told, read.notes)
    background = relevant_notes(story.told, read.background)
    documents = [*chosen, *background, *notes]
    names = {document.source for document in documents}
    return Gathered(documents, {name: data for name, data in read.originals.items() if name in names}, story.memory)


def _within(story: DayStory, most: int) -> list[Document]:
    """The documents that the story rests on; beyond the limit, copies go first, then the latest."""
    copied = {document for group in story.found.copies for document in group[1:]}
    voices = [item for item in story.fresh if item.id not in copied]
    others = [item for item in story.fresh if item.id in copied]
    kept = {item.id for item in [*voices, *others][:most]}
    return [item for item in story.fresh if item.id in kept]


def over(story: DayStory, most: int) -> Iterator[Document]:
    """The documents that the story had no room for."""
    kept = {item.id for item in _within(story, most)}
    return (item for item in story.fresh if item.id not in kept)


def only(stories: Sequence[DayStory], name: str | None) -> list[DayStory]:
    """The story that `--only` means, by its folder, its id, or the beginning of either; all without."""
    if name is None:
        return list(stories)
    found = [story for story in stories if name in (story.slot, story.story) or story.slot.startswith(name)]
    if not found:
        raise SetupError(f"no story {name!r} today", f"there are: {', '.join(sorted(story.slot for story in stories)) or 'none'}")
    return found
