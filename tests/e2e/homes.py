"""A home where nothing was ever kept, and the ways to start the program in it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import careerjournal
from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.journal.journal import Journal
from tests.conftest import CHEAP_COST, PASSPHRASE
from tests.e2e.terminal import COLUMNS, ENTER, PATIENCE, ROWS, Terminal

ROOT = Path(careerjournal.__file__).parents[1]

DESK = "A question to sit with"
LOCKED = "Only your passphrase opens it"
F12 = "\x1b[24~"


class Home:
    """A home folder with everything that the program may write to inside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.temporary = folder / "temporary"
        self.temporary.mkdir()
        self.environment = {
            **{f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("DATA", "STATE", "CONFIG", "CACHE")},
            "HOME": str(folder),
            "TMPDIR": str(self.temporary),
            "PYTHONPATH": str(ROOT),
        }
        self.paths = Paths(
            folder / "data" / "careerjournal" / "journal.cjv",
            folder / "state" / "careerjournal",
            folder / "config" / "careerjournal" / "settings.toml",
        )
        self.passphrase_file = folder / "passphrase"

    def settings(self, text: str) -> None:
        """Write the settings."""
        self.paths.settings.parent.mkdir(parents=True, exist_ok=True)
        self.paths.settings.write_text(text, "utf-8")

    @contextmanager
    def journal(self) -> Iterator[Journal]:
        """The journal, made the first time, from inside this process."""
        door = Door(self.paths, CHEAP_COST)
        journal = door.open(PASSPHRASE) if door.exists() else door.create(PASSPHRASE).journal
        try:
            yield journal
        finally:
            journal.lock()

    def terminal(
        self,
        *arguments: str,
        inside: str = "",
        size: tuple[int, int] = (COLUMNS, ROWS),
        environment: Mapping[str, str] | None = None,
        stdin: int | None = None,
        stderr: int | None = None,
        own: bool = True,
    ) -> Terminal:
        """The program, or with ``inside`` the program with something put into it."""
        program: Sequence[str] = ("-m", "tests.e2e.inside", inside) if inside else ("-m", "careerjournal")
        given = {**self.environment, **(environment or {})}
        return Terminal(
            arguments, given, program=program, size=size, folder=self.temporary, stdin=stdin, stderr=stderr, own=own
        )

    @contextmanager
    def desk(
        self,
        *arguments: str,
        inside: str = "",
        size: tuple[int, int] = (COLUMNS, ROWS),
        environment: Mapping[str, str] | None = None,
        own: bool = True,
    ) -> Iterator[Terminal]:
        """The program at the desk of a journal that was opened with its passphrase."""
        with self.terminal(*arguments, inside=inside, size=size, environment=environment, own=own) as terminal:
            unlock(terminal)
            yield terminal

    def files(self) -> list[Path]:
        """Every file in it."""
        return [path for path in self.folder.rglob("*") if path.is_file()]


def unlock(terminal: Terminal, passphrase: str = PASSPHRASE) -> None:
    """Open the journal at the lock screen; wherever it was left, the line on top says so."""
    terminal.until(LOCKED)
    terminal.settle(0.2)
    terminal.type(passphrase + ENTER)
    terminal.until("career journal   ")
    terminal.until(lambda text: "help" in text.splitlines()[-1])
    terminal.settle()  # the keys go to the desk once it stands


def until(comes_true: Callable[[], bool]) -> None:
    """Wait for something outside of the terminal."""
    deadline = time.monotonic() + PATIENCE
    while not comes_true():
        assert time.monotonic() < deadline, "It never came true."
        time.sleep(0.02)
