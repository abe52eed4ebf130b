"""The linear mode in a real terminal, of which only what is printed is read, line after line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tests.conftest import PASSPHRASE
from tests.e2e.homes import Home
from tests.e2e.terminal import ENTER, Terminal

CTRL_C, CTRL_D, CTRL_Z = "\x03", "\x04", "\x1a"
NOW = "What now?"


class Talk:
    """Somebody who reads what is printed from top to bottom, and answers.

    Args:
        terminal: with the program in it.
    """

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self._heard = 0

    @property
    def all(self) -> str:
        """Everything that was printed, with what was typed as it was echoed."""
        return self.terminal.raw.decode("utf-8", "replace").replace("\r\n", "\n")

    def hears(self, *words: str) -> str:
        """Wait until each of these was printed, one after the other; what was printed until then."""
        heard = ""
        for one in words:
            # Where a line was wrapped says nothing.
            flat = lambda: " ".join(self.all[self._heard :].split())  # noqa: E731
            self.terminal.until(lambda _, one=one, flat=flat: one in flat())  # type: ignore[misc]
            new = self.all[self._heard :]
            end = next(end for end in range(len(new) + 1) if one in " ".join(new[:end].split()))
            heard += new[:end]
            self._heard += end
        return " ".join(heard.split())

    def waits(self, words: str) -> None:
        """Wait until something was printed, which can be heard again."""
        heard = self._heard
        self.hears(words)
        self._heard = heard

    def types(self, *lines: str) -> None:
        """Answer with lines."""
        for line in lines:
            self.terminal.type(f"{line}{ENTER}")

    def answers(self, asked: str, line: str) -> str:
        """Wait for a question, and answer it; what was printed until then."""
        heard = self.hears(asked)
        self.types(line)
        return heard

    def tells(self, *pairs: tuple[str, str]) -> None:
        """Answer one question after another."""
        for asked, line in pairs:
            self.answers(asked, line)


@contextmanager
def talking(
    home: Home,
    *arguments: str,
    environment: Mapping[str, str] | None = None,
    size: tuple[int, int] = (80, 24),
    unlocked: bool = True,
) -> Iterator[Talk]:
    """The linear mode, with the journal open unless it is to be left closed."""
    environment = {"TERM": "dumb", **(environment or {})}
    with home.terminal(*(arguments or ("plain",)), environment=environment, size=size) as terminal:
        talk = Talk(terminal)
        if unlocked:
            talk.answers("(it is not shown):", PASSPHRASE)
            talk.waits(NOW)
        yield talk
