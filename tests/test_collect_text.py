"""Plain text, Markdown, JSON, character sets, folders: how sources become documents, with ids that last."""

# ruff: noqa: E501 - tables of sources read best with one on a line

from __future__ import annotations

import json
import os
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.collect import ReadOptions, charset, clean, collect, dates, identity, readers, sniff
from briefing.collect.reading import Input, Reading
from briefing.records import Document
from collect_sources import ARTICLE, SENTENCES, page

TEXT = "\n\n".join(SENTENCES)
ONE = ReadOptions(jobs=1)


def read(text: str | bytes, name: str = "x.txt") -> Reading:
    (reading,) = readers.read(Input(text.encode() if isinstance(text, str) else text, name))
    return reading


# --- plain text


def test_a_wire_report_gives_its_headline_agency_and_date() -> None:
    head = "Port of Northport reopens, sends for U.S.\nBy Plain Wire Service\nPublished: March 10, 2026, 22:05 UTC\n\n"
    reading = read(head + TEXT)
    assert reading.title == "Port of Northport reopens, sends for U.S." and reading.outlet == "Plain Wire Service"
    assert reading.published == "2026-03-10T22:05:00+00:00" and reading.author is None
    assert reading.text == TEXT


def test_a_reporter_an_outlet_with_a_date_and_labels_are_read_from_the_opening() -> None:
    first = read(f"Port reopens\n\nBy Edda Lund\nThe Courier — 10 March 2026\n\n{TEXT}")
    assert (first.title, first.author, first.outlet, first.published) == (
        "Port reopens",
        "Edda Lund",
        "The Courier",
        "2026-03-10",
    )
    second = read(
        f"Title: Port reopens\nOutlet: The Courier\nAuthor: Edda Lund\nDate: 10 March 2026\nURL: https://c.example/1\n\n{TEXT}"
    )
    assert (second.title, second.author, second.outlet) == ("Port reopens", "Edda Lund", "The Courier")
    assert (second.published, second.url, second.text) == ("2026-03-10", "https://c.example/1", TEXT)


def test_a_dateline_names_the_agency_and_stays_in_the_text() -> None:
    text = f"NORTHPORT, March 10 (PWS) - {TEXT}"
    reading = read(f"Port reopens\n\n{text}")
    assert reading.outlet == "PWS" and reading.text == text


@pytest.mark.parametrize(
    "opening",
    [
        SENTENCES[0],
        "NORTHPORT, March 10 (PWS) - The port reopened",
        "- a first item",
        "A line that runs on:",
    ],
)
def test_an_opening_that_is_no_headline_stays_in_the_text(opening: str) -> None:
    reading = read(f"{opening}\n\n{TEXT}")
    assert reading.text.startswith(opening) and reading.author is None
    assert reading.title is None


def test_a_headline_that_opens_with_by_is_no_byline() -> None:
    reading = read(f"By the time ships came, it was night\n\n{TEXT}")
    assert reading.title == "By the time ships came, it was night" and reading.author is None and reading.text == TEXT


def test_wrapped_lines_become_paragraphs_and_items_stay_apart() -> None:
    wrapped = "The harbour of Northport opened again on Tuesday after\nnine days, the city council said, and ships may enter\nit.\n\n* one\n* two\n1. three"
    assert read(f"{wrapped}\n\n{TEXT}").text.startswith(
        "The harbour of Northport opened again on Tuesday after nine days, the city council said, and ships may enter it.\n\n"
        "- one\n\n- two\n\n1. three\n\n"
    )


def test_a_text_with_a_paragraph_a_line_keeps_its_paragraphs() -> None:
    assert read("\r\n".join(SENTENCES)).text == TEXT


# --- Markdown


def test_front_matter_is_metadata_and_marks_are_no_text() -> None:
    head = "---\ntitle: 'Port: open'\noutlet: The Courier\nauthors: [Edda Lund, {name: Jo Marsh}]\ndate: 2026-03-10\nlang: en-GB\nurl: https://c.example/1\n---\n"
    body = f"# Port: open\n\n**{SENTENCES[0]}** [A link](https://evil.example) and `code`.\n\n![alt](x.png)\n\n## Costs\n\n- one\n- two\n\n<!-- no -->\n\n> {SENTENCES[1]}\n"
    reading = read(head + body, "x.md")
    assert (reading.title, reading.outlet, reading.author) == ("Port: open", "The Courier", "Edda Lund, Jo Marsh")
    assert (reading.published, reading.language, reading.url) == ("2026-03-10", "en", "https://c.example/1")
    assert reading.text == f"{SENTENCES[0]} A link and code.\n\nCosts\n\n- one\n\n- two\n\n{SENTENCES[1]}"
    assert reading.warnings == ()


