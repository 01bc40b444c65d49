"""The evidence page: every sentence beside the exact words that bear it, and nothing of a source alive."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from briefing.cli import main
from briefing.library import Library
from briefing.records import Brief, Change, Contradiction, Document, Evidence, Finding, Ledger, LeftOut, Repair
from briefing.render import render
from briefing.render.texts import HELD, WHOLE, Carrier, passages, pieces, windows
from briefing.render.unused import unused
from builders import brief, claim, document, ledger, sentence, source
from reviewing import make_run
from showcase import CASES
from test_render import PAYLOADS

LIBRARY = Library()
HOUSE = LIBRARY.style("house")


def page_of(made: Brief, held: Ledger, documents: list[Document]) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(render(made, held, HOUSE, LIBRARY, "evidence", documents))


def marked(page: lxml_html.HtmlElement, number: str) -> str:
    """The words of a source under one mark."""
    return "".join(e.text_content() for e in page.iter("mark") if number in (e.get("data-e") or "").split())


def one_claim(text: str, quote: str) -> tuple[Brief, Ledger, list[Document]]:
    told = document(text)
    found = claim(told, quote)
    return brief("A headline.", [[sentence("d0", 1, "A sentence.", found.id)]]), ledger([told], [found]), [told]


# -- places ---------------------------------------------------------------------------------------------------------------


def test_a_place_behind_characters_outside_the_basic_plane_is_marked_to_the_letter() -> None:
    page = page_of(*one_claim("😀😀 𝔘nicode 🇵🇾 first. The vote was 53 to 8. Last.", "The vote was 53 to 8."))
    (said,) = page.xpath("//a[@data-sentence='d0.1']")
    assert marked(page, said.get("data-places")) == "The vote was 53 to 8."


@given(st.text(min_size=1, max_size=60), st.data())
def test_pieces_put_together_are_the_text_and_each_mark_covers_its_span(text: str, data: st.DataObject) -> None:
    """Of characters that a page may hold."""
    text = re.sub("[\x00-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]", "x", text)
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans = [(min(a, b), max(a, b), n) for n, (a, b) in enumerate(data.draw(st.lists(ends, max_size=5))) if a != b]
    cut = pieces(text, 0, len(text), spans)
    assert "".join(piece.text for piece in cut) == text
    for start, end, number in spans:
        assert "".join(piece.text for piece in cut if number in piece.marks) == text[start:end]
        assert sum(number in piece.opens for piece in cut) == 1


def test_places_that_overlap_are_each_marked_whole() -> None:
    told = document("The board voted 9 to 2 on Monday to reopen the quay.")
    one, two = claim(told, "The board voted 9 to 2 on Monday"), claim(told, "voted 9 to 2 on Monday to reopen the quay.")
    page = page_of(brief("H.", [[sentence("d0", 1, "A.", one.id, two.id)]]), ledger([told], [one, two]), [told])
    first, second = page.xpath("//a[@data-sentence='d0.1']")[0].get("data-places").split()
    assert marked(page, first) == "The board voted 9 to 2 on Monday"
    assert marked(page, second) == "voted 9 to 2 on Monday to reopen the quay."


def test_every_link_within_the_page_leads_somewhere() -> None:
    for name, case in CASES.items():
        made, held = case()
        documents = [document("no text", source.source) for source in held.sources]
        page = page_of(
            made, held, [found.model_copy(update={"id": s.document}) for found, s in zip(documents, held.sources, strict=True)]
        )
        ids = [element.get("id") for element in page.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), name
        cards = [a.get("href")[1:] for a in page.iter("a") if a.get("href", "").startswith(("#k", "#s", "#t"))]
        assert set(cards) <= set(ids), name


# -- long sources ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("between", ["\n\n", " "], ids=["paragraphs", "one-line"])
def test_of_a_long_source_the_page_shows_the_surroundings_and_folds_or_leaves_out_the_rest(between: str) -> None:
    told = document(between.join(f"Entry {n} of the long register of the harbour, written in full." for n in range(30_000)))
    quote = "Entry 15000 of the long register of the harbour, written in full."
    spot = (told.text.index(quote), told.text.index(quote) + len(quote), 1)
    made = passages(told, [spot], Carrier())
    assert sum(passage.characters for passage in made) == len(told.text)
    (open_,) = (passage for passage in made if not passage.folded)
    assert "".join(piece.text for _, cut in open_.paragraphs for piece in cut if piece.marks) == quote
    assert open_.characters < 4_000
    page = render(*[*one_claim(told.text, quote)[:2], HOUSE, LIBRARY], "evidence", [told])
    assert len(page) < 4 * HELD and "characters are left out of this page" in page


def test_a_source_up_to_the_cap_is_shown_from_end_to_end() -> None:
    (passage,) = passages(document("a " * (WHOLE // 2)), [], Carrier())
    assert passage.characters == WHOLE and not passage.folded


def test_windows_are_cut_between_words() -> None:
    text = "abcdefghi " * 2_000
    for start, end in windows(text, [(9_000, 9_009, 1), (15_000, 15_009, 2)]):
        assert text[start - 1].isspace() and text[end].isspace()


# -- what it says ---------------------------------------------------------------------------------------------------------


def test_counters_count_each_sentence_once_by_the_worst_that_is_said_of_it() -> None:
    made, held = CASES["ordinary"]()
    more = Finding(rule="number", severity="warn", sentence="d2.1", block="d2", words="41 million", message="look again")
    page = page_of(made.model_copy(update={"findings": (*made.findings, more)}), held, [])
    shown = [" ".join(item.text_content().split()) for item in page.xpath("//ul[@class='counters']/li")]
    assert shown == ["✓ 6 borne out", "! 1 with warnings", "✗ 0 with errors", "○ 1 without evidence"]
    (doubt,) = page.xpath("//a[@data-sentence='d2.1']/span[@class='doubt warn']")
    assert doubt.text == "41 million"
    assert "look again" in page.xpath("//ul[@data-findings='d2']")[0].text_content()


def test_contradictions_stand_side_by_side_and_refused_sources_with_their_reason() -> None:
    one, two = document("It was signed on 15 December.", "a.txt", outlet="Post"), document("It was signed in November.", "b.txt")
    bad = document("", "c.pdf", status="unreadable", reason="no text layer")
    first, second = claim(one, "It was signed on 15 December."), claim(two, "It was signed in November.")
    held = ledger(
        [one, two, bad],
        [first, second],
        contradictions=(
            Contradiction(kind="date", claims=(first.id, second.id), values=("15 December", "November"), note="they differ"),
        ),
        gaps=("Who signed for the union?",),
        left_out=(LeftOut(what="It was unsigned.", reason="the negation is not in the document"),),
    )
    page = page_of(brief("H.", [[sentence("d0", 1, "It was signed on 15 December.", first.id)]]), held, [one, two, bad])
    sides = [" ".join(side.text_content().split()) for side in page.xpath("//div[@class='side']")]
    assert sides[0].startswith("15 December S1") and sides[0].endswith("told in h0.1, d0.1")
    assert sides[1].startswith("November S2") and sides[1].endswith("not told in the brief")
    text = page.text_content()
    assert "not used: no text layer" in text and "Who signed for the union?" in text and "the negation is not" in text


def test_sources_that_agree_stand_on_one_side_and_one_that_contradicts_itself_has_two() -> None:
    texts = (
        "It was signed on 15 December.",
        "They signed on 15 December.",
        "It was signed in November. Seven voted: A, B and C.",
    )
    one, two, three = (document(text, f"{n}.txt") for n, text in enumerate(texts))
    first, second = claim(one, texts[0]), claim(two, texts[1])
    third, total = claim(three, "It was signed in November."), claim(three, "Seven voted: A, B and C.")
    december = ("15 December", "15 December", "November")
    clashes = (
        Contradiction(kind="date", claims=(first.id, second.id, third.id), values=december, note="they differ"),
        Contradiction(kind="total", claims=(total.id,), values=("seven", "3 listed"), note="counts seven and lists 3"),
    )
    held = ledger([one, two, three], [first, second, third, total], contradictions=clashes, gaps=("Not settled: they differ.",))
    page = page_of(brief("H.", [[sentence("d0", 1, "A.", first.id)]]), held, [one, two, three])
    values = [
        [side.text_content() for side in clash.xpath(".//p[@class='value']")] for clash in page.xpath("//div[@class='clash']")
    ]
    assert values == [["15 December", "November"], ["seven", "3 listed"]]
    assert len(page.xpath("//div[@class='clash'][1]//div[@class='side'][1]/a")) == 2
    assert "Not settled" not in page.text_content()


def test_a_total_stands_beside_the_list_that_it_is_not() -> None:
    text = "Seven voted against.\n\nThey were:\n\n(1) A;\n\n(2) B;\n\n(3) C."
    told = document(text)
    total = claim(told, "Seven voted against.")
    start = text.index("They were")
    listed = Evidence(document=told.id, start=start, end=len(text), quote=text[start:], paragraph=2)
    clash = Contradiction(
        kind="total", claims=(total.id,), values=("Seven", "3 listed"), note="counts seven and lists 3", listed=listed
    )
    page = page_of(brief("H.", [[sentence("d0", 1, "A.", total.id)]]), ledger([told], [total], contradictions=(clash,)), [told])
    sides = [" ".join(side.text_content().split()) for side in page.xpath("//div[@class='clash']//div[@class='side']")]
    assert "Seven voted against." in sides[0] and "d0.1" in sides[0]
    assert "3 listed" in sides[1] and "They were: (1) A; (2) B; (3) C." in sides[1]
    assert "Seven voted" not in sides[1] and "d0.1" not in sides[1]


def test_repairs_and_changes_since_earlier_editions_are_told() -> None:
    told = document("A text. More.")
    found = claim(told, "A text.")
    fixed = Repair(sentence="d0.1", way="cut", rules=("number",), reason="the number 9", before="A text of 9.", after="A text.")
    change = Change(
        novelty="updated", claim=found.id, day="2026-03-09", before="An older text.", after="A text.", was="8", now="9"
    )
    made = brief("H.", [[sentence("d0", 1, "A text.", found.id)]], repairs=(fixed,))
    page = page_of(made, ledger([told], [found], changes=(change,)), [told])
    assert "a clause cut d0.1 A text of 9. A text. the number 9" in " ".join(
        page.xpath("//section[@id='repairs']")[0].text_content().split()
    )
    assert "updated 2026-03-09 An older text. A text. 8 → 9" in " ".join(
        page.xpath("//section[@id='changes']")[0].text_content().split()
    )


def test_a_brief_of_which_nothing_was_traced_has_no_empty_parts() -> None:
    made, held = CASES["untraced"]()
    page = page_of(made, held, [])
    assert not page.xpath("//section[@id='unused']") and not page.xpath("//nav")


def test_what_is_left_out_is_ranked_by_publishers_and_kind_and_told_facts_are_not_in_it() -> None:
    told = document("The vote was 53 to 8. Rain fell. The fee is 9 million euros. Critics object. The vote was 53 to eight.")
    vote, rain = claim(told, "The vote was 53 to 8."), claim(told, "Rain fell.", kind="background")
    fee, critics = claim(told, "The fee is 9 million euros.", kind="figure"), claim(told, "Critics object.", kind="statement")
    again = claim(told, "The vote was 53 to eight.", "The vote was 53 to 8.")
    held = ledger([told], [vote, rain, fee, critics, again], publishers={critics.id: ("A", "B", "C")})
    left = unused(brief("H.", [[sentence("d0", 1, "The vote was 53 to 8.", vote.id)]]), held)
    assert [item.claim.text for item in left] == [critics.text, fee.text, rain.text]
    assert left[0].reasons == ("3 publishers",)


# -- hostile sources ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "payload", [*PAYLOADS, "</script><script>alert(1)</script>", "</mark></p><iframe src=//evil.example>", "{{ 7 * 7 }}"]
)
def test_a_payload_stands_in_the_page_letter_for_letter_and_does_nothing(payload: str) -> None:
    told = document(f"Before. {payload} After.", title=payload, outlet=payload, url="javascript:alert(1)", author=payload)
    found = claim(told, payload, payload)
    say = Finding(rule="x", severity="error", sentence="d0.1", block="d0", words=payload, message=payload, evidence=payload)
    made = brief(payload, [[sentence("d0", 1, payload, found.id, note=payload)]], findings=(say,), remarks=(payload,))
    other = claim(told, "After.")
    held = ledger([told], [found, other], gaps=(payload,), left_out=(LeftOut(what=payload, reason=payload),))
    page = page_of(made, held, [told])
    (script,) = page.iter("script")
    assert "payload" not in script.text and not list(page.iter("img", "svg", "iframe", "object", "embed", "form"))
    assert len(list(page.iter("style"))) == 1
    allowed = {"a", "html", "meta"}
    for element in page.iter():
        assert not [name for name in element.attrib if name.startswith("on") or name == "style"]
        if element.tag not in allowed:
            assert element.get("href") is None and element.get("src") is None
    assert all(a.get("href").startswith("#") for a in page.iter("a"))
    (said,) = page.xpath("//a[@data-sentence='d0.1']")
    assert said.text_content() == payload
    assert marked(page, said.get("data-places")) == payload


def test_the_policy_allows_the_style_and_the_script_that_stand_in_the_page_and_nothing_else() -> None:
    page = page_of(*one_claim("A text. More.", "A text."))
    (rule,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")

    def hashed(tag: str) -> str:
        (element,) = page.iter(tag)
        return base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()

    assert rule == (
        f"default-src 'none'; style-src 'sha256-{hashed('style')}'; script-src 'sha256-{hashed('script')}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_control_characters_of_a_source_are_not_in_the_page() -> None:
    page = render(
        *[*one_claim("\x1b[31mA text.\x00 More.", "A text.\x00")[:2], HOUSE, LIBRARY],
        "evidence",
        [document("\x1b[31mA text.\x00 More.")],
    )
    assert "\x1b" not in page and "\x00" not in page


# -- the files ------------------------------------------------------------------------------------------------------------


def test_a_review_step_writes_the_page_anew_and_render_gives_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = make_run(tmp_path / "run")
    assert main(["render", str(draft), "--format", "evidence", "-o", str(tmp_path / "first.html")]) == 0
    assert main(["brief", str(draft), "--date", "2026-03-10", "--out", str(tmp_path / "made"), "--quiet"]) == 0
    assert (tmp_path / "made/6-drafts/evidence.house.html").is_file()
    page = tmp_path / "run/6-drafts/evidence.house.html"
    page.write_bytes((tmp_path / "first.html").read_bytes())
    meta = (tmp_path / "run/run.json").read_text(encoding="utf-8")
    digest = "sha256:" + hashlib.sha256(page.read_bytes()).hexdigest()
    (tmp_path / "run/run.json").write_text(
        meta.replace('"files": {', '"files": {"6-drafts/evidence.house.html": "' + digest + '",', 1)
    )
    assert main(["review", "edit", str(draft), "d2", "The strike cost the town 500 jobs."]) == 0
    assert "The strike cost the town" in page.read_text(encoding="utf-8") and "500" in page.read_text(encoding="utf-8")
    assert main(["render", str(draft), "--format", "evidence", "-o", str(tmp_path / "second.html")]) == 0
    assert page.read_bytes() == (tmp_path / "second.html").read_bytes()


def test_sources_without_text_are_listed_and_have_no_tab() -> None:
    told, bad = document("A text. More."), document("", "two.txt", status="unreadable", reason="it is empty")
    found = claim(told, "A text.")
    held = Ledger(title="", date="2026-03-10", sources=(source("S1", told), source("S2", bad)), claims=(found,))
    page = page_of(brief("H.", [[sentence("d0", 1, "A text.", found.id)]]), held, [told, bad])
    assert [tab.get("data-text") for tab in page.xpath("//nav//a")] == ["S1"]
