"""Settings: where each comes from, and every fault at once with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.config import api_key, load
from briefing.errors import ConfigError


def write(folder: Path, text: str) -> Path:
    path = folder / "briefing.toml"
    path.write_text(text)
    return path


def test_an_option_beats_the_environment_beats_the_project_beats_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    user = tmp_path / "config" / "briefing" / "config.toml"
    user.parent.mkdir(parents=True)
    user.write_text('model = "of-user"\nbase_url = "http://user/v1"\nin_flight = 3\nattempts = 2\n')
    write(tmp_path, 'model = "of-project"\nbase_url = "http://project/v1"\nin_flight = 5\n')
    found = load({"model": "of-option"}, tmp_path, {"OPENAI_BASE_URL": "http://environment/v1"})
    assert (found.settings.model, found.settings.base_url, found.settings.in_flight, found.settings.attempts) == (
        "of-option",
        "http://environment/v1",
        5,
        2,
    )
    assert found.origins["model"] == "option"
    assert found.origins["base_url"] == "environment OPENAI_BASE_URL"
    assert found.origins["in_flight"] == str(tmp_path / "briefing.toml")
    assert found.origins["attempts"] == str(user)
    assert found.origins["deadline"] == "default"


def test_the_nearest_parent_with_settings_is_the_desk_and_holds_the_store(tmp_path: Path) -> None:
    write(tmp_path, "")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    found = load({}, inner, {})
    assert found.desk == tmp_path
    assert found.store_path == tmp_path / ".briefing" / "store.sqlite"


def test_every_fault_of_a_file_is_named_with_its_line_and_the_nearest_name(tmp_path: Path) -> None:
    write(tmp_path, 'modle = "x"\nin_flight = 0\nattempts = "many"\n')
    with pytest.raises(ConfigError) as caught:
        load({}, tmp_path, {})
    assert [fault.split(": ")[0] for fault in caught.value.faults] == ["line 1", "line 2", "line 3"]
    assert "did you mean model?" in caught.value.message


def test_toml_that_cannot_be_read_is_an_error_with_its_place(tmp_path: Path) -> None:
    write(tmp_path, 'model = "x\n')
    with pytest.raises(ConfigError, match="line 1"):
        load({}, tmp_path, {})


def test_a_key_alone_chooses_no_model_and_a_model_chooses_the_model_engine(tmp_path: Path) -> None:
    assert load({}, tmp_path, {"OPENAI_API_KEY": "sk-x"}).engine == "extractive"
    assert load({}, tmp_path, {"BRIEFING_MODEL": "m"}).engine == "openai"
    assert load({"engine": "extractive", "model": "m"}, tmp_path, {}).engine == "extractive"


def test_paths_of_a_file_count_from_its_folder(tmp_path: Path) -> None:
    write(tmp_path, 'prompts = "own/prompts"\n')
    inner = tmp_path / "inner"
    inner.mkdir()
    assert load({}, inner, {}).settings.prompts == tmp_path / "own" / "prompts"


def test_a_key_is_no_setting(tmp_path: Path) -> None:
    write(tmp_path, 'api_key = "sk-secret"\n')
    with pytest.raises(ConfigError, match="api_key: not a known key") as caught:
        load({}, tmp_path, {})
    assert "sk-secret" not in str(caught.value)


def test_a_key_is_stripped_and_never_shown() -> None:
    key = api_key({"OPENAI_API_KEY": " sk-secret\n"})
    assert key is not None and key.get_secret_value() == "sk-secret"
    assert "secret" not in repr(key)