@pytest.mark.parametrize(
    ("matter", "line", "told"),
    [
        ("title: A: B\noutlet: x", 2, "mapping"),
        ("title: x\ntitle: y", 3, "twice"),
        ("a: &a [1]\nb: *a", 3, "alias"),
        ("title: x\n\tauthor: y", 3, ""),
        ("- a\n- b", 2, "no keys"),
    ],
)
def test_broken_front_matter_is_a_warning_with_its_line_and_the_text_is_read(matter: str, line: int, told: str) -> None:
    reading = read(f"---\n{matter}\n---\n\n{TEXT}", "x.md")
    (warning,) = reading.warnings
    assert f"line {line}:" in warning and told in warning and reading.text == TEXT


def test_values_of_front_matter_are_read_as_written() -> None:
    reading = read(f"---\ntitle: no\noutlet: 12:30\nauthor: !!python/object/apply:os.system [x]\n---\n{TEXT}", "x.md")
    assert reading.title == "no" and reading.outlet == "12:30" and reading.author == "x"


def test_front_matter_that_never_ends_is_text_with_a_warning() -> None:
    assert "never closed" in read(f"---\ntitle: x\n\n{TEXT}", "x.md").warnings[0]


# --- JSON


def test_rows_are_called_by_id_address_or_line_and_a_bad_one_harms_no_other(tmp_path: Path) -> None:
    rows = [
        {
            "id": 7,
            "text": TEXT,
            "title": "T",
            "published": "2026-03-10",
            "outlet": "C",
            "author": "E",
            "language": "en-GB",
            "url": "https://c.example",
        },
        {"url": "https://c.example/2", "text": TEXT},
        {"text": TEXT, "published": "soon"},
        {"title": "no text"},
    ]
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join([*map(json.dumps, rows), '{"text": "cut', "[1]"]))
    found = list(collect([str(file)], options=ONE))
    assert [document.source for document in found] == ["7", "https://c.example/2", *(f"rows.jsonl#{n}" for n in (3, 4, 5, 6))]
    assert [document.status for document in found] == ["ok", "ok", "ok", *["unreadable"] * 3]
    first = found[0]
    assert (first.title, first.outlet, first.author, first.published, first.language) == ("T", "C", "E", "2026-03-10", "en")
    assert "not understood" in found[2].warnings[0] and "column" in (found[4].reason or "")


def test_json_that_is_a_list_a_document_or_an_error_message() -> None:
    assert [r.name for r in readers.read(Input(json.dumps([{"text": TEXT}, {"text": TEXT}]).encode(), "x.json"))] == [
        "x.json#1",
        "x.json#2",
    ]
    assert read(json.dumps({"text": TEXT}), "x.json").text == TEXT
    assert "Not found" in (read('{"error": {"code": 404, "message": "Not found"}}', "x.json").reason or "")
    assert "deeply" in (read("[" * 200_000, "x.json").reason or "")


# --- characters


def test_spaces_line_ends_ligatures_and_composed_letters_are_evened_out() -> None:
    text = clean.clean("of\ufb01ce\u00a0caf\u0065\u0301\r\nnext\u2028line\rlast\u3000one so\u00adft")
    assert text == "office café\nnext\nline\nlast one soft"


@pytest.mark.parametrize("text", ["می‌خواهم", "क्‍ष", "👩‍🚀 and ❤️", "שלום \u200fabc", "1\ufe0f\u20e3"])
def test_joiners_and_marks_stay_where_a_script_needs_them(text: str) -> None:
    assert clean.clean(text) == unicodedata.normalize("NFC", text)


def test_words_joined_by_nothing_visible_are_cleaned_and_counted() -> None:
    counts: Counter[str] = Counter()
    assert clean.clean("pass\u200bword\u200d \u202edrow\u2066 \U000e0069\ufeff", counts) == "password drow "
    assert counts == {"zero-width": 2, "joiner": 1, "direction control": 2, "tag": 1}


