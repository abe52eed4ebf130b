"""What somebody types at the terminal: a text of many lines, or a line for each question."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from types import FrameType
from typing import Final

from careerjournal.cli.keeping import meeting
from careerjournal.cli.output import end_line, printable, tell, tell_text
from careerjournal.idle import Idle

END: Final = "ctrl+z and enter" if os.name == "nt" else "ctrl+d"
"""What ends what is typed."""

EXPLAINS: Final = "?"
"""The answer that asks what can be answered."""

PAUSE: Final = 1.0
"""Seconds between two looks at the line that is being typed."""
HANGUP: Final = int(getattr(signal, "SIGHUP", 1))
"""The signal that says that the terminal is gone."""

MAY_BE_EMPTY: Final = f"Enter leaves it empty; {END} asks for nothing more."
"""What an explanation says of a question that need not be answered."""

_lock_after: ContextVar[int] = ContextVar("lock_after", default=0)
"""Minutes without a key until what is asked is left; 0 is never."""

_RESULTS: Final = 1
"""Where the system has standard output."""

_NO_TEXT: Final = "That line had something in it that is no text, and was left out. Type it again."


class LeftOff(Exception):
    """Somebody left a question with ctrl+c, or the process was told to end, or its terminal is being closed.

    Args:
        number: the signal that said so.
        typed: what stood in the line, or in the lines, that were not ended; empty where that cannot be known.
        why: what is said of it.
    """

    def __init__(self, number: int, typed: str = "", why: str = "Stopped.") -> None:
        super().__init__()
        self.number = number
        self.typed = typed
        self.why = why


def somebody_answers() -> bool:
    """Whether questions can be asked: somebody reads standard error, and types at standard input."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def is_gone() -> bool:
    """Whether the terminal at which somebody typed has been taken away."""
    return sys.stdin is not None and not sys.stdin.isatty()


@contextmanager
def leaving(lock_after: int) -> Iterator[None]:
    """Inside, ctrl+c, a closed terminal, an end and some time without a key leave what is asked, with its line.

    Once: what follows, as where a window is closed and its shell says so, too, disturbs nobody who puts that by.

    Args:
        lock_after: minutes without a key; where lines are not edited here, without an answer.

    Raises:
        LeftOff: that happened.
    """
    left = False

    def leave(number: int, _frame: FrameType | None) -> None:
        nonlocal left
        if not left:
            left = True
            raise LeftOff(number, _unfinished())

    before = _lock_after.set(lock_after)
    try:
        with meeting(leave, "SIGINT", "SIGTERM", "SIGHUP"):
            yield
    finally:
        _lock_after.reset(before)


class _Meanwhile:
    """What stands in the line that is being typed, taken once a second.

    Args:
        store: stores it where it has changed; it is never called while an answer is worked on.
    """

    def __init__(self, store: Callable[[str], object]) -> None:
        self._store = store
        self._minutes = _lock_after.get()
        self._idle = Idle()
        self.typed = ""

    @contextmanager
    def looking(self) -> Iterator[None]:
        """Inside a line is typed.

        Raises:
            LeftOff: it was left, or the terminal has gone away; with what stood in it.
        """
        self._idle.begin()
        try:
            with _edited_at_terminal(), meeting(self._look, "SIGALRM"):
                if sys.platform != "win32":
                    signal.setitimer(signal.ITIMER_REAL, PAUSE, PAUSE)
                try:
                    yield
                finally:
                    if sys.platform != "win32":
                        signal.setitimer(signal.ITIMER_REAL, 0)
        except (EOFError, OSError):
            if self.typed and is_gone():
                raise LeftOff(HANGUP, self.typed) from None
            raise
        except KeyboardInterrupt:
            raise LeftOff(signal.SIGINT, _unfinished()) from None

    def complete(self, left: LeftOff) -> None:
        """Say of a line that was left what stood in it last, where the editor did not.

        Of a terminal that is gone it says no more; and the signal may come while that end is worked on, so that this
        has to be asked for outside `looking`.
        """
        left.typed = left.typed or self.typed

    def _look(self, _number: int, _frame: FrameType | None) -> None:
        typed = _unfinished()
        if typed != self.typed and not is_gone():
            self.typed = typed
            self._idle.begin()
            self._store(typed)
        elif self._minutes and self._idle.seconds() >= self._minutes * 60:
            minutes = "a minute" if self._minutes == 1 else f"{self._minutes} minutes"
            raise LeftOff(signal.SIGINT, typed, f"Locked after {minutes} without a key.")


