"""Drafts as real editors leave them: read without loss, or refused with the line of what has no place."""

from __future__ import annotations

import os
import re
import textwrap
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.draft import escape, unescape
from briefing.errors import DraftError
from briefing.library import Library
from briefing.records import Brief, Sentence
from briefing.render import render
from briefing.review import Known, Reading, front_matter, read
from builders import brief, claim, document, ledger, sentence

LIBRARY = Library()
HOUSE = LIBRARY.style("house")
SOURCE = document(
    "The port reopened on Monday. Two ships docked at noon. The union “objected” to it. The minister left early. "
    "It had been shut since May. A strike in 2019 lasted 23 days."
)
QUOTES = [quote + "." for quote in SOURCE.text.rstrip(".").split(". ")]
CLAIMS = [claim(SOURCE, quote) for quote in QUOTES]
LEDGER = ledger([SOURCE], CLAIMS)
ID = [made.id for made in CLAIMS]
MADE = brief(
    "The port reopens.",
    [
        [sentence("d0", 1, "The port reopened on Monday.", ID[0]), sentence("d0", 2, "Two ships docked at noon.", ID[1])],
        [sentence("d1", 1, "The union “objected” to it.", ID[2])],
        [sentence("d2", 1, "The minister left early.", ID[3])],
    ],
    [
        [sentence("c0", 1, "It had been shut since May.", ID[4], status="background")],
        [sentence("c1", 1, "A strike in 2019 lasted 23 days.", ID[5], status="background")],
    ],
)
TEXT = render(MADE, LEDGER, HOUSE, LIBRARY, "draft")
SHOWN = dict(re.findall(r"^\[\^(\w+)\]: (.*)$", TEXT, re.MULTILINE))


def reading(text: str, **values: object) -> Reading:
    return read(text, MADE, HOUSE, Known(SHOWN), **values)  # type: ignore[arg-type]


def changed(old: str, new: str, count: int = -1) -> Brief:
    assert old in TEXT
    return reading(TEXT.replace(old, new, count)).brief


def words(made: Brief) -> dict[str, str]:
    return {block.id: " ".join(one.text for one in block.sentences) for block in made.blocks()}


def refused(text: str, message: str) -> int | None:
    with pytest.raises(DraftError, match=message) as caught:
        reading(text)
    return caught.value.line


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.split("\n"), 1) if words in line)


def wrapped(text: str) -> str:
    head, _, body = text.partition("\n---\n")
    lines = [textwrap.fill(line, 40, break_long_words=False, break_on_hyphens=False) for line in body.split("\n")]
    return head + "\n---\n" + "\n".join(lines)


