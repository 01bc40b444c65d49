"""What the embedded engine makes of a ledger: the sources' own sentences, newest first, nothing said twice, nothing dangling."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from briefing.errors import ReplyError
from briefing.facts import facts
from briefing.model import Request
from briefing.model.extractive import ExtractiveEngine
from briefing.records import Certainty, Claim, ClaimKind, Contradiction, Evidence, Ledger, Origin, Source
from briefing.replies import Assignment, ComposeReply, ExtractReply
from briefing.styles import HeadlineKnobs, ParagraphKnobs, PointsKnobs, SectionKnobs, Style

TODAY = "2026-03-10"
HOUSE = Style(
    name="house",
    title="House",
    sections=(
        SectionKnobs(key="details", prefix="d", role="details"),
        SectionKnobs(
            key="context",
            prefix="c",
            role="context",
            lead=ParagraphKnobs(sentences=(1, 3), words=(30, 80)),
            points=PointsKnobs(count=(1, 4)),
        ),
    ),
)


class Desk:
    """Builds a ledger a document at a time: each sentence becomes a claim at its place."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []
        self.sources: list[Source] = []
        self.contradictions: list[Contradiction] = []
        self.gaps: list[str] = []

    def document(
        self,
        outlet: str,
        *sentences: str,
        published: str = TODAY,
        origin: Origin = "story",
        kind: ClaimKind = "event",
        certainty: Certainty = "fact",
        title: str | None = None,
        language: str = "en",
    ) -> list[str]:
        """Adds a document; the ids of its claims."""
        document = f"doc{len(self.sources)}"
        role = "story" if origin == "story" else "background"
        label = f"S{len(self.sources) + 1}"
        self.sources.append(
            Source(
                label=label,
                document=document,
                source=f"{document}.txt",
                role=role,
                outlet=outlet,
                published=published,
                title=title,
            )
        )
        start, made = 0, []
        for text in sentences:
            claim = Claim(
                id=f"claim{len(self.claims)}",
                text=text,
                language=language,
                kind=kind if origin == "story" else "background",
                origin=origin,
                certainty=certainty,
                facts=facts(text, language, date.fromisoformat(published)),
                evidence=(Evidence(document=document, start=start, end=start + len(text), quote=text),),
            )
            start += len(text) + 1
            self.claims.append(claim)
            made.append(claim.id)
        return made

    def dispute(self, *claims: str) -> None:
        self.contradictions.append(Contradiction(kind="number", claims=claims, values=("7", "9"), note="two figures"))

    def ledger(self) -> Ledger:
        return Ledger(
            title="The crane",
            date=TODAY,
            sources=tuple(self.sources),
            claims=tuple(self.claims),
            publishers={claim.id: (claim.evidence[0].document,) for claim in self.claims},
            contradictions=tuple(self.contradictions),
            gaps=tuple(self.gaps),
        )

    def compose(self, style: Style = HOUSE) -> ComposeReply:
        ledger = self.ledger()
        references = {f"k{number}": claim.id for number, claim in enumerate(ledger.claims, 1)}
        request = Request("compose", "crane", ComposeReply, Assignment(ledger, style, references), _no_prompt, style.name)
        return ExtractiveEngine().answer(request).reply


def _no_prompt() -> None:
    raise AssertionError("the embedded engine renders no prompt")


VOTE = "The harbour board of Northport on Tuesday approved a new crane by 7 votes to 2, ending a quarrel of thirty years."
SIGNED = "Mayor Ada Quill and Governor Hal Orme signed the crane contract in Eastmere on 15 December 2025."
BRIDGE = "The Sallow bridge, built in 1961, was the last work that Northport and Eastmere paid for together."


def crane() -> Desk:
    desk = Desk()
    desk.document(
        "Coast Wire",
        VOTE,
        "Ada Quill said the crane would lift 400 tonnes and pay for itself in six years.",
        "The Northport dockers' union asked the board on Monday to keep the 38 jobs on the old crane.",
        "Eastmere will pay 3 million euros of the price, and Northport 5 million euros, in four parts until 2030.",
        title="Northport board approves new crane",
    )
    desk.document(
        "The Courier",
        "Seven members of the Northport board voted on Tuesday for the crane and two against it after a long debate.",
        "Hal Orme, the governor, warned that ships of more than 200 metres would still have to go to Eastmere.",
        "Owners of fishing boats in Northport call the crane a gift to the Orme shipping line.",
        title="New crane for Northport",
    )
    desk.document(
        "The Yearbook",
        BRIDGE,
        "Northport bought its last crane in 1988, three years after the docks of Eastmere had closed.",
        "The dockers' union of Northport was founded in 1911 and has 240 members in both towns.",
        published="2025-06-01",
        origin="background",
    )
    return desk