def drafted_text(store: Callable[[str], object]) -> str:
    """What is typed, until `END`, each line stored as it comes, and once a second the one that is typed.

    Args:
        store: stores all of it so far.

    Raises:
        LeftOff: it was left; with all of it so far.
    """
    lines: list[str] = []
    _edit_lines()
    tell(f"Write. {END} on an empty line ends it.")
    meanwhile = _Meanwhile(lambda typed: store("\n".join((*lines, typed))))
    try:
        with suppress(EOFError, OSError):
            while True:
                try:
                    with meanwhile.looking():
                        line = input()
                except UnicodeDecodeError:
                    tell(_NO_TEXT)
                else:
                    lines.append(line)
                    meanwhile.typed = ""
                    store("\n".join(lines))
        return "\n".join(lines)
    except LeftOff as left:
        meanwhile.complete(left)
        left.typed = "\n".join((*lines, left.typed))
        raise


def typed_line(
    label: str,
    help: str = "",  # noqa: A002 - as fields call it
    explained: str = "",
    store: Callable[[str], object] = lambda _: None,
) -> str | None:
    """What is typed in answer to a question; None where `END` is, or the terminal has gone away.

    Args:
        label: what is asked for.
        help: what to put there; beside it where there is room, or else in lines above; or nothing.
        explained: what is said, besides, to whoever answers `EXPLAINS`.
        store: stores what stands in the line once a second, where it has changed.

    Raises:
        LeftOff: it was left.
    """
    from shutil import get_terminal_size
    from textwrap import fill

    def tell_above(text: str) -> None:
        tell_text(fill(text, max(20, width - 1), initial_indent="  ", subsequent_indent="  "))

    said, width, ends = help.rstrip("."), get_terminal_size().columns, " " if label.endswith("?") else ": "
    beside = f"{label} ({said}){ends}" if said else f"{label}{ends}"
    if len(beside) > width * 2 // 3:
        tell_above(said)
        beside = f"{label}{ends}"
    prompt = printable(beside, sys.stderr)
    edited, meanwhile = _edit_lines(), _Meanwhile(store)
    try:
        while True:
            try:
                with meanwhile.looking():
                    if edited:  # or else `input` would put the question where the result goes
                        answer = input(prompt)
                    else:
                        sys.stderr.write(prompt)
                        sys.stderr.flush()
                        answer = input()
            except UnicodeDecodeError:
                tell(_NO_TEXT)
            except (EOFError, OSError):
                end_line()
                return None
            else:
                meanwhile.typed = ""
                if answer.strip() != EXPLAINS:
                    return answer
                for text in filter(None, (help, explained)):
                    tell_above(text)
    except LeftOff as left:
        meanwhile.complete(left)
        raise


def _unfinished() -> str:
    """What stands in the line that is being typed, as far as that can be known."""
    readline = sys.modules.get("readline")
    if readline is None or not _edits():
        return ""
    with suppress(ValueError):  # no text
        line: str = readline.get_line_buffer()
        return line
    return ""


def _edit_lines() -> bool:
    """Let lines be typed that are longer than what a terminal takes by itself, which is 4,095 bytes on Linux.

    Returns:
        Whether what is typed can be edited.
    """
    if not _edits():
        return False
    with suppress(ImportError):  # not on Windows, where there is no such limit
        import readline

        readline.set_auto_history(False)
        # A ctrl+d that was typed before lines are edited comes as a zero.
        readline.parse_and_bind(r'"\C-@": "\C-d"')
    return True


def _edits() -> bool:
    """Whether what is typed can be edited: results go to the terminal, too, or can stand aside meanwhile."""
    return sys.stdout is not None and (sys.stdout.isatty() or _stands_aside())


def _stands_aside() -> bool:
    """Whether results go elsewhere, and what is typed can be shown where messages are.

    What is edited is read as UTF-8, so that in another encoding a byte that is no text could not be told from one.
    """
    if sys.platform == "win32" or sys.stdout is None or sys.stdout.isatty():
        return False
    if sys.stdin is None or (sys.stdin.encoding or "").lower().replace("_", "-") != "utf-8":
        return False
    try:
        return sys.stdout.fileno() == _RESULTS and sys.stderr is not None and sys.stderr.isatty()
    except OSError:  # it is no file of the system's
        return False


@contextmanager
def _edited_at_terminal() -> Iterator[None]:
    """Inside, `input` edits lines though results go elsewhere: it does so only where they go to the terminal."""
    if not _stands_aside():
        yield
        return
    sys.stdout.flush()
    elsewhere = os.dup(_RESULTS)
    os.dup2(sys.stderr.fileno(), _RESULTS)
    try:
        yield
    finally:
        os.dup2(elsewhere, _RESULTS)
        os.close(elsewhere)
