"""A draft as it is written back after a review: the rendered text, with what only people put there.

Comments stand behind the words of their block, front matter keeps the keys of a person's own tools, and says the state.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefing.draft import unescape
from briefing.review.critic import written
from briefing.review.offers import block_of, offered
from briefing.review.state import Comment, ReviewState

_DEFINITION = re.compile(r"^\[\^(\w+)\]: (.*)$", re.MULTILINE)


def dressed(text: str, state: ReviewState, own: Sequence[str]) -> str:
    """`text` (a draft rendered with its offers) with comments, proposals, a person's own lines of front matter, and the state."""
    lines = text.split("\n")
    end = lines.index("---", 1)
    front = [f'status: "{state.state}"' if line.startswith("status: ") else line for line in lines[1:end]]
    body = _commented(offered(lines[end + 1 :], state.proposed), state.comments)
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


def definitions(text: str) -> dict[str, str]:
    """The footnotes of a rendered draft by their labels, as plain text."""
    return {label: unescape(said) for label, said in _DEFINITION.findall(text)}
