"""`init`: a desk's folder that runs at once."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli.desk import DAY, files, in_the_way
from briefing.cli.screen import tell
from briefing.errors import UsageError


@click.command(
    epilog="""\b
Examples:
  briefing init
  briefing init our-desk
"""
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path(), metavar="[DIR]")
def init(folder: Path) -> int:
    """A desk in DIR (this folder): settings with every key explained, a style, an example to run.

    No file is ever overwritten: where one is in the way, nothing is written.
    """
    from briefing.runs import write_atomic

    if there := sorted(in_the_way(folder)):
        raise UsageError(f"{folder.resolve()} has {', '.join(there)} already; nothing was written", "name another folder")
    for name, data in files().items():
        if (folder / name).exists():
            tell(f"kept as it is: {folder / name}")
            continue
        write_atomic(folder / name, data)
        click.echo(folder / name)
    if folder.resolve() != Path.cwd():
        tell(f"cd {folder}")
    tell(f"briefing brief sources/ --background background/ --notes notes/ --date {DAY}")
    return 0
