"""In the room: a line is a note on the step, a letter before it makes it an action or asks for something."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from careerjournal.model.conversation import StepName
from careerjournal.model.text import clean
from careerjournal.plain.agreeing import Agreed
from careerjournal.plain.dialogue import END, Choice
from careerjournal.plain.heard import heard
from careerjournal.plain.stops import Left, Locks, Stopped

if TYPE_CHECKING:
    from careerjournal.conversations.draft import ConversationDraft
    from careerjournal.plain.session import Session

STEPS: Final = tuple(StepName)
_CHOICES: Final = (
    Choice("a:", "TEXT: what is agreed, like “a: tell Sam about the rota by 3 Dec”; “a” alone asks for it"),
    Choice("agreed", "what was agreed, with numbers; “change 2” puts the second right, “delete 2” deletes it"),
    Choice("undo", "takes back the latest note, or what was agreed last"),
    Choice("q", "my questions; “q 2” says that the second was asked, or takes that back"),
    Choice("1", "to 7: notes are on that step from now on"),
    Choice("p", "what was prepared for the step"),
    Choice("n:", "TEXT: a note, whatever it begins with, or a number alone"),
    Choice("lock", "locks the journal; the notes are kept"),
    Choice(END, "leaves the room; so does “back”"),
    Choice("?", "says this"),
)


class Room:
    """A conversation while it is held.

    Args:
        session: the journal, and whom to ask.
        draft: the conversation, which has been put down.
    """

    def __init__(self, session: Session, draft: ConversationDraft) -> None:
        self._session = session
        self._draft = draft
        noting = draft.aside("noting")
        self._agreed = Agreed(session, draft)
        self._step = StepName(noting) if noting in set(StepName) else StepName.OPENING

    def sit(self) -> None:
        """Take down what is typed, until the room is left.

        Raises:
            Stopped: the program is left, or the journal locks; what was typed is noted.
        """
        self._session.say(
            "In the room. A line is a note on the step, “a: TEXT” is agreed, q the questions, ? the rest."
        )
        self._say_questions()
        while True:
            try:
                line = clean(self._session.dialogue.line(f"{STEPS.index(self._step) + 1} {self._step.label}")).strip()
            except Stopped as stop:
                if stop.typed.strip():
                    self._note(stop.typed)
                    stop.typed = ""
                if isinstance(stop, Left):
                    return
                raise
            if line in (END, "back"):
                return
            if line:
                self._take(line)

    def _take(self, line: str) -> None:
        """Do what a line says: only a word alone, one with a number or with a colon is no note."""
        command, colon, text = line.partition(":")
        if colon and text.strip() and command.strip().lower() in ("a", "n"):
            if command.strip().lower() == "a":
                self._agree(text.strip())
            else:
                self._note(text.strip())
            return
        word, _, rest = line.lower().partition(" ")
        if rest.strip().isdecimal() and word in ("q", "s", "change", "delete"):
            self._take_numbered(word, int(rest.strip()[:6]))
        elif len(word) == 1 and word.isdecimal() and not rest:
            self._go_to(int(word))
        elif not rest and word in (*_ALONE, "lock"):
            if word == "lock":
                raise Locks
            _ALONE[word](self)
        else:
            self._note(line)

    def _take_numbered(self, word: str, number: int) -> None:
        match word:
            case "q":
                self._tick(number)
            case "s":
                self._go_to(number)
            case "change":
                with suppress(Left):
                    self._agreed.change(number)
            case _:
                self._agreed.delete(number)

    def _ask_agreed(self) -> None:
        with suppress(Left):
            self._agreed.ask()

    def _say_agreed(self) -> None:
        self._session.say("Agreed:" if self._agreed.actions else "Nothing was agreed yet.")
        self._agreed.say()

    def _undo(self) -> None:
        self._agreed.undo()

    def _say_prepared(self) -> None:
        prepared = self._draft.step(self._step)["preparation"].strip()
        self._session.say(heard(prepared, self._session.journal) or "Nothing was prepared for this step.")

    def _explain(self) -> None:
        for choice in _CHOICES:
            what, colon, does = choice.says.partition(": ")
            self._session.say(f"{choice.word} {what}: {does}" if colon else f"{choice.word}: {does or what}")

    def _store(self) -> None:
        self._draft.store()
        self._session.say_how_drafts_stand()

    def _note(self, line: str) -> None:
        before = self._draft.step(self._step)["notes"].rstrip()
        self._draft.put_step(self._step, {"notes": f"{before}\n{line}" if before else line})
        self._store()
        self._agreed.done.append(partial(self._take_note_back, self._step, before, line))
        begins = line.lower().startswith("a ")
        self._session.say("Noted." + (" “a:” before it says that it is agreed." if begins else ""))

    def _take_note_back(self, step: StepName, before: str, line: str) -> str:
        self._draft.put_step(step, {"notes": before})
        self._store()
        return f"noted on {step.label}, “{line.rstrip('.')}”"

    def _agree(self, line: str) -> None:
        if problem := self._agreed.add(line):
            self._session.say(f"{problem} It is not kept yet; say it again.")

    @property
    def _questions(self) -> list[str]:
        return [line for line in str(self._draft.typed["questions"]).split("\n") if line.strip()]

    def _say_questions(self) -> None:
        questions, asked = self._questions, self._draft.typed["asked"]
        self._session.say("My questions:" if questions else "There are no questions of yours.")
        self._session.dialogue.say_numbered(
            [f"{question} (asked)" if question in asked else question for question in questions]
        )
        if agreed := self._agreed.actions:
            self._session.say(f"Agreed so far: {'; '.join(action.what for action in agreed)}")

    def _tick(self, number: int) -> None:
        questions = self._questions
        if not 1 <= number <= len(questions):
            self._session.say(f"There is no question {number}.")
            return
        question, asked = questions[number - 1], list(self._draft.typed["asked"])
        was = question in asked
        self._draft.put("asked", [one for one in asked if one != question] if was else [*asked, question])
        self._store()
        self._session.say(f"Question {number} is {'not asked yet' if was else 'asked'}.")

    def _go_to(self, number: int) -> None:
        if not 1 <= number <= len(STEPS):
            self._session.say(f"The steps are 1 to {len(STEPS)}.")
            return
        self._step = STEPS[number - 1]
        self._draft.put_aside("noting", self._step.value)
        self._session.say(f"Notes are on {number}, {self._step.label}, now.")


_ALONE: Final[dict[str, Callable[[Room], None]]] = {
    "a": Room._ask_agreed,  # noqa: SLF001
    "agreed": Room._say_agreed,  # noqa: SLF001
    "undo": Room._undo,  # noqa: SLF001
    "q": Room._say_questions,  # noqa: SLF001
    "p": Room._say_prepared,  # noqa: SLF001
    "?": Room._explain,  # noqa: SLF001
}
"""What words do that stand alone on a line."""
