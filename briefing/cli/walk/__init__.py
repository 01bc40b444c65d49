"""`review open`: a reviewer in the terminal, a sentence at a time with its evidence, a key for each thing to do.

`command` is the loop and the keys, `panel` what is shown, `acts` what each key does to the draft.
"""

from __future__ import annotations

from briefing.cli.walk.command import open_

__all__ = ["open_"]
