"""Prompts, templates and styles: found in the user's folder first, then among those that ship; rendered without holes.

The folders stand at the top of the repository, so that people read and change them; a wheel carries them inside the package.
A user's file replaces the shipped one of the same name, or extends it as `shipped/NAME`. A missing value is an error that
names it: no prompt goes out, and no page is written, with a hole in it.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined
from jinja2 import TemplateError as JinjaError
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefing.draft import Marked
from briefing.errors import ConfigError, TemplateError
from briefing.fields import ClaimField, split_declaration
from briefing.styles import Style, read_style

TEXTS = frozenset({".md", ".yaml", ".j2", ".css", ".typ"})
MAX_OUTPUT = 4_000_000  # characters; a brief has a few thousand


def shipped(kind: str) -> Path:
    """The folder `prompts`, `templates` or `examples`: inside an installed wheel, or at the top of the repository."""
    installed = Path(__file__).parent / "_shipped" / kind
    return installed if installed.is_dir() else Path(__file__).parent.parent / kind


class _Compiled(BytecodeCache):
    """Templates as they were compiled, kept for this process: a day of stories, or a server, compiles each once."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


_compiled: dict[object, _Compiled] = defaultdict(_Compiled)
"""By what else decides what a template compiles to: whether values are escaped as HTML, and what finishes each value."""


def environment(kind: str, folder: Path | None, *, html: bool = False) -> ImmutableSandboxedEnvironment:
    """A sandboxed Jinja environment over the user's `folder` and the shipped one. Values are escaped where `html` says so."""
    ours = FileSystemLoader(shipped(kind))
    loaders = [ours, PrefixLoader({"shipped": ours})]
    if folder is not None:
        loaders.insert(0, FileSystemLoader(folder))
    return ImmutableSandboxedEnvironment(
        loader=ChoiceLoader(loaders),
        undefined=StrictUndefined,
        autoescape=html,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@dataclass(frozen=True)
class Rendered:
    """A rendered text, and the hash of the template text that it came from."""

    text: str
    hash: str


@dataclass(frozen=True)
class Library:
    """Where prompts, templates and styles come from. `prompts`, `templates`: the user's own folders, or None."""

    prompts: Path | None = None
    templates: Path | None = None

    @cached_property
    def _prompts(self) -> ImmutableSandboxedEnvironment:
        return environment("prompts", self.prompts)

    def prompt(self, name: str, values: Mapping[str, Any]) -> Rendered:
        """The prompt file `name` rendered with `values`. Raises TemplateError for a missing value or a faulty file."""
        return self._render(self._prompts, name, values)

    def template(self, name: str, values: Mapping[str, Any], *, finalize: Callable[[Any], Any] | None = None) -> str:
        """The template file `name` rendered with `values`: escaped as HTML where its name says so, else by `finalize`."""
        env = environment("templates", self.templates, html=name.endswith((".html.j2", ".html")))
        env.finalize = finalize
        env.bytecode_cache = _compiled[env.autoescape, finalize]
        env.filters["marked"] = Marked
        return self._render(env, name, values).text

    def own_file(self, name: str) -> Path | None:
        """A desk's own template that is no Jinja file (`brief.docx`); None where the desk has none."""
        return self.templates / name if self.templates and (self.templates / name).is_file() else None

    def file(self, name: str) -> Path:
        """A template that is no Jinja file (`brief.typ`): the desk's own, else ours."""
        return self.own_file(name) or shipped("templates") / name

    def _render(self, env: ImmutableSandboxedEnvironment, name: str, values: Mapping[str, Any]) -> Rendered:
        try:
            source = self._source(env, name)
            body = split_declaration(source, name)[1]
            text = (env.from_string(body) if body != source else env.get_template(name)).render(values)
        except JinjaError as error:
            line = getattr(error, "lineno", None)
            place = f"{name}, line {line}" if line else name
            raise TemplateError(f"{place}: {error}", "check the file's names against the shipped one") from error
        if len(text) > MAX_OUTPUT:
            raise TemplateError(f"{name}: renders to {len(text):,} characters; {MAX_OUTPUT:,} is the most")
        return Rendered(text, hashlib.sha256(source.encode()).hexdigest()[:16])

    def fields(self) -> tuple[ClaimField, ...]:
        """The desk's own fields of a claim, as the extraction prompt's front matter declares them."""
        try:
            return split_declaration(self._source(self._prompts, "extract.md"), "extract.md")[0]
        except JinjaError as error:
            raise TemplateError(f"extract.md: {error}") from error

    @staticmethod
    def _source(env: ImmutableSandboxedEnvironment, name: str) -> str:
        return env.loader.get_source(env, name)[0] if env.loader else ""

    @cached_property
    def fingerprint(self) -> str:
        """The hash of every prompt and template, the user's and ours: with another one, texts may come out otherwise."""
        folders = (self.prompts, self.templates, shipped("prompts"), shipped("templates"))
        files = (path for folder in folders if folder for path in sorted(folder.rglob("*")) if path.suffix in TEXTS)
        return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()[:16]

    def style(self, name: str) -> Style:
        """The style `name`, from the user's folder or ours; a path to a `.yaml` file is read as it stands.

        Raises ConfigError naming every fault of the file with its line, or the styles that there are.
        """
        return read_style(self.style_file(name), self.style_file)

    def style_file(self, name: str) -> Path:
        """The file of a style: the user's first, ours where the name is `shipped/NAME`; a path to a file is itself."""
        if name.endswith((".yaml", ".yml")):
            return Path(name)
        ours = name.startswith("shipped/")
        folders = [shipped("prompts") / "styles"] if ours else self._style_folders()
        name = name.removeprefix("shipped/")
        for folder in folders:
            if name.replace("-", "").replace("_", "").isalnum() and (folder / f"{name}.yaml").is_file():
                return folder / f"{name}.yaml"
        raise ConfigError(f"no style named {name!r}", (), f"there are: {', '.join(self.styles())}")

    def styles(self) -> list[str]:
        return sorted({path.stem for folder in self._style_folders() for path in folder.glob("*.yaml")})

    def _style_folders(self) -> list[Path]:
        own = [self.prompts / "styles"] if self.prompts else []
        return [folder for folder in (*own, shipped("prompts") / "styles") if folder.is_dir()]