@given(st.text(alphabet=st.characters(codec=None), max_size=200))
def test_cleaning_leaves_nothing_odd_and_a_second_time_changes_nothing(text: str) -> None:
    once = clean.clean(text)
    assert clean.clean(once) == once
    assert not set(once) & {"\r", "\t", "\u00a0", "\u202e", "\u200b", "\ufeff", "\x00", "\U000e0041"}
    once.encode()


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "iso-8859-15"])
def test_a_text_is_read_in_the_charset_that_it_is_in(name: str) -> None:
    text = "Le café où l'été s'achève: la municipalité de Northport a déclaré mardi que le port était rouvert. " * 4
    assert charset.decode(text.encode(name))[0].strip() == text.strip()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("shift_jis", "港が再開したと市議会が火曜日に発表した。"),
        ("windows-1251", "Порт снова открыт, сообщил совет."),
        ("big5", "港口週二重新開放"),
    ],
)
def test_a_declared_charset_is_believed_where_it_fits(name: str, text: str) -> None:
    assert charset.decode(text.encode(name), f"text/html; charset={name}") == (text, ())
    assert charset.decode(f'<meta charset="{name}">{text}'.encode(name), markup=True)[0].endswith(text)


def test_a_wrong_charset_is_told_of() -> None:
    text, warnings = charset.decode("café".encode(), "text/html; charset=iso-8859-1")
    assert text == "café" and "is UTF-8" in warnings[0]
    _, warnings = charset.decode("El niño vio el mañana en España".encode("cp1252"), "text/html; charset=utf-8")
    assert "does not fit" in warnings[0]


# --- dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-03-10T20:15:00-03:00", "2026-03-10T20:15:00-03:00"), ("Tue, 10 Mar 2026 18:30:00 +0100", "2026-03-10T18:30:00+01:00"),
        ("March 10, 2026, 10:05 p.m.", "2026-03-10T22:05:00"), ("10. März 2026", "2026-03-10"), ("10 de marzo de 2026", "2026-03-10"),
        ("1er mars 2026", "2026-03-01"), ("10 marzo 2026", "2026-03-10"), ("10 de março de 2026", "2026-03-10"), ("2026年3月10日", "2026-03-10"),
        ("D:20260310101500+01'00'", "2026-03-10T10:15:00+01:00"), ("1773129600", "2026-03-10T08:00:00+00:00"), ("20260310", "2026-03-10"),
        ("31/12/2025", "2025-12-31"), ("12/31/2025", "2025-12-31"), ("05/06/2026", None), ("10.3.2026", "2026-03-10"),
        ("30 February 2026", None), ("may 2026", None), ("soon", None), ("", None), ("1031 5001 03 10", None),
    ],
)  # fmt: skip
def test_a_date_is_as_precise_as_its_source_and_never_guessed(text: str, iso: str | None) -> None:
    assert dates.date_of(text) == iso


@given(st.text(max_size=80))
def test_any_text_gives_a_valid_date_or_none(text: str) -> None:
    found = dates.date_of(text)
    assert found is None or Document(id="", text_hash="", source="", kind="text", published=found).published_on


# --- what a source is


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (page(), "x.txt", "html"), (page(), "x.pdf", "html"), (b"%PDF-1.4", "x.html", "pdf"), (b"<rss><channel/></rss>", "x.html", "feed"),
        (b"From: a@b\nSubject: c\nDate: d\n\nhello", "-", "email"), (b"---\ntitle: x\n---\nhello", "-", "markdown"), (b"hello there", "", "text"),
        (b'{"text": "a"}\n{"text": "b"}', "-", "jsonl"), (b'{"version": "https://jsonfeed.org/version/1"}', "-", "json"), (b"\0\0", "x.txt", "empty"),
        (b"\x89PNG\r\n", "x.txt", "foreign"), (bytes(range(256)) * 9, "x.txt", "foreign"), ("hello there".encode("utf-16"), "x.txt", "text"),
        (b"PK\x03\x04zip", "x.docx", "foreign"), (b"Dear Sir: hello\n\nTo: you", "letter.txt", "text"), (b"1 < 2 and 3 > 2", "x.txt", "text"),
    ],
)  # fmt: skip
def test_content_decides_what_a_source_is(data: bytes, name: str, kind: str) -> None:
    assert sniff.sniff(data, name)[0] == kind


def test_a_wrong_extension_is_a_warning() -> None:
    (reading,) = readers.read(Input(page(), "report.pdf"))
    assert reading.status == "ok" and "named .pdf but is html" in reading.warnings[0]


# --- sources and documents


