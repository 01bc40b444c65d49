"""`python -m briefing` and the command `briefing`."""

import os

# pydantic looks for plugins in the metadata of every package that is installed; none has a say in these records.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from briefing.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
