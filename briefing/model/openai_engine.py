"""The engine for OpenAI's chat completions and every endpoint that speaks them. The only module that imports openai and tenacity.

The SDK makes the request and no more: it neither tries again, nor follows redirects, nor parses the reply. What is tried
again, how long, and what counts as a reply is decided here and below, where each decision is recorded.
"""

from __future__ import annotations

import random
import ssl
import threading
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import httpx2
import openai
import tenacity

from briefing.clock import Clock
from briefing.errors import Interrupted, ReplyError
from briefing.library import Library
from briefing.model import Answer, Request
from briefing.model.calls import Calls, Got
from briefing.model.completion import refuse_runaway, state_of, text_of
from briefing.model.failures import Transient, failure, plain
from briefing.model.ladder import Ladder
from briefing.model.predict import predict
from briefing.model.prices import Estimate
from briefing.model.question import Question, format_text
from briefing.model.replay import Recorder
from briefing.model.served import ServedModels
from briefing.model.settings import NO_KEY, OpenAISettings
from briefing.model.structured import Fitting, Unfit, fit
from briefing.model.traffic import Traffic, spread
from briefing.model.transport import MOST_ERROR_BYTES, Deadline, TooMuch, http_client, read_body
from briefing.records import EngineInfo
from briefing.replies import Reply
from briefing.store import RawReply, Store, Verdict

R = TypeVar("R", bound=Reply)
T = TypeVar("T")
MOST_BACKOFF = 60.0
MOST_PER_TOKEN = 12  # characters; real prose has four or five


