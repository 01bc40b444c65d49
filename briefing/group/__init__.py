"""Grouping: documents that tell of one event become one story, and each grouping says why.

Near-copies come first, since a report that is printed ten times is one voice; then reports of the same event are joined by
their words and by the names, numbers and days that carry across languages. What an editor has settled by hand holds.
"""

from __future__ import annotations

from briefing.group.byhand import GROUPS_FILE, Settled, append_groups, read_groups, unknown
from briefing.group.grouping import Grouping, group
from briefing.group.reasons import Explanation

__all__ = ["GROUPS_FILE", "Explanation", "Grouping", "Settled", "append_groups", "group", "read_groups", "unknown"]
