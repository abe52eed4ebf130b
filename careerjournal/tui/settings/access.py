"""What opens the journal: the passphrase, the recovery code, and new keys for everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from textual.widget import Widget

from careerjournal.access.first_words import NOT_NOTED
from careerjournal.journal.errors import JournalError
from careerjournal.tui.settings.rows import Choice
from careerjournal.tui.settings.secret_sheet import SecretSheet, how_strong, secret_field
from careerjournal.tui.settings.setting import Setting
from careerjournal.tui.sheets.confirm import Confirm
from careerjournal.tui.sheets.sheet import labelled
from careerjournal.tui.unlock.recovery_code import RecoveryCodeScreen
from careerjournal.tui.widgets.passphrase_strength import NOT_THE_SAME

if TYPE_CHECKING:
    from careerjournal.access.door import Door
    from careerjournal.journal.journal import Journal

OF_BEFORE: Final = "Copies of the journal made before still open with the old one."


class ChangePassphrase(SecretSheet[bool]):
    """Dismissed with True once the passphrase is another one.

    Args:
        door: the way into the journal.
        journal: the open journal.
    """

    heading = "Another passphrase"
    explains = f"First the one that opens it now, or the recovery code. {OF_BEFORE}"
    hints = (("enter", "goes on, and changes it at the end"), ("leave-secret", "leaves it"))
    working = "Changing it, and trying the new one …"

    def __init__(self, door: Door, journal: Journal) -> None:
        super().__init__(door)
        self._journal = journal

    def fields(self) -> Iterator[Widget]:
        """The old one, the new one twice, and how strong that is."""
        yield labelled("Now", secret_field("secret"))
        yield labelled("New", secret_field("new", "several words"))
        yield how_strong()
        yield labelled("New, again", secret_field("again"))

    def submit(self) -> None:
        """Change it."""
        old, new, again = (self.typed(name) for name in ("secret", "new", "again"))
        if not old:
            self.refuse("Type the passphrase that opens it now.", "secret")
        elif not new:
            self.refuse("Type a new passphrase.", "new")
        elif new != again:
            self.refuse(NOT_THE_SAME, "again", empty=True)
        else:
            self.do(partial(_changed, self._door, self._journal, old, new))


def _changed(door: Door, journal: Journal, old: str, new: str) -> bool:
    door.change_passphrase(journal, old, new)
    return True


class Passphrase(Setting):
    """The passphrase."""

    group = "What opens it"
    title = "Passphrase"

    def says(self) -> str:
        """What it opens, and what a change of it means."""
        return (
            "You type it each time you open the journal. A journal that is bound to its devices keeps the passphrase "
            f"that each other one has. What you are writing and all drafts stay as they are. {OF_BEFORE}"
        )

    def choices(self) -> Sequence[Choice]:
        """To change it."""
        return [Choice("Change the passphrase …")]

    def take(self, choice: Choice) -> None:
        """Change it."""
        del choice

        def changed(done: bool | None) -> None:
            if done:
                self._asked.show_again(f"The passphrase is changed. {OF_BEFORE}")

        self._asked.of.app.push_screen(ChangePassphrase(self._asked.door, self._asked.journal), changed)


class NewCode(SecretSheet[str]):
    """Dismissed with the new recovery code.

    Args:
        door: the way into the journal.
        journal: the open journal.
    """

    heading = "A new recovery code"
    explains = (
        "Your passphrase, or the old code, shows that it is you. The new code is shown once, to be written down; from "
        "then on the old one no longer opens this journal."
    )
    hints = (("enter", "makes it"), ("leave-secret", "leaves it"))
    working = "Making it, and trying it …"

    def __init__(self, door: Door, journal: Journal) -> None:
        super().__init__(door)
        self._journal = journal

    def submit(self) -> None:
        """Make it."""
        if secret := self.typed("secret"):
            self.do(partial(_new_code, self._door, self._journal, secret))
        else:
            self.refuse("Type the passphrase.", "secret")


def _new_code(door: Door, journal: Journal, secret: str) -> str:
    door.expect_secret(journal, secret)
    return journal.keys.new_recovery_code(to_confirm=True)


class _ShowsCode(Setting):
    """A setting that ends with a new recovery code, which is shown once and typed back."""

    group = Passphrase.group

    def _show(self, code: str | None, then: Callable[[], object]) -> None:
        if code is None:
            return
        journal = self._asked.journal

        def confirmed(_: None) -> None:
            try:
                journal.keys.confirm_code()
            except JournalError:
                self._asked.of.app.notify(NOT_NOTED, timeout=12)
            then()

        self._asked.of.app.push_screen(RecoveryCodeScreen(self._asked.door, code), confirmed)


class RecoveryCode(_ShowsCode):
    """The recovery code."""

    title = "Recovery code"

    def says(self) -> str:
        """What it opens, and when to make another."""
        return (
            "The code on paper opens the journal on any device if the passphrase or this device is lost. Make a new "
            "one if the paper is lost, or somebody may have seen it. Copies made before still open with the old one."
        )

    def choices(self) -> Sequence[Choice]:
        """To make a new one."""
        return [Choice("Make a new recovery code …")]

    def take(self, choice: Choice) -> None:
        """Make a new one."""
        del choice

        def made(code: str | None) -> None:
            self._show(code, lambda: self._asked.show_again("The new code is confirmed; the old one opens it no more."))

        self._asked.of.app.push_screen(NewCode(self._asked.door, self._asked.journal), made)


class Revoke(SecretSheet[str]):
    """Dismissed with the new recovery code, once everything has new keys.

    Args:
        door: the way into the journal.
        journal: the open journal.
    """

    heading = "New keys for everything"
    explains = "The passphrase stays what it is. It is asked for once more, and then what is about to happen is said."
    hints = (("enter", "goes on"), ("leave-secret", "leaves it"))
    working = "Writing the journal under new keys, and trying them …"

    def __init__(self, door: Door, journal: Journal) -> None:
        super().__init__(door)
        self._journal = journal

    def submit(self) -> None:
        """Ask once more, and do it."""
        passphrase = self.typed("secret")
        if not passphrase:
            self.refuse("Type the passphrase.", "secret")
            return

        def sure(yes: bool | None) -> None:
            if yes:
                self.do(partial(self._door.revoke, self._journal, passphrase))
            else:
                self.say("Nothing was changed.")

        meaning = (
            "Every other device is shut out until it is given the new recovery code, which is shown next. The old code "
            "opens this journal no more. Copies that were made before stay as they are."
        )
        self.app.push_screen(Confirm("Make new keys for everything?", meaning, "makes them"), sure)


class NewKeys(_ShowsCode):
    """New keys for everything."""

    title = "New keys"

    def says(self) -> str:
        """What it does and what it cannot do."""
        return (
            "For when somebody may have a copy of the journal, of this device’s secret or of the recovery code. The "
            "journal is written anew under other keys: other devices and the old recovery code no longer open it. "
            "Copies made before, the automatic ones of earlier days too, still open with the keys of their time: keep "
            "the old code with them, or remove them. If your passphrase may be known, change it afterwards."
        )

    def choices(self) -> Sequence[Choice]:
        """To make them."""
        return [Choice("Make new keys for everything …")]

    def take(self, choice: Choice) -> None:
        """Make them."""
        del choice

        def made(code: str | None) -> None:
            says = "The journal has new keys, and was opened with them. The passphrase is the same."
            self._show(code, lambda: self._asked.show_again(says))

        self._asked.of.app.push_screen(Revoke(self._asked.door, self._asked.journal), made)
