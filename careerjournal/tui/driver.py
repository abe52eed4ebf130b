"""Textual's driver for Unix terminals, that ends as a journal should.

Textual's own stops the program at a byte that is not UTF-8. And where the terminal is taken away, it stops before what
was typed is kept, or waits without end for a thread that can no longer write, with the journal open.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from textual.drivers.linux_driver import LinuxDriver


class TerminalDriver(LinuxDriver):
    """The driver."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        terminal: Any = _WhileItIsThere(self._file)
        self._file = terminal

    def run_input_thread(self) -> None:
        """Read what is typed; bytes that are no text are let go, with what came in one piece with them."""
        while not self.exit_event.is_set():
            try:
                super().run_input_thread()
            except UnicodeDecodeError:
                continue
            except OSError:  # nobody types any more
                self._app.call_later(self._app.action_quit)
                return


class _WhileItIsThere:
    """A terminal to write to; once it is gone, what is written goes nowhere."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Write, if it can be."""
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        """Have it drawn, if it can be."""
        with suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        """Where it is read."""
        return int(self._file.fileno())

    def isatty(self) -> bool:
        """Whether it was one."""
        return bool(self._file.isatty())