class OpenAIEngine:
    """Answers requests through one endpoint and model, within the limits of `settings`, for one run.

    Raises ConfigError or CredentialError for settings that cannot work. Safe to use from several threads.
    """

    def __init__(self, settings: OpenAISettings, store: Store, clock: Clock, run: str, library: Library | None = None) -> None:
        self._settings = settings
        self._store = store
        self._library = library or Library()
        self._traffic = Traffic(settings.in_flight, clock)
        self._wire = _Wire(settings, clock, self._traffic)
        ladder = Ladder(settings, store, clock, self._traffic)
        self._calls = Calls(settings, store, clock, run, self._wire, self._traffic, ladder)
        self._served = ServedModels(store, settings.endpoint, settings.model)
        self._recorder = Recorder(settings.record, clock) if settings.record else None
        self._mutex = threading.Lock()
        self._prompts: dict[str, str] = {}
        self._formats: dict[type[Reply], str] = {}

    @property
    def info(self) -> EngineInfo:
        with self._mutex:
            prompts = dict(self._prompts)
        return EngineInfo(kind="openai", model=self._settings.model, served=self._served.latest, prompts=prompts)

    @property
    def in_flight(self) -> int:
        return self._settings.in_flight

    def answer(self, request: Request[R]) -> Answer[R]:
        """The validated answer, asked for once more if the first does not fit. Raises as the seam says, and Interrupted."""
        question = self._question(request)
        got = self._calls.reply(question)
        try:
            fitting, warnings = self._judge(question, got)
            texts: tuple[Got, ...] = (got,)
        except Unfit as unfit:
            repair = question.repaired(question.key(), unfit.errors, self._library)
            second = self._calls.reply(repair)
            fitting, warnings = self._judge_repair(repair, second)
            texts = (got, second)
            warnings = ("the first reply did not fit and was asked for once more", *warnings)
        if self._recorder:
            self._recorder.write(request, question.prompt, tuple(one.completion.content for one in texts))
        return Answer(fitting.reply, cached=all(one.cached for one in texts), warnings=warnings)

    def estimate(self, requests: Iterable[Request[Any]]) -> Estimate:
        """What `requests` would use, without sending anything."""
        return predict((self._question(request) for request in requests), self._calls, self._store, self._settings)

    def seen(self, step: str) -> int:
        """How many calls of a step the store knows from this model at this endpoint."""
        past = self._store.history(self._settings.endpoint, self._settings.model, step)
        return past.calls if past else 0

    def stop(self) -> None:
        """No further call is sent; what is under way comes to its end and is saved. Whoever asks from now on gets Interrupted."""
        self._traffic.halt(Interrupted("stopped before all was done", "run the same command again to go on from here"))

    def close(self) -> None:
        self._wire.close()

    def _question(self, request: Request[R]) -> Question[R]:
        prompt = request.prompt()
        with self._mutex:
            self._prompts[prompt.name] = prompt.hash
            if request.reply not in self._formats:
                self._formats[request.reply] = format_text(request.reply, self._library)
            return Question(request, prompt, self._formats[request.reply], self._settings)

    def _judge(self, question: Question[R], got: Got) -> tuple[Fitting[R], tuple[str, ...]]:
        """The reply as its class, and warnings; what it turned out to be is recorded. Raises Unfit or ReplyError."""
        warnings = (*self._served.warnings(got), *_counted(question, got))
        if got.again:
            warnings += ("an earlier reply to this was lost on its way, and may have been paid for as well",)
        try:
            text = text_of(got.completion)
            fitting = _fit(text.text, question)
        except ReplyError as error:
            self._settle(got, Verdict(state_of(error), error=error.message))
            if error.kind == "empty":  # never the same question again
                raise Unfit(("the answer was empty",)) from error
            raise _about(question, error) from error
        except Unfit as unfit:
            self._settle(got, Verdict("invalid", error=plain(str(unfit))))
            raise
        self._settle(got, Verdict("valid"))
        salvaged = tuple(f"taken away around the answer: {what}" for what in fitting.removed)
        return fitting, (*warnings, *text.warnings, *salvaged)

    def _judge_repair(self, question: Question[R], got: Got) -> tuple[Fitting[R], tuple[str, ...]]:
        try:
            return self._judge(question, got)
        except Unfit as unfit:
            kind = "empty" if not got.completion.content.strip() else "invalid"
            text = f"the answer does not fit, nor does the one asked for after it: {plain(str(unfit), 200)}"
            raise _about(question, ReplyError(kind, text, "try another model")) from unfit

    def _settle(self, got: Got, verdict: Verdict) -> None:
        if got.cached and got.stored.state == verdict.state:
            return
        seen = got.completion
        self._store.settle(
            got.stored.attempt,
            Verdict(
                verdict.state,
                finish_reason=seen.finish_reason,
                served=seen.served,
                fingerprint=seen.fingerprint,
                tier=seen.tier,
                usage=seen.usage,
                input_tokens=seen.input_tokens,
                output_tokens=seen.output_tokens,
                price=got.price,
                error=verdict.error,
            ),
        )


def _fit(text: str, question: Question[R]) -> Fitting[R]:
    try:
        return fit(text, question.request.reply, question.prompt.end)
    except Unfit:
        refuse_runaway(text)
        raise


def _counted(question: Question[Any], got: Got) -> tuple[str, ...]:
    """A warning where the service counts far fewer tokens than the prompt can have: some cut prompts without a word."""
    counted, characters = got.completion.input_tokens, len(question.text)
    if counted is None or characters <= MOST_PER_TOKEN * counted:
        return ()
    return (f"the service counted {counted:,} tokens in a prompt of {characters:,} characters: it may have cut it",)


def _about(question: Question[Any], error: ReplyError) -> ReplyError:
    """The error with what it is about."""
    return ReplyError(error.kind, f"{question.request.step} {question.request.subject}: {error.message}", error.remedy)


