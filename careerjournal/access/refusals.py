"""Why a journal was not opened, in words: what happened, what is safe, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from careerjournal.journal.errors import AnotherJournal, JournalError
from careerjournal.vault import (
    CannotWrite,
    Damaged,
    DeviceSecretMissing,
    InUse,
    Locked,
    NotAJournal,
    RolledBack,
    UnknownVersion,
    Unsound,
)


class Way(NamedTuple):
    """Something that can be done from the shell."""

    says: str
    command: str


class Refusal(NamedTuple):
    """Why a journal was not opened, for whoever asked."""

    sentence: str
    wrong_secret: bool = False
    """Whether another passphrase might do."""
    choice: dict[str, bool] | None = None
    """What to pass to `Door.open` to go on all the same, where that is the owner's to choose."""
    choice_says: str = ""
    """What going on means: ``go on with this copy``."""
    title: str = ""
    """What happened, in a few words; only where there is more to say than the sentence."""
    safe: str = ""
    """What is safe, and what going on would cost."""
    ways: tuple[Way, ...] = ()
    """What else can be done, the gentlest first."""
    needs_code: bool = False
    """Whether no passphrase can open it here, and the recovery code can."""


def refusal(error: Exception, command: Callable[[str, str], str]) -> Refusal:
    """Put an error of opening or making a journal in words; a sentence even for what was not foreseen.

    Args:
        error: what was raised.
        command: what to type in a shell, for this journal: some words, and a file.
    """
    restoring = Way(
        "Put a backup in its place; what stands there now is kept under another name:", command("restore", "BACKUP")
    )
    match error:
        case DeviceSecretMissing():
            return Refusal(str(error), wrong_secret=True, needs_code=True)
        case Locked():
            return Refusal(str(error), wrong_secret=True)
        case RolledBack():
            return Refusal(
                str(error),
                choice={"anyway": True},
                choice_says="go on with this copy",
                title="This is not the copy that was saved last",
                safe=f"Everything in this copy is whole, and nothing has been changed. What was saved after save "
                f"{error.found.save} is not in it; it may be in another copy.",
                ways=(restoring,),
            )
        case AnotherJournal():
            return Refusal(
                str(error),
                choice={"another": True},
                choice_says="go on with this journal",
                title="This is another journal than the one last opened here",
                safe="Nothing has been changed. The journal that was here may have been moved or renamed; its "
                "automatic copies may still be there.",
                ways=(restoring,),
            )
        case InUse() | CannotWrite() | UnknownVersion(readable=True):
            return Refusal(str(error), choice={"read_only": True}, choice_says="open it to read only")
        case Unsound():
            damaged = isinstance(error, Damaged)
            return Refusal(
                f"{error} Nothing has been changed. “careerjournal check” says what is wrong with it.",
                title="Part of the journal is damaged" if damaged else "The journal was altered",
                safe="The saves before and after the damage can still be read out; most often that is all but one."
                if damaged
                else "Something changed the file that does not hold its keys. It can neither have read it nor "
                "written anything into it that would pass for yours.",
                ways=(
                    Way("Read out all that is still whole, into a new journal:", command("salvage -o", "NEW")),
                    restoring,
                ),
            )
        case NotAJournal():
            return Refusal(
                str(error),
                title="No journal is left in this file",
                safe="Nothing has been changed. The automatic copies of the journal, and any other backup, are files "
                "of their own.",
                ways=(restoring,),
            )
        case JournalError():
            return Refusal(str(error))
        case _:
            return Refusal("The journal could not be opened, for a reason that was not foreseen. Nothing was changed.")
