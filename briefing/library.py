"""Prompts, templates and styles: found in the user's folder first, then among those that ship; rendered without holes.

The folders stand at the top of the repository, so that people read and change them; a wheel carries them inside the package.
A user's file replaces the shipped one of the same name, or extends it as `shipped/NAME`. A missing value is an error that
names it: no prompt goes out, and no page is written, with a hole in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefing.errors import ConfigError, TemplateError
from briefing.fields import ClaimField, split_declaration
from briefing.styles import Style, read_style
from briefing.templating import Place, Rendered, apart, environment, rendered, source_of

TEXTS = frozenset({".md", ".yaml", ".j2", ".css", ".typ"})


def shipped(kind: str) -> Path:
    """The folder `prompts`, `templates` or `examples`: inside an installed wheel, or at the top of the repository."""
    installed = Path(__file__).parent / "_shipped" / kind
    return installed if installed.is_dir() else Path(__file__).parent.parent / kind


@cache
def _environment(ours: Path, html: bool, markdown: bool) -> ImmutableSandboxedEnvironment:
    """An environment keeps what it has compiled: a day of stories, or a server, compiles each of our templates once."""
    return environment(Place(ours), html=html, markdown=markdown)


@dataclass(frozen=True)
class Library:
    """Where prompts, templates and styles come from. `prompts`, `templates`: the user's own folders, or None."""

    prompts: Path | None = None
    templates: Path | None = None

    @cached_property
    def _prompts(self) -> Place:
        return Place(shipped("prompts"), self.prompts)

    @cached_property
    def _templates(self) -> Place:
        return Place(shipped("templates"), self.templates)

    @cached_property
    def _has_own(self) -> dict[Place, bool]:
        return {place: place.has_own for place in (self._prompts, self._templates)}

    def prompt(self, name: str, values: Mapping[str, Any]) -> Rendered:
        """The prompt file `name` rendered with `values`. Raises TemplateError for a missing value or a faulty file."""
        return self._render(self._prompts, name, values)

    def template(self, name: str, values: Mapping[str, Any], *, markdown: bool = False) -> str:
        """The template file `name` rendered with `values`: escaped as HTML where its name says so, as Markdown on request."""
        html = name.endswith((".html.j2", ".html"))
        return self._render(self._templates, name, values, html=html, markdown=markdown).text

    @property
    def has_own_templates(self) -> bool:
        """Whether a person's templates may take part, so that what comes of them has to be looked at."""
        return self._has_own[self._templates]

    def own_file(self, name: str) -> Path | None:
        """A desk's own template that is no Jinja file (`brief.docx`); None where the desk has none."""
        return self.templates / name if self.templates and (self.templates / name).is_file() else None

    def file(self, name: str) -> Path:
        """A template that is no Jinja file (`brief.typ`): the desk's own, else ours."""
        return self.own_file(name) or shipped("templates") / name

    def _render(
        self, place: Place, name: str, values: Mapping[str, Any], *, html: bool = False, markdown: bool = False
    ) -> Rendered:
        """Ours in this process, which is fast; with any file of the user's own in one that can be stopped."""
        if self._has_own[place]:
            return apart(place, name, values, html=html, markdown=markdown)
        return rendered(_environment(place.ours, html, markdown), name, values)

    def fields(self) -> tuple[ClaimField, ...]:
        """The desk's own fields of a claim, as the extraction prompt's front matter declares them."""
        try:
            return split_declaration(source_of(environment(self._prompts), "extract.md"), "extract.md")[0]
        except JinjaError as error:
            raise TemplateError(f"extract.md: {error}") from error

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
        file = self.style_file(name)
        style = read_style(file, self.style_file)
        if name.endswith((".yaml", ".yml")):
            self._by_path[style.name] = file.resolve()
        return style

    @cached_property
    def _by_path(self) -> dict[str, Path]:
        """Styles that were named by a path, by their names."""
        return {}

    def read_from(self, style: str) -> Path | None:
        """The file of a style that was named by its path; None for one that lies in a folder of styles."""
        return self._by_path.get(style)

    def know(self, styles: Mapping[str, str]) -> None:
        """Takes in where a run's styles were read from, so that its drafts can be opened by their names."""
        self._by_path.update({name: Path(path) for name, path in styles.items() if Path(path).is_file()})

    def style_file(self, name: str) -> Path:
        """The file of a style: the user's first, ours where the name is `shipped/NAME`; a path to a file is itself."""
        if name.endswith((".yaml", ".yml")):
            return Path(name)
        if name in self._by_path:
            return self._by_path[name]
        ours = name.startswith("shipped/")
        folders = [shipped("prompts") / "styles"] if ours else self._style_folders()
        name = name.removeprefix("shipped/")
        for folder in folders:
            if name.replace("-", "").replace("_", "").isalnum() and (folder / f"{name}.yaml").is_file():
                return folder / f"{name}.yaml"
        raise ConfigError(f"no style named {name!r}", (), self._instead(name))

    def _instead(self, name: str) -> str:
        """What to write in place of a name that no style has: the path of the file, where that lies at hand."""
        here = Path("styles") / f"{name}.yaml"
        if name.replace("-", "").replace("_", "").isalnum() and here.is_file():
            return f"its file is {here}: name that, or the folder that it is in: --prompts ."
        return f"there are: {', '.join(self.styles())}"

    def styles(self) -> list[str]:
        return sorted({path.stem for folder in self._style_folders() for path in folder.glob("*.yaml")})

    def _style_folders(self) -> list[Path]:
        own = [self.prompts / "styles"] if self.prompts else []
        return [folder for folder in (*own, shipped("prompts") / "styles") if folder.is_dir()]
