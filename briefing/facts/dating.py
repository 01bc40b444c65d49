"""Whether two dates can be one: values of different precision, weeks, and dates whose year is open."""

from __future__ import annotations

from datetime import date

from briefing.records import DateFact


def same_date(a: DateFact, b: DateFact) -> bool | None:
    """Whether two dates may mean the same time; None where either has no value to compare.

    A coarser date holds a finer one (2026 and 2026-03-10, the week 2026-W11 and its Tuesday), and an open year any year.
    """
    if a.value is None or b.value is None:
        return None
    finer, coarser = sorted((a.value, b.value), key=len, reverse=True)
    if "W" in finer + coarser:
        return _with_week(finer, coarser)
    if finer.startswith("--") or coarser.startswith("--"):
        return _open(finer, coarser)
    return finer.startswith(coarser)


def _open(one: str, other: str) -> bool:
    """Without their years: `--03-10` and `2026-03-10` agree, and a bare year says nothing against either."""
    parts = [value.split("-")[2:] if value.startswith("--") else value.split("-")[1:] for value in (one, other)]
    return all(left == right for left, right in zip(*parts, strict=False))


def _with_week(one: str, other: str) -> bool:
    """A week holds its seven days, and touches the month or the two, and the year or the two, that these lie in."""
    week, value = (one, other) if "W" in one else (other, one)
    if "W" in value:
        return week == value
    year, number = week.split("-W")
    days = [date.fromisocalendar(int(year), int(number), day).isoformat() for day in range(1, 8)]
    return any(_open(value, day) if value.startswith("--") else day.startswith(value) for day in days)
