"""The fields of an entry, asked for one by one: what each is called, what stands in it, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import msgspec

from careerjournal.journal.said import REFS, YES_OR_NO, chosen, kinds_of, refs_in, refs_said
from careerjournal.model.counting import counted
from careerjournal.model.describe import Field, Shape
from careerjournal.model.text import clean, first_words
from careerjournal.model.typed import (
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
from careerjournal.plain.dialogue import END, EXPLAINS, Choice, number_in
from careerjournal.plain.record import ADDS, EMPTIES, NEEDED_HERE, Put, Record, ThatIsAll
from careerjournal.plain.stops import Stopped
from careerjournal.plain.texts import ask_for_text, edited_line

if TYPE_CHECKING:
    from careerjournal.plain.session import Session

_LONG: Final = 80
"""Letters of a text that is not read out as a whole in a list of fields."""
_EDITED: Final = (Shape.LINE, Shape.WORDS)
"""The shapes of one line that can be edited, for they are text."""

MANY_LINES: Final = (Shape.TEXT, Shape.MARKDOWN, Shape.LINES)
"""The shapes of the fields in which many lines can stand."""


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
            ask_for_text(session, record, field)
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


def shortly(field: Field, typed: Typed) -> str:
    """What stands in a field, as `said_of`, but of a long text only its first words and how many lines it has."""
    said = said_of(field, typed)
    if len(said) <= _LONG or field.shape not in (*MANY_LINES, Shape.PARTS):
        return said
    if field.shape is Shape.PARTS:
        return f"{len(typed[field.name])}, “{first_words(said)}”"
    lines = len(str(typed.get(field.name)).strip().split("\n"))
    return f"“{first_words(said)}”, {counted(lines, 'line')}"


def _said_of_part(field: Field, value: Any) -> str:
    if field.part is None or not isinstance(value, Mapping):
        return ""
    if said_in(with_days(value, {})) == said_in(as_typed(field.part())):
        return ""
    said = ((inner.label, said_of(inner, dict(value))) for inner in typed_fields(field.part))
    return ", ".join(f"{label} {words}" for label, words in said if words)


def _ask_for_line(session: Session, record: Record, field: Field) -> None:
    label, question = record.label_of(field), f"{record.path}{field.name}"
    present = said_of(field, record.typed)
    if field.shape is Shape.NUMBER and present == said_of(field, as_typed(record.cls())):  # a 0 that nobody said
        present = ""
    begun = record.half.of(question)
    if present:
        session.say(f"{label}: {present}")
    help = _help(session, field, present)  # noqa: A001 - as fields call it
    if begun:
        session.say("What you had typed stands there already; ctrl+u takes it off.")
    while True:
        answer = _line(session, record, field, (label, help, begun), present=bool(present))
        help = begun = ""  # noqa: A001 - it is said already
        if answer == EXPLAINS:
            _explain(session, label, field, _help(session, field, present))
            continue
        if answer == ADDS and present and field.shape in _EDITED:
            answer = edited_line(session, record, question, label, present)
            answer = "" if answer == present else answer
            session.say(f"It says now: {answer or present}")
        record.half.let_go()
        if answer == END:
            raise ThatIsAll
        if not answer and (present or not field.required):
            return
        if wrong := NEEDED_HERE if not answer else _take(session, record, field, answer):
            session.say(wrong)
            continue
        return


def _line(session: Session, record: Record, field: Field, asked: tuple[str, str, str], *, present: bool) -> str:
    """What is answered to a question with its help and what stands in the answer; stopped, what was typed is stored."""
    try:
        return clean(session.dialogue.line(*asked)).strip()
    except Stopped as stop:
        if stop.typed and present:  # half an answer takes the place of no whole one
            record.half.hold(f"{record.path}{field.name}", stop.typed)
            record.put({})
        elif stop.typed:
            _put(record.put, session, field, stop.typed)
        stop.typed = ""
        raise


def _take(session: Session, record: Record, field: Field, answer: str) -> str:
    """Put an answer into a field, and say what it was taken for; what is wrong with it, where something is."""
    value, wrong = _read(session, record.cls, field, "" if answer == EMPTIES else answer)
    if wrong:
        return wrong
    _put(record.put, session, field, value)
    if understood := _understood(session, field, value, answer):
        session.say(f"Understood: {understood}")
    return ""


def _explain(session: Session, label: str, field: Field, help: str) -> None:  # noqa: A002
    """Say what a field is for, and what can be answered."""
    session.say(f"{label}. {help}." if help else f"{label}. It has no more to it than its name.")
    session.say("Enter leaves it as it is; a full stop says that this is all, and asks for no more fields.")


def _understood(session: Session, field: Field, value: Any, answer: str) -> str:
    """What a date or the name of another entry was taken for; empty where that is what was said."""
    if not value:
        return ""
    if field.shape is Shape.DATE:
        return meant(field, with_days({field.name: value}, {field.name: session.journal.today()}))
    if field.shape in REFS:
        from careerjournal.plain.entry_text import called  # noqa: PLC0415 - where one is named

        return "; ".join(called(ref, session.journal) for ref in refs_in(str(value)))
    return "" if field.shape is not Shape.CHOICE or value == answer else str(value)


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
    elif field.shape in REFS:
        several = "" if field.shape is Shape.REF else "; several with commas between"
        said.append(f"kind and number, like “{field.kinds[0]} 3”, or the title of the {kinds_of(field)}{several}")
    if present:
        edits = f", {ADDS} edits it" if field.shape in _EDITED else ""
        said.append(f"enter keeps it{edits}, {EMPTIES} empties it")
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
        ask_for(session, Record(field.part, inside, put, record.half, label, f"{record.path}{field.name}/"), inner)


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
        ask_for_item(session, record, field, items, (answer.number or len(items)) - 1)


def ask_for_item(session: Session, record: Record, field: Field, items: list[Typed], place: int) -> None:
    """Ask for each field of one of the records in a list.

    Args:
        session: whom to ask.
        record: what the list is in; it takes the list, and stores it.
        field: the field with the list.
        items: what stands in the records.
        place: which of them, from 0 on.

    Raises:
        ThatIsAll: nothing more is to be asked for.
        Stopped: it was not answered; what was typed of it is stored.
    """
    if field.part is None:
        return
    item = items[place]

    def put_inside(values: Mapping[str, Any]) -> None:
        item.update(with_values(item, values))
        record.put({field.name: [dict(one) for one in items if _said_of_part(field, one)]})

    for inner in typed_fields(field.part):
        path = f"{record.path}{field.name}/{place}/"
        ask_for(session, Record(field.part, item, put_inside, record.half, path=path), inner)
