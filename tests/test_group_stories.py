"""Grouping as a step: copies, decisions by hand, reasons, and what a story's record holds."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.collect import collect
from briefing.collect.identity import document
from briefing.collect.reading import Reading
from briefing.errors import ConfigError
from briefing.group import Grouping, Settled, append_groups, group, read_groups, unknown
from briefing.records import Document, Story

LOOKALIKES = Path(__file__).parent / "data" / "lookalikes.jsonl"
DOCUMENTS = tuple(collect([str(LOOKALIKES)]))
WIRE = (
    "A freight train left the rails near the village of Dornach on Monday evening, the railway company said. Nobody was hurt. "
    "Eleven wagons that carried cement lay beside the track on Tuesday morning. The driver, who is 52 years old, told the police "
    "that a tree had fallen on the line. The line between Basel and Delémont will stay closed until Thursday at least. "
    "Passengers were asked to take the buses that leave every half hour from the square in front of the station."
)


def made(text: str, source: str, **known: str) -> Document:
    return document(Reading(kind="json", text=text, **known), source, "story")  # type: ignore[arg-type]


def by_source(found: Grouping) -> dict[str, Story]:
    return {source: story for story in found.stories for source in story.sources}


# -- copies ---------------------------------------------------------------------------------------------------------------


def test_a_report_printed_by_three_papers_is_one_story_that_names_its_copies() -> None:
    papers = [
        made(WIRE, "a", title="Freight train derails", outlet="Agency", published="2026-05-04"),
        made(WIRE, "b", title="Train off the rails", outlet="Courier", published="2026-05-05"),
        made(WIRE[: len(WIRE) * 3 // 5], "c", title="Derailment at Dornach", outlet="Echo", published="2026-05-05"),
    ]
    (story,) = group(papers).stories
    assert story.sources == ("a", "b", "c") or story.sources == ("a", "c", "b")
    assert story.copies == (story.documents,)
    assert story.reason == "3 copies of one report"


def test_a_copy_with_a_line_of_its_own_and_other_quotation_marks_is_a_copy() -> None:
    told = WIRE + ' "We will find out," said the mayor of the village, who had come to see the place for himself.'
    printed = "By our own staff in the region.\n\n" + told.replace('"', "“")
    (story,) = group([made(told, "a", published="2026-05-04"), made(printed, "b", published="2026-05-04")]).stories
    assert len(story.copies) == 1


def test_copies_count_as_one_voice_beside_another_report() -> None:
    other = DOCUMENTS[0]
    twin = other.model_copy(update={"id": "0" * 16, "source": "twin", "outlet": "Echo"})
    story = by_source(group([*DOCUMENTS, twin]))["twin"]
    assert len(story.documents) == 4
    assert [set(copies) for copies in story.copies] == [{other.id, twin.id}]
    assert story.reason.startswith("3 reports and 1 near-copy that share the names")


def test_releases_from_one_mould_with_other_names_and_figures_are_no_copies() -> None:
    mould = (
        "The ministry said on Monday that {} will receive {} million euros from the fund for bridges. The money pays for repairs "
        "of the crossing at {}. Work begins in the autumn, and the road stays open all the time. Minister Lena Brandt thanked "
        "the mayor, {}, for a plan that others could learn from. The fund was set up three years ago."
    )
    one = made(
        mould.format("Altburg", "4.2", "Saalen", "Piet Moor"),
        "a",
        title="Altburg: 4.2 million for bridge",
        published="2026-05-04",
    )
    two = made(
        mould.format("Neudorf", "7.5", "Wiesel", "Ruth Kehl"),
        "b",
        title="Neudorf: 7.5 million for bridge",
        published="2026-05-04",
    )
    assert len(group([one, two]).stories) == 2


# -- what does not matter -------------------------------------------------------------------------------------------------


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(2, len(DOCUMENTS)))
def test_documents_in_any_order_give_the_same_stories(chance: random.Random, size: int) -> None:
    chosen = chance.sample(DOCUMENTS, size)
    shuffled = chance.sample(chosen, size)
    assert group(chosen).stories == group(shuffled).stories


def test_every_usable_document_is_in_one_story_and_the_others_are_left_out() -> None:
    nothing = made("", "empty")
    found = group([*DOCUMENTS, nothing])
    told = [source for story in found.stories for source in story.sources]
    assert sorted(told) == sorted(document.source for document in DOCUMENTS)
    assert found.left_out == (nothing,)


def test_no_document_gives_no_story() -> None:
    assert group([]).stories == ()


def test_reports_without_dates_titles_or_language_are_grouped_by_what_they_say() -> None:
    bare = [
        item.model_copy(update={"published": None, "title": None, "language": None})
        for item in DOCUMENTS
        if "quake-noto" in item.source
    ]
    (story,) = group(bare).stories
    assert story.title.startswith(("An earthquake", "Six people"))


def test_chinese_is_grouped_by_its_characters() -> None:
    quake = "日本石川縣能登半島週二清晨發生規模六點四強烈地震，造成至少六人死亡，珠洲市多棟房屋倒塌，首相石破茂派遣防災大臣視察。"
    again = (
        "能登半島發生規模六點四地震，珠洲市房屋倒塌，至少六人死亡。首相石破茂表示，自衛隊正在災區清理道路，防災大臣已前往視察。"
    )
    vote = (
        "烏拉圭眾議院週二以六十四票對二十九票通過安樂死法案，總統奧西預計將簽署該法案，天主教會對此表示強烈反對並呼籲重新審議。"
    )
    rows = [made(text, name, language="zh", published="2026-05-05") for name, text in (("a", quake), ("b", again), ("c", vote))]
    assert {frozenset(story.sources) for story in group(rows).stories} == {frozenset("ab"), frozenset("c")}


# -- by hand --------------------------------------------------------------------------------------------------------------


def settled(keep: str, *documents: str) -> Settled:
    return Settled.model_validate({"keep": keep, "documents": documents})


def test_what_an_editor_joins_is_one_story_and_what_an_editor_parts_is_two() -> None:
    found = by_source(
        group(
            DOCUMENTS,
            [settled("together", "quake-van/1", "match-fulham/1"), settled("apart", "flood-kerala/1", "flood-kerala/2")],
        )
    )
    assert found["quake-van/1"] == found["match-fulham/1"]
    assert "joined by hand" in found["quake-van/1"].reason
    assert found["flood-kerala/1"] != found["flood-kerala/2"]


def test_copies_can_be_parted_by_hand() -> None:
    papers = [made(WIRE, name, outlet=name, published="2026-05-04") for name in "abc"]
    found = by_source(group(papers, [settled("apart", "a", "b")]))
    assert found["a"] != found["b"]


def test_a_document_is_named_by_its_id_too_and_unknown_names_are_of_other_days() -> None:
    one, two = (item for item in DOCUMENTS if item.source in ("rates-ecb/1", "rates-boe/1"))
    decisions = [settled("together", one.id, two.id, "yesterday.html")]
    assert by_source(group(DOCUMENTS, decisions))[one.source].documents.count(two.id) == 1
    assert unknown(decisions, DOCUMENTS) == ["yesterday.html"]


def test_the_later_of_two_decisions_about_the_same_documents_holds() -> None:
    pair = ("quake-van/1", "quake-noto/1")
    found = by_source(group(DOCUMENTS, [settled("together", *pair), settled("apart", *pair)]))
    assert found[pair[0]] != found[pair[1]]
    found = by_source(group(DOCUMENTS, [settled("apart", *pair), settled("together", *pair)]))
    assert found[pair[0]] == found[pair[1]]


def test_where_joining_would_bring_together_what_is_parted_parting_holds_and_is_told() -> None:
    decisions = [
        settled("apart", "quake-van/1", "quake-noto/1"),
        settled("together", "quake-van/1", "match-fulham/1"),
        settled("together", "match-fulham/1", "quake-noto/1"),
    ]
    result = group(DOCUMENTS, decisions)
    found = by_source(result)
    assert found["quake-van/1"] != found["quake-noto/1"]
    assert len(result.overruled) == 1


def test_the_file_of_decisions_keeps_what_a_person_wrote_and_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "desk" / "groups.toml"
    assert read_groups(path) == ()
    append_groups(path, [settled("together", 'a "quoted"', "b\\c")])
    path.write_text(path.read_text() + "\n# two different floods, asked the desk in Madrid\n")
    append_groups(path, [settled("apart", "https://example.org/é", "d")])
    assert read_groups(path) == (settled("together", 'a "quoted"', "b\\c"), settled("apart", "https://example.org/é", "d"))
    assert "# two different floods" in path.read_text()


@pytest.mark.parametrize("text", ["[[settled]\n", '[[settled]]\nkeep = "apart"\ndocuments = ["a"]\n', '[[joined]]\nkeep = "x"\n'])
def test_a_file_that_is_not_valid_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "groups.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=r"groups\.toml"):
        read_groups(path)


# -- the record and the reasons ---------------------------------------------------------------------------------------------


def test_a_story_keeps_its_name_when_a_later_report_joins_it() -> None:
    kerala = [item for item in DOCUMENTS if "flood-kerala" in item.source]
    first = by_source(group([item for item in DOCUMENTS if item is not kerala[-1]]))[kerala[0].source]
    assert by_source(group(DOCUMENTS))[kerala[0].source].story == first.story


def test_the_reason_tells_what_is_shared_and_the_explanation_what_kept_a_near_one_apart() -> None:
    found = group(DOCUMENTS)
    story = by_source(found)["bus-cusco/1"]
    (near, *_) = found.explain(story).apart
    assert near.title == by_source(found)["bus-arequipa/1"].title
    assert near.score < near.needed
    assert "Cusco" in near.why and "Arequipa" in near.why
    joined = found.explain(by_source(found)["flood-valencia/3"]).joined
    assert {"Valencia", "Mazón"} <= set(joined[-1].names)
    assert not any(item.copy for item in joined)


def test_what_was_kept_apart_by_hand_is_explained_so() -> None:
    found = group(DOCUMENTS, [settled("apart", "quake-noto/1", "quake-noto/2")])
    (near, *_) = found.explain(by_source(found)["quake-noto/1"]).apart
    assert near.why == "kept apart by hand"
