"""A style from old briefs: what is measured is right, says what it rests on, and makes a file that lints clean."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.check import check
from briefing.cli import main
from briefing.library import Library
from briefing.records import Ledger
from briefing.render.reader import read_brief
from briefing.samples import shape_of, style_from
from briefing.styles import Style
from faultserver import FaultServer, Hit, completion

HOUSE_BRIEF = """\
      Northport's council reopens its north quay, calling the repairs a “lasting” answer to the flood.

    Details. The council voted on 9 March 2026 to reopen the quay, which has been shut since December. The decision, it said,
    honours a promise made to the organised labour of the harbour.

    ► The repairs cost 41 million crowns, or 12 per cent more than planned, and took three months.

    ► Harbour officials have hailed the reopening as a step towards recovery, claiming it will bring “steady work” to 1,200
    dockers. The opposition presents it as a rush, insisting that two of the five cranes are unsafe.

    Context. The quay has been the centre of a dispute since 2019, when storms closed it for the first time. The Northport Port
    Authority (NPA) favours a new programme of dredging.

    ► The NPA is a close ally of the shipping lines.
"""
LABELLED = """\
# Ferry line cuts sailings

**What's new:** Northport Ferries will cut four winter sailings from Nov. 3, the company said.

**The details:**

- **The cost:** The line lost $4 billion, or 12% of its sales.
- **The labor:** Crews can't be organized by then, a union spokeswoman said.

**What's next:** The council meets at 7 p.m.
"""
FRENCH = """\
La grève du port s'étend

Les faits. Les dockers ont voté la poursuite de la grève, a déclaré leur syndicat. « Nous ne céderons pas », a affirmé Ana Ruiz.

► Le trafic a reculé de 12 % en 2025.

