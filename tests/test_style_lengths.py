"""Lengths that stand against each other are named by the knob that is to give way, and no shipped style has any."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefing.cli import main
from briefing.styles import Style
from briefing.styles.lengths import unmet
from test_styles_shipped import LIBRARY, STYLES


def brisk(**values: Any) -> Style:
    return Style.model_validate({**LIBRARY.style("brisk").model_dump(), **values})


@pytest.mark.parametrize("name", STYLES)
def test_no_shipped_style_asks_for_lengths_that_cannot_all_be_met(name: str) -> None:
    assert list(unmet(LIBRARY.style(name))) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {"reading": {"max_sentence_words": 20}},
            [
                "sections.new.lead.words: up to 44 words; 2 sentences of 20 have 40",
                "sections.why.lead.words: up to 24 words; 1 sentence of 20 have 20",
                "sections.details.points.words: up to 24 words; 1 sentence of 20 have 20",
                "sections.context.points.words: up to 24 words; 1 sentence of 20 have 20",
                "sections.next.lead.words: up to 24 words; 1 sentence of 20 have 20",
            ],
        ),
        (
            {"reading": {"max_sentence_words": 24, "mean_sentence_words": 25}},
            ["reading.mean_sentence_words: 25 on average, and no sentence has more than 24"],
        ),
        ({"total_words": (90, 240)}, ["total_words: up to 240 words; headline and sections allow 192"]),
        ({"total_words": (200, 240)}, ["total_words: asks for 200 words; headline and sections allow 192"]),
        ({"total_words": (20, 50)}, ["total_words: up to 50 words; headline and sections have 55 at the least"]),
        (
            {"headline": {"form": "sentence", "words": (5, 30)}},
            ["headline.words: up to 30 in one sentence; the longest may have 24"],
        ),
        ({"headline": {"form": "label", "words": (5, 30)}}, []),
    ],
)
def test_each_pair_of_lengths_that_cannot_be_met_is_named(changed: dict[str, Any], said: list[str]) -> None:
    assert list(unmet(brisk(**changed))) == said


def test_a_brief_that_is_to_be_much_shorter_than_its_parts_is_named() -> None:
    data = LIBRARY.style("assessment").model_dump()
    short = type(LIBRARY.style("assessment")).model_validate({**data, "total_words": (220, 560)})
    told = "total_words: aims at 390 words, the middle of its range; that of its parts comes to 518"
    assert list(unmet(short)) == [told]


def test_lint_names_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ours.yaml").write_text("name: ours\ntitle: Ours\nextends: brisk\nreading: {max_sentence_words: 15}\n", encoding="utf-8")
    assert main(["style", "lint", "ours.yaml"]) == 1
    assert "1 sentence of 15 have 15" in " ".join("".join(capsys.readouterr()).split())
