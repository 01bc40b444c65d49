"""Templates and styles that a stranger may have written: refused or stopped within seconds, with a plain message."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from briefing import templating
from briefing.cli import main
from briefing.errors import BriefingError, ConfigError, TemplateError
from briefing.library import Library, shipped
from briefing.templating import Place, apart, environment, rendered
from test_lock_witnesses import BOOK, WIRE_TEXT, made

HOSTILE = {
    "popen": ("{{ cycler.__init__.__globals__.os.popen('id').read() }}", "unsafe"),
    "attr": ("{{ ''|attr('__class__')|attr('__mro__') }}", "unsafe|no attribute|undefined"),
    "subclasses": ("{{ ().__class__.__base__.__subclasses__() }}", "unsafe"),
    "format": ("{{ '{0.__class__.__init__}'.format(headline) }}", "unsafe|__class__"),
    "change": ("{{ sections.append(1) }}", "unsafe"),
    "huge text": ("{{ 'x'|center(200000000) }}", "renders to more than|memory|takes longer"),
    "more memory": ("{{ 'x'|center(4000000000) }}", "memory"),
    "many pieces": (
        "{% for a in range(90000) %}{% for b in range(90000) %}xxxxxxxxxxxx{% endfor %}{% endfor %}",
        "renders to more",
    ),
    "range": ("{% for a in range(99999999999) %}{% endfor %}", "Range too big"),
    "itself": ("{% include 'brief.txt.j2' %}", "without end|takes longer|broke down"),
    "parent": ("{% include '../secret.txt' %}", "secret"),
    "absolute": ("{% include '/etc/passwd' %}", "passwd"),
    "link": ("{% include 'link.txt' %}", "leads out of its folder"),
    "object": ("{{ brief.model_copy() }}", "no attribute 'model_copy'"),
}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text("the secret")
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    return folder


def brief_text(desk: Path, body: str) -> str:
    (desk / "brief.txt.j2").write_text(body, encoding="utf-8")
    from briefing.render import render

    return render(made("house", "en", *WIRE_TEXT), BOOK, Library().style("house"), Library(templates=desk), "text")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_template_is_refused_with_its_name(desk: Path, name: str) -> None:
    body, says = HOSTILE[name]
    with pytest.raises(TemplateError, match=rf"(?is)brief\.txt\.j2.*(?:{says})") as caught:
        brief_text(desk, body)
    assert "the secret" not in caught.value.message and "root:" not in caught.value.message


@pytest.mark.parametrize(
    "body",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% for c in range(99999) %}{% endfor %}{% endfor %}{% endfor %}",
        "{{ 7 ** 99999999 > 1 }}",
    ],
)
def test_a_template_without_end_is_killed_and_the_next_one_renders(
    desk: Path, body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(templating, "SECONDS", 1.5)
    assert brief_text(desk, "{{ headline }}!") == "None!\n"
    before = templating._apart._child
    assert before is not None
    with pytest.raises(TemplateError, match="brief.txt.j2: takes longer than 1.5 seconds, and was stopped"):
        brief_text(desk, body)
    with pytest.raises(ProcessLookupError):
        os.kill(before.pid, 0)
    assert brief_text(desk, "{{ sections | length }}") == "1\n"


def test_a_hostile_template_is_over_within_five_seconds(desk: Path) -> None:
    """The limit itself, with the process's start; nothing here depends on how fast the machine is."""
    assert templating.SECONDS <= 5
    started = time.monotonic()
    with pytest.raises(TemplateError):
        brief_text(desk, "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}")
    assert time.monotonic() - started < 60


