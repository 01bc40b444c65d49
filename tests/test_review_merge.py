"""A brief made again meets a draft that a person worked on: what is theirs stays, and the new text is proposed beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.cli import main
from briefing.library import Library
from briefing.pipeline import Hands, desk_for, open_brief, write_brief
from briefing.pipeline.reviewing import spared
from briefing.records import Block, Brief, Contradiction, Finding, Ledger, Section, Sentence
from briefing.review.desk import Desk
from briefing.review.identity import aligned
from briefing.review.merge import Ours, merged
from briefing.review.state import ReviewState
from briefing.runs import DOCUMENTS, EXTRACTIONS, LEDGER, Run
from builders import brief, claim, document, ledger, sentence
from reviewing import CLAIMS, ID, QUOTES, SOURCE, made_brief, make_run

LATE = document("The strike cost the town 398 jobs. A crane fell into the harbour basin.", "late.txt", outlet="The Late Post")
FEWER, CRANE = (claim(LATE, quote) for quote in ("The strike cost the town 398 jobs.", "A crane fell into the harbour basin."))
BOOK = ledger([SOURCE, LATE], [*CLAIMS, FEWER, CRANE])
LIBRARY = Library()
HOUSE = LIBRARY.style("house")


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFING_REVIEWER", "Ada")
    (tmp_path / "briefing.toml").write_text("")
    return make_run(Path("run"))


def _point(name: str, words: str, claim: str) -> list[Sentence]:
    return [sentence(name, 1, words, claim)]


def new_text(**words: str) -> Brief:
    """What the machine writes with the late source: a new point on the crane before the jobs, other words where `words` has them
    (a block without words is left out)."""
    say = {"d0": QUOTES[0], "d1": QUOTES[2], "d3": CRANE.text, "d2": QUOTES[3], "c0": QUOTES[5], "c1": QUOTES[6], **words}
    claims = {"d0": ID[0], "d1": ID[2], "d2": ID[3], "d3": CRANE.id, "c0": ID[5], "c1": ID[6]}
    order = [name for name in ("d0", "d1", "d3", "d2", "c0", "c1") if say[name]]
    details, context = ([name for name in order if name[0] == prefix] for prefix in "dc")
    made = {
        key: [_point(f"{key}{n}", say[name], claims[name]) for n, name in enumerate(names)]
        for key, names in (("d", details), ("c", context))
    }
    base = made_brief()
    return brief("The port of Eastmouth reopened on Monday.", made["d"], made["c"], engine=base.engine, sources=BOOK.sources)


def late(new: Brief, **ledger_values: object) -> None:
    """The same command again, with one more source."""
    run = Run(Path("run"))
    book = BOOK.model_copy(update=ledger_values)
    with run.locked():
        run.write_lines(DOCUMENTS, [SOURCE, LATE])
        run.write_record(LEDGER, book)
        made = write_brief(run, new, book, HOUSE, ("draft",), LIBRARY, lambda: "Ada")
        assert not made.beside


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def do(*args: str) -> None:
    assert main(["review", *args]) == 0


def desk() -> Desk:
    return desk_for(Run(Path("run")), HOUSE, LIBRARY, Hands("Ada"))


def words() -> dict[str, str]:
    return {block.id: " ".join(one.text for one in block.sentences) for block in desk().record.blocks()}


def state() -> ReviewState:
    return desk().state


def test_what_nobody_touched_takes_the_new_words_and_a_new_block_goes_where_it_belongs(draft: Path) -> None:
    do("comment", str(draft), "c1", "keep this one")
    late(new_text(d2="The strike cost 412 jobs in the town.", c1="In 2019 a strike lasted 23 days."))
    assert list(words()) == ["h0", "d0", "d1", "d3", "d2", "c0", "c1"]
    assert words()["d2"] == "The strike cost 412 jobs in the town." and words()["d3"] == CRANE.text
    assert words()["c1"] == QUOTES[6], "somebody spoke of it: it is theirs"
    assert "{~~A strike in 2019 lasted 23 days.[^c1a]~>In 2019 a strike lasted 23 days.[^c2a]~~}" in draft.read_text()
    assert "{>>keep this one<<}" in draft.read_text()


def test_an_edited_block_stays_and_the_new_words_stand_beside_it(draft: Path) -> None:
    edit(draft, "The strike cost the town 412 jobs.", "The town lost 412 jobs.")
    late(new_text(d2="The strike cost 412 jobs in the town."))
    assert words()["d2"] == "The town lost 412 jobs."
    line = "► {~~The town lost 412 jobs.[^d2a]~>The strike cost 412 jobs in the town.[^d4a]~~} {>>proposed d4: after late sources"
    assert line in draft.read_text() and "[^d4a]: S1" in draft.read_text()


def test_an_edited_block_of_which_the_machine_says_the_same_as_before_has_nothing_proposed(draft: Path) -> None:
    edit(draft, "The strike cost the town 412 jobs.", "The town lost 412 jobs.")
    late(new_text())
    assert "{~~" not in draft.read_text() and state().proposed == () and words()["d3"] == CRANE.text


@pytest.mark.parametrize("how", ["by hand", "accept", "reject", "all", "none"])
def test_a_proposal_is_settled_in_the_file_or_on_the_command_line(how: str, draft: Path) -> None:
    edit(draft, "The strike cost the town 412 jobs.", "The town lost 412 jobs.")
    late(new_text(d2="The strike cost 412 jobs in the town."))
    if how == "by hand":
        edit(draft, "{~~The town lost 412 jobs.[^d2a]~>", "")
        edit(draft, "[^d4a]~~}", "[^d4a]")
        do("apply", str(draft))
    elif how in ("accept", "reject"):
        do("apply", str(draft), f"--{how}", "d4")
    else:
        do("apply", str(draft), "--accept-changes" if how == "all" else "--reject-changes")
    taken = how not in ("reject", "none")
    assert words()["d2"] == ("The strike cost 412 jobs in the town." if taken else "The town lost 412 jobs.")
    assert state().proposed == () and "proposed" not in draft.read_text() and "{" not in draft.read_text().split("\n---\n")[1]
    late(new_text(d2="The strike cost 412 jobs in the town."))
    assert state().proposed == (), "what was turned down is not offered again"


def test_an_open_proposal_stays_open_through_other_edits(draft: Path) -> None:
    edit(draft, "The strike cost the town 412 jobs.", "The town lost 412 jobs.")
    late(new_text(d2="The strike cost 412 jobs in the town."))
    edit(draft, "objected", "protested")
    do("apply", str(draft))
    do("edit", str(draft), "d2", "The town has lost 412 jobs.")
    do("move", str(draft), "d2", "--before", "d1")
    assert "{~~The town has lost 412 jobs.[^d2a]~>The strike cost 412 jobs in the town.[^d4a]~~}" in draft.read_text()
    edit(draft, "cost 412 jobs in the town.", "cost the town some 412 jobs.")
    do("apply", str(draft))
    (offer,) = state().proposed
    assert offer.text is not None and offer.text.sentences[0].author == "person", "words changed inside the mark are kept"
    assert main(["review", "approve", str(draft)]) == 1


def test_a_block_that_the_new_text_lacks_is_proposed_for_deletion(draft: Path) -> None:
    do("comment", str(draft), "h0", "so it is")
    late(new_text(c1=""))
    assert "{--► A strike in 2019 lasted 23 days.[^c1a]--} {>>proposed c1: " in draft.read_text()
    assert words()["c1"] == QUOTES[6]
    do("apply", str(draft), "--accept", "c1")
    assert "c1" not in words() and state().struck[0].block == "c1"


def test_a_struck_block_stays_out_and_its_number_is_given_to_no_other(draft: Path) -> None:
    do("drop", str(draft), "d2", "--why", "stale")
    edit(draft, "\n\n**Context.**", "\n\n► A point of our own.\n\n**Context.**")
    late(new_text())
    assert {"d2"} & set(words()) == set() and words()["d3"] == "A point of our own." and words()["d4"] == CRANE.text


def test_what_a_person_wrote_moved_or_accepted_is_theirs(draft: Path) -> None:
    do("move", str(draft), "d2", "--before", "d1")
    do("accept", str(draft), "c0")
    edit(draft, "\n\n**Context.**", "\n\n► A point of our own.\n\n**Context.**")
    late(new_text(d2="Jobs were lost: 412.", c0="Since the first of March the port had been shut."))
    now = words()
    assert (now["d2"], now["c0"], now["d3"]) == (QUOTES[3], QUOTES[5], "A point of our own.")
    assert [one.block for one in state().proposed] == ["d2", "c0"]
    assert list(now)[2:4] == ["d2", "d1"]


def test_of_an_approved_text_nothing_is_changed_and_all_is_proposed(draft: Path) -> None:
    do("approve", str(draft), "--override", "--why", "a test")
    before = words()
    late(new_text(d2="The strike cost 412 jobs in the town."))
    assert words() == before and state().state == "approved"
    assert [(one.kind, one.block) for one in state().proposed] == [("replace", "d0"), ("replace", "d2"), ("insert", "d1")]
    assert "{++► A crane fell into the harbour basin.[^d3a]++}" in draft.read_text()
    do("apply", str(draft), "--accept", "d3")
    assert list(words())[2:4] == ["d1", "d3"] and state().state == "draft"


def test_a_late_source_that_contradicts_what_was_approved_asks_for_a_decision(draft: Path) -> None:
    do("approve", str(draft), "--override", "--why", "a test")
    clash = Contradiction(kind="number", claims=(ID[3], FEWER.id), values=("412", "398"), note="one has 412, another 398")
    late(new_text(), contradictions=(clash,))
    assert state().state == "changes_requested" and words()["d2"] == QUOTES[3]
    assert [(one.block, one.text) for one in state().comments] == [
        ("d2", "@check a late source differs: one has 412, another 398")
    ]
    late(new_text(), contradictions=(clash,))
    assert len(state().comments) == 1


def test_a_claim_that_a_later_ledger_calls_otherwise_is_still_the_one_a_person_cited(draft: Path) -> None:
    edit(draft, "The strike cost the town 412 jobs.", "The town lost 412 jobs.")
    do("apply", str(draft))
    other = CLAIMS[3].model_copy(update={"id": "another-name"})
    line = {"document": SOURCE.id, "engine": "x", "claims": [CLAIMS[3].model_dump(mode="json")]}
    Path("run", EXTRACTIONS).write_text(json.dumps(line) + "\n")
    late(new_text(), claims=tuple(other if one.id == ID[3] else one for one in BOOK.claims))
    assert next(block for block in desk().record.blocks() if block.id == "d2").sentences[0].claims == ("another-name",)
    assert not [one for one in desk().record.findings if one.rule == "unknown-claim" and one.block == "d2" and one.sentence]


def test_the_headline_is_proposed_like_any_block(draft: Path) -> None:
    edit(draft, "# The port of Eastmouth reopened on Monday.", "# Eastmouth works again.")
    late(new_text().model_copy(update={"headline": sentence("h0", 1, "The port is open after nine days.", ID[0])}))
    assert "# {~~Eastmouth works again.~>The port is open after nine days.~~}" in draft.read_text()
    do("apply", str(draft), "--accept", "h0")
    assert words()["h0"] == "The port is open after nine days."


def test_what_is_struck_in_one_style_stays_out_of_the_others_until_it_is_brought_back(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = Run(Path("run"))
    wire = LIBRARY.style("wire")
    with run.locked():
        other = made_brief().model_copy(update={"style": "wire", "sections": made_brief().sections[:1]})
        write_brief(run, other, run.ledger(), wire, ("draft",), LIBRARY)
    do("drop", str(draft), "d2", "--why", "stale")
    assert ID[3] not in {claim.id for claim in spared(run.ledger(), run).claims} and ID[2] in _claims(spared(run.ledger(), run))
    checked = desk_for(run, wire, LIBRARY, Hands("Ada")).means.judge(run.brief("wire"))
    found = [one for one in checked.findings if one.rule == "struck"]
    assert [(one.block, one.severity) for one in found] == [("d2", "warn")] and "stale" in found[0].message
    opened = open_brief(Path("run/5-briefs/brief.wire.json"), LIBRARY).brief
    assert [one.block for one in opened.findings if one.rule == "struck"] == ["d2"]
    assert "the draft in wire rests on what is struck too: d2" in capsys.readouterr().err
    do("revert", str(draft), "--rev", "1")
    assert spared(run.ledger(), run) == run.ledger()


def _claims(book: Ledger) -> set[str]:
    return {claim.id for claim in book.claims}


# -- any merge ------------------------------------------------------------------------------------------------------------

names = st.lists(st.sampled_from([f"d{n}" for n in range(1, 9)]), unique=True, max_size=6)


def text(blocks: list[str], tag: dict[str, str]) -> Brief:
    points = tuple(Block(id=name, sentences=(sentence(name, 1, f"{name} {tag.get(name, '')}.", name),)) for name in blocks)
    section = Section(key="details", role="details", heading="Details.", points=points)
    return Brief(id="x", headline=sentence("h0", 1, "A headline."), sections=(section,))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(names, names, names, st.dictionaries(st.sampled_from([f"d{n}" for n in range(1, 9)]), st.sampled_from("ab")))
def test_no_word_of_a_persons_is_lost_in_any_merge(
    base: list[str], mine: list[str], new: list[str], tags: dict[str, str]
) -> None:
    ours = Ours(text(base, {}), text(mine, tags), alive={f"d{n}" for n in range(9)})
    made = merged(ours, text(new, dict.fromkeys(new[::2], "new")), "why", "now")
    now = {block.id: block.sentences[0].text for block in made.brief.blocks()}
    for name in mine:
        theirs = name not in base or tags.get(name)
        assert name in now and (not theirs or now[name] == f"{name} {tags.get(name, '')}.")
    assert [name for name in now if name in mine] == ["h0", *mine][1:], "nothing of a person's changes its place"
    gone = set(base) - set(mine)
    assert not gone & set(now), "what was struck stays out"
    offered = [one.id for one in made.proposed]
    assert len(offered) == len(set(offered))


# -- identity -------------------------------------------------------------------------------------------------------------


def test_a_new_text_has_the_old_ids_by_shared_claims_and_new_blocks_have_new_ones() -> None:
    old = brief("H.", [[sentence("d0", 1, "Lead.", "k0")], [sentence("d1", 1, "One.", "k1")], [sentence("d2", 1, "Two.", "k2")]])
    new = brief(
        "H.",
        [
            [sentence("d0", 1, "Another lead.", "k9")],
            [sentence("d1", 1, "Two again.", "k2", "k7")],
            [sentence("d2", 1, "Quite new.", "k8")],
            [sentence("d3", 1, "One again.", "k1")],
        ],
        remarks=("d1: sources differ", "no unknowns"),
        findings=(Finding(rule="status", severity="info", message="m", block="d3", sentence="d3.1"),),
    )
    made = aligned(new, old, used=("d0", "d1", "d2", "d3"))
    said = {block.id: block.sentences[0].text for block in made.blocks()}
    assert said == {"h0": "H.", "d0": "Another lead.", "d2": "Two again.", "d4": "Quite new.", "d1": "One again."}
    assert [block.sentences[0].id for block in made.sections[0].points] == ["d2.1", "d4.1", "d1.1"]
    assert made.remarks == ("d2: sources differ", "no unknowns") and made.findings[0].sentence == "d1.1"
    assert aligned(old, old, ()) == old
