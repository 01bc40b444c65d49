"""A desk's own fields of a claim, declared in the front matter of its extraction prompt.

    ---
    fields:
      - {name: sector, type: text, enum: [energy, health], description: The sector that the claim concerns.}
    ---

They join the schema that a model is given, are validated like the rest, and land in `Claim.extra`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from briefing.errors import ConfigError
from briefing.faults import faults, locate_in_yaml
from briefing.yaml import load_yaml

if TYPE_CHECKING:  # commands that ask no model load no replies: nearly all prompts declare nothing
    from briefing.replies import ExtractReply, OfferedClaim

TYPES: dict[str, Any] = {"text": str, "number": float, "whole": int, "yesno": bool}


class ClaimField(BaseModel):
    """One further field. `enum` limits a text to the words given."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    name: str = Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")
    type: Literal["text", "number", "whole", "yesno"] = "text"
    enum: tuple[str, ...] = ()
    description: str


class Declaration(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    fields: tuple[ClaimField, ...] = ()


def split_declaration(source: str, name: str) -> tuple[tuple[ClaimField, ...], str]:
    """The fields that a prompt file declares, and the file without its front matter. Raises ConfigError with every fault."""
    if not source.startswith("---\n"):
        return (), source
    head, found, body = source[4:].partition("\n---\n")
    if not found:
        raise ConfigError(f"{name}: front matter opens and never ends", (), "close it with a line of ---")
    values, lines = load_yaml("\n" + head, name)
    try:
        declared = Declaration.model_validate(values or {})
    except ValidationError as error:
        raise ConfigError(f"{name}: not valid", faults(error, Declaration, locate_in_yaml(lines))) from error
    from briefing.replies import OfferedClaim

    taken = set(OfferedClaim.model_fields) & {field.name for field in declared.fields}
    if taken:
        raise ConfigError(f"{name}: {', '.join(sorted(taken))}: a claim has a field of this name already")
    return declared.fields, body


def extended_reply(fields: tuple[ClaimField, ...]) -> type[ExtractReply]:
    """The reply class with the desk's fields in each claim; every field may be null."""
    from briefing.replies import ExtractReply, OfferedClaim

    if not fields:
        return ExtractReply
    extra: dict[str, Any] = {field.name: (_annotation(field) | None, ...) for field in fields}
    claim = create_model("OfferedClaim", __base__=OfferedClaim, **extra)
    claims: dict[str, Any] = {"claims": (list[claim], ...), "end": (str, ...)}
    return cast(type[ExtractReply], create_model("ExtractReply", __base__=ExtractReply, **claims))


def _annotation(field: ClaimField) -> Any:
    return Literal[field.enum] if field.enum else TYPES[field.type]


def extras(claim: OfferedClaim) -> dict[str, Any]:
    """What a claim holds beyond the fields that every claim has."""
    from briefing.replies import OfferedClaim

    return {key: value for key, value in claim.model_dump().items() if key not in OfferedClaim.model_fields}