def texts(reply: ComposeReply, prefix: str = "") -> list[str]:
    return [sentence.text for sentence in reply.sentences if sentence.block.startswith(prefix)]


def blocks(reply: ComposeReply) -> dict[str, int]:
    counted: dict[str, int] = {}
    for sentence in reply.sentences:
        counted[sentence.block] = counted.get(sentence.block, 0) + len(sentence.text.split())
    return counted


def test_every_sentence_is_its_claims_own_words() -> None:
    desk = crane()
    reply = desk.compose()
    claims = {f"k{number}": claim.text for number, claim in enumerate(desk.claims, 1)}
    for sentence in reply.sentences:
        (reference,) = sentence.claims
        assert sentence.text in claims[reference]
    assert claims[reply.headline.claims[0]].startswith(reply.headline.text.removesuffix("."))


def test_the_headline_is_the_news_of_the_day_cut_where_it_is_safe() -> None:
    desk = Desk()
    desk.document("Coast Wire", VOTE, SIGNED)
    short = HOUSE.model_copy(update={"headline": HeadlineKnobs(words=(8, 16))})
    assert desk.compose().headline.text == VOTE
    assert desk.compose(short).headline.text == "The harbour board of Northport on Tuesday approved a new crane by 7 votes to 2."
    assert texts(desk.compose(short))[0] == VOTE, "what the headline lost opens the brief"


def test_todays_vote_beats_the_signing_of_months_ago() -> None:
    desk = Desk()
    desk.document(
        "Coast Wire", SIGNED, "The harbour board of Northport approved the crane contract on 10 March 2026 by 7 votes to 2."
    )
    assert "approved" in desk.compose().headline.text


def test_a_full_stop_ends_the_headline_only_where_the_style_says_so() -> None:
    label = HOUSE.model_copy(update={"headline": HeadlineKnobs(full_stop=False)})
    assert crane().compose().headline.text.endswith(".")
    assert not crane().compose(label).headline.text.endswith(".")


def test_one_event_is_told_once_whatever_the_words() -> None:
    desk = Desk()
    desk.document("Coast Wire", "The Northport board approved a new crane on Tuesday by 7 votes to 2.", title="Crane")
    desk.document("The Courier", "The Northport board on Tuesday voted 7 to 2 in favour of a new crane for its quay.")
    desk.document("The Herald", "The Northport board gave its consent to a new crane on Tuesday, by 7 votes to 2.")
    reply = desk.compose()
    assert len(reply.sentences) <= 1, "the headline, and at most one fuller account of it"


def test_background_documents_stand_in_context_only() -> None:
    reply = crane().compose()
    assert {sentence.status for sentence in reply.sentences if sentence.block.startswith("d")} == {"reported"}
    assert {sentence.status for sentence in reply.sentences if sentence.block.startswith("c")} == {"background"}
    assert BRIDGE in texts(reply, "c")


def test_points_draw_on_every_outlet() -> None:
    desk = crane()
    reply = desk.compose()
    owner = {f"k{number}": claim.evidence[0].document for number, claim in enumerate(desk.claims, 1)}
    assert {owner[sentence.claims[0]] for sentence in reply.sentences} == {"doc0", "doc1", "doc2"}


def test_a_sentence_that_leans_is_not_chosen() -> None:
    desk = crane()
    desk.document("The Herald", "He said that it was the best day of his life and that they would never forget it in Northport.")
    assert not any(text.startswith("He said") for text in texts(desk.compose()))


def test_a_matter_must_have_been_named_before_it_is_called_known() -> None:
    desk = Desk()
    desk.document("Coast Wire", "The harbour board of Northport approved a new crane on Tuesday by 7 votes to 2.")
    desk.document("The Herald", "The scheme gives Eastmere a say in what Northport charges the ships of Hal Orme.")
    desk.document("The Courier", "The crane replaces one that Northport and the railways bought in better times.")
    said = texts(desk.compose())
    assert any(text.startswith("The crane replaces") for text in said)
    assert not any(text.startswith("The scheme") for text in said)


def test_a_surname_waits_for_its_full_name() -> None:
    desk = Desk()
    desk.document(
        "Coast Wire",
        "The harbour board of Northport approved a new crane on Tuesday by 7 votes to 2.",
        "Korte declined to comment on the price that Northport and Eastmere agreed in secret.",
    )
    named = "Anselm Korte, who runs the docks, said that Eastmere would pay the larger part of it all."
    only_surname = texts(desk.compose())
    desk.document("The Courier", named)
    reply = desk.compose()
    both = [reply.headline.text, *texts(reply)]
    assert any(text.startswith("Korte") for text in only_surname), "nobody gives a fuller name"
    assert not any(text.startswith("Korte") for text in both[: both.index(named)]), "the full name comes first"


