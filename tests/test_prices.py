"""What calls cost: known prices, unknown ones, predictions, and limits that no thread ever passes."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from asking import BUSY, FINE, at_once, bench, good, question
from briefing.errors import BudgetError
from briefing.model.prices import Budget, Prices, count_tokens
from briefing.store import History
from faultserver import completion, reset

OPENAI = "https://api.openai.com/v1"
TABLE = {"m-1": (10.0, 20.0)}
MILLION = (1_000_000, 1_000_000)


# -- prices


def test_the_users_own_table_comes_first() -> None:
    assert Prices(OPENAI, {"GPT-4o": (1.0, 2.0)}).of(("gpt-4o", "x"), MILLION, {}, None) == 3.0


def test_the_price_is_that_of_the_model_that_served_and_only_then_of_the_one_asked_for() -> None:
    prices = Prices("http://localhost/v1", {"cheap": (1.0, 1.0), "dear": (50.0, 50.0)})
    assert prices.of(("cheap", "dear"), MILLION, {}, None) == 2.0
    assert prices.of(("unheard-of", "dear"), MILLION, {}, None) == 100.0
    assert prices.of((None, "dear"), MILLION, {}, None) == 100.0


def test_a_hosted_model_has_the_price_of_the_list_by_tier_and_what_was_cached() -> None:
    prices = Prices(OPENAI, {})
    full = prices.of(("gpt-5",), MILLION, {}, "default")
    flex = prices.of(("gpt-5",), MILLION, {}, "flex")
    cached = prices.of(("gpt-5",), MILLION, {"prompt_tokens_details": {"cached_tokens": 900_000}}, None)
    assert full is not None and flex is not None and cached is not None
    assert 0 < flex < full and 0 < cached < full


@pytest.mark.parametrize(
    ("url", "model"),
    [
        (OPENAI, "a-model-of-next-year"),
        ("http://localhost:11434/v1", "gpt-4o"),
        ("http://127.0.0.1/v1", "gpt-4o"),
        ("http://gpu-box:8000/v1", "gpt-4o"),
        ("https://llm.newsroom.example/v1", "gpt-4o"),
    ],
)
def test_a_price_that_nobody_knows_is_unknown_and_not_zero(url: str, model: str) -> None:
    """A server of one's own may give any model any name."""
    assert Prices(url, {}).of((model,), MILLION, {}, None) is None


@pytest.mark.parametrize(
    ("text", "fewest", "most"),
    [
        pytest.param("The agreement enters into force, the ministry said. ", 0.23, 0.32, id="Latin letters"),
        pytest.param("Соглашение вступает в силу, сообщило министерство. ", 0.25, 1.0, id="Cyrillic"),
        pytest.param("该协议将于三月十一日生效，外交部表示。", 0.5, 1.5, id="Chinese"),
    ],
)
def test_the_estimate_leaves_room_for_tokenizers_that_take_writings_apart_differently(
    text: str, fewest: float, most: float
) -> None:
    """Tokens a character, from the most frugal tokenizer to the most wasteful."""
    found = count_tokens(text * 50)
    assert found.low <= fewest * len(text) * 50
    assert found.high >= most * len(text) * 50


def test_the_estimate_learns_from_what_the_model_has_counted() -> None:
    history = History(10, prompt_chars=40_000, input_tokens=20_000, most_output_tokens=9, mean_output_tokens=5)
    found = count_tokens("x" * 4000, history)
    assert found.low <= 2000 <= found.high < 2500


# -- predictions


def test_a_prediction_counts_each_question_once_and_holds_the_real_use(tmp_path: Path) -> None:
    with bench(tmp_path) as desk:
        engine = desk.engine(prices=TABLE)
        asked = [question(f"The sky number {n}. " * 40) for n in range(4)]
        engine.answer(asked[0])
        foreseen = engine.estimate([*asked, asked[3]])
        assert (foreseen.calls, foreseen.cached, desk.hits) == (3, 2, 1)
        for request in asked:
            engine.answer(request)
        used = desk.store.run_cost("r1")
        first = desk.rows("SELECT input_tokens + output_tokens, price FROM attempts ORDER BY id LIMIT 1")[0]
        assert foreseen.tokens_low <= used.tokens["input"] + used.tokens["output"] - first[0] <= foreseen.tokens_high
        assert foreseen.price_low is not None and foreseen.price_high is not None and used.price is not None
        assert foreseen.price_low <= used.price - first[1] <= foreseen.price_high


def test_with_some_calls_behind_it_a_prediction_gets_narrower(tmp_path: Path) -> None:
    with bench(tmp_path) as desk:
        engine = desk.engine()
        before = engine.estimate([question("new sky " * 100)])
        for n in range(6):
            engine.answer(question(f"The sky number {n}. " * 40))
        after = engine.estimate([question("new sky " * 100)])
        assert after.tokens_high - after.tokens_low < before.tokens_high - before.tokens_low


