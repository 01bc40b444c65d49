"""The tables of the store, as an ordered list of steps from one version of the file to the next.

A step that has shipped is never changed: a new table or column is a new step at the end. The file's `user_version` counts
the steps that it has been through.
"""

from __future__ import annotations

_CALLS = (
    # One row a question, named by the hash of everything that makes up its request.
    """CREATE TABLE calls (
        key TEXT PRIMARY KEY,
        step TEXT NOT NULL,
        subject TEXT NOT NULL,
        style TEXT,
        endpoint TEXT NOT NULL,
        model TEXT NOT NULL,
        mode TEXT NOT NULL,
        request TEXT NOT NULL,
        prompt_chars INTEGER NOT NULL,
        repair_of TEXT REFERENCES calls (key),
        state TEXT NOT NULL,
        owner TEXT,
        error TEXT,
        created TEXT NOT NULL,
        changed TEXT NOT NULL
    )""",
    "CREATE INDEX calls_by_repair ON calls (repair_of) WHERE repair_of IS NOT NULL",
    # One row for each time that a question went out. `outcome` is NULL while it is under way.
    """CREATE TABLE attempts (
        id INTEGER PRIMARY KEY,
        call TEXT NOT NULL REFERENCES calls (key),
        run TEXT NOT NULL,
        again INTEGER NOT NULL,
        sent TEXT NOT NULL,
        received TEXT,
        outcome TEXT,
        http_status INTEGER,
        content_type TEXT,
        request_id TEXT,
        raw BLOB,
        raw_sha256 TEXT,
        finish_reason TEXT,
        served TEXT,
        fingerprint TEXT,
        tier TEXT,
        usage TEXT,
        input_tokens INTEGER,
        output_tokens INTEGER,
        price REAL,
        error TEXT
    )""",
    "CREATE INDEX attempts_by_call ON attempts (call)",
    "CREATE INDEX attempts_by_run ON attempts (run)",
    # One row for each time that a run was answered from here.
    "CREATE TABLE uses (run TEXT NOT NULL, call TEXT NOT NULL REFERENCES calls (key), used TEXT NOT NULL)",
    "CREATE INDEX uses_by_run ON uses (run)",
    # What was found out about an endpoint: which structured output it takes, which name it has for the limit of tokens.
    """CREATE TABLE endpoints (
        endpoint TEXT NOT NULL,
        model TEXT NOT NULL,
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        found TEXT NOT NULL,
        PRIMARY KEY (endpoint, model, name)
    )""",
)

_REVIEWS = (
    # One row for each thing that somebody did to a draft, in the order in which it became known here.
    """CREATE TABLE reviews (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        run TEXT NOT NULL,
        style TEXT NOT NULL,
        revision INTEGER NOT NULL,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        verb TEXT NOT NULL,
        block TEXT,
        before TEXT,
        after TEXT,
        note TEXT
    )""",
    "CREATE INDEX reviews_by_run ON reviews (run, style)",
)

_ARCHIVE = (
    # One row a story of an edition: the thread that it belongs to, and what it was called on that day.
    """CREATE TABLE threads (
        edition TEXT NOT NULL,
        slot TEXT NOT NULL,
        story TEXT NOT NULL,
        title TEXT NOT NULL,
        PRIMARY KEY (edition, slot)
    )""",
    "CREATE INDEX threads_by_story ON threads (story)",
    """CREATE TABLE told (
        number INTEGER PRIMARY KEY,
        edition TEXT NOT NULL,
        slot TEXT NOT NULL,
        story TEXT NOT NULL,
        style TEXT NOT NULL,
        run TEXT NOT NULL,
        headline TEXT NOT NULL,
        words TEXT NOT NULL,
        record TEXT NOT NULL,
        state TEXT NOT NULL,
        UNIQUE (edition, slot, style)
    )""",
    "CREATE INDEX told_by_story ON told (story, edition)",
    """CREATE TABLE said (
        number INTEGER PRIMARY KEY,
        edition TEXT NOT NULL,
        slot TEXT NOT NULL,
        story TEXT NOT NULL,
        claim TEXT NOT NULL,
        text TEXT NOT NULL,
        novelty TEXT NOT NULL,
        record TEXT NOT NULL,
        UNIQUE (edition, slot, claim)
    )""",
    "CREATE INDEX said_by_story ON said (story, edition)",
    "CREATE INDEX said_by_claim ON said (claim)",
    # A document is kept once, however many stories rest on it.
    "CREATE TABLE kept (id TEXT PRIMARY KEY, url TEXT, outlet TEXT, text_hash TEXT NOT NULL, record TEXT NOT NULL)",
    "CREATE INDEX kept_by_url ON kept (url)",
    """CREATE TABLE borne (
        edition TEXT NOT NULL,
        slot TEXT NOT NULL,
        document TEXT NOT NULL REFERENCES kept (id),
        PRIMARY KEY (edition, slot, document)
    )""",
    "CREATE INDEX borne_by_document ON borne (document)",
    "CREATE VIRTUAL TABLE told_words USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE said_words USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2')",
    # Work on a desk that one process has taken up; it is free again when that process ends, whatever ends it.
    "CREATE TABLE leases (work TEXT PRIMARY KEY, owner TEXT NOT NULL)",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_CALLS, _REVIEWS, _ARCHIVE)
