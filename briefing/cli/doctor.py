"""What `briefing doctor` looks at: each thing that a run needs, whether it is well, and what to do if not."""

from __future__ import annotations

import importlib.metadata
import os
import re
import ssl
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

from briefing import __version__
from briefing.check.checkers import installed, load
from briefing.cli.options import settings
from briefing.config import Config, api_key
from briefing.errors import BriefingError
from briefing.library import Library, shipped


@dataclass(frozen=True)
class Result:
    """One thing looked at. What is not `needed` may be amiss and briefs are made all the same."""

    what: str
    well: bool
    found: str
    remedy: str | None = None
    needed: bool = True


def examine(given: dict[str, Any]) -> Iterator[Result]:
    """Looks at everything in turn. Asks the endpoint for one short answer only where a model is set."""
    version = ".".join(map(str, sys.version_info[:3]))
    yield Result("python", sys.version_info >= (3, 11), version, "briefing needs Python 3.11 or newer")
    yield _libraries()
    try:
        config = settings(given)
    except BriefingError as error:
        yield Result("settings", False, error.message, error.remedy)
        return
    yield Result("settings", True, f"{config.desk / 'briefing.toml' if config.desk else 'no briefing.toml above this folder'}")
    yield _folders(config)
    yield _styles(config)
    yield _templates(config)
    yield _store(config)
    yield _checkers(config)
    yield _certificates()
    yield _key(config)
    if config.engine == "openai":
        yield _endpoint(config)
    else:
        yield Result("engine", True, f"{config.engine}: no model is asked" if config.engine == "extractive" else config.engine)
    yield from _desk(config)
    yield _console()
    yield _fonts()


def _libraries() -> Result:
    wanted = importlib.metadata.requires("briefing") or []
    names = [match[0] for line in wanted if "extra ==" not in line and (match := re.match(r"[A-Za-z0-9_.-]+", line))]
    missing = [name for name in names if not _version(name)]
    found = f"briefing {__version__}, {len(names)} libraries"
    return Result("libraries", not missing, f"missing: {', '.join(missing)}" if missing else found, "install briefing again")


def _checkers(config: Config) -> Result:
    """The checkers that packages offer, and whether those that the settings name are among them and can be loaded."""
    there, wanted = installed(), config.settings.checkers
    lines = [f"{name} ({_offered_by(point)}){'' if name in wanted else ', not enabled'}" for name, point in there.items()]
    missing = [name for name in wanted if name not in there]
    broken = [f"{one.name}: {one.broken}" for one in load([name for name in wanted if name in there]) if one.broken]
    found = "; ".join([*lines, *(f"{name} is not installed" for name in missing), *broken])
    remedy = "install the package that has it, or take it out of `checkers`"
    return Result("checkers", not (missing or broken), found or "no checker of your own", remedy, needed=False)


