"""The linear mode from its beginning to its end: open, in use, locked, left."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from careerjournal.garbage import let_go
from careerjournal.journal.errors import JournalError
from careerjournal.model.records import RecordError
from careerjournal.plain.dialogue import Dialogue
from careerjournal.plain.home import stay
from careerjournal.plain.lines import Terminal
from careerjournal.plain.session import Session
from careerjournal.plain.stops import Ended, Left, Locks, Stopped, TakenAway
from careerjournal.plain.unlock import Unlocking

if TYPE_CHECKING:
    from careerjournal.access.door import Door
    from careerjournal.journal.journal import Journal
    from careerjournal.settings import Loaded

BEGINS: Final = (
    "careerjournal in plain lines. What is printed here stays in the terminal’s scrollback; “lock” clears what it can. "
    "? says what can be answered."
)
CANNOT_CLEAR: Final = (
    "Nothing of it is open any more, but this terminal cannot be cleared: what was printed stays in its scrollback "
    "until its window is closed."
)
CLEARED: Final = (
    "The terminal was asked to clear its screen and its scrollback. Not every terminal does that, and nobody can tell "
    "from here."
)
_CLEARS: Final = "\x1b[H\x1b[2J\x1b[3J"
"""To the top, all of the screen, and all that has scrolled away, as xterm and most others take it."""


class Program:
    """The linear mode.

    Args:
        door: the way into the journal.
        loaded: the settings, and what is wrong with them.
        usual: how the shell has the terminal, as `termios` says it, where that was changed already.
        secret: what opens the journal the first time, without asking; empty where somebody is asked.
        at_lock: what is said besides where it is locked.
    """

    def __init__(self, door: Door, loaded: Loaded, usual: Any = None, secret: str = "", at_lock: str = "") -> None:
        self._door = door
        self._loaded = loaded
        self._usual = usual
        self._secret = secret
        self._at_lock = at_lock

    def run(self) -> str:
        """Run it until it is left.

        Returns:
            What is to be said at the end, of what could not be kept; mostly nothing.
        """
        with Terminal(self._usual) as terminal:
            dialogue = Dialogue(terminal)
            asked = False
            try:
                self._begin(dialogue)
                while True:
                    asked = self._open_once(terminal, dialogue)
                    if asked:
                        break
            except Stopped:
                pass
            finally:
                last_words = self._door.leave(asked=asked)
        return last_words

    def _begin(self, dialogue: Dialogue) -> None:
        dialogue.say(BEGINS)
        for problem in self._loaded.problems:
            dialogue.say(problem)
        dialogue.say()

    def _open_once(self, terminal: Terminal, dialogue: Dialogue) -> bool:
        """Open the journal, and use it until it locks; whether the program is left instead, by somebody's choice.

        Raises:
            TakenAway: nobody is there any more.
            Ended: nobody opened it.
        """
        unlocking, self._secret = Unlocking(self._door, dialogue, self._secret), ""
        try:
            journal = unlocking.open()
        except Locks as stop:  # it is locked already
            self._suspend(terminal, stop)
            return False
        try:
            terminal.locks_after(self._loaded.settings.lock_after)
            for notice in self._door.notices():
                dialogue.say(notice)
            self._use(Session(journal, dialogue, self._loaded.settings.nudges))
        except Locks as stop:
            terminal.locks_after(0)
            journal.lock()
            let_go(())
            self._say_locked(terminal, dialogue, stop)
            self._suspend(terminal, stop)
            return False
        finally:
            journal.lock()
        return True

    def _say_locked(self, terminal: Terminal, dialogue: Dialogue, stop: Locks) -> None:
        with suppress(TakenAway):
            clears = os.environ.get("TERM", "dumb") not in ("", "dumb")
            if clears:
                terminal.write(_CLEARS)
            dialogue.say(f"{stop.why or 'Locked.'} {CLEARED if clears else CANNOT_CLEAR}")
            if self._at_lock:
                dialogue.say(self._at_lock)

    def _suspend(self, terminal: Terminal, stop: Locks) -> None:
        if stop.suspends:
            terminal.suspend()

    def _use(self, session: Session) -> None:
        """Use an open journal until it is left; what goes wrong with it is said, and it goes on.

        Raises:
            Stopped: it locks, or nobody is there any more.
        """
        while True:
            try:
                stay(session)
            except (JournalError, RecordError) as error:
                session.say(str(error))
            except Ended:
                if self._may_leave(session.dialogue, session.journal):
                    return

    def _may_leave(self, dialogue: Dialogue, journal: Journal) -> bool:
        """Whether the program may be left: where something could not be stored, that is asked."""
        journal.drafts.store()
        not_kept = journal.drafts.not_kept
        if not_kept is None:
            dialogue.say("Everything is kept.")
            return True
        dialogue.say(f"{not_kept.sentence} Leaving now loses it.")
        try:
            return dialogue.yes("Leave without it?")
        except Left:
            return False
