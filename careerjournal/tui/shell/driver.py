"""Textual's driver for Unix terminals, that ends as a journal should.

Textual's own stops the program at a byte that is not UTF-8, and finds keys in what is pasted. Where the terminal is
taken away, it stops before what was typed is kept, or waits without end for a thread that can no longer write, or reads
on without end where there is nothing more to read. It also takes every SIGCONT for the return of a terminal it had
given back, and begins again on top of itself; the kernel sends one whenever a terminal goes away, right behind the
SIGHUP.
"""

from __future__ import annotations

import errno
import os
import select
import sys
from codecs import getincrementaldecoder
from contextlib import suppress
from threading import Event
from typing import Any, Final

from textual import events
from textual.drivers.linux_driver import LinuxDriver

from careerjournal.tui.commands import HasOwnKeys
from careerjournal.tui.input import typed_early
from careerjournal.tui.input.typed_keys import KeyParser
from careerjournal.tui.output.terminal_text import encoding_of, fitter
from careerjournal.tui.shell.pastes import Pastes

_A_WHILE: Final = 0.1
"""Seconds that are waited for a key before looking whether to go on."""
_AT_ONCE: Final = 0.02
"""Seconds in which the rest of what a terminal sends in one piece is there."""
_MOST: Final = 65_536
"""Bytes read at a time."""


class TerminalDriver(LinuxDriver):
    """The driver."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        terminal: Any = _WhileItIsThere(self._file)
        self._file = terminal
        self._given_back = False
        self._end_of_typing = self.exit_event = _EndOfTyping(self.fileno)

    def start_application_mode(self) -> None:
        """Take the terminal, and know how it was before the program began to load."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if typed_early.usual is not None:
            self.attrs_before = typed_early.usual

    def suspend_application_mode(self) -> None:
        """Give the terminal back to the shell for a while."""
        self._given_back = True
        super().suspend_application_mode()

    def resume_application_mode(self) -> None:
        """Take the terminal again, if it was given back."""
        if self._given_back:
            self._given_back = False
            super().resume_application_mode()

    def run_input_thread(self) -> None:
        """Read what is typed and pasted, until there is nobody to type; bytes that are no text are let go."""
        parser = KeyParser(self._debug, self._is_bound)
        pastes = Pastes(parser.feed)
        decode = getincrementaldecoder(encoding_of(sys.__stdin__))("ignore").decode
        try:
            while not self.exit_event.is_set():
                sent = decode(self._read(_A_WHILE))
                while sent and pastes.may_go_on(sent) and (more := self._read(_AT_ONCE)):
                    sent += decode(more)
                for event in (*pastes.feed(sent), *parser.tick()):
                    self.process_message(event)
        except OSError:
            self._end_of_typing.nobody_types = True
        if self._end_of_typing.nobody_types:
            # By the way of the keys, which it must not overtake.
            self.send_message(events.Callback(callback=self._leave))

    def _leave(self) -> None:
        app: Any = self._app
        app.in_turn(app.action_quit)

    def _is_bound(self, key: str) -> bool:
        """Whether the settings give a key to a command."""
        own = self._app.own_keys if isinstance(self._app, HasOwnKeys) else {}
        return any(key in keys.split(",") for keys in own.values())

    def _read(self, seconds: float) -> bytes:
        """What is sent within some time.

        Raises:
            OSError: the terminal is gone.
        """
        if not select.select([self.fileno], [], [], seconds)[0]:
            return b""
        sent = os.read(self.fileno, _MOST)
        if not sent:
            raise OSError(errno.EIO, "nothing more to read")
        return sent


class _EndOfTyping(Event):
    """Set when the program reads no more keys; and by itself, once there is nobody left to press any."""

    def __init__(self, terminal: int) -> None:
        super().__init__()
        self._terminal = terminal
        self.nobody_types = False

    def is_set(self) -> bool:
        """Whether to stop reading; looked at before every read."""
        poll = select.poll()
        poll.register(self._terminal, select.POLLIN)
        if any(event & (select.POLLHUP | select.POLLERR) for _, event in poll.poll(0)):
            self.nobody_types = True
        return self.nobody_types or super().is_set()


class _WhileItIsThere:
    """A terminal to write to; once it is gone, what is written goes nowhere."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._fitted = fitter(file, os.environ)

    def write(self, text: str) -> None:
        """Write, if it can be, what this terminal can show of it."""
        with suppress(OSError):
            self._file.write(self._fitted(text))

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