def _offered_by(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else point.value


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _styles(config: Config) -> Result:
    library = Library(config.settings.prompts, config.settings.templates)
    for folder in (shipped("prompts"), shipped("templates")):
        if not folder.is_dir():
            return Result("prompts", False, f"{folder} is missing", "install briefing again")
    try:
        library.fields()
        for name in (*library.styles(), *config.settings.style):
            library.style(name)
    except BriefingError as error:
        return Result("styles", False, error.message, error.remedy)
    return Result("styles", True, ", ".join(library.styles()))


def _certificates() -> Result:
    places = ssl.get_default_verify_paths()
    found = places.cafile or places.capath
    remedy = "install the system's CA certificates, for example the package ca-certificates, or set SSL_CERT_FILE"
    return Result("certificates", found is not None, found or "no trust store; https will fail", remedy)


def _folders(config: Config) -> Result:
    named = {name: getattr(config.settings, name) for name in ("prompts", "templates", "replies")}
    for name, folder in named.items():
        if folder is not None and not folder.is_dir():
            where = config.origins[name]
            return Result("folders", False, f"{name}: {folder} is not a folder", f"make it, or change {name} ({where})")
    here = Path.cwd()
    if not _writable(here):
        return Result(
            "folders", False, f"{here} cannot be written, so no run can be kept in it", "go elsewhere, or use --out DIR"
        )
    own = ", ".join(str(folder) for folder in named.values() if folder is not None)
    return Result("folders", True, f"runs go to {here / 'runs'}" + (f"; own files in {own}" if own else ""))


def _templates(config: Config) -> Result:
    """Writes a specimen in every format: a template that lacks a value or is not valid fails here and not at work."""
    from briefing.render import ALL_FORMATS, render_file
    from briefing.render.specimen import specimen

    library = Library(config.settings.prompts, config.settings.templates)
    try:
        style = library.style(config.settings.style[0])
        brief, ledger = specimen(style)
        for format in ALL_FORMATS:
            render_file(brief, ledger, style, library, format)
    except BriefingError as error:
        return Result("templates", False, error.message, error.remedy)
    return Result("templates", True, ", ".join(ALL_FORMATS))


def _desk(config: Config) -> Iterator[Result]:
    """What stands in the table `[desk]`: a source that fails keeps no edition from being made."""
    from briefing.cli.deskcheck import desk_reading, examined_desk

    for what, well, found, remedy in examined_desk(config.daily, desk_reading(config), config.engine):
        yield Result(what, well, found, remedy, needed=False)


def _console() -> Result:
    from briefing.cli.screen import width

    encoding = getattr(sys.stdout, "encoding", None) or "unknown"
    try:
        "► “…” é".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        found = f"{encoding} lacks characters of briefs; the nearest are shown"
        return Result("console", False, found, "set PYTHONUTF8=1 and use a terminal with UTF-8", needed=False)
    return Result("console", True, f"{encoding}, {width()} columns")


FONTS = ("*.ttf", "*.otf", "*.ttc", "*.woff2", "*.pfb")


def font_folders() -> list[Path]:
    """Where this machine keeps fonts."""
    home = Path.home()
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".fonts", data / "fonts"]
    folders += [Path("/System/Library/Fonts"), Path("/Library/Fonts"), Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"]
    return [folder for folder in folders if folder.is_dir()]


def _fonts() -> Result:
    """Pages use the fonts of whoever opens them: here they matter for printing pages on this machine."""
    for folder in font_folders():
        if any(next(folder.rglob(pattern), None) for pattern in FONTS):
            return Result("fonts", True, f"in {folder}")
    found = "none here; pages are shown in the fonts of whoever opens them"
    return Result("fonts", False, found, "to print pages on this machine, install a font, for example fonts-dejavu", needed=False)


def _store(config: Config) -> Result:
    from briefing.store import Store

    path = config.store_path
    if not path.exists():
        nearest = next(folder for folder in path.resolve().parents if folder.exists())
        return Result(
            "store", _writable(nearest), f"{path} (made at the first model call)", f"{nearest} cannot be written; use --store"
        )
    try:
        store = Store.open(path)
        try:
            store.check()
        finally:
            store.close()
    except BriefingError as error:
        return Result("store", False, error.message, error.remedy)
    return Result("store", True, str(path))


def _writable(folder: Path) -> bool:
    return os.access(folder, os.W_OK)


def _key(config: Config) -> Result:
    key = api_key()
    if key is not None:
        shown = (
            f"OPENAI_API_KEY, ending in …{key.get_secret_value()[-4:]}" if len(key.get_secret_value()) > 12 else "OPENAI_API_KEY"
        )
        return Result("key", True, shown)
    needed = config.engine == "openai" and config.settings.base_url is None
    return Result("key", not needed, "none", "set OPENAI_API_KEY, or --base-url for a server of your own")


def _endpoint(config: Config) -> Result:
    from briefing.clock import SystemClock
    from briefing.model.engines import make_engine
    from briefing.model.probe import probe
    from briefing.model.settings import OpenAISettings
    from briefing.store import Store

    where = f"{config.settings.model} at {config.settings.base_url or 'api.openai.com'}"
    try:
        store = Store.open(config.store_path)
        try:
            endpoint = OpenAISettings(config.settings.model or "", config.settings.base_url).endpoint
            library = Library(config.settings.prompts)
            once = replace(config, settings=config.settings.model_copy(update={"attempts": 1}))
            engine = make_engine(once, store, library, SystemClock(), "doctor")
            try:
                return Result("endpoint", True, f"{where}: {probe(engine, store, endpoint, library, SystemClock())}")
            finally:
                engine.close()
        finally:
            store.close()
    except BriefingError as error:
        return Result("endpoint", False, f"{where}: {error.message}", error.remedy)