class _Wire:
    """The SDK's client, held to one request a call, and tenacity, which decides about another."""

    def __init__(self, settings: OpenAISettings, clock: Clock, traffic: Traffic) -> None:
        key = settings.key()
        self._secret = key.encode() if key != NO_KEY else None
        self._settings = settings
        self._clock = clock
        self._traffic = traffic
        self._deadline = Deadline()
        http = http_client(settings.host, self._deadline, settings.connect_timeout, settings.in_flight, self._refuse)
        self._client = openai.OpenAI(api_key=key, base_url=settings.url, max_retries=0, http_client=http)
        self._send = self._client.chat.completions.with_streaming_response.create  # imports much of the SDK: now, not later

    def close(self) -> None:
        self._client.close()

    def exchange(self, body: dict[str, Any], seconds: float) -> RawReply:
        # The SDK walks through every value that it knows, the whole schema with it, and leaves `extra_body` as it is.
        extra = {name: value for name, value in body.items() if name not in ("model", "messages")}
        try:
            with (
                self._deadline.within(seconds),
                self._send(model=body["model"], messages=body["messages"], extra_body=extra) as response,
            ):
                raw = self._redacted(read_body(response.iter_bytes()))
                headers = response.headers
                return RawReply(response.status_code, raw, headers.get("content-type"), headers.get("x-request-id"))
        except TooMuch as error:
            raise Transient(str(error), "unknown", final=True) from None
        except openai.APIConnectionError as error:
            raise _lost(error.__cause__ or error, self._settings, seconds) from None
        except (httpx2.HTTPError, ssl.SSLError) as error:
            raise _lost(error, self._settings, seconds) from None

    def _refuse(self, response: httpx2.Response) -> None:
        """Takes an error's body over from the SDK, which would read it whole, whatever its size."""
        if response.status_code < 300:
            return
        try:
            body = self._redacted(read_body(response.iter_bytes(), MOST_ERROR_BYTES))
        except (TooMuch, httpx2.HTTPError):
            body = b""
        raise failure(response.status_code, response.headers, body, self._clock.now())

    def _redacted(self, raw: bytes) -> bytes:
        """Some services repeat the key in what they say."""
        return raw.replace(self._secret, b"[key]") if self._secret else raw

    def retry(self, once: Callable[[], T], elapsed: Callable[[], float]) -> T:
        """`once` until it brings something, with waits between, within the call's attempts and time."""
        retrying = tenacity.Retrying(
            sleep=self._traffic.sleep,
            stop=lambda state: (
                state.attempt_number >= self._settings.attempts or elapsed() + state.upcoming_sleep >= self._settings.deadline
            ),
            wait=_wait,
            retry=tenacity.retry_if_exception(lambda error: isinstance(error, Transient) and not error.final),
            before_sleep=self._hold_others_back,
            reraise=True,
        )
        return retrying(once)

    def _hold_others_back(self, state: tenacity.RetryCallState) -> None:
        error = _error(state)
        if error is not None and error.pause:
            self._traffic.pause(state.upcoming_sleep if error.wait is None else error.wait)


def _error(state: tenacity.RetryCallState) -> Transient | None:
    error = state.outcome.exception() if state.outcome else None
    return error if isinstance(error, Transient) else None


def _wait(state: tenacity.RetryCallState) -> float:
    """The service's own word and a little more, so that workers come back one by one; else a random wait, longer each time."""
    error = _error(state)
    if error is not None and error.wait is not None:
        return error.wait + spread(error.wait)
    return random.uniform(0, min(MOST_BACKOFF, 2.0**state.attempt_number))


def _lost(cause: BaseException, settings: OpenAISettings, seconds: float) -> Transient:
    """A request without a reply: whether it can have reached the service decides about the money."""
    text = plain(str(cause), 200)
    if isinstance(cause, httpx2.ConnectTimeout):
        return Transient(f"{settings.host} did not take a connection in time", "unsent")
    if isinstance(cause, httpx2.ConnectError):
        return _no_connection(text, settings)
    if isinstance(cause, httpx2.TimeoutException):
        return Transient(f"no whole answer within {seconds:.3g} seconds", "unknown")
    return Transient(f"the connection broke before the answer was whole ({text or type(cause).__name__})", "unknown")


def _no_connection(text: str, settings: OpenAISettings) -> Transient:
    if "certificate" in text.lower() or "ssl" in text.lower():
        return Transient(f"no safe connection to {settings.host}: {text}", "unsent", final=True)
    return Transient(f"no connection to {settings.endpoint}: {text}", "unsent")


__all__ = ["OpenAIEngine", "OpenAISettings"]