NOT_EDITS: dict[str, Callable[[str], str]] = {
    "nothing": lambda text: text,
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "old line ends": lambda text: text.replace("\n", "\r"),
    "a byte-order mark": lambda text: "\ufeff" + text,
    "blank lines doubled": lambda text: text.replace("\n\n", "\n\n\n\n"),
    "blank lines gone": lambda text: text.replace("\n\n", "\n"),
    "hard wraps": wrapped,
    "trailing blanks": lambda text: text.replace("\n", "  \n"),
    "straight quotes": lambda text: text.translate(str.maketrans("“”’", '""\'')),
    "list items": lambda text: text.replace("► ", "- "),
    "starred items": lambda text: text.replace("► ", "* "),
    "numbered items": lambda text: text.replace("► ", "1. "),
    "round bullets": lambda text: text.replace("► ", "• "),
    "list items that touch": lambda text: text.replace("\n\n► ", "\n- "),
    "bare headings": lambda text: text.replace("**", ""),
    "headings of Markdown": lambda text: re.sub(r"\*\*(\w+)\.\*\* ", r"## \1\n\n", text),
    "headings underlined": lambda text: re.sub(r"\*\*(\w+)\.\*\* ", r"\1\n-----\n\n", text),
    "a headline underlined": lambda text: text.replace("# The port reopens.", "The port reopens.\n====="),
    "other emphasis": lambda text: re.sub(r"\*\*(\w+\.)\*\*", r"__\1__", text),
    "escaped footnotes": lambda text: re.sub(r"\[\^(\w+)\]", r"\\[^\1\\]", text),
    "escaped definitions": lambda text: re.sub(r"^\[\^(\w+)\]:", r"\\[^\1\\]:", text, flags=re.MULTILINE),
    "definitions gone": lambda text: re.sub(r"^\[\^\w+\]:.*\n", "", text, flags=re.MULTILINE),
    "definitions above": lambda text: text.replace("**Details.**", "[^d0a]: S1 ¶1\n\n**Details.**"),
    "blocks run together": lambda text: text.replace("\n\n► ", " ► ").replace("\n\n**Context", " **Context"),
    "a definition run into the text": lambda text: text.replace("[^c1a]\n\n[^d0a]: ", "[^c1a] [^d0a]: "),
    "a definition torn": lambda text: text.replace("“It had been", "“It\n\nhad been"),
    "a mark without its end": lambda text: text.replace("[^d1a]\n", "[^d1a\n", 1),
    "a mark without its beginning": lambda text: text.replace("it.[^d1a]", "it.^d1a]", 1),
    "a mark without its caret": lambda text: text.replace("it.[^d1a]", "it.[d1a]", 1),
    "keys of another tool": lambda text: text.replace("---\n", "---\ntags:\n  - port\naliases: []\n", 1),
    "properties rewritten": lambda text: text.replace('"briefing/draft-1"', "briefing/draft-1").replace('"house"', "house"),
    "a rule": lambda text: text.replace("\n\n**Context", "\n\n* * *\n\n**Context"),
    "front matter dissolved by a formatter": lambda text: re.sub(
        r"\A---\n(.*?)\n---\n", lambda match: "_" * 70 + "\n\n## " + match[1].replace("\n", " ") + "\n", text, flags=re.DOTALL
    ),
}


@pytest.mark.parametrize("how", NOT_EDITS)
def test_what_tools_do_to_a_draft_is_no_edit(how: str) -> None:
    text = NOT_EDITS[how](TEXT)
    found = reading(text)
    assert found.brief == MADE
    assert not found.remarks


def test_decomposed_letters_are_no_edit() -> None:
    made = brief("Peña signs.", [[sentence("d0", 1, "Ramón Peña signed.", ID[0])]])
    text = render(made, LEDGER, HOUSE, LIBRARY, "draft")
    assert read(unicodedata.normalize("NFD", text), made, HOUSE).brief == made


def test_letters_that_the_record_has_decomposed_stay_as_they_are() -> None:
    made = brief("Head.", [[sentence("d0", 1, "Ramo\u0301n Pen\u0303a signed.", ID[0])]])
    assert read(render(made, LEDGER, HOUSE, LIBRARY, "draft"), made, HOUSE).brief == made


def test_a_dissolved_front_matter_still_tells_the_revision() -> None:
    values, _, _ = front_matter(NOT_EDITS["front matter dissolved by a formatter"](TEXT))
    assert values == {"rev": 1, "style": "house", "id": MADE.id}


# -- what a person does ---------------------------------------------------------------------------------------------------


def test_a_renamed_section_keeps_its_blocks_under_the_new_heading() -> None:
    found = changed("**Context.**", "**Why it matters.**")
    assert [section.heading for section in found.sections] == ["Details.", "Why it matters."]
    assert found.blocks() == MADE.blocks()
    again = read(render(found, LEDGER, HOUSE, LIBRARY, "draft"), found, HOUSE).brief
    assert again == found


def test_sections_in_another_order_are_in_that_order() -> None:
    head, details, context = (
        TEXT.partition("**Details.**")[0],
        *re.findall(r"\*\*\w+\.\*\*.*?(?=\*\*C|\[\^d0a\]:)", TEXT, re.DOTALL),
    )
    found = reading(head + context + details).brief
    assert [section.key for section in found.sections] == ["context", "details"]
    assert set(found.blocks()) == set(MADE.blocks())


