"""Jinja as this program uses it: sandboxed, without holes, from folders that nothing leads out of; a user's own run apart.

A sandbox keeps a template from what is not its business, but not from running for ever or filling the memory. So templates that
ship render here, and those of a user's folder in a process that can be killed (`apart`), where plain values are all that there
is: text, numbers, lists and mappings, no object of the program.
"""

from __future__ import annotations

import atexit
import dataclasses
import hashlib
import json
import threading
import weakref
from collections.abc import Mapping, MutableMapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined, Template
from jinja2 import TemplateError as JinjaError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup
from pydantic import BaseModel

from briefing.draft import Marked, escape
from briefing.errors import TemplateError
from briefing.fields import split_declaration
from briefing.killable import BrokeError, Child, OverranError, greeted, limit_time, read_frame, write_frame

MAX_OUTPUT = 4_000_000  # characters; a brief has a few thousand
MAX_SOURCE = 500_000  # characters of one template; the largest that ships has a tenth of a hundredth of them
SECONDS = 5.0
MEMORY_MB = 768
REMEDY = "check the file's names against the shipped one"


@dataclasses.dataclass(frozen=True)
class Rendered:
    """A rendered text, and the hash of the template text that it came from."""

    text: str
    hash: str


@dataclasses.dataclass(frozen=True)
class Place:
    """Where templates are looked up: the user's `folder` first, then ours."""

    ours: Path
    folder: Path | None = None

    @property
    def has_own(self) -> bool:
        """Whether the user's folder holds any template; styles are data, and none."""
        if self.folder is None or not self.folder.is_dir():
            return False
        return any(path.is_file() and path.relative_to(self.folder).parts[0] != "styles" for path in self.folder.rglob("*"))


