"""A draft as it is written back after a review: the rendered text, with what only people put there.

Comments stand behind the words of their block, front matter keeps the keys of a person's own tools, and says the state.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefing.draft import unescape
from briefing.review.critic import written
from briefing.review.state import Comment, State

_MARK = re.compile(r"(?<!\\)\[\^([a-z]{1,3}\d+)[a-z]+\]")
_DEFINITION = re.compile(r"^\[\^(\w+)\]: (.*)$", re.MULTILINE)


def dressed(text: str, comments: Sequence[Comment], own: Sequence[str], state: State) -> str:
    """`text` (a rendered draft) with comments, a person's own lines of front matter, and the state."""
    lines = text.split("\n")
    end = lines.index("---", 1)
    front = [f'status: "{state}"' if line.startswith("status: ") else line for line in lines[1:end]]
    body = _commented(lines[end + 1 :], comments)
    return "\n".join(["---", *front, *own, "---", *body])


def _commented(lines: list[str], comments: Sequence[Comment]) -> list[str]:
    open_comments = list(comments)
    made: list[str] = []
    for line in lines:
        block = block_of(line)
        mine = [comment for comment in open_comments if comment.block == block] if block else []
        open_comments = [comment for comment in open_comments if comment not in mine]
        made.append(" ".join([line, *_texts(mine)]))
    if not open_comments:
        return made
    return ["", " ".join(_texts(open_comments)), *made]  # about the whole, or about a block that is gone


def _texts(comments: Iterable[Comment]) -> list[str]:
    return [written(comment.text) for comment in comments]


def block_of(line: str) -> str | None:
    if line.startswith("# "):
        return "h0"
    mark = None if line.startswith("[^") else _MARK.search(line)
    return mark[1] if mark else None


def definitions(text: str) -> dict[str, str]:
    """The footnotes of a rendered draft by their labels, as plain text."""
    return {label: unescape(said) for label, said in _DEFINITION.findall(text)}
