"""The draft: what is written can be read back, whatever stands in it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.draft import escape, labels, notes, unescape
from briefing.errors import DraftError
from briefing.library import Library
from briefing.records import Block, Brief, Contradiction, EngineInfo, Finding, Repair, Sentence
from briefing.render import render
from briefing.review import front_matter, read_draft
from briefing.review.front import own_lines
from builders import brief, claim, document, ledger, sentence

LIBRARY = Library()
HOUSE = LIBRARY.style("house")
EMPTY = ledger([], [])

one_line = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=80).map(
    lambda text: " ".join(text.split())
)
words = one_line.filter(lambda text: text.strip())


def draft_of(made: Brief) -> str:
    return render(made, EMPTY, HOUSE, LIBRARY, "draft")


@given(one_line)
def test_escaped_text_comes_back_letter_for_letter(text: str) -> None:
    assert unescape(escape(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "A: B",
        "---",
        'He said "no"',
        "!!python/object",
        "{{7*7}}",
        "{% for x in y %}",
        "- not a list",
        "# not a heading",
        "1. not a list",
    ]
    + ["{>>no comment<<}", "[^d0a]", "[a](javascript:x)", "<script>alert(1)</script>", "&lt;b&gt;", "a\\b", "`x` *y* _z_ ~~w~~"],
)
def test_marks_of_markdown_yaml_and_jinja_stay_letters_in_a_draft(text: str) -> None:
    made = brief(text, [[sentence("d0", 1, text, "c1")]])
    assert read_draft(draft_of(made), made, HOUSE) == made


@given(st.lists(words, min_size=1, max_size=4), st.lists(words, max_size=4), words)
def test_a_draft_read_back_is_the_brief_it_was_made_from(details: list[str], context: list[str], headline: str) -> None:
    made = brief(
        headline,
        [[sentence(f"d{number}", 1, text, f"claim{number}")] for number, text in enumerate(details)],
        [[sentence(f"c{number}", 1, text, f"claim{number}", status="background")] for number, text in enumerate(context)],
    )
    made = Brief.model_validate_json(made.model_dump_json())
    if all(unicode_composed(text) for text in (headline, *details, *context)):
        assert read_draft(draft_of(made), made, HOUSE) == made


def unicode_composed(text: str) -> bool:
    """Drafts are composed text; what is not composed is composed on the way, as every editor may do."""
    return unicodedata.is_normalized("NFC", text)


def test_each_claim_of_a_block_has_one_footnote_and_a_bare_sentence_has_one_that_says_so() -> None:
    block = Block(
        id="d2",
        sentences=(
            sentence("d2", 1, "One.", "x", "y"),
            sentence("d2", 2, "Two.", "y"),
            sentence("d2", 3, "Three.", status="general"),
        ),
    )
    assert [note.label for note in notes(block)] == ["d2a", "d2b", "d2c"]
    assert [note.claim for note in notes(block)] == ["x", "y", None]
    assert [labels(block, one) for one in block.sentences] == [["d2a", "d2b"], ["d2b"], ["d2c"]]


def test_labels_go_on_after_z() -> None:
    block = Block(id="d0", sentences=tuple(sentence("d0", n, f"{n}.", f"claim{n}") for n in range(28)))
    assert [note.label for note in notes(block)][-3:] == ["d0z", "d0aa", "d0ab"]


def edited(made: Brief, old: str, new: str) -> Brief:
    text = draft_of(made)
    assert old in text
    return read_draft(text.replace(old, new), made, HOUSE)


@pytest.fixture
def made() -> Brief:
    return brief(
        "The port reopens.",
        [
            [sentence("d0", 1, "The port reopened on Monday.", "a"), sentence("d0", 2, "Two ships docked.", "b")],
            [sentence("d1", 1, "The union objected.", "c")],
            [sentence("d2", 1, "The minister left.", "d")],
        ],
        [[sentence("c0", 1, "It had been shut since May.", "e", status="background")]],
    )


def test_a_changed_sentence_keeps_its_claims_and_becomes_a_persons(made: Brief) -> None:
    changed = edited(made, "The union objected.", "The union objected at once.")
    block = next(block for block in changed.blocks() if block.id == "d1")
    assert block.sentences == (sentence("d1", 1, "The union objected at once.", "c", author="person"),)
    assert [block for block in changed.blocks() if block.id != "d1"] == [block for block in made.blocks() if block.id != "d1"]


def test_a_deleted_point_is_gone_and_the_others_keep_their_ids(made: Brief) -> None:
    text = "\n".join(line for line in draft_of(made).splitlines() if not line.startswith("► The union"))
    read = read_draft(text, made, HOUSE)
    assert [block.id for block in read.blocks()] == ["h0", "d0", "d2", "c0"]


def test_a_moved_point_keeps_its_id(made: Brief) -> None:
    lines = draft_of(made).splitlines()
    union = next(line for line in lines if line.startswith("► The union"))
    minister = next(line for line in lines if line.startswith("► The minister"))
    swapped = [minister if line == union else union if line == minister else line for line in lines]
    read = read_draft("\n".join(swapped), made, HOUSE)
    assert [block.id for block in read.sections[0].blocks()] == ["d0", "d2", "d1"]


def test_new_text_without_a_label_is_a_persons_and_unsourced_in_a_block_of_its_own(made: Brief) -> None:
    read = edited(made, "► The minister", "► A crane fell.\n\n► The minister")
    new = next(block for block in read.blocks() if block.id == "d3")
    assert new.sentences == (Sentence(id="d3.1", text="A crane fell.", status="unsourced", author="person"),)


def test_line_ends_byte_order_marks_hard_wraps_and_other_bullets_change_nothing(made: Brief) -> None:
    text = draft_of(made).replace("► The union", "• The\nunion").replace("\n", "\r\n")
    assert read_draft("\ufeff" + text, made, HOUSE) == made


def test_footnotes_that_a_formatter_escaped_are_read(made: Brief) -> None:
    text = draft_of(made).replace("[^d1a]", "\\[^d1a\\]")
    assert read_draft(text, made, HOUSE) == made


def test_text_before_any_section_is_an_error_with_its_line(made: Brief) -> None:
    text = draft_of(made).replace("# The port reopens.", "# The port reopens.\n\nWhose words are these?")
    line = text.split("\n").index("Whose words are these?") + 1
    with pytest.raises(DraftError, match="before any section") as caught:
        read_draft(text, made, HOUSE)
    assert caught.value.line == line


def test_a_second_headline_is_an_error(made: Brief) -> None:
    with pytest.raises(DraftError, match="second headline"):
        edited(made, "► The minister", "# Another\n\n► The minister")


def test_front_matter_that_never_ends_is_an_error() -> None:
    with pytest.raises(DraftError, match="never ends"):
        front_matter("---\nformat: x\n\n# Head\n")


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=60))
def test_front_matter_gives_back_any_remark(remark: str) -> None:
    made = brief("Head.", [[sentence("d0", 1, "Text.", "a")]], remarks=(remark,))
    values, _, _ = front_matter(draft_of(made))
    assert values["remarks"] == [unicodedata.normalize("NFC", remark)]


def test_every_key_of_a_drafts_front_matter_is_known_as_the_programs_own() -> None:
    """One that is not would be kept as a person's, beside the new one, and the draft could not be read again."""
    told, bad = document("A text. More."), document("", "b.pdf", status="unreadable", reason="no text layer")
    found = claim(told, "A text.")
    filled = brief(
        "A headline.",
        [[sentence("d0", 1, "A text.", found.id)]],
        cutoff="2026-03-10T09:00:00Z",
        engine=EngineInfo(kind="openai", model="m"),
        findings=(Finding(rule="number", severity="warn", message="look"),),
        remarks=("look",),
        repairs=(Repair(sentence="d0.1", way="cut", rules=("number",), reason="x", before="A."),),
    )
    text = render(filled, ledger([told, bad], [found], gaps=("Who?",)), Library().style("house"), Library(), "draft")
    values, _, _ = front_matter(text)
    assert {"repairs", "findings", "remarks", "open", "left_out", "sources"} <= set(values)
    assert own_lines(text) == []


def test_of_a_disputed_sentence_only_the_footnotes_on_which_sources_differ_say_so() -> None:
    one, two = document("It was signed in May. Rain fell."), document("It was signed in June.", "b.txt")
    may, rain, june = claim(one, "It was signed in May."), claim(one, "Rain fell."), claim(two, "It was signed in June.")
    clash = Contradiction(kind="date", claims=(may.id, june.id), values=("May", "June"), note="one has May, the other June")
    made = brief(
        "H.", [[sentence("d0", 1, "It was signed in May or June, in the rain.", may.id, june.id, rain.id, status="disputed")]]
    )
    text = render(
        made, ledger([one, two], [may, rain, june], contradictions=(clash,)), Library().style("house"), Library(), "draft"
    )
    notes_ = [line for line in text.splitlines() if line.startswith("[^")]
    assert ["disputed: " in line for line in notes_] == [True, True, False]
