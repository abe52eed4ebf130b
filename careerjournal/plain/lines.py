"""What is typed at the terminal, line by line, and what is printed there: plain text, and nothing else.

The program edits the lines itself: a terminal takes only 4,095 bytes of one, and shows what is typed before anybody has
said whether it is a passphrase. What is typed is echoed, a letter at a time, but for passphrases.
"""

from __future__ import annotations

import codecs
import os
import select
import signal
import sys
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from shutil import get_terminal_size
from types import FrameType, TracebackType
from typing import Any, Final, Protocol, Self

from careerjournal.idle import Idle
from careerjournal.model.text import clean
from careerjournal.plain.edited_line import EditedLine
from careerjournal.plain.stops import Left, Locks, Stopped, TakenAway
from careerjournal.plain.wrapping import cells
from careerjournal.plain_forms import in_lines

LEAVES: Final = ("\x03", "\x04")
"""ctrl+c and ctrl+d."""
_STOPS: Final = "\x1a"
_ENTERS: Final = ("\r", "\n")
_ESCAPE: Final = "\x1b"

_ERASES: Final[dict[str, Callable[[EditedLine], str]]] = {
    "\x7f": EditedLine.erase_before,
    "\x08": EditedLine.erase_before,
    "\x15": EditedLine.erase_all_before,
    "\x17": EditedLine.erase_word,
}
"""What takes something off before the place: all there is where a terminal cannot move within a line."""
_EDITS: Final[dict[str, Callable[[EditedLine], str]]] = {
    **dict.fromkeys(("\x02", "\x1b[D", "\x1bOD"), EditedLine.left),
    **dict.fromkeys(("\x06", "\x1b[C", "\x1bOC"), EditedLine.right),
    **dict.fromkeys(("\x01", "\x1b[H", "\x1bOH", "\x1b[1~", "\x1b[7~"), EditedLine.home),
    **dict.fromkeys(("\x05", "\x1b[F", "\x1bOF", "\x1b[4~", "\x1b[8~"), EditedLine.end),
    **dict.fromkeys(("\x1bb", "\x1b[1;5D", "\x1b[1;3D"), EditedLine.word_left),
    **dict.fromkeys(("\x1bf", "\x1b[1;5C", "\x1b[1;3C"), EditedLine.word_right),
    "\x1b[3~": EditedLine.erase_after,
    "\x0b": EditedLine.erase_all_after,
}
"""What else edits a line, as terminals send it."""

ONLY_BACKSPACE: Final = "In this terminal only backspace corrects a line; ctrl+w takes off a word, ctrl+u all of it."
"""What is said, once, where somebody presses a key that moves within a line and the terminal cannot."""

_LOOKS: Final = 1.0
"""Seconds between two looks at the clock while nobody types."""
_OF_A_KEY: Final = 0.05
"""Seconds within which a terminal sends the rest of a key that begins with an escape."""
_LONGEST_KEY: Final = 4096
"""Characters of what begins with an escape, until it is given up."""


class Lines(Protocol):
    """A terminal that is read and written line by line."""

    left_out: int
    """Characters of the latest line that could command a terminal, and were left out of it."""

    def locks_after(self, minutes: int) -> None:
        """Have the reading stopped after so many minutes without a key; 0 is never."""

    def write(self, text: str) -> None:
        """Print a text as it is, at once."""

    @property
    def edits(self) -> bool:
        """Whether one can move within a line that is typed."""
        ...

    def line(self, prompt: str, *, shown: bool = True, begun: str = "") -> str:
        """The next line that is typed.

        Args:
            prompt: what is printed before it.
            shown: whether what is typed is.
            begun: what stands in it at the beginning, as if it had been typed.

        Raises:
            Stopped: it was not ended.
        """
        ...

    def waits(self) -> bool:
        """Whether another line was typed, or pasted, to its end, and has not been read."""
        ...

    def wait(self, seconds: float) -> None:
        """Let some time pass.

        Raises:
            Stopped: the program is to end meanwhile.
        """

    def suspend(self) -> None:
        """Stop the process, as ctrl+z does, until the shell goes on with it."""

    @property
    def width(self) -> int:
        """Cells of a line."""
        ...


def encoded(text: str) -> str:
    """A text as the terminal can take it: without control characters, in what its encoding has."""
    return in_lines(clean(text), sys.stdout.encoding or "utf-8")