Contexte. La grève a été lancée en février.
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test-0123456789abcdef")
    for name, text in (("house.txt", HOUSE_BRIEF), ("labelled.md", LABELLED), ("french.txt", FRENCH)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def made(*files: str, name: str = "mine") -> tuple[Style, str]:
    """The style measured on files, which lints clean, and the text of its file."""
    assert main(["style", "new", name, "--prompts", ".", "--from", *files]) == 0
    assert main(["style", "lint", name, "--prompts", "."]) == 0
    return Library(prompts=Path()).style(name), Path(f"styles/{name}.yaml").read_text(encoding="utf-8")


def test_a_brief_in_the_house_format_gives_a_style_close_to_house(desk: Path) -> None:
    style, text = made("house.txt")
    assert [(part.key, part.role, part.heading) for part in style.sections] == [
        ("details", "details", "Details."),
        ("context", "context", "Context."),
    ]
    points = [part.points.glyph for part in style.sections if part.points]
    assert points == ["►", "►"] and style.headline.full_stop and style.headline.tense == "present"
    assert (style.language, style.spelling.locale) == ("en-GB", "en-GB-ise")
    assert (style.numbers.percent, style.numbers.grouping, style.numbers.words_below) == ("per cent", "comma", 10)
    assert (style.dates.format, style.typography.quotes, style.typography.apostrophe) == ("d MMMM y", "“”", "'")
    assert style.attribution.trailing_participle and {"hailed", "claiming", "insisting"} <= set(style.attribution.verbs)
    assert style.names.expand_acronyms and style.names.honorifics == "none"
    assert "# 2 of 2 points begin with ►" in text and "1 of 1 end with a full stop" in text


def test_a_brief_has_nothing_to_find_under_the_style_that_was_measured_on_it(desk: Path) -> None:
    style, _ = made("house.txt")
    brief = read_brief(HOUSE_BRIEF, "text", style)
    found = check(brief, Ledger(title="", date="", sources=(), claims=()), style)
    form = {"headline-below", "no-claim"}
    assert [item.message for item in found if item.rule not in form and item.severity != "info"] == []


def test_other_forms_are_read_by_their_headings_and_marks(desk: Path) -> None:
    style, text = made("labelled.md")
    assert [(part.key, part.role) for part in style.sections] == [
        ("what-s-new", "details"),
        ("the-details", "details"),
        ("what-s-next", "outlook"),
    ]
    points = style.sections[1].points
    assert points is not None and (points.glyph, points.lead_in) == ("•", "bold") and style.sections[0].points is None
    assert (style.language, style.spelling.locale, style.headline.form) == ("en-US", "en-US", "label")
    assert (style.numbers.percent, style.numbers.millions, style.dates.clock) == ("%", "billion", "12h")
    assert style.voice.contractions and not style.headline.full_stop
    assert "2 of 2 begin with a lead-in" in text and "1 labor" in text


def test_another_language_is_told_and_its_marks_are_measured(desk: Path) -> None:
    style, _ = made("french.txt")
    assert (style.language, style.spelling.locale, style.typography.quotes) == ("fr-FR", "fr-FR", "«»")
    assert [part.heading for part in style.sections] == ["Les faits.", "Contexte."]


def test_several_samples_are_measured_together_and_a_folder_is_all_of_its_files(desk: Path) -> None:
    (desk / "old").mkdir()
    for number, mark in enumerate(("►", "►", "•")):
        (desk / "old" / f"{number}.txt").write_text(HOUSE_BRIEF.replace("►", mark), encoding="utf-8")
    (desk / "old" / "notes.bin").write_bytes(b"\0\1\2")
    style, text = made("old")
    assert style.sections[0].points is not None and style.sections[0].points.glyph == "►"
    assert "# 4 of 6 points begin with ►" in text and "# 3 of 3 have it, headed “Details.”" in text


def test_what_is_no_brief_is_left_out_and_told(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "empty.txt").write_text("\n\n")
    made("house.txt", "empty.txt")
    assert "left out: empty.txt" in capsys.readouterr().err
    assert main(["style", "new", "none", "--prompts", ".", "--from", "empty.txt"]) == 2
    assert "none of the files holds a brief" in capsys.readouterr().err and not Path("styles/none.yaml").exists()
    assert main(["style", "new", "other", "empty.txt", "--prompts", "."]) == 2


@pytest.mark.parametrize(
    ("first", "headline"),
    [("Port reopens", "Port reopens"), ("Details. It opened.", None), ("Details", None), ("► It opened.", None)],
)
def test_a_headline_is_told_from_a_heading(first: str, headline: str | None) -> None:
    assert shape_of("x", [first, "", "It opened on Monday. It was late.", ""]).headline == headline


def test_hostile_samples_break_no_file(desk: Path) -> None:
    text = 'He said: "yes" # no\n\nDetails: {a}. It: *b* & c.\n\n► "x: y" # z\n\nExtends: [\n\n► k: v\n'
    shape = shape_of('a"#\n.txt', text.split("\n"))
    (desk / "styles").mkdir()
    written = style_from("odd", Library().style("house"), [shape])
    (desk / "styles" / "odd.yaml").write_text(written, encoding="utf-8")
    assert Library(prompts=desk).style("odd").sections


# -- the guidance --------------------------------------------------------------------------------------------------------------


def drafted(hit: Hit) -> str:
    assert "<<<brief 1 " in hit.prompt and "north quay" in hit.prompt
    return json.dumps({"guidance": "Put the vote first.\n\nName: who \x1b[31mpays.", "end": hit.end})


def test_a_model_drafts_the_guidance_once_and_the_file_says_that_it_is_a_draft(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with FaultServer(default=completion(drafted)) as server:
        model = ["--model", "m", "--base-url", server.url, "--store", "store.sqlite"]
        for name in ("one", "one"):
            Path(f"styles/{name}.yaml").unlink(missing_ok=True)
            assert main(["style", "new", name, "--prompts", ".", "--from", "house.txt", *model]) == 0
        assert len(server.hits) == 1
    text = Path("styles/one.yaml").read_text(encoding="utf-8")
    assert "from the samples, and read by nobody yet" in text
    assert Library(prompts=Path()).style("one").guidance.splitlines() == ["Put the vote first.", "Name: who [31mpays."]


def test_without_a_model_nothing_is_asked_and_the_guidance_below_stands(desk: Path) -> None:
    style, text = made("house.txt")
    assert style.guidance == Library().style("house").guidance and "# guidance: |" in text
