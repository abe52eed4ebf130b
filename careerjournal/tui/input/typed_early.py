"""What is typed while the program is still loading: shown nowhere, and kept for the screens as it was typed.

A terminal shows what is typed into it until somebody takes it over: a passphrase would stand in the shell's own screen.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

usual: list[Any] | None = None
"""How the terminal treated its lines before, as `termios` has it; what a shell is to get back."""


@contextmanager
def unseen() -> Iterator[None]:
    """Have the terminal show nothing of it and change no key of it; at the end, let it do as before."""
    global usual  # noqa: PLW0603 - there is one terminal
    try:
        import termios  # noqa: PLC0415 - Unix only

        terminal = sys.stdin.fileno()
        usual = termios.tcgetattr(terminal)
    except Exception:  # no such terminals here, or no terminal
        yield
        return
    quiet = termios.tcgetattr(terminal)
    quiet[0] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR | termios.IXON)
    quiet[3] &= ~(termios.ECHO | termios.ECHONL | termios.ICANON | termios.IEXTEN)
    try:
        termios.tcsetattr(terminal, termios.TCSANOW, quiet)
        yield
    finally:
        with suppress(OSError, termios.error):
            termios.tcsetattr(terminal, termios.TCSANOW, usual)
        usual = None
