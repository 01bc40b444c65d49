"""The addresses of the review server, and what each answers.

A draft is named by an id that stands in the listing, never by a path: what is not listed does not exist.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from briefing.cli.bench import Bench, opened, place
from briefing.cli.options import settings
from briefing.cli.publishing import drafts
from briefing.cli.screen import tell
from briefing.cli.serve import acts, judging, pages, regen
from briefing.errors import BriefingError, LockError
from briefing.faults import faults
from briefing.library import Library
from briefing.review.decide import NotApproved

PATIENCE = 5.0  # seconds that a step waits for somebody else's, where --wait does not say otherwise
A = TypeVar("A", bound=BaseModel)


class Unlisted(BriefingError):
    """A draft that is not in the listing."""


class Office:
    """The drafts that a server was started for, and how each is opened: as the command line opens it."""

    def __init__(self, where: Path, given: dict[str, Any]) -> None:
        self.given = {**given, "wait": given.get("wait") or PATIENCE}
        self.one = place(where) if where.is_file() else None
        self.folder = self.one.run.folder if self.one else where.resolve()
        self.writing = threading.Lock()
        self._known: dict[str, tuple[Path, str]] = {}
        settings(dict(self._settings()))  # a fault in the settings is told before a page is asked for

    def _settings(self) -> dict[str, Any]:
        return {name: value for name, value in self.given.items() if name != "by"}

    @property
    def library(self) -> Library:
        resolved = settings(dict(self._settings())).settings
        return Library(resolved.prompts, resolved.templates)

    @property
    def start(self) -> str:
        """The page to begin with: that of the one draft that was named, else the listing."""
        listed = self.listed()
        return f"/draft/{next(iter(listed))}" if self.one and len(listed) == 1 else "/"

    def listed(self) -> dict[str, dict[str, Any]]:
        """The drafts by id, in the order in which they are listed."""
        lines = drafts([self.folder])
        if self.one:
            lines = [line for line in lines if line["style"] == self.one.style]
        listed = {_id(line["draft"]): line for line in lines}
        self._known = {name: (Path(line["run"]), line["style"]) for name, line in listed.items()}
        return listed

    @contextmanager
    def bench(self, name: str, *, writing: bool = False) -> Iterator[Bench]:
        """A draft opened; for writing under its run's lock. Raises Unlisted."""
        run, style = self._place(name)
        given = {**self.given, "style_name": style}
        with self.writing if writing else nullcontext(), opened(run, given, writing=writing) as bench:
            yield bench

    def _place(self, name: str) -> tuple[Path, str]:
        """The run and the style of a draft, from the listing that it was last in, or a new one."""
        if name not in self._known or not (self._known[name][0] / "run.json").is_file():
            self.listed()
        if name not in self._known:
            raise Unlisted("there is no such draft here; perhaps its run was moved", "go back to the list")
        return self._known[name]


def _id(draft: str) -> str:
    return hashlib.sha256(str(Path(draft).resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def application(office: Office) -> Starlette:
    """The server's addresses over an office. Whoever calls it has been let in by a Guard."""
    return Starlette(
        routes=[*_shown(office), *_done(office)],
        exception_handlers={BriefingError: _refused, HTTPException: _unknown, Exception: _broken},
    )


def _shown(office: Office) -> list[Route]:
    """The pages: each is made of the files as they are at that moment."""

    def listing(request: Request) -> Response:
        return _page(pages.listing(office.listed(), office.library))

    def draft(request: Request) -> Response:
        name = request.path_params["name"]
        with office.bench(name) as bench:
            return _page(pages.draft(bench, name))

    def history(request: Request) -> Response:
        name = request.path_params["name"]
        with office.bench(name) as bench:
            return _page(pages.history(bench, name))

    return [Route("/", listing), Route("/draft/{name}", draft), Route("/draft/{name}/history", history)]


def _done(office: Office) -> list[Route]:
    """What a page asks for: one address that writes, and three that only look."""

    def do(name: str, asked: acts.Asked) -> dict[str, Any]:
        with office.bench(name, writing=True) as bench:
            done = acts.act(bench, asked)
            return {
                "stamp": acts.stamp(bench.desk),
                "revision": bench.desk.record.revision,
                "state": bench.desk.state.state,
                "changes": [acts.said(change) for change in done.changes],
                "findings": [judging.shape(finding) for finding in done.findings],
                "notes": list(done.notes),
            }

    def check(name: str, asked: judging.Tried) -> dict[str, Any]:
        with office.bench(name) as bench:
            return judging.tried(bench, asked)

    def find(name: str, asked: judging.Tried) -> dict[str, Any]:
        with office.bench(name) as bench:
            return {"sentences": judging.proposals(bench, asked.block)}

    def write(name: str, asked: judging.Tried) -> dict[str, Any]:
        with office.bench(name) as bench:
            return regen.candidates(bench, asked.block, asked.wish, asked.n)

    looks = {"check": check, "find": find, "regen": write}
    return [
        Route("/draft/{name}/do", _asked(acts.Asked, do), methods=["POST"]),
        *(Route(f"/draft/{{name}}/{path}", _asked(judging.Tried, look), methods=["POST"]) for path, look in looks.items()),
    ]


def _page(made: pages.Page) -> Response:
    headers = {"content-security-policy": f"{made.policy}; frame-ancestors 'none'"}
    return HTMLResponse(made.html, headers=headers)


def _asked(cls: type[A], answer: Callable[[str, A], dict[str, Any]]) -> Callable[[Request], Any]:
    """An address that takes JSON of a fixed shape and answers with JSON, on a thread of its own."""

    async def endpoint(request: Request) -> Response:
        try:
            asked = cls.model_validate_json(await request.body())
        except ValidationError as error:
            return JSONResponse({"error": f"not understood: {'; '.join(faults(error, cls))}"}, status_code=400)
        return JSONResponse(await run_in_threadpool(answer, request.path_params["name"], asked))

    return endpoint


async def _refused(request: Request, error: Exception) -> Response:
    """An error of the program's own, as the command line would say it."""
    assert isinstance(error, BriefingError)
    status = (
        404
        if isinstance(error, Unlisted)
        else 423
        if isinstance(error, LockError)
        else 409
        if isinstance(error, acts.Stale)
        else 422
    )
    if request.method == "GET":
        return PlainTextResponse("\n→ ".join(part for part in (error.message, error.remedy) if part) + "\n", status_code=status)
    said: dict[str, Any] = {"error": error.message, "remedy": error.remedy, "against": isinstance(error, NotApproved)}
    if isinstance(error, acts.Stale):
        said["theirs"] = error.theirs
        said["stale"] = True
    return JSONResponse(said, status_code=status)


async def _unknown(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    text = "there is no such page" if error.status_code == 404 else str(error.detail)
    return PlainTextResponse(text + "\n", status_code=error.status_code)


async def _broken(request: Request, error: Exception) -> Response:
    """A defect: said in a line, without what it was handling."""
    text = f"internal error: {type(error).__name__}; this is a defect of the program, and BRIEFING_DEBUG=1 shows where"
    tell(f"{text}: {error}")
    if os.environ.get("BRIEFING_DEBUG"):
        traceback.print_exception(error)
    if request.method == "GET":
        return PlainTextResponse(text + "\n", status_code=500)
    return Response(json.dumps({"error": text}), status_code=500, media_type="application/json")
