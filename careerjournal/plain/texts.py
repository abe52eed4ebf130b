"""Texts of many lines, and single lines put differently: written, gone on with, edited a line at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from careerjournal.model.text import clean, first_words
from careerjournal.plain.dialogue import END, EXPLAINS, number_in
from careerjournal.plain.record import ADDS, EMPTIES, NEEDED_HERE, ThatIsAll
from careerjournal.plain.stops import Left, Stopped

if TYPE_CHECKING:
    from careerjournal.model.describe import Field
    from careerjournal.plain.record import Record
    from careerjournal.plain.session import Session

_EDITS_WORDS: Final = "enter keeps it; old -> new puts words in the place of others; or the line anew"
_LAST: Final = 2
"""Lines of a text that was begun, of which one hears where it stopped."""
_LINES: Final = "lines"
_INSERTS: Final = "insert"
_DELETES: Final = "delete"
_CHANGES: Final = (
    f"enter keeps it, {ADDS} adds lines at the end, “{_LINES}” reads them with their numbers; “2” edits line 2, "
    f"“{_INSERTS} 2” puts a line before it, “{_DELETES} 2” takes it out; {EMPTIES} empties it"
)


def ask_for_text(session: Session, record: Record, field: Field) -> None:
    """Ask for a text until it is there where it is needed; one that says something already is changed.

    Raises:
        ThatIsAll: nothing more is to be asked for.
        Stopped: it was not ended; what was typed is stored.
    """
    text = _Text(session, record, field)
    if text.present.strip():
        text.change()
        return
    session.say(" ".join(filter(None, (f"{text.label}.", field.help, f"Lines; {END} ends them."))))
    while not text.write("").strip() and field.required:
        session.say(NEEDED_HERE)


def go_on_with_text(session: Session, record: Record, field: Field) -> None:
    """Ask for more lines of a text that was begun.

    Raises:
        Stopped: it was not ended; what was typed is stored.
    """
    text = _Text(session, record, field)
    lines = text.present.split("\n")
    many = f": {len(lines)} lines. The last {_LAST}" if len(lines) > _LAST else ""
    session.say(f"{text.label}, as far as it was typed{many}:")
    session.say("\n".join(lines[-_LAST:]))
    session.say(f"Go on. Lines; {END} ends them.")
    text.write(text.present)


def edited_line(session: Session, record: Record, question: str, asks: str, line: str) -> str:
    """A line put differently: itself edited where the terminal can, else words of it replaced, or written anew.

    Args:
        session: whom to ask.
        record: keeps what was typed where it is stopped.
        question: by which that is found again.
        asks: the question.
        line: as it stands; enter alone leaves it so.

    Raises:
        Stopped: it was not answered; what was typed is stored.
    """
    begun, edits = record.half.of(question), session.dialogue.edits
    if not edits:
        session.say(f"It says: {line}")
    help = "" if edits else _EDITS_WORDS  # noqa: A001
    try:
        typed = clean(session.dialogue.line(asks, help, begun or (line if edits else "")))
    except Stopped as stop:
        if stop.typed and stop.typed != line:
            record.half.hold(question, stop.typed)
            record.put({})
        stop.typed = ""
        raise
    record.half.let_go()
    old, arrow, new = typed.partition("->")
    if not edits and arrow and old.strip() and old.strip() in line:
        return line.replace(old.strip(), new.strip(), 1)
    return typed if typed.strip() else line


class _Text:
    """A field with a text of many lines.

    Args:
        session: whom to ask.
        record: what the field is in.
        field: the field.
    """

    def __init__(self, session: Session, record: Record, field: Field) -> None:
        self._session = session
        self._record = record
        self._field = field
        self._question = f"{record.path}{field.name}"
        self.label = record.label_of(field)
        """What it is called."""
        self.present = str(record.typed.get(field.name) or "")
        """What stands in it."""

    def write(self, before: str) -> str:
        """Ask for lines behind others; all of them.

        Raises:
            Stopped: it was not ended; what was typed is stored.
        """
        return self._session.dialogue.text(self._store, before, self._explain)

    def _store(self, text: str) -> None:
        self.present = text
        self._record.put({self._field.name: text})

    def _explain(self) -> None:
        self._session.say(" ".join(filter(None, (f"{self.label}.", self._field.help))))
        self._session.say(
            f"As many lines as you like. A line that is only {END} ends them, and goes on to the next field."
        )

    @property
    def _lines(self) -> list[str]:
        return self.present.split("\n")

    def change(self) -> None:
        """Edit it a line at a time, until it is as it should be.

        Raises:
            ThatIsAll: nothing more is to be asked for.
            Stopped: it was not answered; what was typed of it is stored.
        """
        self._say()
        help = _CHANGES  # noqa: A001 - as fields call it
        while True:
            answer = self._session.dialogue.line(f"{self.label}, change it", help).strip()
            help = ""  # noqa: A001 - it is said already
            if answer in (END, ""):
                self._record.half.let_go()
                if answer:
                    raise ThatIsAll
                return
            try:
                self._do(answer)
            except Left:
                self._session.say("Left. The other lines stay as they are; what you had typed is kept.")
            if not self.present.strip():
                self._session.say(f"{self.label} is empty now.")
                return

    def _say(self) -> None:
        lines = self._lines
        begins = f"{len(lines)} lines, “{first_words(self.present)}”" if len(lines) > 1 else self.present
        self._session.say(f"{self.label}: {begins}")
        for number in range(1, len(lines) + 1):
            if half := self._record.half.of(self._asked_of(number)):
                self._session.say(f"You were editing line {number}: “{half}”. {number} goes on with it.")

    def _asked_of(self, number: int) -> str:
        return f"{self._question}/{number}"

    def _do(self, answer: str) -> None:
        """Do what was answered."""
        lines = self._lines
        word, _, rest = answer.partition(" ")
        number = number_in(rest.strip() or word, len(lines))
        match word:
            case _ if answer == EMPTIES:
                if len(lines) == 1 or self._session.dialogue.yes(f"Empty it? It has {len(lines)} lines"):
                    self._store("")
            case _ if answer == ADDS:
                self._session.say(f"Lines; {END} ends them.")
                self.write(self.present)
            case _ if answer == _LINES:
                self._session.dialogue.say_numbered(lines)
            case _ if answer == EXPLAINS:
                self._explain()
                self._session.say(f"{_CHANGES[0].upper()}{_CHANGES[1:]}.")
            case _ if number and not rest:
                self._edit(number)
            case str(word) if word == _INSERTS and number:
                self._insert(number)
            case str(word) if word == _DELETES and number:
                self._store("\n".join((*lines[: number - 1], *lines[number:])))
                self._session.say(f"Line {number} is out: {lines[number - 1]}")
            case _:
                numbers = f"a line’s number from 1 to {len(lines)}"
                self._session.say(f"Say {ADDS}, {EMPTIES}, “{_LINES}”, or {numbers}; {EXPLAINS} explains.")

    def _edit(self, number: int) -> None:
        lines, asked = self._lines, self._asked_of(number)
        lines[number - 1] = edited_line(self._session, self._record, asked, f"Line {number}, anew", lines[number - 1])
        self._store("\n".join(lines))
        self._session.say(f"Line {number} is: {lines[number - 1]}")

    def _insert(self, number: int) -> None:
        lines = self._lines
        try:
            typed = self._session.dialogue.line(f"A line before line {number}")
        except Stopped as stop:
            if stop.typed:
                self._store("\n".join((*lines[: number - 1], clean(stop.typed), *lines[number - 1 :])))
            stop.typed = ""
            raise
        self._store("\n".join((*lines[: number - 1], clean(typed), *lines[number - 1 :])))
        self._session.say(f"Line {number} is: {clean(typed)}")
