"""One question, one reply: from the store if it is there, else sent, and recorded on both sides of the sending.

The order is what makes it safe. A place in flight and the money are set aside first; then the call is recorded as sent; then
it goes out; then its raw reply is recorded; only then is it read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from briefing.clock import Clock
from briefing.errors import BriefingError, ServiceError, SetupError
from briefing.model.completion import Completion, read_completion
from briefing.model.failures import GO_ON, Declined, Transient
from briefing.model.ladder import Ladder, Rung
from briefing.model.prices import Budget, Prices, Reservation, count_tokens
from briefing.model.question import Question
from briefing.model.settings import OpenAISettings
from briefing.model.traffic import KeyedLocks, Traffic
from briefing.store import Busy, RawReply, Store, Stored

SHARE = 2 / 3  # of a call's time that one request gets, so that a hang leaves time for another
POLL = 0.5  # seconds between two looks at what another process is doing
T = TypeVar("T")


@dataclass(frozen=True)
class Got:
    """A reply that is recorded and readable. `again`: an earlier sending may have been paid for as well."""

    completion: Completion
    stored: Stored
    cached: bool
    price: float | None = None
    again: bool = False


class Wire(Protocol):
    """What sends. Raises Transient, Declined or an error for the user."""

    def exchange(self, body: dict[str, Any], seconds: float) -> RawReply:
        """One request and its whole reply, within `seconds`."""
        ...

    def retry(self, once: Callable[[], T], elapsed: Callable[[], float]) -> T:
        """Repeats `once` while it raises Transient, with waits between, and then raises the last one."""
        ...


class _BusyElsewhere(Exception):
    def __init__(self, owner: str) -> None:
        super().__init__(owner)
        self.owner = owner


class Calls:
    """The calls of one run to one endpoint. Safe to use from several threads."""

    def __init__(
        self, settings: OpenAISettings, store: Store, clock: Clock, run: str, wire: Wire, traffic: Traffic, ladder: Ladder
    ) -> None:
        self._settings = settings
        self._store = store
        self._clock = clock
        self._run = run
        self._wire = wire
        self._traffic = traffic
        self._ladder = ladder
        self._same = KeyedLocks()
        self.prices = Prices(settings.url, settings.prices)
        self._budget = Budget(settings.max_calls, settings.max_cost)

    def reply(self, question: Question[Any]) -> Got:
        """The reply to `question`, which is in the store from then on."""
        key = question.key()
        with self._same(key):
            stored = self.find(question, key)
            if stored is not None and (got := self._from_store(stored)):
                return got
            return self._send(question, key)

    def find(self, question: Question[Any], key: str) -> Stored | None:
        stored = self._store.look_up(key)
        if stored is None and question.repair_of:
            return self._store.repair_of(question.repair_of)
        return stored

    def _from_store(self, stored: Stored) -> Got | None:
        """A reply that is read anew, by today's code; None for one that turns out to be none."""
        try:
            completion = read_completion(stored.reply, self._clock.now())
        except Transient as error:
            self._store.release(stored.attempt, error.outcome, error.message)
            return None
        except (Declined, BriefingError) as error:
            self._store.release(stored.attempt, "failed", error.message)
            return None
        self._store.used(stored.key, self._run)
        return Got(completion, stored, cached=True, price=self._price(completion))

    def _send(self, question: Question[Any], key: str) -> Got:
        """Sends, on the highest rung that the endpoint takes."""
        self._traffic.check()
        with self._ladder.climbing():
            while True:
                rung = self._ladder.rung
                try:
                    got = self._patiently(question, key, rung)
                except Declined as declined:
                    if not self._ladder.step_down(declined, rung):
                        raise self._given_up(declined.message, "look at what the service says; --model may help") from declined
                    continue
                except SetupError as error:
                    self._traffic.halt(error)
                    raise
                self._ladder.accepted(rung)
                self._traffic.succeeded()
                return got

    def _patiently(self, question: Question[Any], key: str, rung: Rung) -> Got:
        """Sends, again if need be, until a reply is there or the attempts, the time or the patience are used up."""
        sending = _Sending(question, key, rung, self._settings, self._clock)
        try:
            return self._wire.retry(lambda: self._unless_busy(sending), sending.elapsed)
        except Transient as error:
            if error.attempt is not None:
                self._store.release(error.attempt, error.outcome, error.message, status=error.status, final=True)
            tries = "1 request" if sending.tries == 1 else f"{sending.tries} requests"
            text = f"no usable answer from {self._settings.host} after {tries}: {error.message}"
            raise self._given_up(text, GO_ON) from None

    def _given_up(self, message: str, remedy: str) -> ServiceError:
        error = ServiceError(message, remedy)
        self._traffic.failed(error)
        return error

    def _unless_busy(self, sending: _Sending) -> Got:
        """Sends once, unless another process has the same call under way: then its reply is waited for."""
        began = self._clock.monotonic()
        while True:
            try:
                return self._once(sending)
            except _BusyElsewhere as busy:
                waited = self._clock.monotonic() - began
                if waited > 2 * self._settings.deadline:
                    text = f"another process ({busy.owner}) has had the same call under way for {waited:.0f} seconds"
                    raise ServiceError(text, "end that process, or wait for it") from None
            self._traffic.sleep(POLL)

    def _once(self, sending: _Sending) -> Got:
        with self._traffic.slot(), self._budget.reserve(self._worst(sending.question)) as reservation:
            seconds = sending.begin()
            claim = self._store.claim(sending.call, self._run)
            if isinstance(claim, Busy):
                reservation.cancel()
                sending.not_begun()
                raise _BusyElsewhere(claim.owner)
            if isinstance(claim, Stored):  # another process was faster
                reservation.cancel()
                got = self._from_store(claim)
                if got is None:
                    raise Transient("another process got no usable answer to the same call", "unsent")
                return got
            sending.tries += 1
            reply = self._exchange(sending, claim.attempt, seconds, reservation)
            self._store.received(claim.attempt, reply)
            completion = self._read(claim.attempt, reply, reservation)
            price = self._price(completion)
            reservation.cost = reservation.worst if price is None else price
            return Got(completion, Stored(sending.key, "received", claim.attempt, reply), False, price, claim.again)

    def _exchange(self, sending: _Sending, attempt: int, seconds: float, reservation: Reservation) -> RawReply:
        """The raw reply. Whatever goes wrong, the call is set free, with what is known of the money."""
        try:
            return self._wire.exchange(sending.body, seconds)
        except Transient as error:
            error.attempt = attempt
            reservation.cost = reservation.worst if error.outcome == "unknown" else 0.0
            self._store.release(attempt, error.outcome, error.message, status=error.status)
            raise
        except (Declined, BriefingError) as error:
            reservation.cancel()  # no model was called
            self._store.release(attempt, "failed", error.message, status=getattr(error, "status", None))
            raise
        except BaseException:  # an interrupt, or a defect: the request may have gone out
            self._store.release(attempt, "unknown", "interrupted")
            raise

    def _read(self, attempt: int, reply: RawReply, reservation: Reservation) -> Completion:
        try:
            return read_completion(reply, self._clock.now())
        except Transient as error:
            error.attempt = attempt
            reservation.cost = reservation.worst if error.outcome == "unknown" else 0.0
            self._store.release(attempt, error.outcome, error.message, status=reply.status)
            raise
        except (Declined, BriefingError) as error:
            self._store.release(attempt, "failed", error.message, status=reply.status)
            raise

    def _price(self, completion: Completion) -> float | None:
        if completion.input_tokens is None or completion.output_tokens is None:
            return None
        tokens = (completion.input_tokens, completion.output_tokens)
        return self.prices.of((completion.served, self._settings.model), tokens, completion.usage or {}, completion.tier)

    def _worst(self, question: Question[Any]) -> float | None:
        """The most that a request may cost; not worked out where nobody asks."""
        if not self._budget.needs_price:
            return None
        tokens = (count_tokens(question.text_at_most).high, self._settings.max_output_tokens)
        return self.prices.of((self._settings.model,), tokens, {}, None)


class _Sending:
    """A question on its way: what is sent, how often it was, and how much time is left."""

    def __init__(self, question: Question[Any], key: str, rung: Rung, settings: OpenAISettings, clock: Clock) -> None:
        self.question = question
        self.key = key
        self.body = question.body(rung)
        self.call = question.call(key, rung, self.body)
        self.tries = 0
        self._settings = settings
        self._clock = clock
        self._began: float | None = None

    def elapsed(self) -> float:
        return 0.0 if self._began is None else self._clock.monotonic() - self._began

    def begin(self) -> float:
        """The seconds that the request that now goes out may take. Raises Transient when the call's time is over."""
        if self._began is None:
            self._began = self._clock.monotonic()
        left = self._settings.deadline - self.elapsed()
        if left <= 0:
            raise Transient(f"the {self._settings.deadline:g} seconds for a call are over", "unsent", final=True)
        return min(left, self._settings.request_deadline or SHARE * self._settings.deadline)

    def not_begun(self) -> None:
        """It did not go out after all: its time is yet to begin."""
        self._began = None
