"""Entries put down, changed, read anew: field by field, stored as a draft after every line of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from careerjournal.conversations.meetings import names_known
from careerjournal.journal.draft_words import beginning_beside, name_of, title_of
from careerjournal.journal.entry_draft import EntryDraft
from careerjournal.journal.errors import JournalError
from careerjournal.journal.half_typed import HalfTyped
from careerjournal.model.action_line import read_action
from careerjournal.model.describe import Field
from careerjournal.model.kinds import entry_class
from careerjournal.model.later_reading import reading_begun, readings_field
from careerjournal.model.links import Kind, Ref
from careerjournal.model.reflection import Reflection
from careerjournal.model.text import clean, first_words
from careerjournal.model.typed import Typed, TypedError, as_typed, typed_fields
from careerjournal.model.vocabulary import Rewording
from careerjournal.plain.dialogue import BACK, NOTHING, OR_NOTHING, Choice
from careerjournal.plain.fields import MANY_LINES, ask_for, ask_for_item, said_of, shortly
from careerjournal.plain.looking_back import says_closed
from careerjournal.plain.record import NEEDED_HERE, Record, ThatIsAll
from careerjournal.plain.stops import Left, Stopped
from careerjournal.plain.texts import go_on_with_text

if TYPE_CHECKING:
    from careerjournal.journal.drafts import Draft
    from careerjournal.journal.journal import Journal
    from careerjournal.model.base import Entry
    from careerjournal.plain.session import Session

AT: Final = "~at"
"""What the draft keeps beside the fields: the name of the one that was asked for last."""

READINGS: Final = "readings"
"""The field that is added to later, and that no question asks for."""

_GO_ON: Final = Choice("on", "goes on with it")
_LET_GO: Final = Choice("away", "lets it go, for good")
_AGAIN: Final = Choice("again", "prints the fields again")
_HOW: Final = (
    "Enter leaves a field empty, ? explains it. Where lines are asked for, a line that is only a full stop ends them "
    "and goes on to the next field; where one answer is asked for, a full stop says that this is all, and keeps it. "
    "ctrl+c leaves it as a draft."
)


def write_new(session: Session, kind: Kind, prefill: Mapping[str, Any] | None = None) -> Ref | None:
    """Put an entry down; the entry, or None where none was kept.

    Args:
        session: the journal, and whom to ask.
        kind: the kind of entry.
        prefill: what stands in it at the beginning.

    Raises:
        Stopped: the program is left, or the journal locks; what was typed is a draft.
    """
    draft = EntryDraft(session.journal, Ref(kind, 0), prefill)
    begun = draft.left is not None
    if begun and not takes_up(session, draft):
        return None
    fields = [field for field in typed_fields(entry_class(kind)) if not field.later and field.name != READINGS]
    if not begun:
        session.say(f"A new {kind}. {_HOW}")
    return written(session, draft, lambda: _ask(session, draft, fields, begun=begun))


def named(draft: Draft, journal: Journal) -> str:
    """What a draft is of: ``a new setback: Late``, ``a later reading of setback 3, Not shortlisted``."""
    name, title = name_of(draft, journal), title_of(draft, journal)
    reading = "a later reading of " if draft.values.get(AT) == READINGS else ""
    return f"{reading}{title}" if title.startswith(name) else f"{reading}{name}, {title}"


def takes_up(session: Session, draft: EntryDraft) -> bool:
    """Whether a draft that was left is to be gone on with; else it stays, or is let go."""
    left = draft.left
    if left is None:
        return True
    title = named(left, session.journal)
    words = beginning_beside(title, left)
    session.say(f"A draft was left of {title}" + (f": “{words}”." if words else "."))
    answer = session.dialogue.choose("Go on with it", (_GO_ON, _LET_GO, BACK), usual="on")
    if answer.word == "away" and session.dialogue.yes("Let go of what was typed?") and session.done(draft.let_go):
        session.say("It is gone.")
    return answer.word == "on"


def written(session: Session, draft: EntryDraft, ask: Callable[[], None]) -> Ref | None:
    """Ask, and keep what is said; the entry, or None where it was left, which leaves a draft.

    Raises:
        Stopped: the program is left, or the journal locks; what was typed is a draft.
    """
    try:
        ask()
        return kept(session, draft)
    except Left:
        leave_open(session, draft)
        return None


def leave_open(session: Session, draft: EntryDraft) -> None:
    """Leave what was typed as a draft, if anything was; say which."""
    if draft.changed or HalfTyped(draft).text:
        draft.store()
        session.say_left_open()
    else:
        session.done(draft.let_go)
        session.say("Left. Nothing was changed.")


def kept(session: Session, draft: EntryDraft) -> Ref | None:
    """Keep a draft as an entry; what does not hold together is said and asked for again.

    Raises:
        Stopped: that was not answered.
    """
    while True:
        try:
            ref = draft.keep()
        except TypedError as error:
            problem = error.problems[0]
            cls = entry_class(draft.of.kind)
            field = next((one for one in typed_fields(cls) if one.name == problem.path[0]), None)
            session.say(f"Not quite yet: {field.label + ': ' if field else ''}{problem.sentence}")
            if field is None:
                leave_open(session, draft)
                return None
            try:
                ask_for(session, filling(session, draft, field), field)
            except ThatIsAll:
                continue
        except JournalError as error:
            session.say(str(error))
            draft.store()
            session.say_left_open()
            return None
        else:
            return ref


def putting(session: Session, draft: EntryDraft, field: Field) -> Callable[[Mapping[str, Any]], None]:
    """What puts values into a draft, and stores it."""

    def put(values: Mapping[str, Any]) -> None:
        draft.put_all({**values, AT: field.name})
        draft.store()
        session.say_how_drafts_stand()

    return put


def filling(session: Session, draft: EntryDraft, field: Field) -> Record:
    """A draft, as its field is asked for."""
    return Record(entry_class(draft.of.kind), draft.typed, putting(session, draft, field), HalfTyped(draft))


def _ask(session: Session, draft: EntryDraft, fields: Sequence[Field], *, begun: bool) -> None:
    """Ask for the fields of a new entry, from where it was left where it was begun before."""
    blank = as_typed(entry_class(draft.of.kind)())
    at = str(draft.typed.get(AT, "")) if begun else ""
    if begun:
        for field in fields:
            if field.name != at and (said := shortly(field, draft.typed)):
                session.say(f"{field.label}: {said}", "  ")
    elif draft.of.kind is Kind.ACTION:
        _ask_for_action(session, draft)
    places = [place for place, field in enumerate(fields) if field.name == at]
    try:
        for field in fields[places[0] if places else 0 :]:
            record = filling(session, draft, field)
            if field.name == at and field.shape in MANY_LINES and said_of(field, draft.typed):
                go_on_with_text(session, record, field)
            elif field.name == at or draft.typed.get(field.name) == blank.get(field.name):
                ask_for(session, record, field)
    except ThatIsAll:
        return


def _ask_for_action(session: Session, draft: EntryDraft) -> None:
    """One line, which may say who does it and by when, too."""
    field = next(field for field in typed_fields(entry_class(Kind.ACTION)) if field.name == "what")
    put = putting(session, draft, field)
    while True:
        try:
            line = clean(session.dialogue.line("What is to be done", "like: tell Sam about the rota by 3 Dec")).strip()
        except Stopped as stop:
            if stop.typed:
                put({field.name: stop.typed})
                stop.typed = ""
            raise
        if not line:
            session.say(NEEDED_HERE)
            continue
        read = read_action(line, session.journal.today(), names_known(session.journal))
        if read.problem and read.what:
            session.say(read.problem)
            continue
        put(as_typed(read.action, session.journal.zone()))
        session.say(f"Understood: {read.what}; {read.said_back}")
        return


def change(session: Session, ref: Ref) -> None:
    """Change fields of an entry, one after another; each is kept at once.

    Raises:
        Stopped: the program is left, or the journal locks; what was typed is a draft.
    """
    journal = session.journal
    entry = journal.entry(ref)
    if isinstance(entry, Reflection) and entry.is_closed:
        session.say("A letter is closed until its day; “open” opens it.")
        return
    draft = EntryDraft(journal, ref)
    if draft.left is not None and not takes_up(session, draft):
        return
    only = entry.only_written
    fields = [
        field
        for field in typed_fields(entry_class(ref.kind))
        if field.name != READINGS and (not only or field.name in only)
    ]
    if draft.left is not None:
        if draft.typed.get(AT) == READINGS and (readings := readings_field(entry_class(ref.kind))) is not None:
            _read_on(session, draft, readings)
            return
        if not _goes_on_changing(session, draft, entry, fields):
            return
    _say_fields(session, draft, fields)
    while True:
        try:
            answer = session.dialogue.choose("Which field, by its number", (_AGAIN, BACK), len(fields))
        except Left:
            return
        if answer.word == BACK.word:
            return
        if answer.word == _AGAIN.word:
            _say_fields(session, draft, fields)
            continue
        field = fields[answer.number - 1]
        try:
            ask_for(session, filling(session, draft, field), field)
        except ThatIsAll:
            pass
        except Left:
            leave_open(session, draft)
            return
        _keep_change(session, draft, field.label if draft.changed else "")


def _goes_on_changing(session: Session, draft: EntryDraft, entry: Entry, fields: Sequence[Field]) -> bool:
    """Go on with a change that was left: what it says so far, the field it stopped in, and whether to keep it.

    Returns:
        Whether more of the entry may be changed; not where the draft stays as it is.

    Raises:
        Stopped: the program is left, or the journal locks; what was typed is a draft.
    """
    before = as_typed(entry, session.journal.zone())
    at = str(draft.typed.get(AT, ""))
    for field in fields:
        now = said_of(field, draft.typed)
        if field.name != at and now != said_of(field, before):
            session.say(f"Changed so far, and not kept yet: {field.label}: {first_words(now) or 'empty'}", "  ")
    try:
        for field in fields:
            if field.name == at:
                ask_for(session, filling(session, draft, field), field)
    except ThatIsAll:
        pass
    except Left:
        leave_open(session, draft)
        return False
    try:
        keeps = not draft.changed or session.dialogue.yes(f"Keep {draft.of} so?")
    except Left:
        keeps = False
    if keeps:
        _keep_change(session, draft, "")
    else:
        leave_open(session, draft)
    return keeps


def _say_fields(session: Session, draft: EntryDraft, fields: Sequence[Field]) -> None:
    session.say(f"The fields of {draft.of}:")
    session.dialogue.say_numbered([f"{field.label}: {shortly(field, draft.typed) or 'empty'}" for field in fields])


def _keep_change(session: Session, draft: EntryDraft, label: str) -> None:
    if not draft.changed:
        session.done(draft.let_go)
        session.say("Nothing was changed.")
        return
    if draft.is_reworded:
        _ask_why_reworded(session, draft)
    try:
        ref = kept(session, draft)
    except Left:
        leave_open(session, draft)
        return
    if ref is not None:
        session.say(f"Changed {ref}" + (f": {label}." if label else ".") + " “undo” takes it back.")
        if closed := says_closed(session.journal.entry(ref)):
            session.say(closed)


def _ask_why_reworded(session: Session, draft: EntryDraft) -> None:
    """Ask why an aspiration is put differently, and note it where somebody says so."""
    words = list(Rewording)
    session.say("You put it differently. Why? The earlier wording is kept with its date, but of a slip.")
    session.dialogue.say_numbered([*(str(word) for word in words), "only a slip"])
    try:
        answer = session.dialogue.choose(OR_NOTHING, (NOTHING,), len(words) + 1, usual=NOTHING.word)
    except Left:
        return
    draft.slip = answer.number == len(words) + 1
    draft.rewording = words[answer.number - 1] if 0 < answer.number <= len(words) else None


def read_anew(session: Session, ref: Ref) -> None:
    """Add a later reading to an entry of a kind that has them.

    Raises:
        Stopped: the program is left, or the journal locks; what was typed is a draft.
    """
    cls = entry_class(ref.kind)
    field = readings_field(cls)
    if field is None:
        return
    draft = EntryDraft(session.journal, ref)
    if draft.left is not None:
        session.say(f"A draft of {ref} was left open. Go on with that first, or let it go.")
        change(session, ref)
        return
    _read_on(session, draft, field)


def _read_on(session: Session, draft: EntryDraft, field: Field) -> None:
    """Ask for a later reading, from its beginning, or with what was typed of it before."""
    ref, entry = draft.of, session.journal.entry(draft.of)
    items: list[Typed] = [dict(one) for one in draft.typed[READINGS]]
    if len(items) <= len(as_typed(entry)[READINGS]):
        items.append(reading_begun(entry_class(ref.kind), draft.typed, session.journal.today()))
    session.say(f"How you read {ref} now: {session.journal.title(entry)}")

    def ask() -> None:
        try:
            ask_for_item(session, filling(session, draft, field), field, items, len(items) - 1)
        except ThatIsAll:
            return

    if written(session, draft, ask) is None:
        return
    session.say(f"Kept: a later reading of {ref}.")
