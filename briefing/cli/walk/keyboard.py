"""One key from whoever sits at the terminal; from a pipe, the first character of a line.

What is typed ahead is kept: the terminal is told to hand over single keys before it is asked for one, and nothing is flushed.
"""

from __future__ import annotations

import os
import sys

import click

ARROWS = {"\x1b[A": "p", "\x1b[B": "n", "\x1bOA": "p", "\x1bOB": "n", "\xe0H": "p", "\xe0P": "n"}
SAME = {"\r": "n", "\n": "n", " ": "n", "j": "n", "k": "p", "\x03": "q", "\x04": "q", "": "q", "h": "?"}


def key(prompt: str) -> str:
    """The key that answers `prompt`, under the name that the reviewer has for it. Ctrl-C and the end of input are `q`."""
    try:
        pressed = _at_terminal(prompt) if sys.stdin.isatty() else _from_pipe(prompt)
    except (EOFError, KeyboardInterrupt):
        pressed = "q"
    return ARROWS.get(pressed, SAME.get(pressed, pressed))


def _from_pipe(prompt: str) -> str:
    click.echo(prompt, nl=False)
    read = sys.stdin.readline()
    return read.rstrip("\r\n")[:1] or ("\n" if read else "")


def _at_terminal(prompt: str) -> str:
    try:
        import termios
        import tty
    except ImportError:  # Windows
        click.echo(prompt, nl=False)
        return click.getchar()
    handle = sys.stdin.fileno()
    before = termios.tcgetattr(handle)
    try:
        tty.setcbreak(handle, termios.TCSADRAIN)
        click.echo(prompt, nl=False)
        read = os.read(handle, 1)
        if read == b"\x1b":
            read += _rest(handle)
        while read and not _whole(read):
            read += os.read(handle, 1)
        return read.decode(errors="replace")
    finally:
        termios.tcsetattr(handle, termios.TCSADRAIN, before)


def _rest(handle: int) -> bytes:
    """What follows an escape at once: the other bytes of an arrow key."""
    import select

    ready, _, _ = select.select([handle], [], [], 0.05)
    return os.read(handle, 2) if ready else b""


def _whole(read: bytes) -> bool:
    """Whether bytes are whole characters in UTF-8."""
    try:
        read.decode()
    except UnicodeDecodeError as error:
        return error.reason != "unexpected end of data"
    return True