def test_the_price_of_an_unknown_model_is_not_foreseen_and_of_no_call_is_nothing(tmp_path: Path) -> None:
    with bench(tmp_path) as desk:
        engine = desk.engine()
        assert engine.estimate([question()]).price_high is None
        assert engine.estimate([]).price_high == 0.0


# -- limits


def test_the_call_that_would_pass_the_number_of_calls_is_not_sent(tmp_path: Path) -> None:
    with bench(tmp_path) as desk:
        engine = desk.engine(max_calls=3)
        for n in range(3):
            engine.answer(question(f"sky {n}"))
        with pytest.raises(BudgetError, match="--max-calls 3") as caught:
            engine.answer(question("one more"))
        assert desk.hits == 3
        assert "not paid for again" in str(caught.value.remedy)
        assert desk.engine(max_calls=1).answer(question("one more")).reply


def test_answers_from_the_store_count_towards_no_limit(tmp_path: Path) -> None:
    with bench(tmp_path) as desk:
        desk.engine().answer(question())
        assert desk.engine(max_calls=0, max_cost=0.0, prices=TABLE).answer(question()).cached


def test_every_request_counts_towards_the_number_of_calls_tries_included(tmp_path: Path) -> None:
    with bench(tmp_path, BUSY, BUSY) as desk:
        with pytest.raises(BudgetError):
            desk.engine(max_calls=2).answer(question())
        assert desk.hits == 2


def test_threads_together_never_pass_the_number_of_calls(tmp_path: Path) -> None:
    with bench(tmp_path) as desk:
        engine = desk.engine(max_calls=5)
        results = at_once(*[lambda n=n: engine.answer(question(f"sky {n}")) for n in range(12)])
        assert desk.hits == 5
        assert sum(isinstance(result, BudgetError) for result in results) == 7


def test_the_call_whose_worst_price_would_pass_the_limit_is_not_sent(tmp_path: Path) -> None:
    """1,000 output tokens at $1000 a million are a dollar at worst; a real reply has 50."""
    with bench(tmp_path) as desk:
        engine = desk.engine(max_cost=1.5, max_output_tokens=1000, prices={"m-1": (0.0, 1000.0)})
        answered = 0
        with pytest.raises(BudgetError, match=r"\$1\.00 .* --max-cost 1\.5: \$0\.5\d* is spent") as caught:
            for n in range(100):
                engine.answer(question(f"sky {n}"))
                answered += 1
        assert answered == desk.hits == 11
        assert (desk.store.run_cost("r1").price or 0) <= 1.5
        assert caught.value.remedy


def test_threads_together_never_pass_the_price(tmp_path: Path) -> None:
    def dear(hit: Any) -> str:
        barrier.wait(timeout=20)
        return good(hit)

    barrier = threading.Barrier(3)
    full = completion(dear, usage={"prompt_tokens": 0, "completion_tokens": 1000})
    with bench(tmp_path, default=full) as desk:
        desk.store.learn(desk.server.url, "m-1", "asked_as", "json_schema max_tokens")
        engine = desk.engine(max_cost=3.5, max_output_tokens=1000, prices={"m-1": (0.0, 1000.0)})
        at_once(*[lambda n=n: engine.answer(question(f"sky {n}")) for n in range(9)])
        assert desk.hits == 3 and desk.store.run_cost("r1").price == pytest.approx(3.0)


def test_a_reply_that_was_lost_is_taken_to_have_cost_the_worst(tmp_path: Path) -> None:
    with bench(tmp_path, reset, default=FINE) as desk:
        engine = desk.engine(max_cost=1.9, max_output_tokens=1000, prices={"m-1": (0.0, 1000.0)})
        with pytest.raises(BudgetError):
            engine.answer(question())
        assert desk.hits == 1


def test_a_limit_on_a_price_that_nobody_knows_sends_nothing(tmp_path: Path) -> None:
    with bench(tmp_path) as desk:
        with pytest.raises(BudgetError, match="nobody knows the price") as caught:
            desk.engine(max_cost=5.0).answer(question())
        assert desk.hits == 0 and "--max-calls" in str(caught.value.remedy)


def test_what_did_not_go_out_is_given_back() -> None:
    budget = Budget(max_calls=1, max_cost=1.0)
    with budget.reserve(1.0) as reservation:
        reservation.cancel()
    with budget.reserve(1.0) as reservation:
        reservation.cost = 0.2
    with pytest.raises(BudgetError), budget.reserve(0.1):
        pass
