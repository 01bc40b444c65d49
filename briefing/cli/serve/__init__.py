"""Review in the browser: the drafts of a desk, each beside its sources, on a server of one's own.

What is done there goes through the same functions as on the command line, and leaves the same files and events.
"""

from __future__ import annotations