def test_a_folder_is_read_in_order_without_hidden_files_and_names_what_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("z.txt", "a.md", "b/c.txt", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "b" / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    found = list(collect([str(tmp_path)], options=ONE))
    assert [Path(document.source).relative_to(tmp_path).as_posix() for document in found] == [
        "a.md",
        "b/c.txt",
        "z.txt",
        "b/photo.jpg",
    ]
    assert found[-1].status == "unreadable" and ".jpg" in (found[-1].reason or "")


def test_a_folder_that_links_to_itself_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text(TEXT)
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    assert len(list(collect([str(tmp_path)], options=ONE))) == 1


def test_what_is_not_there_or_no_file_is_a_document_with_a_reason_and_the_rest_is_read(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(TEXT)
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "empty").mkdir()
    sources = [str(tmp_path / "missing.txt"), str(tmp_path / "pipe.txt"), str(tmp_path / "empty"), "bad\0name", str(good)]
    found = list(collect(sources, options=ONE))
    assert [document.source for document in found] == sources
    told = ["no file or folder", "neither a file nor a folder", "no files", "no file can have"]
    assert all(words in (document.reason or "") for words, document in zip(told, found, strict=False))
    assert found[-1].status == "ok"


def test_standard_input_is_what_it_holds() -> None:
    (document,) = collect(["-"], options=ReadOptions(stdin=f"---\ntitle: T\n---\n{TEXT}".encode()))
    assert (document.source, document.kind, document.title, document.text) == ("-", "markdown", "T", TEXT)


def test_ids_follow_text_outlet_and_name_and_copies_share_a_hash(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(TEXT)
    (tmp_path / "two" / "y.txt").write_text(TEXT.upper().replace("\n\n", "\n\n\n"))
    x, same, y = collect([str(tmp_path / "one"), str(tmp_path / "two")], options=ONE)
    assert x.id == same.id and x.id != y.id and len({x.text_hash, same.text_hash, y.text_hash}) == 1
    named = [
        identity.document(Reading("text", TEXT, outlet=outlet, url=url), "x.txt", "story").id
        for outlet in ("A", "B")
        for url in (None, "https://c.example")
    ]
    assert len(set(named)) == 4


def test_too_little_text_is_thin_unless_it_is_a_note() -> None:
    options = ReadOptions(stdin=b"The port is open again, the council says.")
    assert next(collect(["-"], options=options)).reason == "only 8 words of text"
    assert next(collect(["-"], role="note", options=options)).status == "ok"
    assert next(collect(["-"], options=ReadOptions(stdin=b""))).status == "unreadable"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", TEXT), ("es", "El puerto de Northport volvió a abrir el martes después de nueve días, según dijo el ayuntamiento en un comunicado."),
        ("fr", "Le port de Northport a rouvert mardi après neuf jours de fermeture, a indiqué la mairie dans un communiqué."),
        ("de", "Der Hafen von Northport ist nach neun Tagen am Dienstag wieder geöffnet worden, wie die Stadt in einer Mitteilung sagte."),
        ("pt", "O porto de Northport voltou a abrir na terça-feira depois de nove dias, disse a câmara municipal em um comunicado."),
        ("it", "Il porto di Northport ha riaperto martedì dopo nove giorni, ha detto il consiglio comunale in una nota della città."),
        ("ar", "أعيد فتح ميناء نورثبورت يوم الثلاثاء بعد تسعة أيام، حسبما قال مجلس المدينة في بيان."),
        ("he", "נמל נורת'פורט נפתח מחדש ביום שלישי לאחר תשעה ימים, כך מסרה מועצת העיר בהודעה."),
        ("ja", "ノースポート港は九日ぶりに火曜日に再開したと市議会が声明で発表した。船舶は自由に入港できる。"),
        ("zh", "诺斯波特港在关闭九天后于周二重新开放，市议会在一份声明中说，船只可以自由进入港口。"),
        ("ru", "Порт Нортпорт снова открылся во вторник после девяти дней, сообщил городской совет в заявлении."),
    ],
)  # fmt: skip
def test_languages_are_told_and_their_letters_stay_whole(language: str, text: str) -> None:
    (document,) = collect(["-"], options=ReadOptions(stdin=text.encode()))
    assert document.language == language and document.text == unicodedata.normalize("NFC", text)


def test_documents_come_lazily_and_in_order(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text(f"{number} {TEXT}")
    found = collect([str(tmp_path)], options=ReadOptions(jobs=3))
    assert next(found).text.startswith("0 ")
    assert [document.text.split()[0] for document in found] == [str(number) for number in range(1, 30)]


def test_a_page_on_standard_input_is_read_in_a_process_of_its_own() -> None:
    (document,) = collect(
        ["-"],
        options=ReadOptions(stdin=page(ARTICLE, head="<title>Port reopens | The Courier</title>", top="<h1>Port reopens</h1>")),
    )
    assert (document.kind, document.title, document.outlet, document.text) == ("html", "Port reopens", "The Courier", TEXT)