def test_words_like_today_are_not_carried_into_another_day() -> None:
    desk = Desk()
    yesterdays = "Northport has today sent 9 engineers to Eastmere to fetch the crane for the eastern quay."
    desk.document(
        "The Herald", yesterdays, "Eastmere has agreed to lend the crane to Northport for 14 months.", published="2026-03-09"
    )
    assert "today" not in desk.compose().headline.text


def test_an_anecdote_does_not_make_the_headline() -> None:
    desk = crane()
    desk.document("The Herald", "Tomas Reedel had waited seven months for a berth when a gull stole his breakfast on Tuesday.")
    assert "Reedel" not in desk.compose().headline.text


def test_both_sides_of_a_dispute_stand_together_and_not_in_the_headline() -> None:
    desk = crane()
    ours, *_ = desk.document(
        "The Herald", "The new crane will cost Northport 9 million euros, its treasurer Liv Marsh told the board."
    )
    theirs, *_ = desk.document(
        "The Gazette", "The crane’s price for Northport is 7 million euros, said Per Holt, an engineer of the Orme line."
    )
    desk.dispute(ours, theirs)
    reply = desk.compose()
    references = {f"k{number}": claim.id for number, claim in enumerate(desk.claims, 1)}
    where = {references[sentence.claims[0]]: sentence for sentence in reply.sentences}
    assert where[ours].block == where[theirs].block
    assert {where[ours].status, where[theirs].status} == {"disputed"}
    assert references[reply.headline.claims[0]] not in (ours, theirs)


def test_disputed_news_is_still_news_when_there_is_no_other() -> None:
    desk = Desk()
    desk.dispute(
        *desk.document("Coast Wire", VOTE), *desk.document("The Courier", "Nine members of the Northport board backed the crane.")
    )
    reply = desk.compose()
    assert reply.headline.text
    assert all(sentence.status == "disputed" for sentence in reply.sentences)


@pytest.mark.parametrize("most", [60, 120, 200, 520])
def test_the_words_of_a_style_are_never_passed(most: int) -> None:
    desk = crane()
    for number in range(12):
        desk.document(
            f"Paper {number}",
            f"Councillor Nia Bell {number} of Ward {number}{number} told Northport that quay {number} needs {number + 11} lamps.",
        )
    reply = desk.compose(HOUSE.model_copy(update={"total_words": (0, most)}))
    assert sum(blocks(reply).values()) + len(reply.headline.text.split()) <= most


def test_blocks_keep_within_the_styles_lengths_and_counts() -> None:
    reply = crane().compose()
    for block, count in blocks(reply).items():
        knobs = HOUSE.section_of(block)
        assert knobs and knobs.lead and knobs.points
        assert count <= (knobs.lead if block.endswith("0") else knobs.points).words[1]
    assert len([block for block in blocks(reply) if block.startswith("d") and block != "d0"]) <= 5


def test_what_no_claim_can_fill_stays_empty() -> None:
    sections = (
        SectionKnobs(key="details", prefix="d", role="details"),
        SectionKnobs(key="unknown", prefix="u", role="unknowns"),
        SectionKnobs(key="counter", prefix="x", role="counter"),
        SectionKnobs(key="next", prefix="n", role="outlook", points=None),
    )
    desk = crane()
    assert {sentence.block[0] for sentence in desk.compose(HOUSE.model_copy(update={"sections": sections})).sentences} == {"d"}
    desk.document(
        "The Herald", "Northport will open the new crane to the first ships of Eastmere in June 2027.", certainty="forecast"
    )
    outlook = texts(desk.compose(HOUSE.model_copy(update={"sections": sections[3:]})), "n")
    assert any("June 2027" in text for text in outlook)


NOT_SAID = "The harbour board of Northport did not say when the old crane will be taken down."
OPEN = HOUSE.model_copy(
    update={
        "sections": (
            *HOUSE.sections,
            SectionKnobs(
                key="unknown",
                prefix="u",
                role="unknowns",
                lead=None,
                points=PointsKnobs(count=(1, 2), words=(5, 25), sentences=(1, 1)),
            ),
        )
    }
)


def test_what_a_source_says_is_not_known_stands_in_the_section_for_it_and_nowhere_else() -> None:
    desk = crane()
    desk.document("The Herald", NOT_SAID)
    desk.gaps = [f"The Herald: {NOT_SAID}"]
    made = desk.compose(OPEN)
    assert texts(made, "u") == [NOT_SAID] and NOT_SAID not in texts(made, "d")
    assert NOT_SAID not in texts(desk.compose(), "u")


