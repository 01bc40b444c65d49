"""How far a long run has come, told to whoever wants to show it."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    def begin(self, step: str, total: int | None = None) -> None:
        """A step begins; `total` pieces of work are ahead, if that is known."""
        ...

    def advance(self) -> None:
        """One piece of the step is done."""
        ...

    def tell(self, message: str) -> None:
        """Something a person should know, said once."""
        ...

    def end(self) -> None: ...


class Silent:
    """Shows nothing."""

    def begin(self, step: str, total: int | None = None) -> None:
        pass

    def advance(self) -> None:
        pass

    def tell(self, message: str) -> None:
        pass

    def end(self) -> None:
        pass
