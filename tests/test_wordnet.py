"""What the tables of English words answer: hits, and near misses beside them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files

import pytest

from briefing.check.lexicon import wordnet
from briefing.check.lexicon.wordnet import broader, kinds, known, one_kind, opposed, same, siblings


@pytest.mark.parametrize(
    ("ask", "hits", "misses"),
    [
        (
            same,
            "approval/approve bought/purchases doctors/physician injured/wounded seized/captured begin/start criminals/crooks "
            "quickly/fast resigned/stepped_down signed/ratified huge/big children/kid",
            "bank/shore doctor/nurse approved/rejected rose/fell killed/injured murdered/killed wife/sister begin/end",
        ),
        (
            opposed,
            "rose/fall rise/fell soared/fell approved/rejected accepted/declined huge/tiny bought/sell opened/shut "
            "hired/fired victory/defeat raised/lowering imports/exported majority/minority allowed/prohibited allow/ban",
            "rose/climbed approved/signed huge/large bought/purchased wounded/injured murdered/killed seats/rose first/billion "
            "dog/cat report/statement voted/elected",
        ),
        (
            broader,
            "soldiers/people murdered/killed assassinated/killed policeman/person lorry/vehicle fraud/crime sister/relative "
            "flu/illness "
            "minister/official poodle/dog whispered/spoke",
            "people/soldiers killed/murdered vehicle/lorry crime/fraud wife/husband lorry/building flu/person dog/poodle",
        ),
        (
            siblings,
            "wife/husband brother/sister knives/guns coffee/tea euros/dollars mayor/governor",
            "wife/sister doctor/physician dog/poodle dog/bridge soldier/person car/automobile said/told",
        ),
        (
            one_kind,
            "wife/sister wife/husband doctors/teachers dogs/cats hospital/school bus/train minister/mayor flood/earthquake",
            "doctor/physician dog/poodle dog/bridge soldier/person car/automobile said/told sister/relative report/wheat",
        ),
    ],
)
def test_a_question_is_answered_both_ways(ask: Callable[[str, str], bool], hits: str, misses: str) -> None:
    right = [pair.replace("_", " ").split("/") for pair in hits.split()]
    wrong = [pair.replace("_", " ").split("/") for pair in misses.split()]
    assert [pair for pair in right if not ask(*pair)] == []
    assert [pair for pair in wrong if ask(*pair)] == []


@pytest.mark.parametrize("ask", [same, opposed, siblings, one_kind])
def test_what_is_mutual_is_answered_alike_from_both_ends(ask: Callable[[str, str], bool]) -> None:
    words = "rose fell soar bought sold doctor physician wife sister bank huge tiny approval reject murdered".split()
    assert all(ask(one, other) == ask(other, one) for one in words for other in words)


def test_no_word_is_its_own_opposite_or_sibling() -> None:
    for word in "left sanction lease cleave overlook rise dust seed fast bolt".split():
        assert same(word, word) and not opposed(word, word) and not siblings(word, word)


def test_case_and_the_genitive_change_nothing() -> None:
    assert same("Doctor’s", "PHYSICIAN") and opposed("Rose", "FELL")


def test_a_word_that_is_not_known_is_nothing_to_any_other() -> None:
    assert not known("Brzezinski") and not known("") and known("soldiers")
    assert not same("Brzezinski", "soldier") and not opposed("ñandú", "rise") and kinds("qwxyz") == frozenset()


def test_a_word_has_the_classes_of_its_main_senses() -> None:
    assert "n18" in kinds("soldiers") and "n14" in kinds("police") and not any(kind[0] == "n" for kind in kinds("quickly"))


def test_rare_senses_do_not_make_everything_the_same() -> None:
    """ "Have" has nineteen senses in WordNet, "take" forty-two, and "sister" is a nun too."""
    assert not same("take", "film") and not same("sister", "nurse") and not same("get", "scram") and not same("head", "toilet")


@pytest.mark.parametrize("name", ["words.txt", "meanings.txt", "forms.txt"])
def test_every_line_of_a_table_is_found_by_its_key(name: str) -> None:
    lines = files(wordnet).joinpath(name).read_text(encoding="ascii").splitlines()
    assert lines == sorted(lines)
    for line in (*lines[::997], lines[0], lines[1], lines[-2], lines[-1]):
        key, _, rest = line.partition("\t")
        assert wordnet._row(name, key) == rest
        assert wordnet._row(name, key + "!") is None


def test_many_threads_get_the_same_answers() -> None:
    words = "wound heal march halt carpenter mason tulip rose flute drum enlarge lessen".split()
    pairs = [(one, other) for one in words for other in words] * 4
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda pair: (same(*pair), opposed(*pair), one_kind(*pair)), pairs))
    assert found == [(same(*pair), opposed(*pair), one_kind(*pair)) for pair in pairs]


def test_the_tables_are_read_when_a_question_is_asked_and_not_before() -> None:
    code = (
        "from briefing.check.lexicon import wordnet as w; assert not w._table.cache_info().currsize; "
        "w.same('a','b'); assert w._table.cache_info().currsize"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_licence_stands_beside_the_tables() -> None:
    assert "Princeton" in files(wordnet).joinpath("LICENSE").read_text(encoding="utf-8")
