"""Somebody else's brief, read into a record: every word kept, nothing invented, and what has no place named with its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.cli import main
from briefing.errors import DraftError
from briefing.library import Library
from briefing.records import Brief, Ledger
from briefing.render import render
from briefing.render.reader import read_brief, split
from briefing.styles import Style
from builders import brief, sentence
from showcase import CASES
from test_render import PAYLOADS

LIBRARY = Library()
HOUSE = LIBRARY.style("house")
EMPTY = Ledger(title="", date="", sources=(), claims=())

# As a brief comes out of a word processor: leading spaces, blank lines with spaces in them, no-break spaces, double spaces.
ODD = (
    "\ufeff       Northport reopens its quay, and calls the dredging a „triumph”. \r\n"
    "    \r\n\r\n"
    "    Details. The harbour board voted on 9 March 2026 to reopen the north quay, which Ms. Arana had shut.  The quay,"
    " the board said, is “safe”.\u00a0\r\n"
    "   \u00a0\r\n"
    "\t► Repairs have cost 41 million crowns  so far. They took two months.\u00a0\u00a0\r\n\r\n"
    "    ►The chair presents it as a success, insisting that dredging “will be finished. Soon.”\r\n\r\n"
    "    Context. \u00a0 Storms closed the quay in 2019.\r\n"
    "    ►  Each closure has moved trade to Eastmouth, e.g. the U.S. lines.\r\n\r\n\r\n"
)
MARKDOWN = """---
title: A brief
---

# Northport reopens its *north* quay.

