"""What each of the eight pages holds of a span, in words. Of dated entries only those of the span are read.

No page counts, ranks or compares: a span with little in it is as whole as one with much.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from careerjournal.journal.energy import MonthEnergy, energy_by_month
from careerjournal.journal.order import end_of, first_of
from careerjournal.lattice.career import grows
from careerjournal.model import Action, Aspiration, Lesson, Move, PartialDate, Role, Setback, Success
from careerjournal.model.links import Kind, Ref
from careerjournal.model.partial_date import months_on
from careerjournal.model.setback import Reading
from careerjournal.model.spans import Span
from careerjournal.model.success import SuccessReading
from careerjournal.model.text import first_words
from careerjournal.model.vocabulary import ActionState, AspirationState, MoveForm, MoveStatus, Whose
from careerjournal.sharing.pieces import shares_differ, shares_said

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Entry

MOST: Final = 24
"""Rows under one heading; more of them would be a list, which the sections are."""
DIFFERENCE: Final = "The difference"
"""What the line is called that says how a reading changed."""
READINGS: Final = "4"
"""The key of the page that says so."""
_LONGEST: Final = dt.timedelta(days=366)
"""What a date may take in at most: an entry dated by a year began at most so long before its end."""
_LINE: Final = 160
"""Characters of a longer text that a row repeats."""


class Row(NamedTuple):
    """One thing that a page speaks of."""

    ref: Ref
    title: str
    facts: str = ""
    """What is known of it: when, of which kind, how far it came."""
    lines: tuple[tuple[str, str], ...] = ()
    """What else is said of it, each under what it is called."""


class Part(NamedTuple):
    """Rows under one heading."""

    heading: str
    rows: tuple[Row, ...]
    others: int = 0
    """How many more there are than are shown."""


_Dated = tuple[PartialDate | None, Row]
"""A row and when it was."""


class Month(NamedTuple):
    """A month of the span and how its days left their writer."""

    first: dt.date
    energy: MonthEnergy
    """Without any days where the month is a gap."""

    @property
    def words(self) -> str:
        """In words: ``lively``, ``between tired and even``; of a gap that nothing says so."""
        return self.energy.words or "no day says"


class Contents(NamedTuple):
    """What stands on a page."""

    says: tuple[str, ...] = ()
    """Sentences before everything else; where nothing was put down, all there is."""
    parts: tuple[Part, ...] = ()
    beside: bool = False
    """Whether the parts stand side by side where there is room."""
    months: tuple[Month, ...] = ()
    lit: frozenset[Ref] = frozenset()
    """Of the first page: the roles held and the moves made in the span."""
    after: tuple[str, ...] = ()
    """Sentences after everything else."""

    @property
    def refs(self) -> tuple[Ref, ...]:
        """The entries that it speaks of, each once."""
        return tuple(dict.fromkeys(row.ref for part in self.parts for row in part.rows))


class ReviewPage(NamedTuple):
    """One of the eight pages."""

    key: str
    """Its number, from 1."""
    name: str
    """What it is called, in the reflection, too."""
    question: str
    contents: Callable[[Journal, Span], Contents]


def _where_i_stood(journal: Journal, span: Span) -> Contents:
    held = [role for role in journal.roles if _was_held(role, span)]
    held.sort(key=lambda role: (role.start.first if role.start else dt.date.min, role.number))
    moves = [ref for ref, _ in _dated(journal, (Kind.MOVE,), span)]
    lit = frozenset({*(role.ref for role in held), *moves})
    if not held:
        return Contents((f"No role was put down for {span.words}.",), lit=lit)
    rows = [Row(role.ref, journal.title(role), _facts(role.organisation, role.area, _from_to(role))) for role in held]
    return Contents(parts=(_part("Held", rows),), lit=lit)


def _moved_and_stayed(journal: Journal, span: Span) -> Contents:
    moves = [move for move in _entries(journal, (Kind.MOVE,), span) if isinstance(move, Move)]
    moved = [Row(move.ref, journal.title(move), _of_move(move)) for move in moves if not grows(move)]
    grown = [_of_growth(move, journal) for move in moves if grows(move)]
    stayed = [
        Row(role.ref, journal.title(role), _facts(role.area, f"held all through {span.words}"))
        for role in journal.roles
        if _was_held_throughout(role, span, journal.today())
    ]
    says = () if moved else (f"Nothing moved on the lattice in {span.words}. To stay where one is, is an answer too.",)
    parts = (_part("Moved, or may yet", moved), _part("Stayed, and grew in place", [*stayed, *grown]))
    return Contents(says, tuple(part for part in parts if part.rows))


def _both_columns(journal: Journal, span: Span) -> Contents:
    wrong: list[_Dated] = []
    well: list[_Dated] = []
    told: set[Ref | None] = set()
    moves: list[Move] = []
    for entry in _entries(journal, (Kind.SETBACK, Kind.SUCCESS, Kind.MOVE), span):
        match entry:
            case Setback():
                told.add(entry.move)
                wrong.append((entry.date, Row(entry.ref, journal.title(entry), _facts(_when(entry), entry.kind or ""))))
            case Success() if entry.became is None:
                told.add(entry.move)
                how = "under way" if entry.under_way else entry.kind or ""
                well.append((entry.date, Row(entry.ref, journal.title(entry), _facts(_when(entry), how))))
            case Move():
                moves.append(entry)
    for move in moves:
        side = well if move.status is MoveStatus.TAKEN else wrong if move.could_have_been else None
        if side is not None and move.ref not in told:
            side.append((move.start, _row_of_move(move, journal)))
    for aspiration in journal.aspirations:
        for one in aspiration.milestones:
            if one.reached is not None and span.holds(one.reached):
                facts = _facts(one.reached.words, "a milestone reached")
                well.append((one.reached, Row(aspiration.ref, one.what, facts)))
    if not wrong and not well:
        return Contents((f"Neither a miss nor a success was put down for {span.words}. Nothing needs to be.",))
    dates = [date for date, _ in (*wrong, *well)]
    parts = (_part("What went wrong", _in_turn(wrong)), _part("What went well", _in_turn(well)))
    return Contents(parts=parts, beside=True, after=_quiet_quarters(span, dates, journal.today()))


def _readings(journal: Journal, span: Span) -> Contents:
    rows: list[_Dated] = []
    for entry in _added(journal, span, Kind.SETBACK, Kind.SUCCESS):
        if isinstance(entry, Setback | Success):
            rows += list(_read_anew(entry, journal, span))
    if not rows:
        return Contents((f"Nothing was read anew in {span.words}: what was thought of it before still stands.",))
    return Contents(parts=(_part("Read anew", _in_turn(rows)),))


def _lessons(journal: Journal, span: Span) -> Contents:
    learnt = [
        Row(lesson.ref, lesson.sentence, _when(lesson), _learnt_from(lesson, journal))
        for lesson in _entries(journal, (Kind.LESSON,), span)
        if isinstance(lesson, Lesson)
    ]
    used: list[_Dated] = []
    for lesson in _added(journal, span, Kind.LESSON):
        for one in lesson.applied if isinstance(lesson, Lesson) else ():
            if one.when is not None and span.holds(one.when):
                how = (("How it went", _short(one.how_it_went)),) if one.how_it_went.strip() else ()
                facts = _facts(one.when.words, one.where)
                used.append((one.when, Row(lesson.ref, journal.title(lesson), facts, how)))
    says = []
    if not learnt and not used:
        says = [f"No lesson was put down or used in {span.words}. Some years teach later."]
    elif not used:
        says = [f"That one of them was used in {span.words} was not put down."]
    parts = (_part("Learnt", learnt), _part("Used", _in_turn(used)))
    return Contents(tuple(says), tuple(part for part in parts if part.rows))


def _promises(journal: Journal, span: Span) -> Contents:
    refs = {ref for ref, _ in _dated(journal, (Kind.ACTION,), span)}
    refs.update(ref for ref in journal.added_in(span) if ref.kind is Kind.ACTION)
    found = [action for action in map(journal.get, sorted(refs)) if isinstance(action, Action)]
    found.sort(key=lambda action: (action.date.first if action.date else dt.date.max, action.number))
    if not found:
        return Contents((f"Nothing was promised for {span.words}.",))
    headings = {ActionState.DONE: "Kept", ActionState.DROPPED: "Dropped", ActionState.OPEN: "Still open"}
    parts = (
        _part(heading, [_of_action(action) for action in found if action.state is state])
        for state, heading in headings.items()
    )
    return Contents(parts=tuple(part for part in parts if part.rows))


def _days(journal: Journal, span: Span) -> Contents:
    said = energy_by_month(journal, span)
    if span.first is None or not any(month.days for month in said.values()):
        return Contents((f"No day of {span.words} says how it left me. A reflection can, in one word.",))
    last = min(span.last or journal.today(), journal.today())
    first = span.first.replace(day=1)
    many = (last.year - first.year) * 12 + last.month - first.month + 1
    firsts = [months_on(first, count) for count in range(max(1, many))]
    months = tuple(Month(month, said.get(month, MonthEnergy(month))) for month in firsts)
    dates = [PartialDate(month.first.year, month.first.month) for month in months if month.energy.days]
    return Contents(months=months, after=_quiet_quarters(span, dates, journal.today()))


def _wishes(journal: Journal, span: Span) -> Contents:
    there = [one for one in journal.aspirations if _was_there(one, span)]
    if not there:
        return Contents((f"No aspiration was put down by the end of {span.words}. Not to want another thing is one.",))
    headings = {
        Whose.MINE: "Mine",
        Whose.SUGGESTED: "Suggested",
        Whose.EXPECTED: "Expected of me",
        None: "Not said whose",
    }
    parts = (
        _part(heading, [_of_aspiration(one, span) for one in there if one.whose is whose])
        for whose, heading in headings.items()
    )
    return Contents(parts=tuple(part for part in parts if part.rows))


PAGES: Final = (
    ReviewPage("1", "Where I stood", "Was it where I wanted to be?", _where_i_stood),
    ReviewPage("2", "What moved and what stayed", "What moved that no title shows?", _moved_and_stayed),
    ReviewPage(
        "3", "What went wrong, what went well", "Which of these would I tell somebody else, and why?", _both_columns
    ),
    ReviewPage(READINGS, "How my readings changed", "What do I see in it now that I could not see then?", _readings),
    ReviewPage("5", "Lessons learnt and used", "Which of them did I use without noticing?", _lessons),
    ReviewPage("6", "Promised, kept, dropped", "Which promise would I make again?", _promises),
    ReviewPage("7", "How the days left me", "What did the better weeks have in common?", _days),
    ReviewPage(
        "8",
        "Whose wish is each",
        "Which of these do I still work for as my own, and what should the next sitting begin with?",
        _wishes,
    ),
)
"""The pages, in their order."""


def page_at(key: str) -> ReviewPage:
    """The page of a key; the first where there is none."""
    return next((page for page in PAGES if page.key == key), PAGES[0])


def _dated(journal: Journal, kinds: Collection[Kind], span: Span) -> Iterator[tuple[Ref, dt.date]]:
    """The entries of some kinds whose date may lie in the span, the earliest first, by their cards alone."""
    cards = journal.order.of(kinds)
    first, last = span.first or dt.date.min, span.last or dt.date.max
    begin = first_of(cards, first - _LONGEST if first > dt.date.min + _LONGEST else dt.date.min)
    end = end_of(last)
    for place in range(begin, len(cards)):
        card = cards[place]
        if card.place >= end or card.day is None:
            return
        if card.day + dt.timedelta(days=card.span) >= first:
            yield card.ref, card.day


def _entries(journal: Journal, kinds: Collection[Kind], span: Span) -> Iterator[Entry]:
    found = (journal.get(ref) for ref, _ in _dated(journal, kinds, span))
    return (entry for entry in found if entry is not None)


def _added(journal: Journal, span: Span, *kinds: Kind) -> Iterator[Entry]:
    """The entries of some kinds to which something of the span was added later."""
    found = (journal.get(ref) for ref in journal.added_in(span) if ref.kind in kinds)
    return (entry for entry in found if entry is not None)


def _part(heading: str, rows: Iterable[Row]) -> Part:
    every = tuple(rows)
    return Part(heading, every[:MOST], max(0, len(every) - MOST))


def _in_turn(rows: list[_Dated]) -> list[Row]:
    """Rows by the first day that their date may mean."""
    return [row for _, row in sorted(rows, key=lambda one: (one[0].first if one[0] else dt.date.min, one[1].ref))]


def _facts(*said: str) -> str:
    return " · ".join(part for part in (str(one).strip() for one in said) if part)


def _short(text: str) -> str:
    return first_words(text, _LINE)


def _when(entry: Entry) -> str:
    return entry.date.words if entry.date else ""


def _was_held(role: Role, span: Span) -> bool:
    begun = role.start is None or span.last is None or role.start.first <= span.last
    return begun and (role.end is None or span.first is None or role.end.last >= span.first)


def _was_held_throughout(role: Role, span: Span, today: dt.date) -> bool:
    """Whether it surely was held from the first day of the span to the last, or to today where that comes first.

    Of a role that began in 2026, or ended then, and no more is known, that cannot be said of 2026.
    """
    last = min(span.last or today, today)
    begun = role.start is not None and span.first is not None and role.start.last <= span.first
    return begun and (role.end is None or role.end.first >= last)


def _from_to(role: Role) -> str:
    if role.start and role.end:
        return f"{role.start.words} to {role.end.words}"
    if role.start:
        return f"since {role.start.words}"
    return f"until {role.end.words}" if role.end else ""


def _of_move(move: Move) -> str:
    form = str(move.form or "")
    return _facts(str(move.direction), form, f"{move.status}{_since(move)}")


def _of_growth(move: Move, journal: Journal) -> Row:
    """A move in place, known by what it was and not by the role that it was in."""
    what = "growing in place" if move.form in (None, MoveForm.PERMANENT) else str(move.form)
    at = move.from_role or move.to_role
    role = journal.get(at) if at is not None else None
    where = f"as {journal.title(role)}" if role is not None else ""
    return Row(move.ref, f"{what[:1].upper()}{what[1:]}", _facts(where, f"{move.status}{_since(move)}"))


def _since(move: Move) -> str:
    return f", {move.start.words}" if move.start else ""


def _row_of_move(move: Move, journal: Journal) -> Row:
    return Row(move.ref, journal.title(move), _facts(_when(move), f"a move {move.status}"))


def _read_anew(entry: Setback | Success, journal: Journal, span: Span) -> Iterator[_Dated]:
    """A row for the last reading of the span, beside what was read before the span's first."""
    readings: tuple[Reading | SuccessReading, ...] = entry.readings
    here = [place for place, one in enumerate(readings) if one.when is not None and span.holds(one.when)]
    now = readings[here[-1]]
    if now.when is None:
        return
    before = [one for one in readings[: here[0]] if one.shares.said]
    then = before[-1].shares if before else entry.shares
    then_when = before[-1].when if before else entry.date
    lines = [
        (then_when.words if then_when else "Before", shares_said(then) or "No shares were said."),
        (now.when.words, " ".join(part for part in (shares_said(now.shares), _short(now.note)) if part)),
    ]
    if then.said and now.shares.said:
        lines.append((DIFFERENCE, shares_differ(then, now.shares)))
    yield now.when, Row(entry.ref, journal.title(entry), lines=tuple(lines))


