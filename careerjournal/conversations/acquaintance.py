"""What the journal holds of a person: conversations, what each promised the other, what was told, what they want."""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator, Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import structs

from careerjournal.conversations.owners import Owners
from careerjournal.conversations.people import People, Person, finding_people, people_of
from careerjournal.journal.actions import soonest
from careerjournal.journal.steps import through
from careerjournal.model import Action, Conversation, Kind, Name, PartialDate, Ref, Share, StepName, Story, Want
from careerjournal.model.names.somebody import Somebody
from careerjournal.model.vocabulary import ActionState
from careerjournal.sharing.names_found import making_finder

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal


class Standing(NamedTuple):
    """Where things stand with somebody."""

    person: Person
    last: Conversation | None
    """The latest conversation that was held."""
    coming: Conversation | None
    """The next that is to be held."""
    mine: int
    """Actions still open that are mine to do."""
    theirs: int
    """Actions still open that are theirs."""


class Acquaintance(NamedTuple):
    """All that the journal holds of a person by fields; what its texts say of them is for the search to find."""

    person: Person
    wants: tuple[Want, ...]
    """What they said they want, the latest first."""
    coming: tuple[Conversation, ...]
    """Conversations to be held, the next first."""
    held: tuple[Conversation, ...]
    """Those that were held, the latest first."""
    mine: tuple[Action, ...]
    """What I promised them: what is open first, the one due first before the others."""
    theirs: tuple[Action, ...]
    """What they promised, likewise."""
    told: tuple[Share, ...]
    """What I shared with them, the latest first."""
    stories: tuple[Story, ...]
    """What they sent me, the latest first."""


def standings(people: People, journal: Journal) -> list[Standing]:
    """Where things stand with everybody, by name: no order says who comes first."""
    return through(_finding_standings(people, journal))


def finding_standings(journal: Journal) -> Generator[None, None, list[Standing]]:
    """The same, a person at each step, for whoever must not be held up by however many there are.

    Raises:
        Locked: the journal has been locked between two steps.
    """
    people = yield from finding_people(journal)
    yield from journal.gathering(*_PROMISED, lambda: _promising(journal))
    name = f"standings on {journal.today()}"
    return (yield from journal.gathering(name, _PROMISED[1], lambda: _finding_standings(people, journal)))


def _finding_standings(people: People, journal: Journal) -> Generator[None, None, list[Standing]]:
    promised = _promised_in(journal)
    found, today = [], journal.today()
    for person in people.everybody():
        held, coming = parted(person, today)
        mine, theirs = promised.get(person.key, _NOTHING)
        last, following = held[0] if held else None, coming[0] if coming else None
        found.append(Standing(person, last, following, _count_open(mine), _count_open(theirs)))
        yield
    return sorted(found, key=lambda one: one.person.name.casefold())


def acquaintance(key: str, journal: Journal) -> Acquaintance | None:
    """All that the journal holds of a person.

    Args:
        key: as `Person.key`; of somebody on the names list, their entry as text.
        journal: the open journal.

    Returns:
        None where there is nobody with this key.
    """
    people = people_of(journal)
    person = people.get(key)
    if person is None:
        return None
    held, coming = parted(person, journal.today())
    mine, theirs = _promised_in(journal).get(person.key, _NOTHING)
    listed = journal.get(person.ref) if person.ref else None
    named = _named_in(person, people, journal)
    told = [journal.shares[ref.number] for ref in named if ref.kind is Kind.SHARE]
    stories = [journal.stories[ref.number] for ref in named if ref.kind is Kind.STORY]
    return Acquaintance(
        person,
        latest_first(listed.wants) if isinstance(listed, Name) else (),
        tuple(coming),
        tuple(held),
        _open_first(mine),
        _open_first(theirs),
        tuple(sorted(told, key=_day, reverse=True)),
        tuple(sorted(stories, key=_day, reverse=True)),
    )


