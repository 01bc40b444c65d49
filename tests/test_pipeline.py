"""The whole of it: from sources to a draft, again and again, with a person's edits in between."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from briefing.errors import ReplyError, SourceError
from briefing.library import Library
from briefing.model.extractive import ExtractiveEngine
from briefing.pipeline import Job, Outcome, Tools, brief_story, gather, open_brief, restyle, run_folder
from briefing.progress import Silent
from briefing.records import Document
from briefing.runs import Run
from scripted import ScriptedEngine, composed, offer, reply, written

LIBRARY = Library()
HOUSE = LIBRARY.style("house")
DAY = date(2026, 3, 10)


def make(
    run: Path, engine: object, *sources: Path, background: tuple[Path, ...] = (), day: date = DAY, repair: bool = True
) -> Outcome:
    job = Job(tuple(map(str, sources)), tuple(map(str, background)), today=day)
    documents = gather(job, Silent())
    opened = Run(run)
    with opened.locked():
        return brief_story(job, [HOUSE], opened, documents, Tools(engine, LIBRARY, repair=repair))  # type: ignore[arg-type]


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(
        "The port reopens\n\nThe port of Eastmouth reopened on Monday. Two ships docked at noon, the harbour master said.\n"
    )
    return path


def scripted(text: str = "The port of Eastmouth reopened.") -> ScriptedEngine:
    offered = [offer("The port of Eastmouth reopened on Monday."), offer("Two ships docked at noon, the harbour master said.")]
    return ScriptedEngine(
        {"story.txt": offered}, lambda assignment: reply("Eastmouth reopens.", ["k1"], composed("d0", text, "k1"))
    )


def test_the_example_makes_a_brief_in_which_every_sentence_shows_its_evidence(tmp_path: Path, repository: Path) -> None:
    example = repository / "examples" / "paraguay-sofa"
    outcome = make(tmp_path, ExtractiveEngine(), example / "sources", background=(example / "background",))
    (made,) = outcome.made
    documents: dict[str, Document] = {document.id: document for document in outcome.run.documents()}
    assert {document.kind for document in documents.values() if document.role == "story"} == {
        "html",
        "text",
        "markdown",
        "pdf",
        "docx",
    }
    for sentence in made.brief.sentences():
        assert sentence.claims, sentence
        for claim_id in sentence.claims:
            claim = outcome.ledger.claim(claim_id)
            assert claim is not None
            for item in claim.evidence:
                assert documents[item.document].text[item.start : item.end] == item.quote
    assert [section.key for section in made.brief.sections] == ["details", "context"]
    assert not [finding for finding in made.brief.findings if finding.severity == "error"]


def test_the_same_run_again_changes_no_byte(tmp_path: Path, repository: Path) -> None:
    example = repository / "examples" / "hospital-cyberattack"
    for _ in range(2):
        make(
            tmp_path / "run", ExtractiveEngine(), example / "sources", background=(example / "background",), day=date(2026, 9, 17)
        )
        shutil.copytree(tmp_path / "run", tmp_path / "first", dirs_exist_ok=True) if not (tmp_path / "first").exists() else None
    assert snapshot(tmp_path / "run") == snapshot(tmp_path / "first")


def test_a_source_from_after_the_day_is_left_out_with_the_reason(tmp_path: Path, repository: Path) -> None:
    example = repository / "examples" / "paraguay-sofa"
    outcome = make(tmp_path, ExtractiveEngine(), example / "sources", example / "late")
    assert any("published 2026-03-11, after the day of the brief" in line for line in outcome.left_out)
    late = next(document for document in outcome.run.documents() if document.status == "late")
    assert not any(item.document == late.id for claim in outcome.ledger.claims for item in claim.evidence)


def test_an_unreadable_source_is_named_and_the_run_goes_on(tmp_path: Path, source: Path) -> None:
    outcome = make(tmp_path / "run", scripted(), source, tmp_path / "missing.txt")
    assert len(outcome.made) == 1
    assert any(line.startswith("missing.txt: ") for line in outcome.left_out)


def test_a_draft_that_a_person_changed_is_never_overwritten(tmp_path: Path, source: Path) -> None:
    run = tmp_path / "run"
    (first,) = make(run, scripted(), source).made
    edited = first.draft.read_text().replace("The port of Eastmouth reopened.", "Eastmouth's port is open again.")
    first.draft.write_text(edited)
    (second,) = make(run, scripted("The port of Eastmouth reopened on Monday."), source).made
    assert second.draft == first.draft and not second.beside
    kept = "**Details.** {~~Eastmouth's port is open again.[^d0a]~>The port of Eastmouth reopened on Monday.[^d1a]~~}"
    assert kept in first.draft.read_text()
    opened = open_brief(first.draft, LIBRARY).brief
    assert opened.sections[0].lead.sentences[0].text == "Eastmouth's port is open again."  # type: ignore[union-attr]
    assert opened.sections[0].lead.sentences[0].author == "person"  # type: ignore[union-attr]


def test_a_changed_draft_stays_where_the_machine_has_nothing_new_to_say(tmp_path: Path, source: Path) -> None:
    run = tmp_path / "run"
    (first,) = make(run, scripted(), source).made
    first.draft.write_text(first.draft.read_text() + "\n")
    (second,) = make(run, scripted(), source).made
    assert not second.beside and list((run / "6-drafts").glob("*.new.*")) == []


def test_findings_stand_in_the_record_at_the_drafts_top_and_in_what_is_opened(tmp_path: Path, source: Path) -> None:
    (made,) = make(tmp_path / "run", scripted("The port of Eastmouth reopened with 7 ships."), source, repair=False).made
    assert "number" in {finding.rule for finding in made.brief.findings}
    front = made.draft.read_text().split("\n---\n")[0]
    assert "“7”" in front or "7 ships" in front
    assert "number" in {finding.rule for finding in open_brief(made.draft, LIBRARY).brief.findings}


def test_what_failed_is_put_right_and_the_drafts_top_says_how(tmp_path: Path, source: Path) -> None:
    engine = scripted("The port of Eastmouth reopened with 7 ships.")
    engine.rewrites = lambda asked: [written("The port of Eastmouth reopened with 9 ships.", "k1")]
    (made,) = make(tmp_path / "run", engine, source).made
    assert [(one.sentence, one.way) for one in made.brief.repairs] == [("d0.1", "replaced")]
    front = made.draft.read_text().split("\n---\n")[0]
    assert "repairs: {replaced: 1}" in front
    assert "1 sentence failed the rules and was replaced by what the source says" in front and "with 7 ships" in front
    assert open_brief(made.draft, LIBRARY).brief.repairs == made.brief.repairs


def test_restyling_reads_and_extracts_nothing(tmp_path: Path, source: Path) -> None:
    make(tmp_path / "run", scripted(), source)
    source.unlink()
    engine = scripted()
    outcome = restyle(Run(tmp_path / "run"), [HOUSE], ("draft",), Tools(engine, LIBRARY))
    assert [request.step for request in engine.asked] == ["compose"]
    assert len(outcome.made) == 1


def test_a_style_that_the_engine_cannot_compose_leaves_the_others_alone(tmp_path: Path, source: Path) -> None:
    class Fussy(ScriptedEngine):
        def answer(self, request):  # type: ignore[no-untyped-def]
            if request.style == "other":
                raise ReplyError("refused", "would not write it")
            return super().answer(request)

    other = HOUSE.model_copy(update={"name": "other"})
    ready = scripted()
    engine = Fussy(ready.extracts, ready.composes)
    make(tmp_path / "run", engine, source)
    outcome = restyle(Run(tmp_path / "run"), [other, HOUSE], ("draft",), Tools(engine, LIBRARY))
    assert [made.brief.style for made in outcome.made] == ["house"]
    assert outcome.failed["other"].message == "would not write it"


def test_sources_without_a_claim_are_an_error_that_says_where_to_look(tmp_path: Path, source: Path) -> None:
    engine = ScriptedEngine({"story.txt": []})
    with pytest.raises(SourceError, match="no claim") as caught:
        make(tmp_path / "run", engine, source)
    assert caught.value.remedy is not None and "briefing read" in caught.value.remedy


def test_a_run_is_named_after_its_day_and_first_story(source: Path) -> None:
    documents = gather(Job((str(source),), today=DAY), Silent())
    assert run_folder(None, documents.documents, DAY) == Path("runs/2026-03-10-the-port-reopens")


def test_every_sentence_of_a_hostile_source_stays_text_in_the_draft_and_the_page(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    line = "<script>alert(1)</script> [x](javascript:alert(1)) {{7*7}} the port of Eastmouth reopened on Monday."
    path.write_text(f"A title\n\n{line}\n")
    engine = ScriptedEngine({"story.txt": [offer(line)]}, lambda assignment: reply(line, ["k1"], composed("d0", line, "k1")))
    (made,) = make(tmp_path / "run", engine, path).made
    page = next(file for file in made.files if file.suffix == ".html").read_text()
    assert "<script" not in page and 'href="javascript' not in page
    assert "{{7*7}}" in page and open_brief(made.draft, LIBRARY).brief.headline.text == line  # type: ignore[union-attr]


def test_the_sources_own_bytes_are_kept_in_the_run(tmp_path: Path, source: Path) -> None:
    make(tmp_path / "run", scripted(), source)
    assert (tmp_path / "run" / "1-sources" / "01-story.txt").read_bytes() == source.read_bytes()
