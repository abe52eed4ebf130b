"""Backups: the automatic copies there are, and a portable one to hand over or to carry away; and where things are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from careerjournal.model import PartialDate
from careerjournal.model.counting import counted
from careerjournal.sharing.errors import SharingError
from careerjournal.sharing.files import check_free
from careerjournal.tui.commands import command
from careerjournal.tui.exchange.path_line import PathLine
from careerjournal.tui.exchange.plan_rows import shown
from careerjournal.tui.output.safe import plain
from careerjournal.tui.settings.rows import Choice
from careerjournal.tui.settings.secret_sheet import SecretSheet, how_strong, secret_field
from careerjournal.tui.settings.setting import Setting
from careerjournal.tui.sheets.sheet import Sheet, labelled
from careerjournal.tui.unlock.recovery_code import CodeToWriteDown
from careerjournal.tui.widgets.passphrase_strength import NOT_THE_SAME
from careerjournal.typed_paths import typed_path

if TYPE_CHECKING:
    from careerjournal.access.door import Door
    from careerjournal.journal.journal import Journal

LOOKING: Final = 0.1
"""Seconds until how far it is is said again."""
NOW: Final = "now"


class _Stopped(Exception):
    """Nobody wants the copy any more."""


class Copied(NamedTuple):
    """A portable copy that was made."""

    path: Path
    code: str
    """Its own recovery code, in its printed form."""


class BackUp(SecretSheet[Copied]):
    """Dismissed with the copy that was made, or with None where none was.

    Args:
        door: the way into the journal.
        journal: the open journal.
    """

    BINDINGS = [
        command("escape", "leave", "leave it", "Make no copy; stop one that is being made.", name="leave-secret")
    ]

    heading = "A portable copy"
    explains = (
        "Encrypted, and opened by its passphrase alone, on any device: for a disk or a drawer elsewhere. Nothing that "
        "stands there is overwritten."
    )
    hints = (("enter", "goes on, and makes it at the end"), ("leave-secret", "leaves it"))

    def __init__(self, door: Door, journal: Journal) -> None:
        super().__init__(door)
        self._suggested = f"journal-{journal.today().isoformat()}.cjv"
        self._wanted = True
        self._written = 0

    def fields(self) -> Iterator[Widget]:
        """Where to, what opens the journal, what is to open the copy."""
        yield labelled("Where to", PathLine(str(Path("~") / self._suggested), id="path"))
        yield labelled("Passphrase", secret_field("secret"))
        yield labelled("Of the copy", secret_field("new", "the same, or another"))
        yield how_strong()
        yield labelled("Again", secret_field("again"))

    def on_mount(self) -> None:
        """Say how far it is."""
        super().on_mount()
        self.set_interval(LOOKING, self._say_how_far)

    def on_unmount(self) -> None:
        """Nobody wants it any more."""
        self._wanted = False

    @property
    def working(self) -> str:  # type: ignore[override] # it changes
        """How far it is."""
        return f"Writing it: {self._written // 1024:,} KiB so far." if self._written else "Opening the journal …"

    def _say_how_far(self) -> None:
        if self._works and self._wanted and self._door.wrong_ones.left <= 0:
            self.say(self.working)

    def submit(self) -> None:
        """Make it."""
        path = typed_path(self.typed("path"))
        secret, new, again = (self.typed(name) for name in ("secret", "new", "again"))
        wrong = "" if self.typed("path").strip() else "Type where it is to go."
        if not wrong:
            try:
                check_free(path)
            except SharingError as error:
                wrong = str(error)
        if wrong:
            self.refuse(wrong, "path")
        elif not secret:
            self.refuse("Type the passphrase of the journal.", "secret")
        elif new != again:
            self.refuse(NOT_THE_SAME, "again", empty=True)
        else:
            self._wanted, self._written = True, 0
            self.do(partial(self._copy, path, secret, new or secret))

    def _copy(self, path: Path, secret: str, passphrase: str) -> Copied:
        return Copied(path.absolute(), self._door.back_up(path, secret, lambda: passphrase, self._told))

    def _told(self, size: int) -> None:
        """Note how much is written, in the thread that writes it, unless nobody wants it any more."""
        self._written = size
        if not self._wanted:
            raise _Stopped

    def failed(self, error: Exception) -> None:
        """Say why there is no copy."""
        if isinstance(error, _Stopped):
            self.say("It was stopped, and nothing is left of it.")
            self.query_one("#path").focus()
        else:
            super().failed(error)

    def action_leave(self) -> None:
        """Stop it; where nothing is under way, leave."""
        if self._works:
            self._wanted = False
            self.say("Stopping …")
        else:
            super().action_leave()


class CopyMade(Sheet[None]):
    """Says where a copy is, and its recovery code, once.

    Args:
        copied: the copy.
    """

    OWN_WORDS = True
    CSS_PATH = ["secret_sheet.tcss"]
    BINDINGS = [command("escape,enter", "leave", "close", "Close this; the code is shown no more.", name="close-copy")]

    heading = "The copy is made"
    extent = "-compact"
    hints = (("close-copy", "closes this; the code is shown no more"),)

    def __init__(self, copied: Copied) -> None:
        super().__init__()
        self._copied = copied

    def body(self) -> ComposeResult:
        """Where it is, and its code."""
        says = f"{shown(str(self._copied.path))} was opened to try it. Its passphrase alone opens it, anywhere."
        yield Static(plain(says), classes="words")
        code = "This is the copy’s own recovery code, shown this once; the journal’s does not open it."
        yield Static(plain(code, "$muted"), classes="words")
        yield CodeToWriteDown(self._copied.code.split("-"), id="copy-code")


class Backups(Setting):
    """The copies of the journal."""

    group = "Copies and places"
    title = "Backups"

    def now(self) -> str:
        """When the last was made."""
        there = self._asked.door.backups()
        if not there:
            return "none yet"
        return "today" if there[0].day == self._asked.journal.today() else PartialDate.of(there[0].day).words

    def says(self) -> str:
        """When and where they are made."""
        return (
            "A copy of each day is kept for a week, one of each week for two months, encrypted as the journal is, in "
            f"the folder {self._asked.door.paths.backups.name}/ beside it. The day’s is made when the journal is "
            "opened, and renewed when it is locked. A disk that fails takes them all: keep a portable copy elsewhere."
        )

    def choices(self) -> Sequence[Choice]:
        """To make one now, and those there are."""
        there = self._asked.door.backups()
        listed = [Choice(PartialDate.of(backup.day).words, shown(backup.path.name), backup.path) for backup in there]
        heading = (
            [Choice(f"{counted(len(there), 'automatic copy', 'automatic copies')}", heading=True)] if there else []
        )
        return [Choice("Make a portable copy now …", value=NOW), *heading, *listed]

    def take(self, choice: Choice) -> None:
        """Make one now, or copy where one is."""
        if isinstance(choice.value, Path):
            self._asked.of.app.copy_to_clipboard(str(choice.value))
        elif choice.value == NOW:
            self._asked.of.app.push_screen(BackUp(self._asked.door, self._asked.journal), self._made)

    def _made(self, copied: Copied | None) -> None:
        if copied is not None:
            self._asked.show_again("The copy is made.")
            self._asked.of.app.push_screen(CopyMade(copied))


class Places(Setting):
    """Where the files are."""

    group = Backups.group
    title = "Where things are"

    def says(self) -> str:
        """What a backup needs, and what must stay here."""
        return (
            "The journal is one encrypted file. The secret of this device stays out of its folder, so that a copy of "
            "that folder alone opens nothing. A path is copied with enter."
        )

    def choices(self) -> Sequence[Choice]:
        """Each with its path."""
        paths = self._asked.door.paths
        named = (
            ("The journal", paths.journal),
            ("Its automatic copies", paths.backups),
            ("What this device keeps for it", paths.state),
            ("The settings", paths.settings),
            ("Your themes", paths.themes),
        )
        return [Choice(name, shown(str(path)), path) for name, path in named]

    def take(self, choice: Choice) -> None:
        """Copy the path."""
        self._asked.of.app.copy_to_clipboard(str(choice.value))