def getting_acquainted(journal: Journal) -> Generator[None, None, None]:
    """Work out what `acquaintance` asks for of everybody, some of it at each step: it is quick then.

    Raises:
        Locked: the journal has been locked between two steps.
    """
    yield from finding_people(journal)
    yield from journal.gathering(*_PROMISED, lambda: _promising(journal))
    yield from journal.gathering(*_WHOSE, lambda: _finding_whose(journal))


def _named_in(person: Person, people: People, journal: Journal) -> list[Ref]:
    """What was shared with somebody, and the stories that they told, by kind and number.

    Whom what is said names is worked out once for all of the names list, however many there are: it is read again only
    once that, or what was shared, has changed.
    """
    if person.ref is None:
        who = Somebody(person.name, people.listed) if journal.count(*_TOLD) else None
        return [ref for ref, said in _told(journal) if who is not None and who.is_named_in(said)]
    whose = journal.gathered(*_WHOSE, lambda: through(_finding_whose(journal)))
    meant = {name.ref for name in people.alike(person.name)}
    return [ref for ref, named in whose if any(meant.issuperset(one) for one in named)]


_TOLD: Final = (Kind.SHARE, Kind.STORY)
_WHOSE: Final = "whose is what was told", (*_TOLD, Kind.NAME)
_PROMISED: Final = "promised", (Kind.CONVERSATION, Kind.NAME, Kind.ACTION)
"""What is worked out of everybody: its name, and the entries that it depends on."""


def _told(journal: Journal) -> Iterator[tuple[Ref, str]]:
    """Each share and each story, with what is said of whom it went to or came from."""
    yield from ((share.ref, share.for_whom) for share in journal.shares)
    yield from ((story.ref, story.from_whom) for story in journal.stories)


_Whose = list[tuple[Ref, list[frozenset[Ref]]]]


def _finding_whose(journal: Journal) -> Generator[None, None, _Whose]:
    """The same with whom of the names list each name in it may mean, some at each step."""
    told: list[tuple[Ref, str]] = []
    for ref, said in _told(journal):
        if said.strip():
            told.append((ref, said))
        yield
    if not told:
        return []
    finder = yield from making_finder(journal)
    refs = [name.ref for name in finder.names]
    whose: _Whose = []
    for ref, said in told:
        whose.append((ref, [frozenset(refs[place] for place in found.whose) for found in finder.find(said)]))
        yield
    return whose


def latest_first(wants: Iterable[Want]) -> tuple[Want, ...]:
    """What somebody wants, what they said last first; what has no date comes after what has one."""
    dated = sorted(enumerate(wants), key=lambda one: (one[1].when.first if one[1].when else dt.date.min, one[0]))
    return tuple(want for _, want in reversed(dated))


def whose_wants(conversation: Conversation, journal: Journal) -> Name | None:
    """The entry of whom a conversation is with, which keeps what they want; a new one for somebody not on the list yet.

    None where it is not sure who that is.
    """
    people = People(journal, conversation)
    person = people.get(people.whom(conversation.ref))
    if person is None:
        return None
    listed = journal.get(person.ref) if person.ref else None
    return listed if isinstance(listed, Name) else Name(name=person.name)


def with_want(name: Name, conversation: Conversation, today: dt.date) -> Name:
    """A name with what its person said in a conversation that they want, as it was noted at the step *Aspirations*.

    What was put down of the same conversation before is replaced, so that it can be put down again as notes grow.
    """
    words = conversation.step(StepName.ASPIRATIONS).notes.strip()
    ref = conversation.ref if conversation.number else None
    when = conversation.when if conversation.when and conversation.when.first <= today else PartialDate.of(today)
    before = next((want for want in name.wants if ref is not None and want.conversation == ref), None)
    if before is not None:
        again = structs.replace(before, words=words)
        return structs.replace(name, wants=tuple(again if want is before else want for want in name.wants))
    return structs.replace(name, wants=(*name.wants, Want(words=words, when=when, conversation=ref)))


