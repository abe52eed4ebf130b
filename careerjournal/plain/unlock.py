"""Into the journal: its passphrase, or, the first time, a new one and its recovery code."""

from __future__ import annotations

import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from careerjournal.access.first_words import AGAIN, CHOOSING, NOT_NOTED, NOT_NOW, SAYS, UNCONFIRMED, WELCOME
from careerjournal.journal.errors import JournalError
from careerjournal.journal.sealed import WAITS
from careerjournal.plain.stops import Left, Stopped

if TYPE_CHECKING:
    from careerjournal.access.door import Door
    from careerjournal.access.refusals import Refusal
    from careerjournal.journal.journal import Journal
    from careerjournal.plain.dialogue import Dialogue


class Unlocking:
    """Asks for what opens the journal, until it is open.

    Args:
        door: the way into it.
        dialogue: whom to ask.
        secret: what is tried before anybody is asked; empty where nothing is.
    """

    def __init__(self, door: Door, dialogue: Dialogue, secret: str = "") -> None:
        self._door = door
        self._dialogue = dialogue
        self._secret = secret

    def open(self) -> Journal:
        """The journal, once it is open; made first where there is none.

        Raises:
            Stopped: nobody opens it.
        """
        if not self._door.exists():
            return self._made()
        if (not_kept := self._door.sealed.not_kept) is not None:
            self._dialogue.say(f"{not_kept.sentence} {WAITS}")
        while True:
            secret, self._secret = self._secret or self._asked(), ""
            journal = self._tried(secret)
            if journal is not None:
                self._door.wrong_ones.clear()
                return self._with_a_known_code(journal, by_code=self._door.is_code(secret))

    def _asked(self) -> str:
        while True:
            try:
                if secret := self._dialogue.secret("Passphrase, or recovery code (it is not shown)"):
                    return secret
            except Left:
                self._dialogue.say("ctrl+c again leaves the program.")

    def _tried(self, secret: str, choice: dict[str, bool] | None = None) -> Journal | None:
        if (left := self._door.wrong_ones.left) > 0:
            self._dialogue.wait(left)
        self._dialogue.say("Opening.")
        code = self._door.is_code(secret)
        try:
            with self._door.either(secret):
                return self._door.open(secret, code=code, **(choice or {}))
        except Exception as error:  # whatever it is, the door has a sentence for it
            refusal = self._door.refusal(error)
        self._dialogue.say(refusal.sentence)
        if refusal.wrong_secret:
            self._door.wrong_ones.add()
        self._say_ways(refusal)
        if refusal.choice and self._dialogue.yes(f"Shall I {refusal.choice_says}?"):
            return self._tried(secret, {**(choice or {}), **refusal.choice})
        return None

    def _say_ways(self, refusal: Refusal) -> None:
        if refusal.needs_code:
            self._dialogue.say("Type the recovery code instead; capitals and dashes do not matter.")
        if refusal.safe:
            self._dialogue.say(refusal.safe)
        for way in refusal.ways:
            self._dialogue.say(f"{way.says} {way.command}")

    def _made(self) -> Journal:
        """A new journal: what it is, its passphrase, its recovery code."""
        for paragraph in WELCOME.split("\n\n"):
            self._dialogue.say(f"{paragraph}\n")
        while True:
            passphrase = self._secret or self._new_passphrase()
            self._secret = ""
            self._dialogue.say("Making the journal.")
            try:
                made = self._door.create(passphrase, to_confirm=True)
            except Exception as error:  # likewise
                self._dialogue.say(self._door.refusal(error).sentence)
                continue
            self._show_code(made.journal, made.recovery_code)
            return made.journal

    def _new_passphrase(self) -> str:
        from careerjournal.access.passphrase_strength import strength  # noqa: PLC0415 - where one is chosen

        self._dialogue.say(CHOOSING)
        while True:
            try:
                first = self._dialogue.secret("A passphrase (it is not shown)")
                self._dialogue.say(strength(first).words)
                if not first:
                    continue
                if first == self._dialogue.secret("The same again; empty begins anew"):
                    return first
                self._dialogue.say("The two are not the same. Type it again, twice.")
            except Left:
                self._dialogue.say("ctrl+c again leaves; no journal is made.")

    def _with_a_known_code(self, journal: Journal, *, by_code: bool) -> Journal:
        """The journal; with a new recovery code first, where nobody confirmed the one there is."""
        try:
            if journal.keys.code_is_unconfirmed() and not by_code:
                code = journal.keys.new_recovery_code(to_confirm=True)
                self._dialogue.say(AGAIN)
                self._show_code(journal, code)
            elif by_code:
                journal.keys.confirm_code()
        except JournalError:
            self._dialogue.say(NOT_NOW)
        return journal

    def _show_code(self, journal: Journal, code: str) -> None:
        """Show a recovery code, until two of its groups are typed back; without that it counts as unknown."""
        groups = code.split("-")
        self._dialogue.say("Your recovery code:")
        self._dialogue.say_numbered(groups)
        self._dialogue.say("It has no letters I, L, O or U. Typed all the same, I and L count as 1, O as 0, U as V.")
        self._dialogue.say(SAYS)
        first, second = sorted(secrets.SystemRandom().sample(range(len(groups)), 2))
        asks = f"To be sure it is on paper: groups {first + 1} and {second + 1}, with a space between"
        try:
            while self._door.as_printed(self._dialogue.line(asks)) != groups[first] + groups[second]:
                self._dialogue.say(f"That is not groups {first + 1} and {second + 1}. Look at your paper.")
        except Left:
            self._dialogue.say(UNCONFIRMED)
            return
        except Stopped:
            with suppress(JournalError):
                journal.lock()
            raise
        try:
            journal.keys.confirm_code()
        except JournalError:
            self._dialogue.say(NOT_NOTED)