def test_a_heading_that_no_section_has_is_an_error_with_its_line() -> None:
    text = TEXT.replace("► The minister", "## Outlook\n\n► The minister")
    assert refused(text, "no section is called 'Outlook'") == line_of(text, "## Outlook")


def test_two_blocks_made_one_keep_the_claims_of_both() -> None:
    found = changed("[^d1a]\n\n► The minister", "[^d1a] The minister")
    block = next(block for block in found.blocks() if block.id == "d1")
    assert [(one.text, one.claims, one.author) for one in block.sentences] == [
        ("The union “objected” to it.", (ID[2],), "machine"),
        ("The minister left early.", (ID[3],), "machine"),
    ]
    assert "d2" not in words(found)


def test_a_block_parted_in_two_keeps_its_id_where_most_of_it_is() -> None:
    found = changed(" Two ships docked", "\n\n► Two ships docked")
    assert words(found)["d0"] == "The port reopened on Monday." and words(found)["d3"] == "Two ships docked at noon."
    moved = next(block for block in found.blocks() if block.id == "d3").sentences[0]
    assert (moved.claims, moved.author) == ((ID[1],), "machine")


def test_a_sentence_written_in_front_of_another_is_a_persons_own() -> None:
    found = changed("► The union", "► Nobody asked the crane drivers. The union")
    said = next(block for block in found.blocks() if block.id == "d1").sentences
    assert said[0] == Sentence(id="d1.1", text="Nobody asked the crane drivers.", status="unsourced", author="person")
    assert (said[1].text, said[1].claims) == ("The union “objected” to it.", (ID[2],))


def test_a_mark_in_the_middle_of_a_sentence_does_not_part_it() -> None:
    found = changed("The minister left early.[^d2a]", "The minister left early[^d2a], and said nothing.")
    assert words(found)["d2"] == "The minister left early, and said nothing."


def test_a_block_that_lost_its_mark_is_the_same_block_without_evidence() -> None:
    found = changed("The minister left early.[^d2a]", "The minister left early.")
    assert next(block for block in found.blocks() if block.id == "d2").sentences[0].status == "unsourced"


def test_a_footnote_of_a_persons_own_becomes_a_request_for_that_source() -> None:
    text = TEXT.replace("► The minister", "► A crane fell.[^1]\n\n► The minister") + "\n[^1]: https://example.org/crane\n"
    found = reading(text)
    assert words(found.brief)["d3"] == "A crane fell."
    assert [(where, remark.verb, remark.note) for where, remark in found.remarks] == [
        ("d3", "source", "https://example.org/crane")
    ]


def test_a_link_becomes_a_request_for_that_source_and_its_words_stay() -> None:
    found = reading(TEXT.replace("► The minister left early.", "► The minister [left early](https://example.org/a)."))
    assert words(found.brief)["d2"] == "The minister left early."
    assert [(where, remark.text) for where, remark in found.remarks] == [("d2", "@source https://example.org/a")]


def test_words_written_into_a_footnote_become_a_comment() -> None:
    found = reading(TEXT.replace(f"[^d2a]: {SHOWN['d2a']}", f"[^d2a]: {SHOWN['d2a']} Ask his office again!"))
    assert found.brief == MADE
    ((where, remark),) = found.remarks
    assert where == "d2" and remark.text.endswith("Ask his office again!")


def test_half_a_mark_that_could_be_anything_is_an_error_with_its_line() -> None:
    text = TEXT.replace("early.[^d2a]", "early.[^d2")
    assert refused(text, "cut in half") == line_of(text, "early.[^d2")


def test_a_mark_that_leads_nowhere_is_an_error_with_its_line() -> None:
    text = TEXT.replace("early.[^d2a]", "early.[^d9z]")
    assert refused(text, "no footnote is called") == line_of(text, "early.[^d9z]")


@pytest.mark.parametrize("place", ["rev: 1\n", "► The union"])
def test_a_conflict_that_nobody_settled_is_an_error_with_its_line(place: str) -> None:
    text = TEXT.replace(place, f"<<<<<<< ours\n{place}\n=======\nother\n>>>>>>> theirs\n", 1)
    assert refused(text, "two versions stand here") == line_of(text, "<<<<<<<")