def _learnt_from(lesson: Lesson, journal: Journal) -> tuple[tuple[str, str], ...]:
    entries = (journal.get(ref) for ref in lesson.learnt_from)
    titles = [f"“{journal.title(entry)}”" for entry in entries if entry is not None]
    return (("From", ", ".join(titles)),) if titles else ()


def _of_action(action: Action) -> Row:
    who = "" if action.is_mine else action.who
    due = f"due {action.by_when.words}" if action.by_when else ""
    outcome = (("Why" if action.state is ActionState.DROPPED else "What came of it", _short(action.outcome)),)
    return Row(action.ref, action.what, _facts(who, due), outcome if action.outcome.strip() else ())


def _was_there(aspiration: Aspiration, span: Span) -> bool:
    """Whether it was worked for in the span: put down by its end, and not closed before it began."""
    made, changed = aspiration.created, aspiration.updated
    if made is not None and span.last is not None and made.date() > span.last:
        return False
    still = aspiration.state is AspirationState.HELD
    return still or changed is None or span.first is None or changed.date() >= span.first


def _of_aspiration(aspiration: Aspiration, span: Span) -> Row:
    state = "" if aspiration.state is AspirationState.HELD else str(aspiration.state)
    horizon = aspiration.horizon
    lines = tuple(
        (f"Until {wording.until.words}", wording.what)
        for wording in aspiration.earlier_wordings
        if wording.until is not None and span.holds(wording.until)
    )
    return Row(aspiration.ref, aspiration.what, _facts(state, horizon), lines)


def _quiet_quarters(span: Span, dates: Collection[PartialDate | None], today: dt.date) -> tuple[str, ...]:
    """A sentence for the calendar quarters that lie in the span, are over, and in which none of these dates may be."""
    if span.first is None or span.last is None:
        return ()
    first, last = span.first, min(span.last, today)
    quarters: list[PartialDate] = []
    day = first.replace(month=(first.month - 1) // 3 * 3 + 1, day=1)
    while day <= last:
        quarter = PartialDate(day.year, quarter=(day.month + 2) // 3)
        within = Span(quarter.first, quarter.last)
        if quarter.first >= first and quarter.last <= last and not any(within.holds(date) for date in dates):
            quarters.append(quarter)
        day = months_on(day, 3)
    if not quarters:
        return ()
    names = [quarter.words for quarter in quarters[:_NAMED]]
    rest = ["others"] if len(quarters) > _NAMED else []
    listed = names + rest
    said = listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}"
    return (f"In {said} nothing of this was put down. That is no gap to fill.",)


_NAMED: Final = 8
"""Quiet quarters that are named; of more than two years it is said that there are others."""
