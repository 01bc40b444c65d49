"""Ranking: which stories matter today, by parts that an editor can read, weigh and overrule."""

from __future__ import annotations

from briefing.rank.notnews import not_news
from briefing.rank.parts import Candidate, Ranked
from briefing.rank.pins import PINS_FILE, Pin, append_pins, read_pins
from briefing.rank.ranking import Left, limited, rank

__all__ = ["PINS_FILE", "Candidate", "Left", "Pin", "Ranked", "append_pins", "limited", "not_news", "rank", "read_pins"]