def _as_shown(letter: str) -> str:
    """How a letter that is typed is shown."""
    return encoded(letter).expandtabs(1)


def _as_secret(_letter: str) -> str:
    """How a letter of a passphrase is shown."""
    return ""


class _Written:
    """What every terminal has."""

    left_out = 0
    _gone = False

    def write(self, text: str) -> None:
        """Print a text as it is, at once."""
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except (OSError, ValueError):
            self._gone = True
            raise TakenAway from None

    @property
    def width(self) -> int:
        """Cells of a line: one less than there are, for some terminals go on to the next at the last."""
        return get_terminal_size().columns - 1


if sys.platform == "win32":
    import time
    from getpass import getpass

    class Terminal(_Written):
        """A console, which edits its lines by itself."""

        def __init__(self, usual: Any = None) -> None:
            del usual

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None: ...

        def locks_after(self, minutes: int) -> None:
            """A console cannot be asked whether anybody types."""

        edits = False  # it can, but not in what stands there at the beginning

        def line(self, prompt: str, *, shown: bool = True, begun: str = "") -> str:
            """The next line that is typed; empty, it is what it begins with."""
            if begun:
                self.write(f"{begun}\n")
            try:
                return (input(prompt) if shown else getpass(prompt)) or begun
            except (KeyboardInterrupt, EOFError):
                self.write("\n")
                raise Left from None

        def waits(self) -> bool:
            """A console does not say."""
            return False

        def wait(self, seconds: float) -> None:
            """Let some time pass."""
            time.sleep(seconds)

        def suspend(self) -> None:
            """There is no such thing here."""

