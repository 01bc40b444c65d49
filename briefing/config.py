"""Settings: option > environment > `briefing.toml` of the nearest parent folder > the user's own > default, each with its origin.

Keys of the model service are read from the environment only, as the SDK reads them, and are never a setting: a folder that
came from somebody else must not be able to send a key, or a document, to a place of its own choosing unseen.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from briefing.desk import DeskSettings, toml_lines
from briefing.errors import ConfigError
from briefing.faults import faults, locate_in_yaml

PROJECT_FILE = "briefing.toml"
ENVIRONMENT = {
    "BRIEFING_ENGINE": "engine",
    "BRIEFING_MODEL": "model",
    "OPENAI_BASE_URL": "base_url",
    "BRIEFING_STYLE": "style",
    "BRIEFING_STORE": "store",
    "BRIEFING_PROMPTS": "prompts",
    "BRIEFING_TEMPLATES": "templates",
    "BRIEFING_REVIEWER": "reviewer",
}
FOLDERS = ("store", "prompts", "templates", "replies", "record")


class Price(BaseModel):
    """What a model costs, in US dollars a million tokens."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    input: float = Field(ge=0)
    output: float = Field(ge=0)


class Settings(BaseModel):
    """All that can be set. Paths in a file count from the file's folder."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    engine: Literal["extractive", "openai", "replay"] | None = Field(
        None, description="which engine; default: openai if a model is set"
    )
    model: str | None = Field(None, description="the model's name, as the endpoint knows it")
    base_url: str | None = Field(None, description="the endpoint, for example http://localhost:11434/v1")
    replies: Path | None = Field(None, description="folder of recorded replies, for the engine replay")
    record: Path | None = Field(None, description="folder to record the model's valid replies in")
    in_flight: int = Field(8, ge=1, le=256, description="requests under way at once")
    deadline: float = Field(180, gt=0, description="seconds that one call may take, all told")
    attempts: int = Field(4, ge=1, le=10, description="tries a call, the first included")
    temperature: float | None = Field(None, ge=0, le=2, description="sent to the model only if set")
    max_output_tokens: int = Field(8000, ge=256, description="cap on the tokens of one reply")
    second_reader: str | None = Field(None, description="the model that `check --second-reader` asks where none is named")
    second_reader_url: str | None = Field(None, description="its endpoint; default: base_url")
    checkers: tuple[str, ...] = Field((), description="checkers of your own that run beside the rules, by their entry points")
    repair: bool = Field(True, description="whether a model's sentences that fail the rules are put right, or only marked")
    max_cost: float | None = Field(None, ge=0, description="US dollars that a run may spend")
    max_calls: int | None = Field(None, ge=0, description="model calls that a run may make")
    prices: dict[str, Price] = Field({}, description="prices of models that the price table lacks")
    style: tuple[str, ...] = Field(("house",), description="styles to write in")
    store: Path | None = Field(None, description="the store of calls and costs")
    prompts: Path | None = Field(None, description="folder of your own prompts and styles")
    templates: Path | None = Field(None, description="folder of your own templates")
    allow_hosts: tuple[str, ...] = Field((), description="private hosts that sources may be fetched from, HOST or HOST:PORT")
    reviewer: str | None = Field(None, description="who reviews drafts here; default: git's user.name")
    wait: float = Field(0, ge=0, description="seconds to wait for a run that another process is writing")


@dataclass(frozen=True)
class Config:
    """Resolved settings, where each came from, the desk's folder if there is one, and what it settles for its daily edition."""

    settings: Settings
    origins: Mapping[str, str]
    desk: Path | None
    daily: DeskSettings = field(default_factory=DeskSettings)

    @property
    def engine(self) -> str:
        if self.settings.engine:
            return self.settings.engine
        return "openai" if self.settings.model else "extractive"

    @property
    def store_path(self) -> Path:
        """The one store of a desk: named, else beside `briefing.toml`, else in the user's data folder."""
        if self.settings.store:
            return self.settings.store
        if self.desk:
            return self.desk / ".briefing" / "store.sqlite"
        return Path(platformdirs.user_data_dir("briefing", appauthor=False)) / "store.sqlite"


def load(options: Mapping[str, Any], folder: Path | None = None, environ: Mapping[str, str] | None = None) -> Config:
    """The settings for a command. `options` are those given on the command line; None means not given.

    Raises ConfigError with every fault of every file at once.
    """
    environ = os.environ if environ is None else environ
    project = find_project(folder or Path.cwd())
    user = Path(platformdirs.user_config_dir("briefing", appauthor=False)) / "config.toml"
    layers = [
        ("default", {}),
        *((str(path), read_file(path)) for path in (user, project) if path is not None and _there(path)),
        *((f"environment {name}", {key: environ[name]}) for name, key in ENVIRONMENT.items() if environ.get(name)),
        ("option", {key: value for key, value in options.items() if value not in (None, ())}),
    ]
    values: dict[str, Any] = {}
    origins = dict.fromkeys(Settings.model_fields, "default")
    for origin, layer in layers:
        for key, value in layer.items():
            values[key] = {**values.get(key, {}), **value} if key == "prices" else value
            origins[key] = origin
    if isinstance(values.get("style"), str):
        values["style"] = (values["style"],)
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        raise ConfigError(
            "settings are not valid", faults(error, Settings, lambda path: f"{origins.get(str(path[0]), '')}: ")
        ) from error
    return Config(settings, origins, project.parent if project else None, read_desk(project) if project else DeskSettings())


def find_project(folder: Path) -> Path | None:
    """`briefing.toml` in `folder` or the nearest folder above it."""
    resolved = folder.resolve()
    return next((here / PROJECT_FILE for here in (resolved, *resolved.parents) if _there(here / PROJECT_FILE)), None)


def _there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError as error:  # a folder that this user may not look into
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error


def read_file(path: Path) -> dict[str, Any]:
    """The settings of one file, its paths made absolute. Raises ConfigError with every fault and its line, of the desk's too."""
    text, values = _parsed(path)
    if isinstance(values.get("style"), str):
        values["style"] = [values["style"]]
    try:
        _File.model_validate(values)
    except ValidationError as error:
        raise ConfigError(f"{path}: not valid", faults(error, _File, locate_in_yaml(toml_lines(text)))) from error
    values.pop("desk", None)
    for key in FOLDERS:
        if key in values:
            values[key] = path.parent / values[key]
    return values


def read_desk(path: Path) -> DeskSettings:
    """What a file that `read_file` finds no fault in settles for the daily edition, its paths made absolute."""
    return DeskSettings.model_validate(_parsed(path)[1].get("desk", {})).located(path.parent)


class _File(Settings):
    """All that may stand in a settings file."""

    desk: DeskSettings = DeskSettings()


def _parsed(path: Path) -> tuple[str, dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        return text, tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error


def api_key(environ: Mapping[str, str] | None = None) -> SecretStr | None:
    """The key of the model service, from OPENAI_API_KEY."""
    key = (os.environ if environ is None else environ).get("OPENAI_API_KEY", "").strip()
    return SecretStr(key) if key else None