@pytest.mark.parametrize(
    "gap",
    [
        f"The Herald has it from an unnamed speaker alone: {NOT_SAID}",  # the program's words about a claim
        f"The Herald gives one side only: {NOT_SAID}",
        f"Coast Wire: {NOT_SAID}",  # another source
        "Not settled (number): The Herald has 7, Coast Wire has 9.",
        "The Herald: It is not known.",  # no claim says so
    ],
)
def test_what_the_program_says_of_a_claim_is_no_sentence_of_a_brief(gap: str) -> None:
    desk = crane()
    desk.document("The Herald", NOT_SAID)
    desk.gaps = [gap]
    assert texts(desk.compose(OPEN), "u") == []


def test_an_unknown_that_leans_on_the_sentence_before_it_is_left_out() -> None:
    desk = crane()
    text = "It did not say when."
    desk.document("The Herald", text)
    desk.gaps = [f"The Herald: {text}"]
    assert texts(desk.compose(OPEN), "u") == []


def test_a_brief_is_in_one_language() -> None:
    desk = crane()
    desk.document("El Puerto", "La junta portuaria de Northport aprobó el martes una nueva grúa por 7 votos a 2.", language="es")
    assert not any("grúa" in text for text in [desk.compose().headline.text, *texts(desk.compose())])
    spanish = HOUSE.model_copy(update={"language": "es"})
    assert "grúa" not in desk.compose(spanish).headline.text, "one sentence is not enough to make a brief of"


def test_the_news_is_told_below_the_headline_even_where_it_is_all_there_is() -> None:
    desk = Desk()
    desk.document("Coast Wire", "The harbour board of Northport approved a new crane on Tuesday by 7 votes to 2.")
    reply = desk.compose()
    assert reply.headline.claims == ["k1"]
    assert [sentence.text for sentence in reply.sentences] == [reply.headline.text]


def test_another_sources_account_opens_the_brief_where_it_has_the_headlines_figures() -> None:
    desk = Desk()
    desk.document(
        "Coast Wire", "The harbour board of Northport on Tuesday approved a new crane by 7 votes to 2.", title="Crane approved"
    )
    account = "The harbour board of Northport sat on Tuesday until three in the morning before it let the crane pass."
    figures = "Seven of the harbour board’s members voted for the crane of Northport and 2 against it."
    desk.document("The Courier", account, figures, published="2026-03-10")
    assert texts(desk.compose(), "d0")[:2] == [account, figures]


def test_only_background_still_makes_a_brief() -> None:
    desk = Desk()
    desk.document("The Yearbook", BRIDGE, origin="background")
    assert desk.compose().headline.text == BRIDGE


def test_an_empty_ledger_is_refused() -> None:
    with pytest.raises(ReplyError, match="no sentence"):
        Desk().compose()


def test_a_claim_that_no_guard_lets_through_is_better_than_nothing() -> None:
    desk = Desk()
    desk.document("Coast Wire", "It was approved.")
    assert desk.compose().headline.text == "It was approved."


def test_material_of_another_kind_is_a_defect() -> None:
    engine = ExtractiveEngine()
    with pytest.raises(TypeError):
        engine.answer(Request("compose", "crane", ComposeReply, "words", _no_prompt))
    assert engine.info.kind == "extractive"
    assert engine.in_flight == 1
    engine.close()


def test_an_answer_of_another_class_than_asked_for_is_a_defect() -> None:
    ledger = crane().ledger()
    references = {"k1": ledger.claims[0].id}
    with pytest.raises(TypeError):
        ExtractiveEngine().answer(Request("extract", "crane", ExtractReply, Assignment(ledger, HOUSE, references), _no_prompt))


def test_the_same_ledger_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    """Not even the seed of Python's hashes, which orders sets, changes a character."""
    ledger = tmp_path / "ledger.json"
    ledger.write_text(crane().ledger().model_dump_json(), encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from briefing.records import Ledger; from briefing.replies import *;"
        "from briefing.model.extractive.composing import compose; from briefing.styles import *;"
        "ledger = Ledger.model_validate_json(Path(sys.argv[1]).read_bytes());"
        "style = Style.model_validate_json(sys.argv[2]);"
        "references = {f'k{n}': claim.id for n, claim in enumerate(ledger.claims, 1)};"
        "print(compose(Assignment(ledger, style, references)).model_dump_json())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code, str(ledger), HOUSE.model_dump_json()],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
            cwd=Path(__file__).parent.parent,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert made == {(crane().compose().model_dump_json() + "\n").encode()}