else:
    import termios

    class Terminal(_Written):
        """The terminal of this process, while it is read line by line; left with ``with``, it is as it was.

        Args:
            usual: how the shell has it, as `termios` says it, where the program has changed that already.
        """

        def __init__(self, usual: Any = None) -> None:
            self._in = sys.stdin.fileno()
            encoding = sys.stdin.encoding or "utf-8"
            self._decoded = codecs.getincrementaldecoder(encoding)("replace").decode
            self._came: deque[str] = deque()
            self._idle = Idle()
            self._minutes = 0
            self._said_only_backspace = False
            self._before = termios.tcgetattr(self._in)
            self._usual = usual or self._before
            self._asked_to: signal.Signals | None = None
            self._handlers: dict[signal.Signals, Any] = {}
            self._woken, self._wakes = os.pipe()
            for end in (self._woken, self._wakes):
                os.set_blocking(end, False)

        def __enter__(self) -> Self:
            signal.set_wakeup_fd(self._wakes, warn_on_full_buffer=False)
            for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGTSTP):
                self._handlers[number] = signal.signal(number, self._told)
            self._take()
            return self

        def __exit__(
            self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
        ) -> None:
            self._set(self._before)
            for number, handler in self._handlers.items():
                signal.signal(number, handler)
            signal.set_wakeup_fd(-1)
            os.close(self._woken)
            os.close(self._wakes)

        def _told(self, number: int, _frame: FrameType | None) -> None:
            # What is being kept meanwhile is kept to its end: only a question is stopped.
            self._asked_to = signal.Signals(number)

        def _take(self) -> None:
            """Have the terminal send each key as it is pressed, and show none."""
            mode = termios.tcgetattr(self._in)
            mode[0] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR | termios.IXON)
            mode[3] &= ~(termios.ICANON | termios.ECHO | termios.ECHONL | termios.ISIG | termios.IEXTEN)
            self._set(mode)

        def _set(self, mode: Any) -> None:
            with suppress(OSError, termios.error):
                termios.tcsetattr(self._in, termios.TCSADRAIN if not self._gone else termios.TCSANOW, mode)

        def locks_after(self, minutes: int) -> None:
            """Have the reading stopped after so many minutes without a key; 0 is never."""
            self._minutes = minutes
            self._idle.begin()

        @property
        def edits(self) -> bool:
            """Whether one can move within a line that is typed."""
            return os.environ.get("TERM", "") not in ("", "dumb", "unknown")

        def line(self, prompt: str, *, shown: bool = True, begun: str = "") -> str:
            """The next line that is typed."""
            columns = get_terminal_size().columns
            line = EditedLine(cells(prompt), columns, _as_shown if shown else _as_secret, moves=self.edits)
            self.write(f"{prompt}{line.insert(clean(begun))}")
            self.left_out = 0
            try:
                while (key := self._key()) not in _ENTERS:
                    self._edit(line, prompt, key, shown=shown)
            except Stopped as stop:
                stop.typed = line.text if shown else ""
                if not isinstance(stop, TakenAway):
                    self.write("\n")
                raise
            self.write(f"{line.end()}\n")
            return line.text

        def _edit(self, line: EditedLine, prompt: str, key: str, *, shown: bool) -> None:
            """Take one key into the line."""
            if key in LEAVES:
                raise Left
            if key == _STOPS:
                raise Locks("Locked before it was stopped.", suspends=True)
            if key == _ESCAPE:
                key += self._rest_of_key()
            if key in _ERASES:
                self.write(_ERASES[key](line))
            elif key in _EDITS:
                if shown and self.edits:
                    self.write(_EDITS[key](line))
                elif shown and not self._said_only_backspace:
                    self._said_only_backspace = True
                    self.write(f"\n{ONLY_BACKSPACE}\n{prompt}{''.join(map(_as_shown, line.letters))}")
            elif key.startswith(_ESCAPE):
                return  # a key that types nothing
            elif clean(key) or (not shown and key >= " "):  # what a passphrase is made of is nobody's business
                self.write(line.insert(key))
            else:
                self.left_out += 1

        def _rest_of_key(self) -> str:
            """What a terminal sends behind an escape for a key that types nothing, as an arrow."""
            following = self._soon()
            if following == "[":
                return following + self._until(lambda key: "@" <= key <= "~")
            if following == "O":
                return following + self._soon()
            if following in tuple("]PX^_"):
                return following + self._until(lambda key: key in "\x07\x9c\\")
            return following

        def _until(self, ends: Callable[[str], bool]) -> str:
            read = ""
            while len(read) < _LONGEST_KEY:
                key = self._soon()
                read += key
                if not key or ends(key):
                    break
            return read

        def _soon(self) -> str:
            """The next character, if it comes at once; else nothing."""
            if not self._came and not select.select([self._in], [], [], _OF_A_KEY)[0]:
                return ""
            return self._key()

        def _key(self) -> str:
            """The next character."""
            while not self._came:
                self._look()
                ready = select.select([self._in, self._woken], [], [], _LOOKS)[0]
                if self._woken in ready:
                    self._drain()
                if self._in in ready:
                    self._look()  # what is typed after a night belongs to nobody who was there before
                    self._came.extend(self._decoded(self._read()))
                    self._idle.begin()
            return self._came.popleft()

        def _drain(self) -> None:
            with suppress(BlockingIOError):
                os.read(self._woken, 512)

        def _read(self) -> bytes:
            try:
                data = os.read(self._in, 4096)
            except OSError:
                data = b""
            if not data:
                self._gone = True
                raise TakenAway
            return data

        def _look(self) -> None:
            """Stop where somebody asked for it, or nobody has pressed a key for long."""
            asked, self._asked_to = self._asked_to, None
            if asked is signal.SIGTSTP:
                raise Locks("Locked before it was stopped.", suspends=True)
            if asked is not None:
                raise TakenAway
            if self._minutes and self._idle.seconds() >= self._minutes * 60:
                self._came.clear()
                minutes = "a minute" if self._minutes == 1 else f"{self._minutes} minutes"
                raise Locks(f"Locked after {minutes} without a key.")

        def waits(self) -> bool:
            """Whether another line was typed, or pasted, to its end, and has not been read."""
            with suppress(TakenAway):  # which whoever reads on is told
                while select.select([self._in], [], [], 0)[0]:
                    self._came.extend(self._decoded(self._read()))
                    self._idle.begin()
            return any(ends in self._came for ends in _ENTERS)

        def wait(self, seconds: float) -> None:
            """Let some time pass."""
            self._look()
            if self._woken in select.select([self._woken], [], [], seconds)[0]:
                self._drain()
                self._look()

        def suspend(self) -> None:
            """Stop the process, as ctrl+z does, until the shell goes on with it."""
            self._came.clear()
            self._set(self._usual)
            os.kill(os.getpid(), signal.SIGSTOP)
            self._take()
