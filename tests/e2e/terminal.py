"""A terminal of 80×24 with the real program in it: keys go in, the screen is read, as a person would."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

COLUMNS, ROWS = 80, 24

PATIENCE = 30.0
"""Seconds until something counts as never happening; a busy machine is no reason to fail."""

CTRL_L, CTRL_Q, CTRL_S, ENTER, ESCAPE = "\x0c", "\x11", "\x13", "\r", "\x1b"

_ALTERNATE_ON, _ALTERNATE_OFF = b"\x1b[?1049h", b"\x1b[?1049l"

_TAKE_THE_TERMINAL = (
    "import fcntl, os, sys, termios\nfcntl.ioctl(1, termios.TIOCSCTTY, 0)\nos.execv(sys.argv[1], sys.argv[1:])"
)
"""Makes it the terminal of the new session, as a window does, before the program takes its place."""


class Terminal:
    """The program, run as ``careerjournal`` with some arguments; left with ``with``, it is gone.

    Args:
        arguments: after the program's name.
        environment: on top of this process's own.
        stdin: read instead of the keyboard, as behind a pipe.
        stderr: where standard error goes instead of the screen.
        program: what Python runs.
        size: columns and rows.
        folder: where it is started.
        own: whether the terminal is the session's, so that the kernel tells the program when it goes away.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        *,
        stdin: int | None = None,
        stderr: int | None = None,
        program: Sequence[str] = ("-m", "careerjournal"),
        size: tuple[int, int] = (COLUMNS, ROWS),
        folder: Path | None = None,
        own: bool = True,
    ) -> None:
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        self._master, slave = pty.openpty()
        os.set_blocking(self._master, False)
        self._closed = False
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        # What runs the tests may say how wide its own terminal is; the program is to ask this one.
        not_ours = ("TEXTUAL", "NO_COLOR", "COLUMNS", "LINES")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(not_ours)}
        taking = [sys.executable, "-c", _TAKE_THE_TERMINAL] if own else []
        self._process = subprocess.Popen(
            [*taking, sys.executable, *program, *arguments],
            stdin=slave if stdin is None else stdin,
            stdout=slave,
            stderr=slave if stderr is None else stderr,
            env={**kept, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **environment},
            cwd=folder,
            start_new_session=True,
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            os.kill(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self.close()

    @property
    def pid(self) -> int:
        """The program's process."""
        return self._process.pid

    @property
    def modes(self) -> list[object]:
        """How the kernel treats the terminal's lines: whether it echoes, waits for enter, makes signals of keys."""
        return list(termios.tcgetattr(self._master))

    @property
    def text(self) -> str:
        """The screen, line by line."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def times_begun(self) -> int:
        """How often the program has taken the terminal's other screen."""
        return self.raw.count(_ALTERNATE_ON)

    def in_alternate_screen(self) -> bool:
        """Whether the program has the terminal's other screen at this moment."""
        return self.raw.rfind(_ALTERNATE_ON) > self.raw.rfind(_ALTERNATE_OFF)

    @property
    def left_behind(self) -> str:
        """What stands in the shell's own screen once the program has given it back."""
        after = self.raw.rpartition(_ALTERNATE_OFF)[2].decode()
        return re.sub(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07)", "", after).strip()

    def type(self, keys: str) -> None:
        """Press keys."""
        self.send_bytes(keys.encode())

    def paste(self, text: str) -> None:
        """Paste, as a terminal does into a program that asked to be told: whatever is in it, unfiltered."""
        self.send_bytes(b"\x1b[200~" + text.encode("utf-8", "surrogatepass") + b"\x1b[201~")

    def send_bytes(self, data: bytes) -> None:
        """Send what may be no text. A terminal takes only so much before it is read, and is read meanwhile.

        Raises:
            AssertionError: the program takes no more.
        """
        deadline = time.monotonic() + PATIENCE
        while data:
            assert time.monotonic() < deadline, f"{len(data)} bytes were never read. The screen:\n{self.text}"
            if select.select([], [self._master], [], 0.02)[1]:
                with suppress(BlockingIOError):
                    data = data[os.write(self._master, data[:1024]) :]
            self._read(0)

    def write_over(self, size: tuple[int, int]) -> None:
        """Empty it and give it another size, as may happen while a shell has it; the program is not told."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self._screen.resize(size[1], size[0])
        self._screen.reset()

    def hang_up(self) -> None:
        """Close the window: every process in it is told."""
        os.killpg(self._process.pid, signal.SIGHUP)

    def close(self) -> None:
        """Take the terminal itself away, as a window that is closed does; what is written to it then fails."""
        if not self._closed:
            self._closed = True
            os.close(self._master)

    def send(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self._process.pid, number)

    def until_stopped(self) -> None:
        """Wait, as a shell does, until the program is stopped.

        Raises:
            AssertionError: it never is.
        """
        deadline = time.monotonic() + PATIENCE
        while True:
            found, status = os.waitpid(self._process.pid, os.WUNTRACED | os.WNOHANG)
            if found:
                assert os.WIFSTOPPED(status), f"It ended. The screen:\n{self.text}"
                self.settle(0.1)
                return
            assert time.monotonic() < deadline, f"It was never stopped. The screen:\n{self.text}"
            self._read(0.05)

    def until(self, seen: Callable[[str], bool] | str) -> str:
        """Wait until the screen says something, or is as it should be.

        Raises:
            AssertionError: it never is; the screen is in the message.
        """
        wanted = seen if callable(seen) else lambda text: seen in text
        deadline = time.monotonic() + PATIENCE
        while not wanted(self.text):
            assert time.monotonic() < deadline, f"{seen!r} never came. The screen:\n{self.text}"
            assert self._read(0.1) or self._process.poll() is None, f"It ended without {seen!r}:\n{self.text}"
        return self.text

    def press_until(self, keys: str, seen: Callable[[str], bool] | str) -> str:
        """Press keys until the screen says something; again where they came before anybody took them.

        Args:
            keys: what does no harm when it is pressed twice.
            seen: as `until` takes it.
        """
        wanted = seen if callable(seen) else lambda text: seen in text
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            self.type(keys)
            again = time.monotonic() + 3
            while time.monotonic() < again and not wanted(self.text):
                self._read(0.1)
            if wanted(self.text):
                return self.text
        raise AssertionError(f"{seen!r} never came of {keys!r}. The screen:\n{self.text}")

    def settle(self, seconds: float = 0.4) -> None:
        """Let the program draw for a while: which field takes the keys shows only as a colour."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            self._read(left)

    def end(self) -> int:
        """Wait for the program to end; its exit status."""
        deadline = time.monotonic() + PATIENCE
        while self._process.poll() is None:
            assert time.monotonic() < deadline, f"It never ended. The screen:\n{self.text}"
            self._read(0.05)
        while self._read(0.2):  # what it left in the terminal as it went
            pass
        return self._process.returncode

    def _read(self, seconds: float) -> bool:
        if self._closed:
            time.sleep(seconds)
            return False
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._master, 65_536)
        except OSError:  # Linux's way to say that the other end is closed
            return False
        self.raw += data
        self._stream.feed(data)
        return bool(data)
