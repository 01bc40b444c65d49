"""Briefs that are hard to show: many points, long words, right-to-left text, no Context, nothing traced."""

from __future__ import annotations

from collections.abc import Callable

from briefing.records import Block, Brief, Finding, Ledger
from builders import brief, claim, document, ledger, sentence

Case = tuple[Brief, Ledger]

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
ADDRESS = "https://records.example.org/" + "a-very-long-path-without-any-break/" * 4


def ordinary() -> Case:
    """Two sections, a second source for one claim, a sentence without evidence, a judgement, a finding."""
    post = document(
        "The harbour board voted 9 to 2 on Monday to reopen the north quay.\n\nThe chair said that dredging “will be finished"
        " before the autumn storms”.\n\nRepairs have cost 41 million crowns so far.",
        title="Board reopens the north quay",
        url="https://post.example.org/quay",
    )
    wire = document(
        "By 9 votes to 2 the board of Northport harbour reopened the north quay.\n\nThe quay had been shut since a storm in"
        " January, when two cranes fell.",
        name="two.txt",
        title="North quay to reopen",
        outlet="Coastal Wire",
        published="2026-03-09",
    )
    past = document("A storm closed the same quay for a month in 2019.", name="past.txt", role="background", outlet="Tide Review")
    vote = claim(post, "The harbour board voted 9 to 2 on Monday to reopen the north quay.")
    vote = vote.model_copy(
        update={"evidence": (*vote.evidence, *claim(wire, "By 9 votes to 2 the board of Northport harbour reopened").evidence)}
    )
    dredging = claim(post, "The chair said that dredging “will be finished before the autumn storms”.")
    cost = claim(post, "Repairs have cost 41 million crowns so far.", kind="figure")
    shut = claim(wire, "The quay had been shut since a storm in January, when two cranes fell.")
    before = claim(past, "A storm closed the same quay for a month in 2019.")
    made = brief(
        "Northport reopens its north quay after two months, with the dredging still to come.",
        [
            [
                sentence("d0", 1, "The harbour board voted by nine to two on 9 March to reopen the north quay.", vote.id),
                sentence("d0", 2, "The quay had been shut since a storm in January brought down two cranes.", shut.id),
            ],
            [
                sentence("d1", 1, "The chair said that dredging “will be finished before the autumn storms”.", dredging.id),
                sentence("d1", 2, "Ships of up to 200 metres can dock again.", status="unsourced", author="person"),
            ],
            [sentence("d2", 1, "Repairs have cost 41 million crowns so far.", cost.id)],
        ],
        [
            [sentence("c0", 1, "A storm closed the same quay for a month in 2019.", before.id, status="background")],
            [sentence("c1", 1, "Each closure has moved trade to Eastmouth for good.", before.id, status="judgement")],
        ],
        cutoff="2026-03-10T09:00:00Z",
        findings=(Finding(rule="unsourced", severity="error", sentence="d1.2", block="d1", message="no claim bears this"),),
    )
    return made, ledger([post, wire, past], [vote, dredging, cost, shut, before])


def many_points() -> Case:
    """Twelve points, each of three sentences with evidence of its own: the margin holds more than the column."""
    what = "its cranes, its depth, the ships that it can still take and what the accounts of ten years say of its repairs"
    lines = [f"Committee {pier} heard witness {letter} on pier {pier}, {what}." for pier in range(13) for letter in "ABC"]
    source = document("\n\n".join(f"{line} It did so in open session, and the minutes were published." for line in lines))
    claims = [claim(source, f"{line} It did so in open session, and the minutes were published.", line) for line in lines]
    blocks = [
        [sentence(f"d{block}", part + 1, lines[3 * block + part], claims[3 * block + part].id) for part in range(3)]
        for block in range(13)
    ]
    return brief("Twelve committees report on twelve piers in one long day.", blocks), ledger([source], claims)


def long_words() -> Case:
    """Words and addresses wider than a telephone, in the text and in the evidence."""
    text = f"The {LONG_WORD} published its report at {ADDRESS} on Monday."
    source = document(text, title=f"{LONG_WORD} und {ADDRESS}", outlet=LONG_WORD, url=ADDRESS)
    found = claim(source, text)
    return brief(f"The {LONG_WORD} reports.", [[sentence("d0", 1, text, found.id)], [sentence("d1", 1, text, found.id)]]), ledger(
        [source], [found]
    )


def right_to_left() -> Case:
    """A brief in Arabic, one of its sources in English."""
    text = "وافق مجلس الميناء يوم الاثنين على إعادة فتح الرصيف الشمالي بأغلبية 9 أصوات مقابل صوتين."
    second = "وقال رئيس المجلس إن أعمال التجريف «ستنتهي قبل عواصف الخريف»."
    arabic = document(f"{text}\n\n{second}", title="إعادة فتح الرصيف الشمالي", outlet="بريد الميناء", language="ar")
    english = document("The board voted 9 to 2.", name="en.txt", title="Board reopens the quay")
    vote, said = claim(arabic, text), claim(arabic, second)
    votes = claim(english, "The board voted 9 to 2.")
    made = brief(
        "ميناء الشمال يعيد فتح رصيفه بعد شهرين من الإغلاق.",
        [
            [sentence("d0", 1, text, vote.id), sentence("d0", 2, second, said.id)],
            [sentence("d1", 1, second, votes.id), sentence("d1", 2, text, status="unsourced")],
        ],
        [[sentence("c0", 1, second, said.id)], [sentence("c1", 1, text, vote.id)]],
        language="ar",
    )
    return made, ledger([arabic, english], [vote, said, votes])


def untraced() -> Case:
    """What somebody else wrote: no evidence, no sources, no date."""
    made, _ = ordinary()

    sections = tuple(
        section.model_copy(
            update={
                "lead": _stripped(section.lead),
                "points": tuple(_stripped(block) for block in section.points),
            }
        )
        for section in made.sections
    )
    assert made.headline is not None
    headline = made.headline.model_copy(update={"claims": (), "status": "unsourced", "author": "import"})
    empty = Ledger(title="", date="", sources=(), claims=())
    return made.model_copy(update={"headline": headline, "sections": sections, "date": None, "findings": ()}), empty


def _stripped(block: Block | None) -> Block | None:
    if block is None:
        return None
    said = tuple(s.model_copy(update={"claims": (), "status": "unsourced", "author": "import"}) for s in block.sentences)
    return block.model_copy(update={"sentences": said})


CASES: dict[str, Callable[[], Case]] = {
    case.__name__: case for case in (ordinary, many_points, long_words, right_to_left, untraced)
}
