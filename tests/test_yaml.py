"""YAML is read as YAML 1.2 has it, with the line of every key, and what is no plain data is refused by its line."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from briefing.errors import ConfigError
from briefing.yaml import MAX_DEPTH, load_yaml

TEXTS = [
    "",
    "# nothing\n",
    "just words",
    "a: 1\nb: [1, 2.5, true, null, ~, yes, 0o7, 0x1f, .inf, -3e2]\n",
    "a: |\n  b\n  c\nd: >\n  e\n  f\n",
    "- x\n- {y: 'it''s', z: \"q\\u00e9\"}\n-\n  - deep\n",
    "a: {b: {c: [1, {d: e}]}}\n",
    "day: 2026-03-10\nat: 2026-03-10T10:00:00Z\n",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_means_what_ruamel_takes_it_for(text: str) -> None:
    assert load_yaml(text, "it")[0] == YAML(typ="safe", pure=True).load(text)


# What opens with a question mark ruamel writes bare in a list, and then takes for a key itself; odd line ends it reads as spaces.
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), max_size=8).filter(
    lambda text: not text.startswith("?")
)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abcé-_", min_size=1, max_size=5), inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.text("abcé", min_size=1, max_size=5), PLAIN, max_size=4))
def test_what_is_written_as_yaml_is_read_back(data: dict[str, Any]) -> None:
    out = io.StringIO()
    YAML(typ="safe", pure=True).dump(data, out)
    assert load_yaml(out.getvalue(), "it")[0] == data


def test_every_key_and_item_has_its_line() -> None:
    lines = load_yaml("\na: 1\nb:\n  c: 2\n  d:\n  - x\n  - e: 3\n", "it")[1]
    assert lines == {
        ("a",): 2,
        ("b",): 3,
        ("b", "c"): 4,
        ("b", "d"): 5,
        ("b", "d", 0): 6,
        ("b", "d", 1): 7,
        ("b", "d", 1, "e"): 7,
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: 1\na: 2\n", 'it, line 2: not valid YAML: found duplicate key "a"'),
        ("a: 1\n---\nb: 2\n", "it, line 2: not valid YAML: a second document begins here"),
        ("a: &x [1]\nb: *x\n", "YAML aliases are not taken"),
        ("a: 1\nb: !!python/object:os.system x\n", "it, line 2: YAML tags are not taken"),
        ("? [a]\n: 1\n", "it, line 1: not valid YAML: a key is a word"),
        ("a: [\n", "not valid YAML"),
        ("a:\n\tb: 1\n", "it, line 2: not valid YAML"),
        ("a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH, "nested more than 50 deep"),
        ("a: " + "9" * 5000, "not valid YAML"),
    ],
)
def test_what_is_no_plain_data_is_refused(text: str, told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_yaml(text, "it")
    assert told in caught.value.message


def test_as_deep_as_is_allowed_is_read() -> None:
    node = load_yaml("a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1), "it")[0]["a"]
    depth = 1
    while node:
        node, depth = node[0], depth + 1
    assert depth == MAX_DEPTH - 1
