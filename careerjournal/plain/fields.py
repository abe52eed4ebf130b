"""The fields of an entry, asked for one by one: what each is called, what stands in it, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec

from careerjournal.journal.said import REFS, YES_OR_NO, chosen, refs_said
from careerjournal.model.describe import Field, Shape
from careerjournal.model.text import clean
from careerjournal.model.typed import (
    NEEDED,
    Typed,
    TypedError,
    as_typed,
    from_typed,
    meant,
    part_as_typed,
    said_in,
    typed_fields,
    with_days,
    with_values,
)
from careerjournal.plain.dialogue import END, Choice, number_in
from careerjournal.plain.stops import Left, Stopped

if TYPE_CHECKING:
    from careerjournal.plain.session import Session

EMPTIES: Final = "-"
"""The answer that empties a field."""
ADDS: Final = "+"
"""The answer that adds something to what stands in a field."""

NEEDED_HERE: Final = f"{NEEDED.removesuffix('.')}; ctrl+c leaves it."
"""What is said where a field was left empty that cannot be."""

Put = Callable[[Mapping[str, Any]], object]
"""Takes the raw values of some fields, and stores them."""


class Record(NamedTuple):
    """An entry or a part of one while it is asked for."""

    cls: type[msgspec.Struct]
    typed: Typed
    """What stands in its fields."""
    put: Put
    within: str = ""
    """What it is called, where it is a part of an entry that has one of them."""

    def label_of(self, field: Field) -> str:
        """What a field is called, with what the part is called that it is in."""
        return f"{self.within}, {field.label[:1].lower()}{field.label[1:]}" if self.within else field.label


MANY_LINES: Final = (Shape.TEXT, Shape.MARKDOWN, Shape.LINES)
"""The shapes of the fields in which many lines can stand."""


class ThatIsAll(Exception):
    """Somebody wants to be asked for no more fields."""


def ask_for(session: Session, record: Record, field: Field) -> None:
    """Ask for a field until what is answered is right; an empty answer leaves it as it is.

    Raises:
        ThatIsAll: nothing more is to be asked for.
        Stopped: it was not answered; what was typed of it is stored.
    """
    match field.shape:
        case Shape.PART:
            _ask_for_part(session, record, field)
        case Shape.PARTS:
            _ask_for_parts(session, record, field)
        case _ if field.shape in MANY_LINES:
            _ask_for_text(session, record, field)
        case _:
            _ask_for_line(session, record, field)


def said_of(field: Field, typed: Typed) -> str:
    """What stands in a field, in words on one line; empty where nothing does."""
    value = typed.get(field.name)
    match field.shape:
        case Shape.FLAG:
            return "yes" if value else ""
        case Shape.PART:
            return _said_of_part(field, value)
        case Shape.PARTS:
            return "; ".join(filter(None, (_said_of_part(field, one) for one in value or ())))
        case _:
            return " ".join(meant(field, typed).split())


def _said_of_part(field: Field, value: Any) -> str:
    if field.part is None or not isinstance(value, Mapping):
        return ""
    if said_in(with_days(value, {})) == said_in(as_typed(field.part())):
        return ""
    said = ((inner.label, said_of(inner, dict(value))) for inner in typed_fields(field.part))
    return ", ".join(f"{label} {words}" for label, words in said if words)


def _ask_for_line(session: Session, record: Record, field: Field) -> None:
    label, put = record.label_of(field), record.put
    present = said_of(field, record.typed)
    if field.shape is Shape.NUMBER and present == said_of(field, as_typed(record.cls())):  # a 0 that nobody said
        present = ""
    if present:
        session.say(f"{label}: {present}")
    help = _help(session, field, present)  # noqa: A001 - as fields call it
    while True:
        try:
            answer = clean(session.dialogue.line(label, help)).strip()
        except Stopped as stop:
            if stop.typed:
                _put(put, session, field, stop.typed)
                stop.typed = ""
            raise
        help = ""  # noqa: A001 - it is said already
        if answer == END:
            raise ThatIsAll
        if not answer:
            if field.required and not present:
                session.say(NEEDED_HERE)
                continue
            return
        value, wrong = _read(session, record.cls, field, "" if answer == EMPTIES else answer)
        if wrong:
            session.say(wrong)
            continue
        _put(put, session, field, value)
        return


def _put(put: Put, session: Session, field: Field, value: Any) -> None:
    values: Typed = {field.name: value}
    put(with_days(values, {field.name: session.journal.today()}) if field.shape is Shape.DATE and value else values)


def _help(session: Session, field: Field, present: str) -> str:
    """What to put there; choices are printed with their numbers."""
    said = [field.help.rstrip(".")] if field.help else []
    if field.choices:
        session.say(f"{field.label}, one of these:")
        session.dialogue.say_numbered([str(choice) for choice in field.choices])
    elif field.shape is Shape.NUMBER:
        said.append(f"from {field.low} to {field.high}")
    elif field.shape is Shape.FLAG:
        said.append("yes or no")
    if present:
        said.append(f"enter keeps it, {EMPTIES} empties it")
    return "; ".join(said)


def _read(session: Session, cls: type[msgspec.Struct], field: Field, answer: str) -> tuple[Any, str]:
    """The raw value that was meant, and what is wrong with it, in a sentence."""
    value: Any = answer
    match field.shape:
        case Shape.CHOICE if number := number_in(answer, len(field.choices)):
            value = str(field.choices[number - 1])
        case Shape.CHOICE:
            value = chosen(field, answer)
        case Shape.FLAG:
            value = YES_OR_NO.get(answer.lower()) if answer else False
            if value is None:
                return None, "Answer yes or no."
        case _ if field.shape in REFS and answer:
            value, wrong = refs_said(session.journal, field, answer)
            if wrong:
                return None, wrong
    return value, problem_with(session, cls, field, value)


def problem_with(session: Session, cls: type[msgspec.Struct], field: Field, value: Any) -> str:
    """What is wrong with a raw value of a field, in a sentence; empty where nothing is."""
    try:
        from_typed(cls, {field.name: value}, session.journal.today(), zone=session.journal.zone())
    except TypedError as error:
        return next((problem.sentence for problem in error.problems if problem.path[:1] == (field.name,)), "")
    return ""


def _ask_for_text(session: Session, record: Record, field: Field) -> None:
    label = record.label_of(field)
    present = str(record.typed.get(field.name) or "")

    def store(text: str) -> None:
        record.put({field.name: text})

    if present.strip():
        _change_text(session, label, present, store)
        return
    session.say(" ".join(filter(None, (f"{label}.", field.help, f"Lines; {END} ends them."))))
    while True:
        text = session.dialogue.text(store)
        if text is None:
            raise ThatIsAll
        if text.strip() or not field.required:
            return
        session.say(NEEDED_HERE)


def go_on_with_text(session: Session, record: Record, field: Field) -> None:
    """Ask for more lines of a text that was begun.

    Raises:
        Stopped: it was not ended; what was typed is stored.
    """
    present = str(record.typed.get(field.name) or "")

    def store(text: str) -> None:
        record.put({field.name: text})

    session.say(f"{field.label}, as far as it was typed:")
    session.say(present)
    session.say(f"Go on. Lines; {END} ends them.")
    session.dialogue.text(store, present)


def _change_text(session: Session, label: str, present: str, store: Callable[[str], None]) -> None:
    session.say(f"{label}:")
    lines = present.split("\n")
    session.dialogue.say_numbered(lines)
    while True:
        answer = session.dialogue.line(
            f"{label}, change it",
            f"enter keeps it, {ADDS} adds lines, a line’s number writes that line anew, {EMPTIES} empties it",
        ).strip()
        if answer == END:
            raise ThatIsAll
        if not answer:
            return
        if answer == EMPTIES:
            store("")
            session.say(f"{label} is empty now.")
            return
        if answer == ADDS:
            session.say(f"Lines; {END} ends them.")
            present = session.dialogue.text(store, present) or present
        elif number := number_in(answer, len(lines)):
            try:
                lines[number - 1] = clean(session.dialogue.line(f"Line {number}, anew"))
            except Left:
                continue
            present = "\n".join(lines)
            store(present)
            session.say(f"Line {number} is: {lines[number - 1]}")
        else:
            session.say(f"Say {ADDS}, {EMPTIES}, or a line’s number from 1 to {len(lines)}.")
        lines = present.split("\n")


def _ask_for_part(session: Session, record: Record, field: Field) -> None:
    """Each field of a record inside the entry."""
    if field.part is None:
        return
    label = record.label_of(field)
    if field.help:
        session.say(f"{label}. {field.help}")
    inside: Typed = dict(record.typed.get(field.name) or {})

    def put(values: Mapping[str, Any]) -> None:
        inside.update(with_values(inside, values))
        record.put({field.name: dict(inside)})

    for inner in typed_fields(field.part):
        ask_for(session, Record(field.part, inside, put, label), inner)


_ADD: Final = Choice("add", "adds one")
_ALL: Final = Choice(END, "asks for nothing more")
_REMOVE: Final = Choice("remove", "NUMBER: removes that one")


def _ask_for_parts(session: Session, record: Record, field: Field) -> None:
    """The records in a list: another is added, one is changed or removed, until there is nothing more to do."""
    if field.part is None:
        return
    items: list[Typed] = [dict(one) for one in record.typed.get(field.name) or ()]
    going_on = Choice("done", "goes on")
    while True:
        session.say(f"{field.label}: {len(items) or 'none yet'}.")
        session.dialogue.say_numbered([_said_of_part(field, one) or "empty" for one in items])
        choices = (_ADD, *((_REMOVE,) if items else ()), going_on, _ALL)
        answer = session.dialogue.choose("Add, or enter goes on", choices, len(items), usual="done")
        if answer.word == "done":
            return
        if answer.word == END:
            raise ThatIsAll
        if answer.word == "remove":
            number = number_in(answer.rest, len(items))
            if not number:
                session.say(f"Say which: remove 1 to remove {len(items)}.")
                continue
            gone = items.pop(number - 1)
            record.put({field.name: items})
            session.say(f"Removed: {_said_of_part(field, gone)}")
            continue
        if answer.word == "add":
            items.append(part_as_typed(field.part()))
        ask_for_item(session, field, items, (answer.number or len(items)) - 1, record.put)


def ask_for_item(session: Session, field: Field, items: list[Typed], place: int, put: Put) -> None:
    """Ask for each field of one of the records in a list.

    Args:
        session: whom to ask.
        field: the field with the list.
        items: what stands in the records.
        place: which of them, from 0 on.
        put: takes the list, and stores it.

    Raises:
        ThatIsAll: nothing more is to be asked for.
        Stopped: it was not answered; what was typed of it is stored.
    """
    if field.part is None:
        return
    item = items[place]

    def put_inside(values: Mapping[str, Any]) -> None:
        item.update(with_values(item, values))
        put({field.name: [dict(one) for one in items if _said_of_part(field, one)]})

    for inner in typed_fields(field.part):
        ask_for(session, Record(field.part, item, put_inside), inner)
