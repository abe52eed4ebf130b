"""What is agreed in a conversation, in one line; where only “she” says whose it is, that is asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import structs

from careerjournal.conversations.meetings import commitments_in, names_known, who_is_meant
from careerjournal.model.action_line import read_action
from careerjournal.model.text import clean_line
from careerjournal.plain.stops import Stopped
from careerjournal.plain.writing import change

if TYPE_CHECKING:
    from collections.abc import Callable

    from careerjournal.conversations.draft import ConversationDraft
    from careerjournal.model import Action, Ref
    from careerjournal.plain.session import Session


class Agreed:
    """What is agreed in a conversation: put down, changed, deleted, and each of these taken back.

    Args:
        session: the journal, and whom to ask.
        draft: the conversation, which has been put down.
    """

    def __init__(self, session: Session, draft: ConversationDraft) -> None:
        self._session = session
        self._draft = draft
        self.done: list[Callable[[], str]] = []
        """What takes back what was done here, the latest last; each says what it took back."""

    @property
    def actions(self) -> list[Action]:
        """What is agreed so far."""
        return list(commitments_in(self._draft.as_it_stands(), self._session.journal))

    def add(self, line: str) -> str:
        """Put down what a line says; why it cannot be kept, where it cannot.

        Raises:
            Stopped: the program is left, or the journal locks, while it is asked who is meant; the action is kept.
        """
        before = {action.ref for action in self.actions}
        try:
            return _agree(self._session, self._draft, line)
        finally:
            for action in self.actions:
                if action.ref not in before:
                    self.done.append(partial(self._take_out, action.ref))

    def _take_out(self, ref: Ref) -> str:
        what = self._session.journal.title(self._session.journal.entry(ref))
        self._session.journal.delete(ref)
        return f"agreed, “{what}”; it is in the trash"

    def _put_back(self, ref: Ref, what: str) -> str:
        self._session.journal.restore(ref)
        return f"deleted, “{what}”; it is agreed again"

    def ask(self) -> None:
        """Ask what was agreed, and put it down.

        Raises:
            Stopped: it was not answered; what was typed is kept in the draft, and offered again.
        """
        try:
            line = self._session.dialogue.line("What was agreed", begun=self._draft.aside("line"))
        except Stopped as stop:
            self._hold(stop.typed)
            stop.typed = ""
            raise
        self._hold("")
        if line.strip() and (problem := self.add(line)):
            self._session.say(problem)
            self._hold(line)

    def _hold(self, line: str) -> None:
        if self._draft.put_aside("line", clean_line(line)):
            self._draft.store()
            self._session.say_how_drafts_stand()

    def say(self) -> None:
        """Print what is agreed, with numbers."""
        self._session.dialogue.say_numbered([_words_of(action) for action in self.actions])

    def change(self, number: int) -> None:
        """Put one of them right, by its number.

        Raises:
            Stopped: the program is left, or the journal locks; what was typed is a draft.
        """
        if (action := self._numbered(number)) is not None:
            change(self._session, action.ref)

    def delete(self, number: int) -> None:
        """Put one of them in the trash, by its number."""
        action = self._numbered(number)
        if action is not None and self._session.done(lambda: self._session.journal.delete(action.ref)):
            self.done.append(partial(self._put_back, action.ref, action.what))
            self._session.say(f"Deleted: {action.what}. “undo” brings it back.")

    def _numbered(self, number: int) -> Action | None:
        actions = self.actions
        if 0 < number <= len(actions):
            return actions[number - 1]
        said = f"What was agreed has the numbers 1 to {len(actions)}." if actions else "Nothing was agreed yet."
        self._session.say(said)
        return None

    def undo(self) -> None:
        """Take back the latest of what was done here, and say which."""
        if not self.done:
            self._session.say("Nothing was done here that is to be taken back.")
            return
        taken: list[str] = []
        if self._session.done(lambda: taken.append(self.done[-1]())):
            self.done.pop()
            self._session.say(f"Taken back: {taken[0]}.")


def _words_of(action: Action) -> str:
    by = f"by {action.by_when.words}" if action.by_when else "no date"
    review = f"review: {action.review}" if action.review else "no review"
    return f"{action.what}; {action.doer}, {by}, {review}, {action.state}"


def _agree(session: Session, draft: ConversationDraft, line: str) -> str:
    """Keep what a line says; why it cannot be kept, where it cannot.

    Raises:
        Stopped: the program is left, or the journal locks, while it is asked who is meant; the action is kept.
    """
    journal, conversation = session.journal, draft.as_it_stands()
    read = read_action(line, journal.today(), names_known(journal, conversation))
    if read.problem or not read.what:
        return read.problem or "Nothing was put down."
    action = structs.replace(read.action, conversation=draft.of)
    kept: list[Action] = []
    if session.done(lambda: kept.append(journal.add(action, drafted=False))):
        session.say(f"Agreed: {read.what}; {read.said_back}")
        _ask_whose(session, draft, kept[0])
    return ""


def _ask_whose(session: Session, draft: ConversationDraft, action: Action) -> None:
    question = who_is_meant(action, draft.as_it_stands(), session.journal)
    if question is None:
        return
    session.say(question.says)
    session.dialogue.say_numbered([choice.label for choice in question.choices])
    typed = clean_line(session.dialogue.line("A number, or a name", "enter alone leaves it open"))
    if not typed:
        return
    place = int(typed) if typed.isascii() and typed.isdigit() else 0
    if place > len(question.choices) or typed.strip("0") == "":
        session.say("That is none of them; it is left open.")
        return
    who = question.choices[place - 1].person if place else typed
    if session.done(lambda: session.journal.keep(structs.replace(action, who=who), drafted=False)):
        session.say(f"It is that of {who}.")