class _Folder(FileSystemLoader):
    """A folder that no name and no link leads out of, with templates of a sensible size."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Any]:
        text, name, fresh = super().get_source(environment, template)
        root = Path(self.searchpath[0]).resolve()
        if not Path(name).resolve().is_relative_to(root):
            raise JinjaError(f"{template} leads out of its folder")
        if len(text) > MAX_SOURCE:
            raise JinjaError(f"{template} has {len(text):,} characters; {MAX_SOURCE:,} is the most")
        return text, name, fresh


class _Choice(ChoiceLoader):
    """Compiles a template once where several threads want it at the same time: it takes longer than what they do with it."""

    def __init__(self, loaders: Sequence[BaseLoader]) -> None:
        super().__init__(loaders)
        self._compiling = threading.RLock()

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:
        with self._compiling:
            there = environment.cache.get((weakref.ref(self), name)) if environment.cache is not None else None
            return there if there is not None and there.is_up_to_date else super().load(environment, name, globals)


def environment(place: Place, *, html: bool = False, markdown: bool = False) -> ImmutableSandboxedEnvironment:
    """A sandboxed Jinja environment. Values are escaped as HTML or as Markdown where that is asked for."""
    ours = _Folder(place.ours)
    loaders: list[BaseLoader] = [ours, PrefixLoader({"shipped": ours})]
    if place.folder is not None:
        loaders.insert(0, _Folder(place.folder))
    made = ImmutableSandboxedEnvironment(
        loader=_Choice(loaders),
        undefined=StrictUndefined,
        autoescape=html,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["marked"] = Marked
    made.finalize = escape if markdown else None
    return made


def source_of(env: ImmutableSandboxedEnvironment, name: str) -> str:
    return env.loader.get_source(env, name)[0] if env.loader else ""


def rendered(env: ImmutableSandboxedEnvironment, name: str, values: Mapping[str, Any]) -> Rendered:
    """A template rendered in this process. Raises TemplateError with the line."""
    try:
        source = source_of(env, name)
        body = split_declaration(source, name)[1]
        template = env.from_string(body) if body != source else env.get_template(name)
        pieces, length = [], 0
        for piece in template.generate(values):
            pieces.append(piece)
            length += len(piece)
            if length > MAX_OUTPUT:
                raise TemplateError(f"{name}: renders to more than {MAX_OUTPUT:,} characters", REMEDY)
    except JinjaError as error:
        line = getattr(error, "lineno", None)
        raise TemplateError(f"{name}, line {line}: {error}" if line else f"{name}: {error}", REMEDY) from error
    except RecursionError as error:
        raise TemplateError(f"{name}: includes or calls itself without end", REMEDY) from error
    return Rendered("".join(pieces), hashlib.sha256(source.encode()).hexdigest()[:16])


# -- in a process that can be killed -------------------------------------------------------------------------------------------


class _Apart:
    """The process that renders users' templates, started when first needed and again after it was killed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: Child | None = None

    def ask(self, request: bytes, name: str) -> dict[str, Any]:
        with self._lock:
            if self._child is None or not self._child.alive:
                self._child = Child("briefing.templating", MEMORY_MB)
            try:
                answer: dict[str, Any] = json.loads(self._child.ask((request,), SECONDS))
            except OverranError as error:
                self.end()
                message = f"{name}: takes longer than {SECONDS:g} seconds, and was stopped"
                raise TemplateError(message, "look for a loop or a calculation that does not end") from error
            except BrokeError as error:
                self.end()
                raise TemplateError(f"{name}: broke down while it was rendered (exit {error.code})", REMEDY) from error
            if answer.get("spent"):
                self.end()
            return answer

    def end(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child = None


_apart = _Apart()
atexit.register(_apart.end)


def apart(place: Place, name: str, values: Mapping[str, Any], *, html: bool = False, markdown: bool = False) -> Rendered:
    """A template of a user's folder rendered in a process of its own, within SECONDS and MEMORY_MB. Raises TemplateError."""
    request = {
        "ours": str(place.ours),
        "folder": str(place.folder),
        "name": name,
        "html": html,
        "markdown": markdown,
        "values": {key: plain(value) for key, value in values.items()},
    }
    answer = _apart.ask(json.dumps(request).encode(), name)
    if "error" in answer:
        raise TemplateError(answer["error"], answer["remedy"])
    return Rendered(answer["text"], answer["hash"])


def plain(value: Any) -> Any:
    """A value as text, numbers, lists and mappings; of a record its fields and properties. What is safe to show stays marked."""
    if isinstance(value, Markup):
        return {_SAFE: "html", "text": str(value)}
    if isinstance(value, Marked):
        return {_SAFE: "markdown", "text": str(value)}
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    if isinstance(value, BaseModel) or dataclasses.is_dataclass(value):
        return {name: plain(getattr(value, name)) for name in _shown(type(value))}
    return str(value)


_SAFE = "\0safe"


def _shown(cls: type) -> list[str]:
    """The fields of a record, and the properties that its own class gives it."""
    own = list(cls.model_fields) if issubclass(cls, BaseModel) else list(getattr(cls, "__dataclass_fields__", ()))
    return [*own, *(name for name, item in vars(cls).items() if isinstance(item, property) and not name.startswith("_"))]


def _restored(found: dict[str, Any]) -> Any:
    if _SAFE not in found:
        return found
    return Markup(found["text"]) if found[_SAFE] == "html" else Marked(found["text"])  # noqa: S704  it was safe when it was sent


def main(memory_mb: int) -> None:
    """Render what is asked for on standard input until it ends."""
    requests, replies = greeted(memory_mb)
    while True:
        try:
            request = json.loads(read_frame(requests), object_hook=_restored)
        except EOFError:
            return
        limit_time(SECONDS)
        answer = _answer(request)
        write_frame(replies, json.dumps(answer).encode())
        if answer.get("spent"):
            return


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    name = request["name"]
    try:
        place = Place(Path(request["ours"]), Path(request["folder"]))
        env = environment(place, html=request["html"], markdown=request["markdown"])
        made = rendered(env, name, request["values"])
        return {"text": made.text, "hash": made.hash}
    except TemplateError as error:
        return {"error": error.message, "remedy": error.remedy}
    except MemoryError:
        return {"error": f"{name}: takes more than {MEMORY_MB} MB of memory", "remedy": REMEDY, "spent": True}
    except Exception as error:  # noqa: BLE001 - the boundary to a template that a stranger may have written: it may raise anything
        return {"error": f"{name}: {type(error).__name__}: {error}"[:300], "remedy": REMEDY}
