"""The errors that a user may see, each with the exit code that it ends the program with.

    BriefingError
    ├── UsageError              2   the command line asks for something that makes no sense
    ├── SetupError              3   something around the program is not as it must be
    │   ├── ConfigError             settings, styles: every fault at once, each with its place
    │   ├── CredentialError         no key, a refused key, no access to the model
    │   ├── BudgetError             a quota of the service, or the user's own --max-cost or --max-calls
    │   ├── StoreError              the store cannot be opened, written or trusted
    │   ├── LockError               another process holds the run
    │   └── TemplateError           a prompt or template that lacks a value or is not valid
    ├── ModelError              4   the model service failed
    │   ├── ServiceError            no answer after all retries: network, 5xx, deadline, not an API
    │   └── ReplyError              an answer that cannot be used: refused, filtered, cut off, invalid
    ├── SourceError             5   a source that cannot be read; the run goes on without it
    ├── DraftError              1   a draft with text that cannot be placed
    └── Interrupted           130   the user stopped the run; what was under way is saved

A message says what happened and why; `remedy` is the next thing to do. Anything else that reaches the top is a defect of
the program and shows its traceback.
"""

from __future__ import annotations


class BriefingError(Exception):
    """Base of all errors meant for a user. `remedy` says what to do next, as a sentence or a command."""

    exit_code = 3

    def __init__(self, message: str, remedy: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class UsageError(BriefingError):
    exit_code = 2


class SetupError(BriefingError):
    exit_code = 3


class ConfigError(SetupError):
    """Faults in a settings or style file. `faults` holds one line each, opening with its place."""

    def __init__(self, message: str, faults: tuple[str, ...] = (), remedy: str | None = None) -> None:
        super().__init__("\n".join([message, *(f"  {fault}" for fault in faults)]), remedy)
        self.faults = faults


class CredentialError(SetupError):
    pass


class BudgetError(SetupError):
    pass


class StoreError(SetupError):
    pass


class LockError(SetupError):
    pass


class TemplateError(SetupError):
    pass


class ModelError(BriefingError):
    exit_code = 4


class ServiceError(ModelError):
    """The service gave no usable HTTP answer within the attempts and the deadline."""


class ReplyError(ModelError):
    """One request's answer cannot be used; `kind` says why, the run goes on without what it was for.

    kind: `refused`, `filtered`, `cut_off`, `invalid`, `empty`, `runaway`, `too_long`.
    """

    def __init__(self, kind: str, message: str, remedy: str | None = None) -> None:
        super().__init__(message, remedy)
        self.kind = kind


class SourceError(BriefingError):
    exit_code = 5


class DraftError(BriefingError):
    """Text in a draft that has no place in a brief. `line` counts from 1."""

    exit_code = 1

    def __init__(self, message: str, line: int | None = None, remedy: str | None = None) -> None:
        super().__init__(message if line is None else f"line {line}: {message}", remedy)
        self.line = line


class Interrupted(BriefingError):
    exit_code = 130
