"""An open journal, and whoever is asked about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerjournal.journal.errors import JournalError
from careerjournal.model.records import RecordError

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model.base import Entry
    from careerjournal.plain.dialogue import Dialogue


@dataclass(frozen=True)
class Session:
    """A journal while it is open in the linear mode."""

    journal: Journal
    dialogue: Dialogue
    nudges: bool = True
    """Whether small questions about what was put down are asked at all, as the settings say."""

    def say(self, text: str = "", indent: str = "") -> None:
        """Print a text in lines that fit the terminal."""
        self.dialogue.say(text, indent)

    def done(self, act: Callable[[], object]) -> bool:
        """Do something to the journal; whether it could be done, and where not, why is said."""
        try:
            act()
        except (JournalError, RecordError) as error:
            self.say(str(error))
            return False
        return True

    def say_how_drafts_stand(self) -> None:
        """Say once why what was typed could not be stored, where it could not."""
        if problem := self.journal.drafts.new_problem():
            self.say(f"{problem} What you type stays here until then, and is stored as soon as that can be done.")

    def say_left_open(self) -> None:
        """Say truly what becomes of a draft that is left open."""
        not_kept = self.journal.drafts.not_kept
        if not_kept is None:
            self.say("Left as a draft; “drafts” goes on with it.")
        else:
            self.say(f"Left open, but not kept yet: {not_kept.why}. It is stored as soon as that can be done.")

    def titled(self, entry: Entry) -> str:
        """An entry in a line: its title, kind and number, and its date."""
        when = f", {entry.date.brief}" if entry.date else ""
        return f"{self.journal.title(entry)} ({entry.ref}{when})"