def test_the_same_sentence_twice_is_an_error_with_its_line() -> None:
    text = TEXT.replace("**Context.**", "► The minister left early.[^d2a]\n\n**Context.**")
    assert refused(text, "stands twice") == line_of(text, "**Context.**") - 2


# -- CriticMarkup ---------------------------------------------------------------------------------------------------------


def test_comments_belong_to_their_block_and_are_no_words() -> None:
    text = TEXT.replace("[^d1a]\n", "[^d1a] {>>@regen lead with the number<<}\n", 1)
    text = text.replace("► The minister", "► {>>who says so?<<} The minister")
    text = text.replace("# The port reopens.", "# The port reopens. {>>too long<<}\n\n{>>on the whole: fine<<}")
    found = reading(text)
    assert found.brief == MADE
    assert [(where, remark.verb, remark.note) for where, remark in found.remarks] == [
        ("h0", None, "too long"),
        ("h0", None, "on the whole: fine"),
        ("d1", "regen", "lead with the number"),
        ("d2", None, "who says so?"),
    ]


@pytest.mark.parametrize(
    "comment", ["{>>@drop old news\\<<}", "{>>@drop old\nnews<<}", "<!-- @drop old news -->", "{\\>>@drop old news<<}"]
)
def test_a_comment_is_read_escaped_by_a_formatter_wrapped_or_as_html(comment: str) -> None:
    found = reading(TEXT.replace("[^d1a]\n", f"[^d1a] {comment}\n", 1))
    ((where, remark),) = found.remarks
    assert (where, remark.verb, remark.note) == ("d1", "drop", "old news")
    assert found.brief == MADE


def test_a_comment_never_hides_the_line_of_a_later_error() -> None:
    text = TEXT.replace("[^d1a]\n", "[^d1a] {>>one\ntwo\nthree<<}\n", 1).replace("early.[^d2a]", "early.[^d9z]")
    assert refused(text, "no footnote") == line_of(text, "early.[^d9z]")


PROPOSED = [
    ("left {--early--}", "left", "left early"),
    ("left {++very ++}early", "left very early", "left early"),
    ("left {~~early~>late~~}", "left late", "left early"),
    ("{==left==}{>>when?<<} early", "left early", "left early"),
]


@pytest.mark.parametrize(("marked", "accepted", "rejected"), PROPOSED)
def test_proposed_changes_are_taken_or_not_as_asked(marked: str, accepted: str, rejected: str) -> None:
    text = TEXT.replace("► The minister left early.", f"► The minister {marked}.")
    taken = reading(text, take="accept").brief
    assert words(taken)["d2"].replace(" .", ".") == f"The minister {accepted}."
    assert words(reading(text, take="reject").brief)["d2"] == f"The minister {rejected}."


def test_a_proposed_change_that_nobody_decided_on_is_an_error_with_its_line() -> None:
    text = TEXT.replace("left early.[", "left {~~early~>late~~}.[")
    assert refused(text, "1 proposed changes are open") == line_of(text, "{~~early")


@pytest.mark.parametrize("mark", ["{>>never closed", "{++never closed", "closed only<<}"])
def test_a_mark_without_its_counterpart_is_an_error_with_its_line(mark: str) -> None:
    text = TEXT.replace("left early.", f"left early {mark}.")
    assert refused(text, "no counterpart") == line_of(text, "left early")


# -- any edit -------------------------------------------------------------------------------------------------------------

BLOCKS = {"d0": "The port", "d1": "► The union", "d2": "► The minister", "c0": "**Context.**", "c1": "► A strike"}
plain_words = st.lists(
    st.sampled_from("crane harbour noon 412 “quay” – grain Peña’s [sic] *note* a_b {x} <b> 10.".split()), min_size=1, max_size=8
).map(" ".join)