def ago(date: PartialDate, today: dt.date) -> str:
    """How long something is past, in words: ``3 days ago``, ``14 months ago``; by the year where only that is known."""
    if not date.month:
        return "this year" if date.year == today.year else f"in {date.year}"
    if not date.is_day:
        return _months_ago((today.year - date.year) * 12 + today.month - date.month)
    day = date.first
    days = (today - day).days
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    if days < _DAYS:
        return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")
    return f"{days // 7} weeks ago" if months < _MONTHS else _months_ago(months)


_DAYS: Final = 14
_MONTHS: Final = 2
"""How long something is past until it is told in weeks, and then in months."""
_YEARS: Final = 24
"""Months after which it is told in years."""


def _months_ago(months: int) -> str:
    if months < 1:
        return "this month"
    if months < _YEARS:
        return "last month" if months == 1 else f"{months} months ago"
    return f"{months // 12} years ago"


_Promised = tuple[list[Action], list[Action]]
_NOTHING: Final[_Promised] = ([], [])


def _promising(journal: Journal) -> Generator[None, None, dict[str, _Promised]]:
    """What I promised each person, and what each promised me, by their key; some of it at each step.

    What somebody is to do is theirs who is named, whomever it was agreed with, and nobody's where that is nobody
    known; what I am to do I promised to whom it was agreed with.
    """
    people = yield from finding_people(journal)
    found: dict[str, _Promised] = {}
    called: dict[str, str] = {}
    names = tuple(people.listed)
    for action in journal.actions:
        yield
        if action.is_mine:
            keys = {people.whom(action.conversation)} if action.conversation else set()
        elif action.is_somebody_unsaid:
            continue
        else:
            if action.who not in called:
                called[action.who] = people.called(action.who)
            keys = {called[action.who]} - {""}
            held = journal.get(action.conversation) if action.conversation and not keys else None
            if isinstance(held, Conversation):
                keys = Owners(held, people, names).whose(action.who)
        for key in keys - {""}:
            found.setdefault(key, ([], []))[not action.is_mine].append(action)
    return found


def _promised_in(journal: Journal) -> dict[str, _Promised]:
    """The same of all actions of a journal: worked out again only once one of them, or who is who, has changed."""
    return journal.gathered(*_PROMISED, lambda: through(_promising(journal)))


def _count_open(actions: list[Action]) -> int:
    return sum(action.state is ActionState.OPEN for action in actions)


def _open_first(actions: list[Action]) -> tuple[Action, ...]:
    still_open = soonest(action for action in actions if action.state is ActionState.OPEN)
    settled = [action for action in actions if action.state is not ActionState.OPEN]
    return (*still_open, *reversed(settled))


def parted(person: Person, today: dt.date) -> tuple[list[Conversation], list[Conversation]]:
    """Conversations held, the latest first, and those to come, the next first."""
    held: list[Conversation] = []
    coming: list[Conversation] = []
    for one in person.conversations:
        (held if _is_held(one, today) else coming).append(one)
    return held[::-1], coming


def last_held(journal: Journal) -> Conversation | None:
    """The conversation that was held last, with whomever; one in which something was agreed today is one, too."""
    today = journal.today()
    agreed = {action.conversation for action in journal.actions}

    def is_held(one: Conversation) -> bool:
        has_come = one.when is None or one.when.first <= today
        return _is_held(one, today) or (has_come and one.ref in agreed)

    def day(one: Conversation) -> tuple[dt.date, int]:
        put_down = one.created.date() if one.created is not None else dt.date.min
        return (one.when.first if one.when is not None else put_down), one.number

    return max(filter(is_held, journal.conversations), key=day, default=None)


def _is_held(conversation: Conversation, today: dt.date) -> bool:
    """Whether it was held: its day is over, or has come and something was written in it."""
    if conversation.when is not None and conversation.when.last < today:
        return True
    written = bool(conversation.body.strip()) or any(step.notes.strip() for step in conversation.steps)
    return written and (conversation.when is None or conversation.when.first <= today)


def _day(entry: Share | Story) -> tuple[dt.date, int]:
    return entry.date.first if entry.date else dt.date.min, entry.number
