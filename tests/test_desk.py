"""What a desk settles for its edition: ten lines are enough, and every fault has its line."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from briefing.config import Config, load
from briefing.desk import DeskSettings
from briefing.errors import ConfigError

TEN_LINES = """
[desk]
name = "The Northport Morning"
timezone = "Europe/Berlin"
cutoff = "05:30"
sources = ["inbox", "https://news.example/feed.xml", {source = "wire.jsonl", outlet = "Plata Wire Service"}]

[[desk.outlets]]
name = "Plata Wire Service"
hosts = "plata.example"
reliability = "high"
publisher = "Plata Group"

[[desk.topics]]
name = "ports"
must = ["port|harbour|dock*"]
"""


def desk(folder: Path, text: str) -> Config:
    (folder / "briefing.toml").write_text(text, encoding="utf-8")
    return load({}, folder, {})


def test_ten_lines_make_a_desk_whose_paths_count_from_its_file(tmp_path: Path) -> None:
    found = desk(tmp_path, TEN_LINES).daily
    assert [item.source for item in found.sources] == [
        str(tmp_path / "inbox"),
        "https://news.example/feed.xml",
        str(tmp_path / "wire.jsonl"),
    ]
    assert found.sources[2].outlet == "Plata Wire Service"
    assert found.limits.stories == 10 and found.review == "required"
    assert found.public == tmp_path / "public"


def test_an_outlet_is_known_by_its_name_or_by_its_address(tmp_path: Path) -> None:
    found = desk(tmp_path, TEN_LINES).daily
    by_name, by_host = found.outlet("PLATA WIRE service", None), found.outlet(None, "https://www.plata.example/a")
    assert by_name is by_host is found.outlets[0]
    assert found.outlet("Lapacho Sur", "https://notplata.example/") is None


def test_an_edition_closes_at_its_cut_off_in_its_own_time_zone(tmp_path: Path) -> None:
    found = desk(tmp_path, TEN_LINES).daily
    assert found.closes(date(2026, 3, 10)) == datetime(2026, 3, 10, 5, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    assert DeskSettings().closes(date(2026, 3, 10)) == datetime(2026, 3, 11, tzinfo=ZoneInfo("UTC"))


def test_every_fault_of_a_desk_is_named_with_the_line_that_it_stands_on(tmp_path: Path) -> None:
    text = (
        'modle = "x"\n[desk]\ntimezone = "Mars/Olympus"\ncutoff = "5 am"\n[[desk.outlets]]\nname = "A"\n'
        '[[desk.outlets]]\nname = "B"\nreliability = "great"\n[desk.limits]\nstorys = 3\n'
    )
    with pytest.raises(ConfigError) as caught:
        desk(tmp_path, text)
    at = {fault.split(": ")[0] for fault in caught.value.faults}
    assert at == {"line 1", "line 3", "line 4", "line 9", "line 11"}
    assert "did you mean stories?" in caught.value.message
    assert "write it as 05:30" in caught.value.message


def test_two_topics_of_one_name_are_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="two topics are called 'ports'"):
        desk(tmp_path, TEN_LINES + '[[desk.topics]]\nname = "Ports"\nmust = "quay"\n')


def test_a_table_of_the_desk_leaves_the_other_settings_as_they_are(tmp_path: Path) -> None:
    found = desk(tmp_path, 'style = "wire"\n' + TEN_LINES)
    assert found.settings.style == ("wire",) and found.daily.name == "The Northport Morning"