@given(st.sampled_from(sorted(BLOCKS)), plain_words)
def test_an_edit_to_one_block_leaves_every_other_block_alone(block_id: str, new: str) -> None:
    before = next(block for block in MADE.blocks() if block.id == block_id).sentences[-1].text
    found = changed(before + "[", escape(new) + "[", 1)
    assert [block for block in found.blocks() if block.id != block_id] == [b for b in MADE.blocks() if b.id != block_id]
    now = next(block for block in found.blocks() if block.id == block_id)
    assert now.sentences[-1].text == new
    assert now.sentences[-1].claims == next(block for block in MADE.blocks() if block.id == block_id).sentences[-1].claims


def edits() -> st.SearchStrategy[list[tuple[str, int, str]]]:
    verbs = st.sampled_from(["delete", "move", "retype", "insert", "comment", "wrap", "bullet", "merge", "split"])
    return st.lists(st.tuples(verbs, st.integers(0, 20), plain_words), min_size=1, max_size=6)


def body_lines(text: str) -> tuple[str, list[str], str]:
    head, _, rest = text.partition("# The port reopens.\n\n")
    body, _, notes = rest.partition("\n\n[^d0a]: ")
    return head + "# The port reopens.\n\n", body.split("\n\n"), "\n\n[^d0a]: " + notes


def perform(lines: list[str], verb: str, at: int, new: str) -> list[str]:
    lines, at = list(lines), at % len(lines)
    if verb == "delete" and not lines[at].startswith("**"):
        del lines[at]
    elif verb == "move" and not lines[at].startswith("**"):
        lines.append(lines.pop(at))
    elif verb == "retype":
        lines[at] = re.sub(r"(?<=\S) \w+(?=[.,])", lambda match: f" {escape(new)}", lines[at], count=1)
    elif verb == "insert":
        lines.insert(at + 1, f"► New: {escape(new)}.")
    elif verb == "comment":
        lines[at] += " {>>" + new.replace("{", "").replace("<", "") + "<<}"
    elif verb == "wrap":
        lines[at] = lines[at].replace(" ", "\n", 1) if not lines[at].startswith(("►", "-")) else lines[at]
    elif verb == "bullet":
        lines[at] = lines[at].replace("► ", "- ", 1)
    elif verb == "split" and not lines[at].startswith("**"):
        lines[at : at + 1] = re.sub(r"(\.(?:\[\^\w+\])*) (?=[A-Z])", r"\1\n► ", lines[at], count=1).split("\n")
    elif verb == "merge" and at + 1 < len(lines) and not lines[at + 1].startswith("**"):
        lines[at : at + 2] = [lines[at] + " " + lines[at + 1].removeprefix("► ").removeprefix("- ")]
    return lines


def every_word(text: str) -> list[str]:
    """The words of a draft's body, without its marks: what must be found again."""
    text = re.sub(r"\{>>.*?<<\}|\[\^\w+\]|\*\*", " ", text, flags=re.DOTALL)
    return sorted(word for word in unescape(text).split() if word not in ("►", "-"))


@settings(max_examples=int(os.environ.get("EDITED_DRAFTS", "150")), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edits())
def test_no_word_of_an_edited_draft_is_lost(made: list[tuple[str, int, str]]) -> None:
    head, lines, notes = body_lines(TEXT)
    for verb, at, new in made:
        lines = perform(lines, verb, at, new)
    text = head + "\n\n".join(lines) + notes
    try:
        found = reading(text)
    except DraftError as error:
        assert error.line is not None
        return
    headings = [section.heading or "" for section in found.brief.sections]
    said = [one.text for section in found.brief.sections for block in section.blocks() for one in block.sentences]
    assert sorted(" ".join([*headings, *said]).split()) == every_word("\n\n".join(lines))
    assert len(found.remarks) == sum(line.count("{>>") for line in lines)
    ids = [block.id for block in found.brief.blocks()]
    assert len(ids) == len(set(ids))
    again = read(render(found.brief, LEDGER, HOUSE, LIBRARY, "draft"), found.brief, HOUSE)
    assert again.brief == found.brief, "what was read is written and read again as the same"


def test_a_canonical_draft_is_written_again_byte_for_byte() -> None:
    assert render(reading(TEXT).brief, LEDGER, HOUSE, LIBRARY, "draft") == TEXT