**Details.** The board voted 9 to 2.[^d0a] The quay is
safe again, says [the chair](https://post.example.org/quay).

- Repairs cost 41 million crowns.
- Two cranes fell in January.

## Context

A storm closed the quay in 2019.[^c0a]

[^d0a]: S1 ¶1 “9 to 2”
[^c0a]: S2 ¶4 “in 2019”
    and more of it
"""
PAGE = """<!DOCTYPE html><html><head><title>Not this</title><style>p { color: red }</style></head><body>
<nav>Home | News</nav>
<main><h1>Northport reopens
 its quay.</h1>
<p><b>Details.</b> The board voted 9&nbsp;to&nbsp;2.<sup><a href="#n1">1</a></sup> The quay is safe.</p>
<ul><li>Repairs cost 41 million crowns.</li><li>Two cranes <em>fell</em> in January.</li></ul>
<h2>Context</h2><p>A storm closed the quay<br>in 2019.</p><p>► Trade moved to Eastmouth.</p>
<p hidden>Not this.</p><p style="display: none">Nor this.</p></main>
<footer>Northport Post</footer></body></html>
"""


def bare(text: str) -> str:
    return "".join(text.split()).replace("\ufeff", "")


def shape(made: Brief) -> list[tuple[str, list[str]]]:
    return [(block.id, [said.text for said in block.sentences]) for block in made.blocks()]


def test_the_text_of_a_word_processor_comes_back_white_space_apart() -> None:
    made = read_brief(ODD, "text", HOUSE)
    assert bare(render(made, EMPTY, HOUSE, LIBRARY, "text")) == bare(ODD)
    assert shape(made) == [
        ("h0", ["Northport reopens its quay, and calls the dredging a „triumph”."]),
        (
            "d0",
            [
                "The harbour board voted on 9 March 2026 to reopen the north quay, which Ms. Arana had shut.",
                "The quay, the board said, is “safe”.",
            ],
        ),
        ("d1", ["Repairs have cost 41 million crowns  so far.", "They took two months."]),
        ("d2", ["The chair presents it as a success, insisting that dredging “will be finished. Soon.”"]),
        ("c0", ["Storms closed the quay in 2019."]),
        ("c1", ["Each closure has moved trade to Eastmouth, e.g. the U.S. lines."]),
    ]


def test_what_a_text_does_not_tell_is_none_and_every_sentence_is_unsourced() -> None:
    made = read_brief(ODD, "text", HOUSE)
    assert (made.date, made.cutoff, made.sources, made.engine) == (None, None, None, None)
    assert {(said.status, said.author, said.claims) for said in made.sentences()} == {("unsourced", "import", ())}
    assert (made.style, made.language, made.remarks) == ("house", "en", ())


def test_markdown_is_read_by_its_words() -> None:
    made = read_brief(MARKDOWN, "markdown", HOUSE)
    assert shape(made) == [
        ("h0", ["Northport reopens its north quay."]),
        ("d0", ["The board voted 9 to 2.", "The quay is safe again, says the chair."]),
        ("d1", ["Repairs cost 41 million crowns."]),
        ("d2", ["Two cranes fell in January."]),
        ("c0", ["A storm closed the quay in 2019."]),
    ]
    assert [section.heading for section in made.sections] == ["Details.", "Context"]
    assert made.remarks == (
        "left out while reading: front matter (1)",
        "left out while reading: footnote marks (2)",
        "left out while reading: addresses of links (1)",
        "left out while reading: footnotes (2)",
    )


def test_a_page_is_read_by_what_is_seen_of_its_main_part() -> None:
    made = read_brief(PAGE, "html", HOUSE)
    assert shape(made) == [
        ("h0", ["Northport reopens its quay."]),
        ("d0", ["The board voted 9\u00a0to\u00a02.", "The quay is safe."]),
        ("d1", ["Repairs cost 41 million crowns."]),
        ("d2", ["Two cranes fell in January."]),
        ("c0", ["A storm closed the quay in 2019."]),
        ("c1", ["Trade moved to Eastmouth."]),
    ]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("Head.\n\nDetails. One.\n\n► Two.\n\nA loose end.", 7, "details has no place for this paragraph: 'A loose end.'"),
        ("Head.\n\nA second head.\n\nDetails. One.", 3, "this stands before any section: 'A second head.'"),
        ("► A point.\n\nDetails. One.", 1, "this stands before any section"),
        ("Head.\n\nDetails. One.\n\nContext. Two.\n\nDetails. Three.", 7, "a second Details."),
        ("Head.\n\nDetails. One.\n\n►\n\nContext. Two.", 5, "a point without words"),
        ("Only a headline.", 1, "holds no section"),
        ("", 1, "holds no section"),
        ("Head.\n\nDetails. One.\n\nAlso one.", 5, "details has no place for this paragraph"),
    ],
)
def test_what_has_no_place_is_an_error_with_its_line(text: str, line: int, what: str) -> None:
    with pytest.raises(DraftError) as raised:
        read_brief(text, "text", HOUSE)
    assert raised.value.line == line
    assert what in raised.value.message


def test_an_error_in_markdown_and_html_names_the_line_of_the_file() -> None:
    with pytest.raises(DraftError) as raised:
        read_brief(MARKDOWN.replace("## Context", "## Outlook"), "markdown", HOUSE)
    assert raised.value.line == 13
    with pytest.raises(DraftError) as raised:
        read_brief(PAGE.replace("<h2>Context</h2>", "\n\n<h2>Outlook</h2>"), "html", HOUSE)
    assert raised.value.line == 9


@pytest.mark.parametrize("opening", ["DETAILS:", "details.", "Details :", "Details.\n\n"])
def test_a_heading_is_known_however_it_is_set_and_stays_as_it_is(opening: str) -> None:
    made = read_brief(f"Head.\n\n{opening} The details are few.", "text", HOUSE)
    assert made.sections[0].key == "details"
    assert made.sections[0].heading == opening.strip()
    assert bare(render(made, EMPTY, HOUSE, LIBRARY, "text")) == bare(f"Head. {opening} The details are few.")


def test_a_word_that_only_begins_like_a_heading_is_none() -> None:
    made = read_brief("Details are few in this headline.\n\nDetails. Detailed.\n\n► Context is all.", "text", HOUSE)
    assert shape(made)[0][1] == ["Details are few in this headline."]
    assert [section.key for section in made.sections] == ["details"]


def test_a_style_without_headings_or_glyphs_is_read_by_its_order() -> None:
    plain = Style.model_validate(
        {
            "name": "plain",
            "title": "Plain",
            "sections": [
                {"key": "news", "prefix": "n", "role": "details", "lead": {}, "points": {"glyph": ""}},
                {
                    "key": "why",
                    "prefix": "w",
                    "role": "why",
                    "heading": "Why it matters:",
                    "lead": None,
                    "points": {"glyph": "–"},
                },
            ],
        }
    )
    text = "Head.\n\nThe news.\n\nMore of it.\n\nWhy it matters:\n\n– Ships.\n\n– Trade.\n"
    made = read_brief(text, "text", plain)
    assert [block for block, _ in shape(made)] == ["h0", "n0", "n1", "w1", "w2"]
    assert bare(render(made, EMPTY, plain, LIBRARY, "text")) == bare(text)


def test_sentences_without_a_space_between_them_come_back_without_one() -> None:
    text = "北港再開。\n\nDetails. 理事会は可決した。埠頭は閉鎖されていた。\n\n► 費用は四千万。工事は二か月続いた。\n"
    made = read_brief(text, "text", HOUSE)
    assert made.language == "ja"
    assert [len(said) for _, said in shape(made)] == [1, 2, 2]
    assert render(made, EMPTY, HOUSE, LIBRARY, "text") == text


def test_a_run_together_sentence_end_is_left_as_it_is() -> None:
    assert split("He left.She stayed. It rained.", "en") == ["He left.She stayed.", "It rained."]


# -- reading is the inverse of writing ----------------------------------------------------------------------------------


@pytest.mark.parametrize("format", ["text", "markdown", "draft", "html"])
@pytest.mark.parametrize("name", CASES)
def test_every_format_of_a_brief_is_read_back_to_the_same_words(name: str, format: str) -> None:
    made, book = CASES[name]()
    kind = {"draft": "markdown"}.get(format, format)
    read = read_brief(render(made, book, HOUSE, LIBRARY, format), kind, HOUSE)
    assert shape(read) == shape(made)
    assert [section.heading for section in read.sections] == [section.heading for section in made.sections]


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_are_read_back_letter_for_letter(payload: str, format: str) -> None:
    text = f"The note said {payload} and no more."
    made = brief(f"A headline with {payload} in it.", [[sentence("d0", 1, text)], [sentence("d1", 1, text)]])
    read = read_brief(render(made, EMPTY, HOUSE, LIBRARY, format), format, HOUSE)
    assert [said for _, (said,) in shape(read)] == [said.text for said in made.sentences()]


NASTY = [
    "*a*",
    "_b_",
    "[x]",
    "<b>",
    "&amp;",
    "41%",
    "“quoted”",
    "été",
    "#1",
    "U.S.",
    "1.5",
    "`c`",
    "a_b_c",
    "\\",
    "{}",
    "www.x",
    "–",
    "►",
]
WORDS = st.one_of(st.sampled_from(NASTY), st.from_regex(r"[a-z]{1,10}", fullmatch=True))
SENTENCES = st.lists(WORDS, min_size=3, max_size=12).map(lambda words: f"The {' '.join(words)} house stands.")
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=4)
SECTIONS = st.lists(PARAGRAPHS, min_size=1, max_size=4)


def made_of(headline: str, details: list[list[str]], context: list[list[str]]) -> Brief:
    def blocks(prefix: str, paragraphs: list[list[str]]) -> list[list[object]]:
        return [
            [sentence(f"{prefix}{block}", number, text) for number, text in enumerate(said, 1)]
            for block, said in enumerate(paragraphs)
        ]

    return brief(headline, blocks("d", details), blocks("c", context))  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(SENTENCES, SECTIONS, SECTIONS, st.sampled_from(["text", "markdown", "html"]))
def test_reading_a_rendered_brief_gives_the_brief(
    headline: str, details: list[list[str]], context: list[list[str]], format: str
) -> None:
    made = made_of(headline, details, context)
    read = read_brief(render(made, EMPTY, HOUSE, LIBRARY, format), format, HOUSE)
    assert read.headline is not None and made.headline is not None
    assert read.headline.text == made.headline.text
    for mine, theirs in zip(read.sections, made.sections, strict=True):
        assert (mine.key, mine.role, mine.heading) == (theirs.key, theirs.role, theirs.heading)
    assert [(block, " ".join(said)) for block, said in shape(read)] == [(block, " ".join(said)) for block, said in shape(made)]


LOOSE = st.text(alphabet=st.sampled_from(list("abAB .,!?“”\"'’()-–:;1209%&<>*_[]\u00a0\t‎é中。ر")), min_size=1, max_size=60)


@settings(max_examples=300, deadline=None)
@given(LOOSE, LOOSE, LOOSE, st.sampled_from(["\n\n", "\n  \n", "\r\n\r\n", "\n\u00a0\n\n"]))
@example("a", 'b." c', "d", "\n\n")
@example("a", "中。中", "d", "\n\n")
def test_no_character_is_lost_or_changed_and_reading_twice_changes_nothing(one: str, two: str, three: str, gap: str) -> None:
    """Any text of the format comes back as it was, white space apart; what is read of that is the same record."""
    text = f"Head x{one}{gap}Details. x{two}{gap}► x{three}{gap}Context. y"
    made = read_brief(text, "text", HOUSE)
    written = render(made, EMPTY, HOUSE, LIBRARY, "text")
    assert written.split() == text.split()
    assert read_brief(written, "text", HOUSE).model_copy(update={"id": made.id}).blocks()[0] == made.blocks()[0]
    assert render(read_brief(written, "text", HOUSE), EMPTY, HOUSE, LIBRARY, "text").split() == text.split()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400), st.sampled_from(["text", "markdown", "html"]))
@example("<" * 4000, "html")
@example("<div>" * 4000 + "x", "html")
@example("[" * 50_000, "markdown")
@example("a" * 3_000_000, "html")
@example("a" * 70_000, "text")
@example("---\na: b", "markdown")
@example("<?xml version='1.0' encoding='utf-8'?><p>Details. x", "html")
def test_any_text_is_read_or_refused_with_a_line(text: str, kind: str) -> None:
    try:
        read_brief(text, kind, HOUSE)
    except DraftError as error:
        assert error.line is not None and error.line >= 1


# -- the command ----------------------------------------------------------------------------------------------------------


def test_an_imported_record_is_rendered_and_checked_without_a_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "brief.txt"
    source.write_bytes(ODD.encode())
    record = tmp_path / "brief.json"
    assert main(["import", str(source), "-o", str(record)]) == 0
    capsys.readouterr()
    assert main(["render", str(record), "--format", "text"]) == 0
    assert bare(capsys.readouterr().out) == bare(ODD)
    assert main(["render", str(record), "--format", "html", "-o", str(tmp_path / "brief.html")]) == 0
    assert "has been traced to a source" in (tmp_path / "brief.html").read_text(encoding="utf-8")
    assert main(["check", str(record), "--json"]) == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["status"] for line in lines if line.get("status")} == {"unsourced"}  # what concerns the brief has none


def test_a_record_whose_evidence_lies_in_a_run_is_not_taken_without_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made, _ = CASES["ordinary"]()
    (tmp_path / "brief.json").write_text(made.model_dump_json(), encoding="utf-8")
    assert main(["render", str(tmp_path / "brief.json")]) == 3
    assert "is not in a run" in capsys.readouterr().err


def test_a_faulty_text_ends_with_code_1_and_its_line_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "brief.txt").write_text("Head.\n\nA loose end.\n", encoding="utf-8")
    assert main(["import", str(tmp_path / "brief.txt"), "-o", str(tmp_path / "brief.json")]) == 1
    said = capsys.readouterr()
    assert "line 3: this stands before any section: 'A loose end.'" in said.err and said.out == ""
    assert not (tmp_path / "brief.json").exists()


def test_a_file_in_the_charset_of_an_old_word_processor_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Zürich öffnet den Hafen.\n\nDetails. Der Stadtrat stimmte “ohne Zögern” für die Öffnung – und zwar über Nacht.\n"
    (tmp_path / "brief.txt").write_bytes(text.encode("cp1252"))
    assert main(["import", str(tmp_path / "brief.txt")]) == 0
    assert json.loads(capsys.readouterr().out)["headline"]["text"] == "Zürich öffnet den Hafen."


def test_what_is_no_text_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "brief.pdf").write_bytes(b"%PDF-1.7")
    assert main(["import", str(tmp_path / "brief.pdf")]) == 2
    assert ".txt, .md and .html are read" in capsys.readouterr().err
    (tmp_path / "brief.txt").write_bytes(b"PK\x03\x04\0\0\0\0")
    assert main(["import", str(tmp_path / "brief.txt")]) == 1
    assert "is not text" in capsys.readouterr().err
