"""In the room: a line is a note on the step, a letter before it makes it an action or asks for something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from careerjournal.conversations.meetings import commitments_in
from careerjournal.model.conversation import StepName
from careerjournal.model.text import clean
from careerjournal.plain.agreeing import agree
from careerjournal.plain.dialogue import END, Choice
from careerjournal.plain.stops import Left, Locks, Stopped

if TYPE_CHECKING:
    from careerjournal.conversations.draft import ConversationDraft
    from careerjournal.plain.session import Session

STEPS: Final = tuple(StepName)
_CHOICES: Final = (
    Choice("a", "TEXT: what is agreed, like “a tell Sam about the rota by 3 Dec”"),
    Choice("q", "my questions; “q 2” says that the second was asked, or takes that back"),
    Choice("s", "NUMBER: notes are on that step from now on, 1 to 7"),
    Choice("p", "what was prepared for the step"),
    Choice("n", "TEXT: a note, whatever it begins with"),
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
        self._step = StepName(noting) if noting in set(StepName) else StepName.OPENING

    def sit(self) -> None:
        """Take down what is typed, until the room is left.

        Raises:
            Stopped: the program is left, or the journal locks; what was typed is noted.
        """
        self._session.say("In the room. Any line is a note on the step, a TEXT an action, q the questions, ? the rest.")
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
        word, _, rest = line.partition(" ")
        rest = rest.strip()
        match word.lower():
            case "a" if rest:
                self._agree(rest)
            case "q" if not rest:
                self._say_questions()
            case "q" if rest.isdecimal():
                self._tick(int(rest[:6]))
            case "s" if rest.isdecimal():
                self._go_to(int(rest[:6]))
            case "n" if rest:
                self._note(rest)
            case "p" if not rest:
                prepared = self._draft.step(self._step)["preparation"].strip()
                self._session.say(prepared or "Nothing was prepared for this step.")
            case "lock" if not rest:
                raise Locks
            case "?" if not rest:
                for choice in _CHOICES:
                    what, colon, does = choice.says.partition(": ")
                    self._session.say(f"{choice.word} {what}: {does}" if colon else f"{choice.word}: {does or what}")
            case _:
                self._note(line)

    def _store(self) -> None:
        self._draft.store()
        self._session.say_how_drafts_stand()

    def _note(self, line: str) -> None:
        before = self._draft.step(self._step)["notes"].rstrip()
        self._draft.put_step(self._step, {"notes": f"{before}\n{line}" if before else line})
        self._store()
        self._session.say("Noted.")

    def _agree(self, line: str) -> None:
        if problem := agree(self._session, self._draft, line):
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
        agreed = commitments_in(self._draft.as_it_stands(), self._session.journal)
        if agreed:
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
