"""What calls have used: sums over the attempts of the store, for `briefing cost` and for predictions."""

from __future__ import annotations

import sqlite3
from typing import Literal

from briefing.store.values import CostRow, History, RunCost, Served, StepCost, StepCount

By = Literal["day", "model", "step", "run"]

_NAMES: dict[By, tuple[str, str]] = {
    # what to group attempts by, and the same for uses; both are joined with their calls
    "day": ("substr(attempts.sent, 1, 10)", "substr(uses.used, 1, 10)"),
    "model": ("coalesce(attempts.served, calls.model)", "calls.model"),
    "step": ("calls.step", "calls.step"),
    "run": ("attempts.run", "uses.run"),
}
_LEFT = "(attempts.outcome IS NOT 'unsent')"


def rows(db: sqlite3.Connection, by: By) -> list[CostRow]:
    attempt, use = _NAMES[by]
    found = db.execute(
        f"""SELECT name, sum(sent) AS sent, sum(cached) AS cached, sum(input) AS input, sum(output) AS output,
               sum(price) AS price, sum(unpriced) AS unpriced
        FROM (
            SELECT {attempt} AS name, {_LEFT} AS sent, 0 AS cached, coalesce(input_tokens, 0) AS input,
                   coalesce(output_tokens, 0) AS output, coalesce(price, 0.0) AS price,
                   outcome = 'answered' AND price IS NULL AS unpriced
            FROM attempts JOIN calls ON attempts.call = calls.key
            UNION ALL
            SELECT {use}, 0, 1, 0, 0, 0.0, 0 FROM uses JOIN calls ON uses.call = calls.key
        ) GROUP BY name ORDER BY {"name" if by in ("day", "run") else "price DESC, name"}"""  # noqa: S608 - fixed fragments
    )
    return [
        CostRow(row["name"], row["sent"], row["cached"], row["input"], row["output"], row["price"], row["unpriced"] or 0)
        for row in found
    ]


def of_run(db: sqlite3.Connection, run: str) -> RunCost:
    calls: dict[str, StepCount] = {}
    sent = db.execute(
        f"""SELECT calls.step, count(*), sum(repair_of IS NOT NULL OR calls.step = 'repair'), sum(again) FROM attempts
        JOIN calls ON attempts.call = calls.key WHERE run = ? AND {_LEFT} GROUP BY calls.step ORDER BY min(attempts.id)""",  # noqa: S608
        (run,),
    )
    for step, count, repaired, unknown in sent:
        calls[step] = StepCount(sent=count, repaired=repaired, unknown=unknown)
    cached = db.execute(
        "SELECT calls.step, count(*) FROM uses JOIN calls ON uses.call = calls.key WHERE run = ? GROUP BY calls.step", (run,)
    )
    for step, count in cached:
        calls.setdefault(step, StepCount()).cached = count
    tokens_in, tokens_out, untold, price, unpriced = db.execute(
        """SELECT coalesce(sum(input_tokens), 0), coalesce(sum(output_tokens), 0),
        coalesce(sum(input_tokens IS NULL AND outcome = 'answered'), 0), coalesce(sum(price), 0.0),
        coalesce(sum(price IS NULL AND outcome = 'answered'), 0) FROM attempts WHERE run = ?""",
        (run,),
    ).fetchone()
    tokens = {"input": tokens_in, "output": tokens_out, "unknown": untold}
    return RunCost(calls, tokens, None if unpriced else price, unpriced)


def of_step(db: sqlite3.Connection, run: str, step: str) -> StepCost:
    """What the answers that a run has to one step's questions took, those too that an earlier run paid for."""
    calls, tokens_in, tokens_out, untold, price, unpriced = db.execute(
        """SELECT count(*), coalesce(sum(input_tokens), 0), coalesce(sum(output_tokens), 0),
        coalesce(sum(input_tokens IS NULL), 0), coalesce(sum(price), 0.0), coalesce(sum(price IS NULL), 0)
        FROM attempts JOIN calls ON attempts.call = calls.key
        WHERE step = ? AND outcome = 'answered'
        AND calls.key IN (SELECT call FROM attempts WHERE run = ? UNION SELECT call FROM uses WHERE run = ?)""",
        (step, run, run),
    ).fetchone()
    return StepCost(calls, tokens_in, tokens_out, untold, None if unpriced else price)


def last_served(db: sqlite3.Connection, endpoint: str, model: str) -> Served | None:
    row = db.execute(
        """SELECT served, fingerprint FROM attempts JOIN calls ON attempts.call = calls.key
        WHERE endpoint = ? AND model = ? AND served IS NOT NULL ORDER BY id DESC LIMIT 1""",
        (endpoint, model),
    ).fetchone()
    return None if row is None else Served(row["served"], row["fingerprint"])


def history(db: sqlite3.Connection, endpoint: str, model: str, step: str) -> History | None:
    row = db.execute(
        """SELECT count(*), sum(prompt_chars), sum(input_tokens), max(output_tokens), avg(output_tokens)
        FROM attempts JOIN calls ON attempts.call = calls.key
        WHERE endpoint = ? AND model = ? AND step = ? AND input_tokens > 0 AND output_tokens IS NOT NULL""",
        (endpoint, model, step),
    ).fetchone()
    return None if row[0] == 0 else History(*row)
