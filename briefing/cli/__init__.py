"""The commands. This module knows their names and nothing else of them, so that `briefing --help` answers at once."""

from __future__ import annotations

import importlib
import os
import sys
from keyword import iskeyword
from typing import Any

import click

from briefing import __version__
from briefing.errors import BriefingError

COMMANDS = {
    "brief": ("making", "One story, from sources to a draft brief that shows its evidence."),
    "restyle": ("making", "The same ledger in another style; no document is read again."),
    "demo": ("making", "A worked example in this terminal: no key, no network, no cost."),
    "daily": ("daily", "A day's edition: collected, grouped, ranked, a draft for each story."),
    "read": ("reading", "Documents, one a line: what the program sees of each source."),
    "group": ("grouping", "Documents that tell of one event, as one story, and why."),
    "extract": ("reading", "Claims with their evidence, one document a line."),
    "check": ("checking", "Every rule on a draft as it stands now, edited or not."),
    "show": ("showing", "A brief as it stands now, with marks, evidence and findings."),
    "explain": ("proving", "What a rule looks at, with examples, a remedy, and what it cannot see."),
    "prove": ("proving", "Plants errors in correct sentences and reports what the rules catch."),
    "render": ("rendering", "A brief or a draft as Markdown, text, HTML, mail, Word, PDF or JSON."),
    "import": ("importing", "Someone else's brief in the house format, read into a record."),
    "init": ("starting", "A new desk's folder, commented, with an example that runs at once."),
    "compare": ("comparing", "The styles of a run side by side, and what each did to the facts."),
    "style": ("styling", "Editorial styles: list, show, new, lint, diff, export."),
    "review": ("reviewing", "What you did to a draft, understood, checked, kept; then approved."),
    "publish": ("publishing", "The approved text out, of a draft or of a whole edition."),
    "correct": ("publishing", "A reader's correction of what is published, filed in the draft."),
    "archive": ("archive", "What the desk has said before, found by word."),
    "story": ("archive", "A story through the editions: what was new, and its values over time."),
    "status": ("publishing", "A desk's drafts by state and age."),
    "stats": ("habits", "What becomes of the machine's sentences: kept, edited, dropped."),
    "schema": ("looking", "The JSON Schema of a record."),
    "cost": ("looking", "What model calls cost, by day, model, step and run."),
    "runs": ("looking", "The runs in a folder."),
    "config": ("looking", "Every setting, its value and where it comes from."),
    "doctor": ("looking", "Checks Python, libraries, settings, store and endpoint, with remedies."),
}

EPILOG = """\b
Examples:
  briefing demo
  briefing brief sources/ --background background/ --date 2026-03-10
  briefing brief sources/ --model MODEL --base-url http://localhost:11434/v1
  briefing check runs/2026-03-10-…/6-drafts/draft.house.md

`briefing COMMAND --help` shows a command's options and examples.
"""


class LazyGroup(click.Group):
    """Imports a command's module only when that command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"briefing.cli.{COMMANDS[name][0]}")
        command = getattr(module, f"{name}_" if iskeyword(name) else name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            raise click.UsageError(f"no command {args[0]!r}" + (f"; did you mean {near[0]}?" if near else ""), ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.version_option(__version__, prog_name="briefing")
def cli() -> None:
    """Turns source documents into Details / Context briefs in which every sentence shows its evidence.

    Without a model named, the embedded extractive engine does all the work: no key, no network, no cost.
    """


def main(args: list[str] | None = None) -> int:
    """Runs a command and returns its exit code. Errors become lines on stderr that say what, why and what next."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a console that lacks a character must not end a run
    try:
        code: Any = cli.main(args=args, prog_name="briefing", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except BriefingError as error:
        _say(error.message)
        if error.remedy:
            click.echo(f"  → {error.remedy}", err=True)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted; the same command goes on where this one stopped", err=True)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whoever read stdout has enough: no complaint at exit either
        return 0
    except Exception as error:
        if os.environ.get("BRIEFING_DEBUG"):
            raise
        _say(f"internal error: {type(error).__name__}: {error}")
        click.echo("  → this is a defect of the program; BRIEFING_DEBUG=1 shows where", err=True)
        return 70


def _say(message: str) -> None:
    from briefing.cli.screen import safe

    click.echo(f"briefing: {safe(message)}", err=True)