def test_the_process_of_a_users_template_is_told_no_key(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    templating._apart.end()
    monkeypatch.setenv("OPENAI_API_KEY", "a-secret-key")
    brief_text(desk, "x")
    assert templating._apart._child is not None
    assert b"secret" not in Path(f"/proc/{templating._apart._child.pid}/environ").read_bytes()


def test_a_users_template_extends_ours_and_comes_to_the_same_in_either_process(desk: Path) -> None:
    values = {"headline": "A < B", "sections": [], "footnotes": [], "brief": {"corrections": []}, "joiner": " "}
    (desk / "own.md.j2").write_text('{% extends "shipped/brief.md.j2" %}')
    place = Place(shipped("templates"), desk)
    there = apart(place, "own.md.j2", values, markdown=True).text
    assert there == rendered(environment(place, markdown=True), "own.md.j2", values).text and "A \\< B" in there


@pytest.mark.parametrize("format", ["draft", "markdown", "text", "html", "email"])
def test_every_format_is_the_same_from_a_folder_that_only_extends_ours(tmp_path: Path, format: str) -> None:
    from briefing.render import render

    for path in shipped("templates").rglob("*"):
        if path.suffix == ".j2" and path.parent.name != "parts":
            (tmp_path / path.name).write_text(f'{{% extends "shipped/{path.name}" %}}', encoding="utf-8")
    written, style = made("house", "en", *WIRE_TEXT), Library().style("house")
    ours, theirs = (render(written, BOOK, style, library, format) for library in (Library(), Library(templates=tmp_path)))
    clock = ("Date:", "Message-ID:", " boundary=", "--===")
    assert [line for line in theirs.splitlines() if not line.startswith(clock)] == [
        line for line in ours.splitlines() if not line.startswith(clock)
    ]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("# {{ headline }}\n", "leaves out d0, d1"),
        (
            "{% for s in sections %}{% for b in [s.lead] + s.points %}{% for t in b.sentences %}{{ t.text }} {% endfor %}"
            "{% endfor %}{% endfor %}",
            r"leaves out the footnote \[\^d0a\], \[\^d1a\]",
        ),
    ],
)
def test_a_draft_that_lacks_a_block_or_a_footnote_is_an_error_that_names_it(desk: Path, body: str, says: str) -> None:
    from briefing.render import render

    (desk / "brief.md.j2").write_text(body, encoding="utf-8")
    with pytest.raises(TemplateError, match=says):
        render(made("house", "en", *WIRE_TEXT), BOOK, Library().style("house"), Library(templates=desk), "draft")


def test_the_command_says_it_in_a_line_and_writes_no_draft(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "brief.md.j2").write_text("# {{ headline }}\n", encoding="utf-8")
    source = str(shipped("examples") / "paraguay-sofa" / "sources" / "03-lapacho-sur.md")
    run = desk.parent / "run"
    assert main(["brief", source, "--date", "2026-03-10", "--out", str(run), "--templates", str(desk)]) == 3
    assert "the draft's template leaves out" in capsys.readouterr().err and not list(run.glob("6-drafts/*.md"))


# -- prompts -----------------------------------------------------------------------------------------------------------------


def test_a_users_prompt_is_rendered_apart_and_styles_alone_are_not(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "ours.yaml").write_text("name: ours\ntitle: Ours\nextends: house\n")
    assert not Place(shipped("prompts"), tmp_path).has_own
    (tmp_path / "format.md").write_text("{{ cycler.__init__.__globals__ }}{{ schema }}")
    assert Place(shipped("prompts"), tmp_path).has_own
    with pytest.raises(TemplateError, match="format.md.*unsafe"):
        Library(prompts=tmp_path).prompt("format.md", {"schema": "x"})


# -- styles ------------------------------------------------------------------------------------------------------------------

BOMB = "a: &a [x, x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (BOMB, "aliases"),
        ("name: ours\n" + "x" * 1_100_000, "is the most"),
        ("name: " + "[" * 20_000, "nested|valid YAML"),
        ("name: ours\ntitle: Ours\nextends: house\ntotal_words: [1, " + "9" * 5000 + "]\n", "total_words|valid|digits"),
        ("!!python/object/apply:os.system ['id']\n", "tag|not a valid|valid YAML|mapping"),
        ("name: ours\ntitle: Ours\nextends: ../../etc/passwd\n", "no style named"),
        ("name: ours\ntitle: Ours\nextends: /etc/hosts.yaml\n", "no style named"),
        ("name: ours\ntitle: Ours\nextends: house\ndates: {format: '" + "d" * 40 + "!'}\n", "dates.format"),
    ],
    ids=["bomb", "huge", "deep", "digits", "tag", "up", "absolute", "pattern"],
)
def test_a_hostile_style_is_refused_with_a_plain_message(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "ours.yaml").write_text(text)
    with pytest.raises(ConfigError, match=says) as caught:
        Library(prompts=tmp_path).style("ours")
    assert isinstance(caught.value, BriefingError) and "root:" not in caught.value.message
